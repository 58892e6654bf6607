using NodaTime;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Tests;

public sealed class WorkedCaseCoverageTests
{
    private static readonly Duration Second = Duration.FromSeconds(1);

    public static TheoryData<string> RuleIds => [.. RuleBook.Embedded().Rules.Select(r => r.Id).Distinct()];

    [Theory, MemberData(nameof(RuleIds))]
    public void Each_rule_has_cases_and_a_citation(string id)
    {
        Assert.True(WorkedCase.All.Count(c => c.Rule == id) >= 4, $"{id} has too few worked cases");
        Assert.All(RuleBook.Embedded().Rules.Where(r => r.Id == id), r => Assert.True(r.Source.Citation.Length > 10 && r.Article.Length > 0));
    }

    [Theory, MemberData(nameof(RuleIds))]
    public void Each_rule_is_tried_on_both_sides_of_its_first_day_in_force(string id)
    {
        foreach (var rule in RuleBook.Embedded().Rules.Where(r => r.Id == id))
        {
            var begins = rule.Validity.From.AtStartOfDayInZone(DateTimeZoneProviders.Tzdb[rule.Zone]).ToInstant();
            var starts = Triggers(rule).Select(t => t.Earliest).ToHashSet();
            Assert.True(starts.Any(s => s < begins), $"{id}: no case before {rule.Validity.From}");
            Assert.True(starts.Any(s => s >= begins), $"{id}: no case after {rule.Validity.From}");
        }
    }

    [Theory, MemberData(nameof(RuleIds))]
    public void Each_rule_with_a_deadline_is_tried_one_second_before_at_and_after_each_reading(string id)
    {
        var rule = RuleBook.Embedded().Rules.First(r => r.Id == id);
        if (rule.Period is Rules.Period.Immediately or Rules.Period.NotStated) return;
        var boundaries = 0;
        foreach (var worked in WorkedCase.All.Where(c => c.Rule == id && c.Expected.Count >= 3))
        {
            var tried = worked.Expected.Select(e => e.At).ToHashSet();
            var found = Evaluator.Evaluate(RuleBook.Embedded(), worked.Facts, worked.Expected[0].At).Obligations.Single(o => o.RuleId == id);
            foreach (var end in new[] { found.Conservative, found.LatestArguable }.OfType<Instant>())
            {
                Assert.True(tried.IsSupersetOf([end - Second, end, end + Second]), $"{worked}: {end} is not tried on both sides");
                boundaries++;
            }
        }
        Assert.True(boundaries >= 2, $"{id}: {boundaries} boundaries are tried");
    }

    [Fact]
    public void Each_cases_file_stands_beside_its_rule() => Assert.All(WorkedCase.Files, file =>
        Assert.True(File.Exists(file.Replace(".cases.yaml", ".yaml", StringComparison.Ordinal)), file));

    [Fact]
    public void Each_rule_file_is_named_after_its_rule() => Assert.All(RuleBook.Embedded().Rules, rule =>
        Assert.Equal($"{rule.Id}.yaml", Path.GetFileName(rule.File)));

    private static IEnumerable<Counting.Occurrence> Triggers(Rule rule) =>
        WorkedCase.All.Where(c => c.Rule == rule.Id).SelectMany(c => c.Facts.Facts)
            .Where(f => rule.Trigger.Facts.Contains(f.Kind) || f.Kind == rule.Trigger.Needs).Select(f => f.When);
}
