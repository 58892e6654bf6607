using Rectify.Cases.Reports;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Cases.Retention;

/// <summary>Sets what is erased when its time is over, all of it at once. What is not named is kept for good.</summary>
/// <param name="Rules">At most one an area.</param>
/// <param name="Laws">The rules that they may name: nothing is kept for less than its rule says.</param>
public sealed record SetRetention(IReadOnlyList<RetentionRule> Rules, RuleBook Laws) : ICommand<Done>
{
    private const int MostMonths = 600;
    private const int WhyLimit = 500;

    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Manager, PersonRole.Administrator);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var problems = new Problems();
        problems.AddIf(Rules.Select(rule => rule.Area).Distinct().Count() < Rules.Count, RetentionProblems.AreaTwice);
        foreach (var rule in Rules)
        {
            problems.AddIf(string.IsNullOrWhiteSpace(rule.Why), TextProblems.Missing(RetentionTexts.Ground));
            problems.AddIf(rule.Why.Length > WhyLimit, TextProblems.TooLong(RetentionTexts.Ground, WhyLimit));
            problems.AddIf(rule.Area == RetentionArea.Reports ? rule.Months is not null || rule.Rule is not null : rule.Months is null or < 1 or > MostMonths, RetentionProblems.MonthsUnfit(MostMonths));
            if (rule is { Rule: { } law, Months: { } months }) CheckLaw(problems, law, months);
        }
        if (Rules.Any(rule => rule.Area == RetentionArea.Reports))
            problems.AddIf((await ReportHandlingStore.FindAsync(change.Session, cancellationToken)).Retentions.Count == 0, RetentionProblems.PlacesMissing);
        if (problems.Any) return problems;

        await RetentionStore.SetAsync(change.Session, Rules, cancellationToken);
        await change.RecordAsync(new RetentionSet(change.NewId(), Rules), cancellationToken);
        return new Done();
    }

    private void CheckLaw(Problems problems, string id, int months)
    {
        if (Laws.Active.LastOrDefault(known => known.Id == id) is not { KeptAtLeast: { } least } law) problems.Add(RetentionProblems.NotARetention(id));
        else problems.AddIf(!least.IsWithin(months), RetentionProblems.ShorterThanRule(law, least));
    }
}
