using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Cases.Reports;

/// <summary>Reads who found it. The ledger notes it, once a person and session.</summary>
/// <param name="Report">The report.</param>
/// <param name="Via">The session, or the token, that it is read in.</param>
public sealed record ReadFinder(ReportId Report, string Via) : ICommand<Finder>
{
    /// <inheritdoc />
    public Permitted By => ReportTransitions.Handlers;

    /// <inheritdoc />
    public async Task<Result<Finder>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await ReportStore.FindAsync(change.Session, Report, cancellationToken) is not { } report) return ReportProblems.Unknown;
        if (await FinderStore.FindAsync(change.Session, Report, cancellationToken) is not { Finder: { IsAnonymous: false } finder }) return ReportProblems.FinderUnknown;
        await ReportContentStore.NoteReadAsync(change, report, "finder", Via, cancellationToken);
        return finder;
    }
}
