namespace Rectify.Scanning;

/// <summary>
/// What a scan may cost at most. Every limit is on by default: what is scanned is hostile until it is read. A limit that is reached
/// is never silent, the scan says in a <see cref="Note"/> what it did not read.
/// </summary>
public sealed record BudgetLimits
{
    /// <summary>The limits that hold when nobody names others.</summary>
    public static BudgetLimits Default { get; } = new();

    /// <summary>Bytes read in one scan, from the tree and out of archives together.</summary>
    public long TotalBytes { get; init; } = 256L << 30;

    /// <summary>Bytes that one entry of an archive may unpack to.</summary>
    public long EntryBytes { get; init; } = 4L << 30;

    /// <summary>Files and archive entries looked at in one scan.</summary>
    public long Entries { get; init; } = 50_000_000;

    /// <summary>Components of one SBOM: a few bytes of it can be one, which takes far more memory.</summary>
    public int Components { get; init; } = 2_000_000;

    /// <summary>Archives within archives: a file of the tree has depth 0, an entry of an archive in it depth 1.</summary>
    public int Depth { get; init; } = 32;

    /// <summary>How many bytes one compressed byte may become, once an entry is larger than <see cref="RatioFreeBytes"/>.</summary>
    public int Ratio { get; init; } = 300;

    /// <summary>Bytes of an entry to which no ratio applies: a small file of blanks is not a bomb.</summary>
    public long RatioFreeBytes { get; init; } = 16L << 20;

    /// <summary>
    /// Bytes that may be unpacked from one file of the tree, all its levels together, before <see cref="Ratio"/> applies to the file.
    /// </summary>
    public long FileBytes { get; init; } = 1L << 30;

    /// <summary>Bytes of one text in a document (a JSON string, a manifest line).</summary>
    public int TokenBytes { get; init; } = 4 << 20;

    /// <summary>Levels of objects and lists in one JSON document.</summary>
    public int JsonDepth { get; init; } = 256;

    /// <summary>Nested archives up to this size are unpacked in memory, larger ones to a spool.</summary>
    public int MemoryBytes { get; init; } = 16 << 20;

    /// <summary>Bytes of unpacked nested archives held at the same time, in memory and on disk.</summary>
    public long SpooledBytes { get; init; } = 16L << 30;

    /// <summary>Hosts, services and rows kept of one scanner's report.</summary>
    public int ReportRows { get; init; } = 1_000_000;

    /// <summary>Characters kept of one scanner's report, texts that recur counted once.</summary>
    public long ReportChars { get; init; } = 256L << 20;

    /// <summary>Characters kept of one description, solution or output in a scanner's report.</summary>
    public int ReportTextChars { get; init; } = 4_096;

    /// <summary>Notes kept; the rest is counted in one last note.</summary>
    public int Notes { get; init; } = 1_000;
}
