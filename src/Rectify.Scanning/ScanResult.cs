namespace Rectify.Scanning;

/// <summary>What a scan found and what it did not read. The order is that of the tree (paths ordinal), whatever the threads did.</summary>
/// <param name="Components">Every component, one for each place.</param>
/// <param name="Documents">The SBOMs that were read.</param>
/// <param name="Notes">What was not read, and what is odd.</param>
/// <param name="Statistics">What the scan looked at.</param>
public sealed record ScanResult(
    IReadOnlyList<Component> Components,
    IReadOnlyList<SbomDocument> Documents,
    IReadOnlyList<Note> Notes,
    ScanStatistics Statistics)
{
    /// <summary>Whether a note says that something was not read.</summary>
    public bool IsIncomplete => Notes.Any(note => note.IsIncomplete);
}

/// <summary>What a scan looked at.</summary>
/// <param name="Files">Files of the tree.</param>
/// <param name="Entries">Files and archive entries together.</param>
/// <param name="Bytes">Bytes read, from the tree and out of archives together.</param>
public readonly record struct ScanStatistics(long Files, long Entries, long Bytes);

/// <summary>How far a scan has come.</summary>
/// <param name="Files">Files done.</param>
/// <param name="Bytes">Bytes read, from the tree and out of archives together.</param>
/// <param name="Path">The file done last.</param>
public readonly record struct ScanProgress(long Files, long Bytes, string Path);
