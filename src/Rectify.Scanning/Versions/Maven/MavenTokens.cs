namespace Rectify.Scanning.Versions.Maven;

/// <summary>
/// Splits a Maven version at dots, hyphens, and between digits and letters, and takes out what says nothing, as
/// <c>ComparableVersion.parseVersion</c> and <c>normalize</c> of Maven 3.9 do. There every hyphen opens a list inside the list before it;
/// since that list is always the last element, a flat row of parts that remember their hyphen says the same.
/// </summary>
internal static class MavenTokens
{
    public static MavenToken[] Read(string text)
    {
        var lower = text.ToLowerInvariant().AsSpan();
        var tokens = new List<MavenToken>(4);
        var afterHyphen = false;
        var at = 0;
        while (at < lower.Length)
        {
            var start = at;
            if (char.IsAsciiDigit(lower[at]))
            {
                while (at < lower.Length && char.IsAsciiDigit(lower[at])) at++;
                tokens.Add(MavenToken.OfNumber(afterHyphen, lower[start..at]));
            }
            else if (lower[at] is '.' or '-')
            {
                // Nothing between two separators is a zero.
                tokens.Add(MavenToken.OfNumber(afterHyphen, default));
            }
            else
            {
                while (at < lower.Length && lower[at] is not ('.' or '-') && !char.IsAsciiDigit(lower[at])) at++;
                var word = lower[start..at];
                // rc-1 is rc1
                if (at + 1 < lower.Length && lower[at] == '-' && char.IsAsciiDigit(lower[at + 1])) at++;
                var digits = at;
                while (at < lower.Length && char.IsAsciiDigit(lower[at])) at++;
                DropZeros(tokens);
                tokens.Add(MavenToken.OfQualifier(word, lower[digits..at]));
            }
            if (at == lower.Length) break;
            // Between a digit and a letter stands an unwritten hyphen.
            afterHyphen = lower[at] is not '.';
            if (lower[at] is '.' or '-') at++;
        }
        while (tokens.Count > 0 && tokens[^1].IsNull) tokens.RemoveAt(tokens.Count - 1);
        return [.. tokens];
    }

    /// <summary>Zeros before a qualifier say nothing: 1.0.0-alpha is 1-alpha.</summary>
    private static void DropZeros(List<MavenToken> tokens)
    {
        while (tokens.Count > 0 && tokens[^1] is { IsNull: true, Kind: not MavenTokenKind.Qualifier }) tokens.RemoveAt(tokens.Count - 1);
    }
}
