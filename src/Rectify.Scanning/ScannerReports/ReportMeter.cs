namespace Rectify.Scanning.ScannerReports;

/// <summary>What one document may make us keep, held against its limits.</summary>
internal sealed class ReportMeter(BudgetLimits limits)
{
    private readonly HashSet<string> _kept = new(StringComparer.Ordinal);
    private long _chars;
    private int _rows;

    public BudgetLimits Limits => limits;

    /// <summary>Counts a host, a service, a row, or a result that waits to become one.</summary>
    public void SpendRow()
    {
        if (++_rows > limits.ReportRows) throw ReportUnreadException.Over(ScannerNoteCode.TooManyRows, limits.ReportRows);
    }

    /// <summary>A text that is kept whole: names, ids. The same text twice is kept once.</summary>
    public string Keep(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        if (_kept.TryGetValue(text, out var known)) return known;
        SpendChars(text.Length);
        _kept.Add(text);
        return text;
    }

    /// <summary>A text for people: blanks around it gone, cut where it is too long.</summary>
    public string Cut(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length <= limits.ReportTextChars) return Keep(trimmed);
        var end = limits.ReportTextChars - 1;
        if (end > 0 && char.IsHighSurrogate(trimmed[end - 1])) end--;
        return Keep(string.Concat(trimmed.AsSpan(0, end), "…"));
    }

    /// <summary>Counts the sets of a row.</summary>
    public void SpendIds(RowDraft row) =>
        SpendChars(16L * (row.Cves.Count + row.Cwes.Count + row.Lines.Count) + row.Vectors.Sum(one => one.Length) + row.Fingerprints.Sum(one => one.Length));

    public void SpendChars(long count)
    {
        if ((_chars += count) > limits.ReportChars) throw ReportUnreadException.Over(ScannerNoteCode.TooMuchText, limits.ReportChars);
    }
}
