using Rectify.Foundation;
using Rectify.Inventory.Hosts;
using Rectify.Ledger;
using Rectify.Scanning.ScannerReports;

namespace Rectify.Findings.Scans;

/// <summary>
/// Does the next part of a scan's work, and notes how far it has come, in one transaction. A part that another process has done is left alone. Null when it is
/// done; otherwise a scan whose report must be read first, because it is later than this one and may have missed what this one saw.
/// </summary>
/// <param name="Scan">Which.</param>
/// <param name="From">Where the work stands as far as whoever asks knows.</param>
/// <param name="Reading">What its report says.</param>
/// <param name="Later">What the reports of later scans say they looked at, as far as they are read.</param>
internal sealed record RecordScan(ScanId Scan, ScanProgress From, ScannerReading Reading, LaterScans Later) : ICommand<ScanId?>
{
    public Permitted By => Permitted.Local;

    public async Task<Result<ScanId?>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var session = change.Session;
        if (await ScanStore.FindAsync(session, Scan, cancellationToken) is not { State: ScanState.Recording } scan || scan.At != From) return (ScanId?)null;
        var run = (await ScanStore.RunsAsync(session, [Scan], cancellationToken))[Scan].ElementAt(From.Run);
        var after = await ScanStore.LaterAsync(session, scan.System, run.Key, cancellationToken);
        if (after.FirstOrDefault(later => !Later.IsRead(later)) is { } unread) return unread.Scan;

        var work = new ScanWork(scan, run, Reading.Reports[From.Run], CanClose: !Reading.IsIncomplete && run.Series.Length > 0, [.. after.Select(Later.Of)]);
        var (changes, tally, next) = await (From.Step switch
        {
            ScanStep.Hosts => RecordHosts.DoAsync(change, work, cancellationToken),
            ScanStep.Rows => RecordRows.DoAsync(change, work, cancellationToken),
            ScanStep.Absent => CloseAbsent.DoAsync(change, work, cancellationToken),
            _ => throw new InvalidOperationException($"No step {From.Step}"),
        });
        // After the last step of a run comes the next run; after the last run it is done.
        var isDone = next is null && From.Step == ScanStep.Absent && From.Run + 1 == Reading.Reports.Count;
        var now = scan with
        {
            At = next is { } place ? From with { After = place } : From.Step == ScanStep.Absent ? new(From.Run + 1, ScanStep.Hosts, "") : new(From.Run, From.Step + 1, ""),
            State = isDone ? ScanState.Done : ScanState.Recording,
            Attempts = 0,
            ChangedAt = change.Now,
            Tally = scan.Tally + tally,
        };
        await ScanStore.PutAsync(session, now, cancellationToken);
        if (changes.IsAny) await change.RecordAsync(new SystemScanned(scan, From, changes), cancellationToken);
        if (isDone) await change.RecordAsync(new ScanMoved(now), cancellationToken);
        return (ScanId?)null;
    }
}

/// <summary>What a part of the work is done with.</summary>
/// <param name="Scan">The scan.</param>
/// <param name="Run">The run of it.</param>
/// <param name="Report">What it says.</param>
/// <param name="CanClose">Whether it may say what is gone: it was read whole, and tells what it looked at.</param>
/// <param name="Later">The runs after it that do, in order.</param>
internal sealed record ScanWork(Scan Scan, ScanRun Run, ScannerReport Report, bool CanClose, IReadOnlyList<(ScanRun Run, ScannerCoverage Coverage)> Later)
{
    public ScannerCoverage Coverage => Report.Coverage;

    /// <summary>How many of a list are done.</summary>
    public int Done => int.TryParse(Scan.At.After, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var done) ? done : 0;
}

/// <summary>What one part of the work came to; <paramref name="Next"/> is where the step goes on, null at its end.</summary>
internal readonly record struct ScanPart(ScanChanges Changes, ScanTally Tally, string? Next);

/// <summary>What the reports of other scans say they looked at, as far as they were read.</summary>
internal sealed class LaterScans
{
    private readonly Dictionary<ScanId, IReadOnlyList<ScannerCoverage>> read = [];

    public void Add(ScanId scan, ScannerReading reading) => read[scan] = [.. reading.Reports.Select(report => report.Coverage)];

    public bool IsRead(ScanRun run) => read.ContainsKey(run.Scan);

    public (ScanRun Run, ScannerCoverage Coverage) Of(ScanRun run) => (run, read[run.Scan] is var runs && run.Number < runs.Count ? runs[run.Number] : ScannerCoverage.Nothing);
}
