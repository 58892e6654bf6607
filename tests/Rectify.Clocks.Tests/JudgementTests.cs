using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Tests;

/// <summary>
/// What is said of a duty whose strict reading ends on 2 December at 00:00 and whose other reading ends at 01:00, by how sure the rule is and by
/// when it was acted.
/// </summary>
public sealed class JudgementTests
{
    private const string Later = "2026-12-31T00:00Z";

    [Theory]
    [InlineData("", null, "Overdue  ")]
    [InlineData("", "2026-12-02T00:00Z", "Met OnTime ")]
    [InlineData("", "2026-12-02T00:00:01Z", "Met Contested ")]
    [InlineData("", "2026-12-02T01:00Z", "Met Contested ")]
    [InlineData("", "2026-12-02T01:00:01Z", "Met Late ")]
    [InlineData("", "2026-12-02T00:30Z/2026-12-02T02:00Z", "Met Contested ")]
    [InlineData("", "2026-12-02T01:30Z/2026-12-02T02:00Z", "Met Late ")]
    [InlineData("confidence: own", null, "Contested  RuleNotVerified")]
    [InlineData("confidence: own", "2026-12-02T00:00Z", "Met OnTime ")]
    [InlineData("confidence: own", "2026-12-02T01:00Z", "Met Contested ")]
    [InlineData("confidence: own", "2026-12-02T01:00:01Z", "Met CannotSay RuleNotVerified")]
    [InlineData("confidence: own", "2026-12-02T00:30Z/2026-12-02T02:00Z", "Met CannotSay RuleNotVerified")]
    [InlineData("confidence: secondary", "2026-12-02T01:00:01Z", "Met CannotSay RuleNotVerified")]
    [InlineData("confidence: own", null, "Overdue  ", true)]
    [InlineData("confidence: own", "2026-12-02T01:00:01Z", "Met Late ", true)]
    [InlineData("force: encouraged", null, "Contested  NotADuty")]
    [InlineData("force: voluntary", "2026-12-02T01:00:01Z", "Met CannotSay NotADuty")]
    [InlineData("force: programme", "2026-12-02T01:00:01Z", "Met Late ")]
    [InlineData("binds: { role: [operator] }", null, "Contested  ApplicabilityNotKnown")]
    [InlineData("binds: { role: [operator] }", "2026-12-02T01:00:01Z", "Met CannotSay ApplicabilityNotKnown")]
    public void Lateness_is_said_only_of_a_sure_duty_that_was_certainly_passed(string line, string? act, string said, bool adopted = false)
    {
        var facts = act is null ? SmallLaw.Case("aware 2026-12-01T00:00Z") : SmallLaw.Case("aware 2026-12-01T00:00Z", $"submitted {act}");
        if (adopted) facts = facts with { Profile = new Profile { Adopted = new HashSet<string> { "r" } } };
        var duty = Assert.Single(SmallLaw.Book(SmallLaw.Rule("r", "counting: EU_1182_HOURS", line)).At(facts, Later));
        Assert.Equal(said, $"{duty.State} {duty.Timing} {duty.CannotSay}");
    }

    [Theory]
    [InlineData("2026-12-04T00:00Z", "NotApplicable")]
    [InlineData("2026-12-05T00:00Z", "Overdue")]
    public void The_law_of_the_day_on_which_the_last_needed_fact_happened_governs(string needed, string state)
    {
        var book = SmallLaw.Book(SmallLaw.Rule("r", "trigger: { fact: [aware], needs: fixReady }", "validFrom: 2026-12-05"));
        Assert.Equal(state, $"{Assert.Single(book.At(SmallLaw.Case("aware 2026-12-01T00:00Z", $"fixReady {needed}"), Later)).State}");
    }

    [Fact]
    public void Duties_of_one_time_or_of_none_come_by_rule_version_recipient_and_group()
    {
        const string Three = "recipient: [{ id: c, name: { en: C, zh: 丙 }, kind: authority }, { id: a, name: { en: A, zh: 甲 }, kind: authority }, { id: b, name: { en: B, zh: 乙 }, kind: authority }]";
        var book = SmallLaw.Book(
            SmallLaw.Rule("y", Three), SmallLaw.Rule("x", Three, "trigger: { fact: [learned] }"), SmallLaw.Rule("w", "trigger: { fact: [aware], which: each }"),
            SmallLaw.Rule("v", "trigger: { fact: [aware], needs: fixReady }", "period: immediately", "counting: -"));
        var facts = SmallLaw.Case("aware 2026-12-01T00:00Z", "aware 2026-12-01T00:00Z");
        facts = facts with { Facts = [facts.Facts[0] with { Group = "g2" }, facts.Facts[1] with { Group = "g1" }] };
        Assert.Equal(
            ["w a g1 2", "w a g2 1", "y a g1 2", "y a g2 1", "y b g1 2", "y b g2 1", "y c g1 2", "y c g2 1", "v a  ", "x a  ", "x b  ", "x c  "],
            book.At(facts, Later).Select(o => $"{o.RuleId} {o.Recipient} {o.Group} {o.Trigger?.Id}"));
        var backwards = SmallLaw.Book(SmallLaw.Rule("x", Three.Replace("id: b,", "id: A,", StringComparison.Ordinal).Replace("id: a,", "id: b,", StringComparison.Ordinal).Replace("id: A,", "id: a,", StringComparison.Ordinal)));
        Assert.Equal(["a", "b", "c"], backwards.At(facts with { Facts = [] }, Later).Select(o => o.Recipient));
    }
}
