using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Bench;

/// <summary>How long one case takes to evaluate: a vulnerability in a product sold nearly everywhere, and an incident that it led to.</summary>
internal static class EvaluateBench
{
    private const int Applicable = 40;
    private const int Repetitions = 2_000;

    public static int Run()
    {
        var book = RuleBook.Embedded();
        var now = Instant.FromUtc(2026, 12, 11, 12, 0);
        var facts = ACase(book, now);
        var all = Evaluator.Evaluate(book, facts, now);
        var apply = all.Obligations.Where(o => o.Trigger is not null && o.State != ObligationState.NotApplicable).Select(o => o.Rule).Distinct().Count();
        Measure.Say($"{book.Active.Count} rules, of which {apply} apply; {all.Obligations.Count} obligations, {all.Conflicts.Count} conflicts");
        var everything = Measure.Median($"everything, {Repetitions} times", 5, () => Repeat(() => Evaluator.Evaluate(book, facts, now)));
        Comparison.Take("evaluate one case: everything", everything / Repetitions);
        Measure.Say($"  {everything / Repetitions * 1e6:F0} µs a case, {KilobytesOf(() => Evaluator.Evaluate(book, facts, now)):F0} kB allocated");
        var started = Measure.Median($"its duties alone, {Repetitions} times", 5, () => Repeat(() => Evaluator.Duties(book, facts, now)));
        Comparison.Take("evaluate one case: its duties", started / Repetitions);
        Measure.Say($"  {started / Repetitions * 1e6:F0} µs a case, {KilobytesOf(() => Evaluator.Duties(book, facts, now)):F0} kB allocated");
        return apply >= Applicable ? 0 : 1;
    }

    private static void Repeat(Action evaluate)
    {
        for (var i = 0; i < Repetitions; i++) evaluate();
    }

    private static double KilobytesOf(Action evaluate)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        evaluate();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / 1e3;
    }

    private static CaseFacts ACase(RuleBook book, Instant now)
    {
        var aware = now - Duration.FromHours(2);
        Fact Of(FactKind kind, int minutes) => new()
        {
            Id = Words.Of(kind), Kind = kind, When = Occurrence.At(aware + Duration.FromMinutes(minutes), DateTimeZone.Utc), RecordedAt = aware,
        };
        Fact[] happened =
        [
            Of(FactKind.Discovered, 0), Of(FactKind.Occurred, 5), Of(FactKind.Aware, 10), Of(FactKind.Noticed, 12), Of(FactKind.Determined, 60), Of(FactKind.FixReady, 90),
        ];
        return new CaseFacts(happened, new Profile
        {
            EstablishedIn = ["DE", "CN", "US"],
            Sectors = ["nis2-essential"],
            Default = new AssetProfile { Roles = [Role.Provider, Role.Operator, Role.Controller], Markets = ["DE", "FR", "CN", "US", "GB", "IN", "JP", "KR", "SG", "AU", "HK", "CH"], Flags = [] },
        })
        {
            Circumstances = book.Terms.Circumstances.Values.Where(c => c.Accepts(Circumstances.Yes)).ToDictionary(c => c.Id, _ => Circumstances.Yes),
        };
    }
}
