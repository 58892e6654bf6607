using Rectify.Cases.Files;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Cases.Reports;

/// <summary>Opens what a report says. The ledger notes it, once a person and session; of TLP:RED it is for those alone who may read who found it.</summary>
/// <param name="Report">The report.</param>
/// <param name="Via">The session, or the token, that it is opened in.</param>
public sealed record ReadReport(ReportId Report, string Via) : ICommand<ReportContent>
{
    /// <inheritdoc />
    public Permitted By => ReportTransitions.Handlers;

    /// <inheritdoc />
    public async Task<Result<ReportContent>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await ReportStore.FindAsync(change.Session, Report, cancellationToken) is not { } report) return ReportProblems.Unknown;
        if (report.Tlp == TlpMark.Red && await FinderStore.FindAsync(change.Session, Report, cancellationToken) is null) return ReportProblems.ForThoseNamed;
        var content = await ReportContentStore.OfAsync(change.Session, Report, cancellationToken);
        await ReportContentStore.NoteReadAsync(change, report, "content", Via, cancellationToken);
        return content;
    }
}
