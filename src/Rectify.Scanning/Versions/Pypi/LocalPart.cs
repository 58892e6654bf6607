namespace Rectify.Scanning.Versions.Pypi;

/// <summary>One part of a local version (<c>+ubuntu.1</c>): words come before numbers.</summary>
internal readonly struct LocalPart : IComparable<LocalPart>
{
    private readonly Number _number;
    private readonly string? _word;

    private LocalPart(Number number, string? word) => (_number, _word) = (number, word);

    /// <summary>Splits lower-case ASCII letters and digits at <c>.</c>, <c>-</c> and <c>_</c>; no part may be empty.</summary>
    public static bool TrySplit(ReadOnlySpan<char> text, out LocalPart[] parts)
    {
        var read = new List<LocalPart>();
        parts = [];
        foreach (var range in text.SplitAny('.', '-', '_'))
        {
            var part = text[range];
            if (part.IsEmpty) return false;
            foreach (var c in part)
                if (!char.IsAsciiLetterOrDigit(c)) return false;
            read.Add(part.ContainsAnyExceptInRange('0', '9') ? new(default, part.ToString()) : new(Number.Of(part), null));
        }
        parts = [.. read];
        return true;
    }

    public int CompareTo(LocalPart other) => (_word, other._word) switch
    {
        (null, null) => _number.CompareTo(other._number),
        (null, _) => 1,
        (_, null) => -1,
        var (left, right) => string.CompareOrdinal(left, right),
    };
}
