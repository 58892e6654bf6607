namespace Rectify.Scanning.ScannerReports;

/// <summary>
/// One check that found something in one place. <see cref="Place"/> and <see cref="Check"/> together are its identity across
/// re-scans; what a report says more than once about one identity is one row.
/// </summary>
public sealed record ScannerRow
{
    /// <summary>Where.</summary>
    public required Place Place { get; init; }

    /// <summary>What was checked.</summary>
    public required Check Check { get; init; }

    /// <summary>The check's title.</summary>
    public required string Title { get; init; }

    /// <summary>How grave, on one scale for all scanners: the gravest of what was merged.</summary>
    public required ScannerSeverity Severity { get; init; }

    /// <summary>How grave in the scanner's own words or number: <c>High</c>, <c>error</c>, <c>5.0</c>; empty when it does not say.</summary>
    public required string SeverityWord { get; init; }

    /// <summary>CVE ids in upper case, each once.</summary>
    public required IReadOnlyList<string> Cves { get; init; }

    /// <summary>CWE ids (<c>CWE-79</c>), each once.</summary>
    public required IReadOnlyList<string> Cwes { get; init; }

    /// <summary>CVSS vectors as given, each once.</summary>
    public required IReadOnlyList<string> CvssVectors { get; init; }

    /// <summary>What is wrong in general; cut at <see cref="BudgetLimits.ReportTextChars"/>, then it ends in <c>…</c>.</summary>
    public required string Description { get; init; }

    /// <summary>What to do about it; cut likewise.</summary>
    public required string Solution { get; init; }

    /// <summary>What the scanner saw here; cut likewise.</summary>
    public required string Observed { get; init; }

    /// <summary>Lines of the file, ascending; empty where none are stated. Lines move between scans and are no part of the identity.</summary>
    public required IReadOnlyList<int> Lines { get; init; }

    /// <summary>Fingerprints as given, <c>name:value</c>, each once.</summary>
    public required IReadOnlyList<string> Fingerprints { get; init; }

    /// <summary>Whether the scanner's own users suppressed all of it. It is said, not obeyed.</summary>
    public required bool IsSuppressed { get; init; }

    /// <summary>How many results of the report this row stands for.</summary>
    public required int Occurrences { get; init; }
}
