using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Cases.Reports;

/// <summary>A person has told the finder that the report came in.</summary>
/// <param name="Report">The report.</param>
/// <param name="How">How, up to 300 characters in a line; never to whom.</param>
/// <param name="At">When; null: at the instant of the command.</param>
public sealed record AcknowledgeReport(ReportId Report, string? How = null, Instant? At = null) : ICommand<Done>
{
    private const int HowLimit = 300;

    /// <inheritdoc />
    public Permitted By => ReportTransitions.Handlers;

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await ReportStore.FindAsync(change.Session, Report, cancellationToken) is not { } report) return ReportProblems.Unknown;
        var problems = new Problems();
        problems.AddIf(report.AcknowledgedAt is not null, ReportProblems.Acknowledged);
        problems.AddIf(At > change.Now, ReportProblems.NotYet);
        if (How is { } how) problems.Check(how.Trim(), HowLimit, ReportTexts.How);
        if (problems.Any) return problems;
        await AcknowledgeAsync(change, report, At ?? change.Now, How?.Trim(), cancellationToken);
        return new Done();
    }

    internal static async Task AcknowledgeAsync(Change change, InboundReport report, Instant at, string? how, CancellationToken cancellationToken)
    {
        await ReportStore.AcknowledgeAsync(change.Session, report.Id, at, cancellationToken);
        await change.RecordAsync(new ReportAcknowledged(report with { AcknowledgedAt = at }, how), cancellationToken);
    }
}
