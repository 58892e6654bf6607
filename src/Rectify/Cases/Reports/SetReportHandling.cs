using NodaTime;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;
using Period = Rectify.Clocks.Rules.Period;

namespace Rectify.Cases.Reports;

/// <summary>Sets how the organisation handles reports. What is due of a report that came in before stays as it was promised.</summary>
/// <param name="Handling">All of it; what it does not say is unset.</param>
/// <param name="Rules">The rules that retentions may name: none of them is kept for less than its rule says.</param>
public sealed record SetReportHandling(ReportHandling Handling, RuleBook Rules) : ICommand<Done>
{
    private const int MostHours = 8_760;
    private const int MostMonths = 600;

    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Manager, PersonRole.Administrator);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var problems = new Problems();
        problems.AddIf(Handling.AcknowledgeHours is < 1 or > MostHours || Handling.AssessHours is < 1 or > MostHours, ReportProblems.HoursUnfit(MostHours));
        foreach (var twice in Handling.Retentions.GroupBy(kept => kept.Place, StringComparer.Ordinal).Where(same => same.Count() > 1))
            problems.Add(ReportProblems.PlaceTwice(twice.Key));
        foreach (var kept in Handling.Retentions) Check(problems, kept);
        if (problems.Any) return problems;

        await ReportHandlingStore.PutAsync(change.Session, Handling, cancellationToken);
        await change.RecordAsync(new ReportHandlingSet(change.NewId(), Handling), cancellationToken);
        return new Done();
    }

    private void Check(Problems problems, Retention kept)
    {
        problems.AddIf(kept.Place is not [>= 'A' and <= 'Z', >= 'A' and <= 'Z'], ReportProblems.PlaceUnfit(kept.Place));
        problems.AddIf(DateTimeZoneProviders.Tzdb.GetZoneOrNull(kept.Zone) is null, ReportProblems.ZoneUnknown(kept.Zone));
        problems.AddIf(kept.Months is < 1 or > MostMonths, ReportProblems.MonthsUnfit(MostMonths));
        if (kept.Rule is not { } id) return;
        if (MonthsOf(id) is not { } months) problems.Add(ReportProblems.NotARetention(id));
        else problems.AddIf(kept.Months < months, ReportProblems.ShorterThanRule(id, months));
    }

    private int? MonthsOf(string rule) =>
        Rules.Active.LastOrDefault(known => known.Id == rule)?.Period is Period.Keep { For: { Unit: PeriodUnit.Months, Count: var months } } ? months : null;
}
