using Rectify.Cases.Access;
using Rectify.Cases.Files;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Cases.Reports;

/// <summary>
/// Says to whom a report may be given on, as its sender asks. TLP:RED takes a list of the people who alone may read who found it: they alone open what it says.
/// </summary>
/// <param name="Report">The report.</param>
/// <param name="Tlp">The mark; null takes it off.</param>
public sealed record MarkReport(ReportId Report, TlpMark? Tlp) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => ReportTransitions.Handlers;

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var session = change.Session;
        if (await ReportStore.FindAsync(session, Report, cancellationToken) is not { } report) return ReportProblems.Unknown;
        if (Tlp == TlpMark.Red || report.Tlp == TlpMark.Red)
        {
            if (await FinderStore.FindAsync(session, Report, cancellationToken) is not { } finder) return ReportProblems.ForThoseNamed;
            if (finder.AccessGroup is null) return AccessProblems.NobodyNamed;
        }
        await ReportStore.MarkAsync(session, Report, Tlp, cancellationToken);
        await change.RecordAsync(new ReportMarked(report with { Tlp = Tlp }), cancellationToken);
        return new Done();
    }
}
