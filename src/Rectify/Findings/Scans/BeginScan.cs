using NodaTime;
using NodaTime.Extensions;
using Rectify.Foundation;
using Rectify.Foundation.Texts;
using Rectify.Inventory.Hosts;
using Rectify.Ledger;
using Rectify.Scanning.ScannerReports;

namespace Rectify.Findings.Scans;

/// <summary>
/// Notes that the work on a scan begins, or goes on in another process, before it does: a file that takes the process down with it is given up after
/// <see cref="Most"/> attempts in which nothing came of it. Whether it may be worked on.
/// </summary>
/// <param name="Scan">Which.</param>
public sealed record BeginScan(ScanId Scan) : ICommand<bool>
{
    /// <summary>How often it is begun without coming on.</summary>
    public const int Most = 3;

    /// <inheritdoc />
    public Permitted By => Permitted.Local;

    /// <inheritdoc />
    public async Task<Result<bool>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await ScanStore.FindAsync(change.Session, Scan, cancellationToken) is not { State: ScanState.Waiting or ScanState.Recording } scan) return false;
        var gaveUp = scan.Attempts >= Most;
        var now = gaveUp
            ? scan with { State = ScanState.Refused, ChangedAt = change.Now, Why = ScanTexts.TooOften(Most).English }
            : scan with { Attempts = scan.Attempts + 1 };
        await ScanStore.PutAsync(change.Session, now, cancellationToken);
        if (gaveUp) await change.RecordAsync(new ScanMoved(now), cancellationToken);
        return !gaveUp;
    }
}

/// <summary>Keeps what runs a report holds and what was not read of it; refuses it when it holds none.</summary>
/// <param name="Scan">Which.</param>
/// <param name="Reading">What was read.</param>
internal sealed record StartRecording(ScanId Scan, ScannerReading Reading) : ICommand<Done>
{
    private const int MostNotes = 20;

    public Permitted By => Permitted.Local;

    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await ScanStore.FindAsync(change.Session, Scan, cancellationToken) is not { State: ScanState.Waiting } scan) return new Done();
        var unread = Reading.Notes.Where(note => note.IsIncomplete).Select(note => ScannerReportsTexts.Of(note).English).ToList();
        var own = new HashSet<string>(StringComparer.Ordinal);
        for (var number = 0; number < Reading.Reports.Count; number++)
        {
            var report = Reading.Reports[number];
            var said = scan.StatedAt ?? report.ScannedAt?.ToInstant();
            if (said > scan.HandedInAt) own.Add(ScanTexts.FromTheFuture.English);
            var at = said is { } when && when <= scan.HandedInAt ? when : scan.HandedInAt;
            if (unread.Count > 0) own.Add(ScanTexts.Incomplete.English);
            else if (report.Coverage.Series.Length == 0) own.Add(ScanTexts.ClosesNothing.English);
            var (tool, series) = (StoredText.Clean(report.Tool), StoredText.Key(StoredText.Clean(report.Coverage.Series)));
            var version = report.ToolVersion is { } stated ? StoredText.Clean(stated) : null;
            var key = new ScanRunKey(at.ToTicks().ToInstant(), $"{scan.Sha256}/{number:0000}");
            await ScanStore.PutAsync(
                change.Session, new ScanRun(Scan, number, scan.System, report.Format, tool, version, series, key, report.Hosts.Count, report.Rows.Count, Closes: false), cancellationToken);
        }
        var isNothing = Reading.Reports.Count == 0;
        var now = scan with
        {
            State = isNothing ? ScanState.Refused : ScanState.Recording,
            ChangedAt = change.Now,
            Attempts = 0,
            Unread = unread.Count,
            Notes = [.. own, .. unread.Take(MostNotes)],
            Why = isNothing ? string.Join("; ", unread.Take(MostNotes).DefaultIfEmpty(ScanTexts.Nothing.English)) : null,
        };
        await ScanStore.PutAsync(change.Session, now, cancellationToken);
        await change.RecordAsync(new ScanMoved(now), cancellationToken);
        return new Done();
    }
}
