using NodaTime;
using Rectify.Inventory;

namespace Rectify.Findings.Scans;

/// <summary>A scanner's report that was handed in for a system: taken at once, recorded after that in chunks, its progress to be asked for.</summary>
public sealed record Scan
{
    /// <summary>Its id.</summary>
    public required ScanId Id { get; init; }

    /// <summary>What was scanned.</summary>
    public required SystemId System { get; init; }

    /// <summary>What whoever handed it in calls the file.</summary>
    public required string Name { get; init; }

    /// <summary>The SHA-256 of the file in lower-case hexadecimal. The file is kept.</summary>
    public required string Sha256 { get; init; }

    /// <summary>How many bytes it has.</summary>
    public required long Size { get; init; }

    /// <summary>When it was handed in.</summary>
    public required Instant HandedInAt { get; init; }

    /// <summary>By whom.</summary>
    public required string HandedInBy { get; init; }

    /// <summary>When the scan was, as whoever handed it in says; null when the report itself is to say it.</summary>
    public Instant? StatedAt { get; init; }

    /// <summary>How far it has come.</summary>
    public required ScanState State { get; init; }

    /// <summary>How often its reading was begun since it last came on.</summary>
    public int Attempts { get; init; }

    /// <summary>When it last came on.</summary>
    public required Instant ChangedAt { get; init; }

    /// <summary>The step that is to be done next, while it is being recorded.</summary>
    public ScanProgress At { get; init; } = ScanProgress.Beginning;

    /// <summary>How many findings changed so far.</summary>
    public ScanTally Tally { get; init; } = ScanTally.None;

    /// <summary>How many notes say that something was not read or not scanned. Then nothing is closed by it.</summary>
    public int Unread { get; init; }

    /// <summary>The first of them.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Why it was refused, or given up.</summary>
    public string? Why { get; init; }

    /// <summary>When its file was erased, its time being over; null while it is kept. What was recorded of it stays.</summary>
    public Instant? ErasedAt { get; init; }
}

/// <summary>How far a scan has come.</summary>
public enum ScanState
{
    /// <summary>It waits to be read.</summary>
    Waiting,

    /// <summary>It is being recorded.</summary>
    Recording,

    /// <summary>All of it is recorded.</summary>
    Done,

    /// <summary>Nothing in it could be read, or recording it was given up; what was recorded stays.</summary>
    Refused,
}

/// <summary>What is done with a run, one after the other.</summary>
public enum ScanStep
{
    /// <summary>Its hosts and their services.</summary>
    Hosts,

    /// <summary>Its rows, which become findings.</summary>
    Rows,

    /// <summary>What it looked for and did not see is gone.</summary>
    Absent,
}

/// <summary>A place in the work on a scan.</summary>
/// <param name="Run">The run, from 0.</param>
/// <param name="Step">The step of that run.</param>
/// <param name="After">What of it is done: a number of hosts or rows, or the last sighting that was looked at; empty at its beginning.</param>
public sealed record ScanProgress(int Run, ScanStep Step, string After)
{
    /// <summary>Where all begin.</summary>
    public static ScanProgress Beginning { get; } = new(0, ScanStep.Hosts, "");
}

/// <summary>What a scan changed.</summary>
/// <param name="New">Findings that were not there before.</param>
/// <param name="SeenAgain">Findings that were, those that had been gone included.</param>
/// <param name="Gone">Findings that it looked for and did not see any more.</param>
/// <param name="Informational">Rows that say that nothing is wrong; they are no findings.</param>
public sealed record ScanTally(int New, int SeenAgain, int Gone, int Informational)
{
    /// <summary>Nothing.</summary>
    public static ScanTally None { get; } = new(0, 0, 0, 0);

    /// <summary>Both together.</summary>
    public static ScanTally operator +(ScanTally one, ScanTally other) =>
        new(one.New + other.New, one.SeenAgain + other.SeenAgain, one.Gone + other.Gone, one.Informational + other.Informational);
}
