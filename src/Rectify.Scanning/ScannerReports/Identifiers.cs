namespace Rectify.Scanning.ScannerReports;

/// <summary>Finds the ids of vulnerabilities and weaknesses in texts that hold other things too.</summary>
internal static class Identifiers
{
    private const int LongestNumber = 12;

    /// <summary>Adds each <c>CVE-YYYY-N…</c> of the text, in upper case, that the set does not hold.</summary>
    public static void AddCves(string? text, ICollection<string> cves)
    {
        if (text is null) return;
        for (var at = 0; Next(text, "CVE-", ref at) is { } start; )
        {
            var (year, end) = (Digits(text, start), start + 5);
            if (year != 4 || end >= text.Length || text[end - 1] != '-') continue;
            var number = Digits(text, end);
            if (number is < 4 or > LongestNumber) continue;
            Add(cves, string.Concat("CVE-", text.AsSpan(start, 5 + number)));
            at = end + number;
        }
    }

    /// <summary>Adds each CWE of the text (<c>CWE-79</c>, <c>cwe_079</c>, <c>external/cwe/cwe-079</c>, <c>CWE:79</c>) as <c>CWE-79</c>.</summary>
    public static void AddCwes(string? text, ICollection<string> cwes)
    {
        if (text is null) return;
        for (var at = 0; Next(text, "CWE", ref at) is { } start; )
        {
            if (start < text.Length && text[start] is '-' or '_' or ':' or ' ') start++;
            AddCwe(text.AsSpan(start, Digits(text, start)), cwes);
        }
    }

    /// <summary>Adds a CWE that is given by its number, with or without its letters.</summary>
    public static void AddCweNumber(string? text, ICollection<string> cwes)
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length > 0 && Digits(trimmed, 0) == trimmed.Length) AddCwe(trimmed, cwes);
        else AddCwes(trimmed, cwes);
    }

    private static void AddCwe(ReadOnlySpan<char> digits, ICollection<string> cwes)
    {
        var number = digits.TrimStart('0');
        if (number.Length is > 0 and <= 6) Add(cwes, string.Concat("CWE-", number));
    }

    /// <summary>Where the text goes on behind the next mark that does not stand inside a word.</summary>
    private static int? Next(string text, string mark, ref int at)
    {
        while (at < text.Length)
        {
            var found = text.IndexOf(mark, at, StringComparison.OrdinalIgnoreCase);
            if (found < 0) return null;
            at = found + mark.Length;
            if (found == 0 || !char.IsAsciiLetterOrDigit(text[found - 1])) return at;
        }
        return null;
    }

    private static int Digits(string text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        return end - start;
    }

    private static void Add(ICollection<string> ids, string id)
    {
        if (!ids.Contains(id)) ids.Add(id);
    }
}
