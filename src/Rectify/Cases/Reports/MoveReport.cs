using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Cases.Reports;

/// <summary>
/// Says where a report stands. That it is valid or invalid is said of its signal: it is confirmed into facts of a case, once for everything that the
/// case is about, or rejected; the report follows, as it does when the signal is decided by itself.
/// </summary>
/// <param name="Report">The report.</param>
/// <param name="To">The next state.</param>
/// <param name="Reason">Why, up to 2,000 characters; needed for invalid, deferred and closed.</param>
/// <param name="Case">For valid: the case whose facts it becomes; not needed when its signal belongs to one.</param>
public sealed record MoveReport(ReportId Report, ReportState To, string? Reason = null, CaseId? Case = null) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => ReportTransitions.Table.By;

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await ReportStore.FindAsync(change.Session, Report, cancellationToken) is not { } report) return ReportProblems.Unknown;
        var problems = new Problems();
        if (Reason is not null || To is ReportState.Invalid or ReportState.Deferred or ReportState.Closed) Reasons.Check(problems, Reason);
        await ReportTransitions.CheckAsync(problems, change, report, To, cancellationToken);
        if (problems.Any) return problems;
        return To switch
        {
            ReportState.Valid => await ConfirmAsync(change, report, cancellationToken),
            ReportState.Invalid => await new RejectSignal(report.Signal, Reason ?? "").ExecuteAsync(change, cancellationToken),
            _ => await MoveAsync(change, report, To, Reason, cancellationToken),
        };
    }

    private async Task<Result<Done>> ConfirmAsync(Change change, InboundReport report, CancellationToken cancellationToken)
    {
        var signal = await SignalStore.FindAsync(change.Session, report.Signal, cancellationToken);
        if ((Case ?? signal?.Case) is not { } about) return ReportProblems.CaseMissing;
        var confirmed = await new ConfirmSignal(report.Signal, about, HowKnown: Reason).ExecuteAsync(change, cancellationToken);
        return confirmed.Succeeded(out _, out var problems) ? new Done() : problems;
    }

    internal static async Task<Done> MoveAsync(Change change, InboundReport report, ReportState to, string? reason, CancellationToken cancellationToken)
    {
        var moved = report with { State = to, Reason = reason is null ? null : StoredText.Clean(reason), AssessedAt = report.AssessedAt ?? change.Now };
        await ReportStore.MoveAsync(change.Session, moved, cancellationToken);
        await change.RecordAsync(new ReportMoved(moved, report.State), cancellationToken);
        return new Done();
    }
}
