using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Cases.Reports;

/// <summary>
/// Says that a report says what another says. Both stay, each with its number, its finder and its own decision; whichever was received first anchors
/// the clock. Their signals go to one case, where the earliest counts; it is refused while they belong to two.
/// </summary>
/// <param name="Report">The report that is the duplicate.</param>
/// <param name="Of">The other; when that is a duplicate itself, what it is a duplicate of.</param>
public sealed record MarkDuplicate(ReportId Report, ReportId Of) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => ReportTransitions.Handlers;

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var session = change.Session;
        if (await ReportStore.FindAsync(session, Report, cancellationToken) is not { } report) return ReportProblems.Unknown;
        if (await ReportStore.FindAsync(session, Of, cancellationToken) is not { } other) return ReportProblems.Unknown;
        var root = other.DuplicateOf ?? other.Id;
        if (root == report.Id || root == report.DuplicateOf) return ReportProblems.SameReport;

        var cases = new HashSet<CaseId>();
        foreach (var one in new[] { report, other })
        foreach (var same in await ReportStore.SameAsync(session, one, cancellationToken))
            if ((await SignalStore.FindAsync(session, same.Signal, cancellationToken))?.Case is { } its) cases.Add(its);
        if (cases.Count > 1) return CaseProblems.SignalElsewhere;

        await ReportStore.SetDuplicateAsync(session, report, root, cancellationToken);
        if (cases.Count == 1 && await CaseStore.FindAsync(session, cases.Single(), cancellationToken) is { } joined)
            foreach (var same in await ReportStore.SameAsync(session, other, cancellationToken)) await ReportFollows.AttachAsync(change, same, joined, cancellationToken);
        if (await ReportStore.FindAsync(session, Report, cancellationToken) is { } marked && await ReportStore.FindAsync(session, root, cancellationToken) is { } original)
            await change.RecordAsync(new ReportDuplicateMarked(marked, original), cancellationToken);
        return new Done();
    }
}
