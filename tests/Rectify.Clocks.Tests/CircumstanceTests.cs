using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Tests;

/// <summary>Where the answer to a circumstance comes from, and which source goes before which.</summary>
public sealed class CircumstanceTests
{
    private const string Now = "2026-12-31T00:00Z";

    /// <summary>Answered by a fact or by what is said; the first line of each is what the rule asks.</summary>
    [Theory]
    [InlineData("fixed: yes", "fixReady 2026-12-05T00:00Z", null, Answer.Yes, "the fact answers")]
    [InlineData("fixed: yes", "fixReady 2026-12-05T00:00Z", "fixed=no", Answer.Yes, "and goes before what was said")]
    [InlineData("fixed: yes", "fixReady 2026-12-31T00:00Z", null, Answer.Yes, "it happens at this very instant")]
    [InlineData("fixed: yes", "fixReady 2026-12-31T00:00:01Z", null, Answer.Unknown, "it has not happened yet")]
    [InlineData("fixed: yes", "fixReady 2026-12-30T00:00Z/2027-01-01T00:00Z", null, Answer.Unknown, "it may not have happened yet")]
    [InlineData("fixed: yes", "fixReady 2026-12-05T00:00Z?", null, Answer.Unknown, "a signal answers nothing")]
    [InlineData("fixed: yes", "fixReady 2026-12-05T00:00Z?", "fixed=no", Answer.No, "what is said beside a signal counts")]
    [InlineData("fixed: yes", "learned 2026-12-05T00:00Z", null, Answer.Unknown, "another fact answers nothing")]
    [InlineData("persons: \">= 5\"", null, "persons=5", Answer.Yes, "a number is said")]
    [InlineData("persons: \">= 5\"", null, "persons=many", Answer.Unknown, "what is no number is not heard")]
    [InlineData("grade: high", null, "grade=middle", Answer.Unknown, "what is none of the words is not heard")]
    [InlineData("leak: yes", null, "leak=perhaps", Answer.Unknown, "yes or no is said, or nothing")]
    [InlineData("quiet: yes", null, null, Answer.No, "it is taken as no until somebody says otherwise")]
    [InlineData("quiet: yes", null, "quiet=yes", Answer.Yes, "somebody says otherwise")]
    [InlineData("shown: yes", null, null, Answer.Yes, "a mark of the asset goes before what is taken")]
    [InlineData("worst: yes", null, "grade=high", Answer.Yes, "a table decides before what is taken")]
    [InlineData("worst: yes", null, "grade=low", Answer.No, "the first row of the table holds")]
    [InlineData("worst: yes", null, null, Answer.No, "no row of the table holds")]
    [InlineData("worst: yes", null, "leak=yes", Answer.No, "and nothing that it asks is known")]
    [InlineData("worst: yes", null, "grade=high worst=no", Answer.No, "what is said goes before the table")]
    public void A_fact_goes_before_what_is_said_then_comes_the_table_and_then_what_is_taken(string asked, string? fact, string? said, Answer answer, string because)
    {
        var terms = new RuleFile("rules/terms/u.yaml", """
            circumstances:
              - { id: quiet, name: { en: quiet, zh: 保密 }, asks: { en: "Quiet?", zh: 是否保密？ }, untilSaid: no }
              - { id: shown, name: { en: shown, zh: 公开 }, asks: { en: "Shown?", zh: 是否公开？ }, flag: mark, untilSaid: no }
              - id: worst
                name: { en: worst, zh: 最坏 }
                asks: { en: "Worst?", zh: 是否最坏？ }
                untilSaid: no
                decided: [{ source: a table of this test, confidence: own, rows: [{ when: { grade: low }, then: no }, { when: { grade: high }, then: yes }] }]
            """);
        var book = SmallLaw.Book(terms, SmallLaw.Rule("r", $"binds: {{ when: {{ {asked} }} }}"));
        var facts = fact is null ? SmallLaw.Case("aware 2026-12-01T00:00Z") : SmallLaw.Case("aware 2026-12-01T00:00Z", fact.TrimEnd('?'));
        if (fact?.EndsWith('?') == true) facts = facts with { Facts = [facts.Facts[0], facts.Facts[1] with { Provisional = true }] };
        facts = facts with { Profile = new Profile { Default = new AssetProfile { Flags = ["mark"] } } };
        foreach (var each in said?.Split(' ') ?? []) facts = facts.Say(each.Split('=')[0], each.Split('=')[1]);
        Assert.True(answer == Assert.Single(book.At(facts, Now)).Applicability.Answer, because);
    }

    [Theory]
    [InlineData("mark", null, Answer.Yes, "the asset carries the mark")]
    [InlineData("", null, Answer.No, "it carries none")]
    [InlineData(null, null, Answer.Unknown, "its marks are not stated")]
    [InlineData("mark", "no", Answer.No, "what is said of the case goes before the mark")]
    [InlineData(null, "yes", Answer.Yes, "what is said suffices")]
    public void A_mark_of_the_asset_answers_what_nobody_has_said(string? flag, string? said, Answer answer, string because)
    {
        var facts = SmallLaw.Case("aware 2026-12-01T00:00Z") with { Profile = new Profile { Default = new AssetProfile { Flags = flag switch { null => null, "" => [], _ => [flag] } } } };
        var duty = Assert.Single(SmallLaw.Book(SmallLaw.Rule("r", "binds: { when: { marked: yes } }")).At(said is null ? facts : facts.Say("marked", said), Now));
        Assert.True(answer == duty.Applicability.Answer, because);
    }

    /// <summary>Each asset is asked for itself: the answer to one is not the answer to the other.</summary>
    [Fact]
    public void A_mark_is_each_assets_own()
    {
        var book = SmallLaw.Book(SmallLaw.Rule("r", "binds: { when: { marked: yes } }", "grouping: asset"));
        var profile = new Profile { Assets = new Dictionary<string, AssetProfile> { ["a"] = new() { Flags = [] }, ["b"] = new() { Flags = ["mark"] } } };
        var facts = SmallLaw.Case("aware 2026-12-01T00:00Z") with { Assets = ["a", "b", "a"], Profile = profile };
        Assert.Equal(["a No", "b Yes"], book.At(facts, Now).Select(o => $"{o.Group} {o.Applicability.Answer}").Order(StringComparer.Ordinal));
        Assert.Equal(["b"], Evaluator.Duties(book, facts, Given.At(Now)).Select(o => o.Group));
    }
}
