using NodaTime;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Tests;

public sealed class WorkedCaseCoverageTests
{
    public static TheoryData<string> RuleIds => [.. RuleBook.Embedded().Rules.Select(r => r.Id).Distinct()];

    [Theory, MemberData(nameof(RuleIds))]
    public void Each_rule_has_a_citation_and_a_case_that_it_does_not_bind(string id)
    {
        Assert.All(RuleBook.Embedded().Rules.Where(r => r.Id == id), r => Assert.True(r.Source.Citation.Length > 10 && r.Article.Length > 0));
        Assert.True(
            WorkedCase.AllUnbound.Any(u => u.Rule == id && u.Answer == Answer.No)
            || WorkedCase.All.Any(c => c.Rule == id && c.Expected.Any(e => e.Applies == Answer.No))
            || (BindsEverybody(id) && WorkedCase.AllEdges.Any(e => e.Rule == id && !e.Bound)), $"{id}: no case outside the rule");
    }

    /// <summary>Whom a rule of several versions asks nothing of is outside it only before its first version.</summary>
    private static bool BindsEverybody(string id) => RuleBook.Embedded().Rules.Where(r => r.Id == id).All(r => r.Binds is
        { Roles.Count: 0, Markets.Count: 0, EstablishedIn.Count: 0, Sectors.Count: 0, Flags.Count: 0, When.Count: 0, Except: null });

    [Theory, MemberData(nameof(RuleIds))]
    public void Each_rule_is_tried_at_every_edge_that_its_count_has(string id)
    {
        var tried = WorkedCase.AllEdges.Where(e => e.Rule == id).Select(e => e.Kind).ToHashSet();
        var missing = RuleBook.Embedded().Rules.Where(r => r.Id == id).SelectMany(Wanted).ToHashSet();
        missing.ExceptWith(tried);
        Assert.True(missing.Count == 0, $"{id} is not tried at: {string.Join(", ", missing)}");
    }

    private static IEnumerable<EdgeKind> Wanted(Rule rule)
    {
        yield return EdgeKind.Plain;
        yield return EdgeKind.FirstDay;
        yield return EdgeKind.BeforeFirstDay;
        if (rule.Validity.To is not null)
        {
            yield return EdgeKind.LastDay;
            yield return EdgeKind.AfterLastDay;
        }
        var counted = rule.Period.All().OfType<Rules.Period.Elapsed>().ToList();
        if (counted.Count == 0) yield break;
        yield return EdgeKind.OtherZone;
        yield return EdgeKind.DateOnly;
        yield return EdgeKind.MonthEnd;
        yield return EdgeKind.LeapDay;
        // What is counted without a calendar is tried there too: it must not move.
        yield return EdgeKind.Weekend;
        yield return EdgeKind.HolidayRun;
        var zone = DateTimeZoneProviders.Tzdb[rule.Zone];
        if (zone.GetUtcOffset(Instant.FromUtc(2026, 1, 1, 0, 0)) == zone.GetUtcOffset(Instant.FromUtc(2026, 7, 1, 0, 0))) yield break;
        yield return EdgeKind.SpringForward;
        yield return EdgeKind.FallBack;
    }

    [Fact]
    public void Each_cases_file_stands_beside_its_rule() => Assert.All(WorkedCase.Files, file =>
        Assert.True(
            File.Exists(file.Replace(".cases.yaml", ".yaml", StringComparison.Ordinal))
            || Directory.EnumerateFiles(Path.GetDirectoryName(file) ?? "", $"{Path.GetFileName(file).Replace(".cases.yaml", "", StringComparison.Ordinal)}.v*.yaml").Any(), file));

    [Fact]
    public void Each_rule_file_is_named_after_its_rule() => Assert.All(RuleBook.Embedded().Rules, rule =>
        Assert.True(Path.GetFileName(rule.File) is var name && (name == $"{rule.Id}.yaml" || name == $"{rule.Id}.v{rule.Version}.yaml"), rule.File));
}
