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
                tokens.Add(MavenToken.OfQualifier(word, lower[digits..at]));
            }
            if (at == lower.Length) break;
            // Between a digit and a letter stands an unwritten hyphen.
            afterHyphen = lower[at] is not '.';
            if (lower[at] is '.' or '-') at++;
        }
        return [.. Significant(tokens)];
    }

    /// <summary>Without nulls at the end, and without zeros before a qualifier: 1.0.0-alpha is 1-alpha.</summary>
    private static List<MavenToken> Significant(List<MavenToken> tokens)
    {
        var kept = new List<MavenToken>(tokens.Count);
        foreach (var token in tokens)
        {
            if (token.Kind == MavenTokenKind.Qualifier)
                while (kept.Count > 0 && kept[^1] is { IsNull: true, Kind: not MavenTokenKind.Qualifier }) kept.RemoveAt(kept.Count - 1);
            kept.Add(token);
        }
        while (kept.Count > 0 && kept[^1].IsNull) kept.RemoveAt(kept.Count - 1);
        return kept;
    }
}
