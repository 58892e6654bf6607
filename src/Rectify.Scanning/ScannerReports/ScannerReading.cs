namespace Rectify.Scanning.ScannerReports;

/// <summary>What a reading gave: the reports of one document, and what was not read of it.</summary>
/// <param name="Reports">One for each scan; none when the document is no scanner's report.</param>
/// <param name="Notes">What was not read, and what is odd.</param>
public sealed record ScannerReading(IReadOnlyList<ScannerReport> Reports, IReadOnlyList<ScannerNote> Notes)
{
    /// <summary>Whether a note says that something was not read, or that the scan did not finish: what is absent then need not be gone.</summary>
    public bool IsIncomplete => Notes.Any(note => note.IsIncomplete);
}
