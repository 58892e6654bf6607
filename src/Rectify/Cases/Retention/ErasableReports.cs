using NodaTime;
using Rectify.Cases.Reports;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Cases.Retention;

/// <summary>What inbound reports say: closed or invalid ones, for as long as the longest of their places says.</summary>
internal sealed class ErasableReports : ErasableArea
{
    private static readonly Duration ShortestMonth = Duration.FromDays(28);

    public override RetentionArea Area => RetentionArea.Reports;

    internal override async Task<DueOnes> DueAsync(ReadSession session, Keeping keeping, int count, CancellationToken cancellationToken)
    {
        var handling = await ReportHandlingStore.FindAsync(session, cancellationToken);
        if (handling.Retentions.Count == 0) return DueOnes.None;
        var before = keeping.Now - handling.Retentions.Max(kept => kept.Months) * ShortestMonth;
        var found = await ErasureStore.ReportsAsync(session, before, count, cancellationToken);
        return new([.. found.Select(each => Of(each.Report, each.Case, keeping, handling)).OfType<DueErasure>()], found.Count < count);
    }

    internal override async Task<DueErasure?> DueAsync(ReadSession session, Keeping keeping, Id id, CancellationToken cancellationToken)
    {
        if (await ReportStore.FindAnyAsync(session, new ReportId(id), cancellationToken) is not { } report) return null;
        var inCase = await ErasureStore.CaseOfAsync(session, report.Signal, cancellationToken);
        return Of(report, inCase, keeping, await ReportHandlingStore.FindAsync(session, cancellationToken));
    }

    internal override async Task<Erased> EraseAsync(Change change, DueErasure due, CancellationToken cancellationToken)
    {
        var report = await ReportStore.FindAnyAsync(change.Session, new ReportId(due.Subject.Id), cancellationToken) ?? throw new InvalidOperationException("What is due is there.");
        var files = await ErasureStore.EraseAsync(change.Session, report, change.Now, cancellationToken);
        var payloads = await EventStore.ErasePayloadsAsync(change.Session, due.Subject, type: null, cancellationToken)
            + await EventStore.ErasePayloadsAsync(change.Session, new Subject("signal", report.Signal.Value), "signal.raised", cancellationToken);
        return new(payloads, files, report.AccessGroup);
    }

    private static DueErasure? Of(InboundReport report, CaseId? inCase, Keeping keeping, ReportHandling handling)
    {
        if (report.ErasedAt is not null || report.State is not (ReportState.Closed or ReportState.Invalid)) return null;
        if (handling.KeepUntil(report) is not { } until || until > keeping.Now) return null;
        var subject = new Subject("report", report.Id.Value);
        var places = string.Join(", ", handling.Retentions.Where(kept => kept.Until(report.ReceivedAt) == until).Select(kept => $"{kept.Place} {kept.Months} {kept.Rule}".TrimEnd()));
        return new(RetentionArea.Reports, subject, report.Number, until, $"{keeping.Rule.Why} ({places})", keeping.HeldBy(subject, inCase is { } id ? [id] : []));
    }
}
