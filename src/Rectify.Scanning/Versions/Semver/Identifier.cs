namespace Rectify.Scanning.Versions.Semver;

/// <summary>One dot-separated part of a pre-release: numbers come before words, words compare as ASCII.</summary>
internal readonly struct Identifier : IComparable<Identifier>
{
    private readonly Number _number;
    private readonly string? _word;

    private Identifier(Number number, string? word) => (_number, _word) = (number, word);

    public static Identifier[] Split(ReadOnlySpan<char> text)
    {
        var parts = new Identifier[text.Count('.') + 1];
        var at = 0;
        foreach (var range in text.Split('.'))
        {
            var part = text[range];
            var isNumber = !part.IsEmpty && !part.ContainsAnyExceptInRange('0', '9');
            parts[at++] = isNumber ? new(Number.Of(part), null) : new(default, part.ToString());
        }
        return parts;
    }

    public int CompareTo(Identifier other) => (_word, other._word) switch
    {
        (null, null) => _number.CompareTo(other._number),
        (null, _) => -1,
        (_, null) => 1,
        var (left, right) => string.CompareOrdinal(left, right),
    };
}
