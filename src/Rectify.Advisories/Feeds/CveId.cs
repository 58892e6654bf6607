using System.Globalization;

namespace Rectify.Advisories.Feeds;

/// <summary>A CVE id as a number, <c>CVE-2021-44228</c> = 2021 · 10¹² + 44228: eight bytes in an index instead of a text.</summary>
public readonly record struct CveId(long Number)
{
    private const long Step = 1_000_000_000_000;

    /// <summary>Reads <c>CVE-YYYY-N…</c> (four or more digits, at most twelve); false for everything else.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out CveId id)
    {
        id = default;
        if (text.Length is < 13 or > 21 || !text.StartsWith("CVE-", StringComparison.OrdinalIgnoreCase) || text[8] != '-') return false;
        if (!int.TryParse(text[4..8], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !long.TryParse(text[9..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
        id = new CveId(year * Step + number);
        return true;
    }

    /// <summary>Whether the text is a CVE id.</summary>
    public static bool Is(string text) => TryParse(text, out _);

    /// <summary>The id as people write it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"CVE-{Number / Step:0000}-{Number % Step:0000}");
}
