using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Cases.Reports;

/// <summary>Opens what a report says. The ledger notes it, once a person.</summary>
public sealed record ReadReport(ReportId Report) : ICommand<ReportContent>
{
    /// <inheritdoc />
    public Permitted By => ReportTransitions.Handlers;

    /// <inheritdoc />
    public async Task<Result<ReportContent>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await ReportStore.FindAsync(change.Session, Report, cancellationToken) is not { } report) return ReportProblems.Unknown;
        var content = await ReportContentStore.OfAsync(change.Session, Report, cancellationToken);
        await ReportContentStore.NoteReadAsync(change, report, "content", cancellationToken);
        return content;
    }
}
