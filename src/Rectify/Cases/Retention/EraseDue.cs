using Rectify.Cases.Reports;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Cases.Retention;

/// <summary>
/// Erases some of what is due: contents, payloads with their salts; what stays is that there was something, its hashes, and the event that says what went on what ground.
/// Whether each is still due, and held by nobody, is looked at in this transaction.
/// </summary>
/// <param name="Due">What was found due.</param>
public sealed record EraseDue(IReadOnlyList<DueErasure> Due) : ICommand<int>
{
    /// <inheritdoc />
    public Permitted By => Permitted.Local;

    /// <inheritdoc />
    public async Task<Result<int>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var erased = 0;
        foreach (var due in Due)
            if (due.Area == RetentionArea.Reports
                ? await EraseReportAsync(change, new ReportId(due.Subject.Id), cancellationToken)
                : await EraseAlarmAsync(change, due.Subject.Id, cancellationToken))
                erased++;
        if (Due.Any(due => due.Area == RetentionArea.Alarms)) await ErasureStore.EraseEmptyMessagesAsync(change.Session, cancellationToken);
        return erased;
    }

    private static async Task<bool> EraseReportAsync(Change change, ReportId id, CancellationToken cancellationToken)
    {
        if (await DueErasures.OfReportAsync(change.Session, id, change.Now, cancellationToken) is not { HeldBy.Count: 0 } due) return false;
        if (await ReportStore.FindAnyAsync(change.Session, id, cancellationToken) is not { } report) return false;
        var files = await ErasureStore.EraseAsync(change.Session, report, change.Now, cancellationToken);
        var payloads = await EventStore.ErasePayloadsAsync(change.Session, due.Subject, type: null, cancellationToken)
            + await EventStore.ErasePayloadsAsync(change.Session, new Subject("signal", report.Signal.Value), "signal.raised", cancellationToken);
        await change.RecordAsync(new ContentErased(due, payloads, files, report.AccessGroup), cancellationToken);
        return true;
    }

    private static async Task<bool> EraseAlarmAsync(Change change, Id id, CancellationToken cancellationToken)
    {
        if (await DueErasures.OfAlarmAsync(change.Session, id, change.Now, cancellationToken) is not { HeldBy.Count: 0 } due) return false;
        var group = await ErasureStore.EraseAlarmAsync(change.Session, id, cancellationToken);
        var payloads = await EventStore.ErasePayloadsAsync(change.Session, due.Subject, type: null, cancellationToken);
        await change.RecordAsync(new ContentErased(due, payloads, [], group), cancellationToken);
        return true;
    }
}
