using System.Globalization;

namespace Rectify.Scanning.Versions;

/// <summary>A number of any length, as versions have them: dates, build counters, and jokes with thirty digits.</summary>
internal readonly struct Number : IComparable<Number>
{
    /// <summary>Every number of so many digits fits in 64 bits.</summary>
    private const int LongestSmall = 19;

    private readonly ulong _small;
    private readonly string? _large;

    private Number(ulong small, string? large) => (_small, _large) = (small, large);

    public bool IsZero => _small == 0 && _large is null;

    /// <summary>Reads ASCII digits; leading zeros say nothing; an empty text is zero.</summary>
    public static Number Of(ReadOnlySpan<char> digits)
    {
        digits = digits.TrimStart('0');
        if (digits.Length > LongestSmall) return new(0, digits.ToString());
        var value = 0ul;
        foreach (var digit in digits) value = value * 10 + (uint)(digit - '0');
        return new(value, null);
    }

    public int CompareTo(Number other) => (_large, other._large) switch
    {
        (null, null) => _small.CompareTo(other._small),
        (null, _) => -1,
        (_, null) => 1,
        var (left, right) => left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(left, right),
    };

    public override string ToString() => _large ?? _small.ToString(CultureInfo.InvariantCulture);
}
