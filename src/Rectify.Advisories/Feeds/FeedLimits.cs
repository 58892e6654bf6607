namespace Rectify.Advisories.Feeds;

/// <summary>What one import may cost at most. Feeds are hostile input; what exceeds a limit is left out and said.</summary>
public sealed record FeedLimits
{
    /// <summary>Bytes of one downloaded or local file.</summary>
    public long FileBytes { get; init; } = 2L << 30;
    /// <summary>Bytes of one JSON record, inflated. The largest real record is under 1 MB.</summary>
    public int RecordBytes { get; init; } = 16 << 20;
    /// <summary>Bytes of a catalogue that is read whole (KEV), inflated.</summary>
    public int CatalogueBytes { get; init; } = 64 << 20;
    /// <summary>Bytes that one archive or compressed file may inflate to in all.</summary>
    public long InflatedBytes { get; init; } = 8L << 30;
    /// <summary>Entries of one archive.</summary>
    public int ArchiveEntries { get; init; } = 4_000_000;
    /// <summary>Notes that are kept one by one; the rest is counted.</summary>
    public int Notes { get; init; } = 1_000;

    /// <summary>The limits that apply when nobody asks for others.</summary>
    public static FeedLimits Default { get; } = new();
}
