using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Cases.Reports;

/// <summary>
/// A report follows its signal, in the transaction in which the signal is decided or given to a case, so that the two never say different things:
/// received while the signal waits, invalid when it is rejected, one of the others when it is confirmed.
/// </summary>
internal static class ReportFollows
{
    /// <summary>Why a signal cannot be decided any more; null when it can, or came from no report.</summary>
    public static async Task<Problem?> RefusesAsync(Change change, Signal signal, CancellationToken cancellationToken) =>
        await ReportStore.FindAnyBySignalAsync(change.Session, signal.Id, cancellationToken) is { State: ReportState.Closed } ? ReportProblems.IsClosed : null;

    /// <summary>The signal was confirmed or rejected.</summary>
    public static async Task DecidedAsync(Change change, Signal signal, string? reason, CancellationToken cancellationToken)
    {
        if (await ReportStore.FindAnyBySignalAsync(change.Session, signal.Id, cancellationToken) is not { } report) return;
        await ReportStore.SetGroupAsync(change.Session, signal.Id, signal.AccessGroup, cancellationToken);
        var to = signal.State == SignalState.Confirmed ? ReportState.Valid : ReportState.Invalid;
        await MoveReport.MoveAsync(change, report with { AccessGroup = signal.AccessGroup }, to, reason, cancellationToken);
    }

    /// <summary>The signal belongs to a case now: its report is seen by whoever sees the case, and the reports that say the same come along.</summary>
    public static async Task JoinedAsync(Change change, SignalId signal, Case joined, CancellationToken cancellationToken)
    {
        if (await ReportStore.FindAnyBySignalAsync(change.Session, signal, cancellationToken) is not { } report) return;
        await ReportStore.SetGroupAsync(change.Session, signal, joined.AccessGroup, cancellationToken);
        foreach (var same in await ReportStore.SameAsync(change.Session, report, cancellationToken))
            if (same.Id != report.Id) await AttachAsync(change, same, joined, cancellationToken);
    }

    /// <summary>Gives the signal of a report to a case, when it waits and belongs to none: its clocks there are provisional.</summary>
    public static async Task AttachAsync(Change change, InboundReport report, Case joined, CancellationToken cancellationToken)
    {
        if (await SignalStore.FindAsync(change.Session, report.Signal, cancellationToken) is not { Case: null, State: SignalState.Raised } waiting) return;
        await SignalStore.PutAsync(change.Session, waiting with { Case = joined.Id, AccessGroup = joined.AccessGroup }, cancellationToken);
        await ReportStore.SetGroupAsync(change.Session, waiting.Id, joined.AccessGroup, cancellationToken);
        await change.RecordAsync(new SignalAttached(waiting, joined), cancellationToken);
    }
}
