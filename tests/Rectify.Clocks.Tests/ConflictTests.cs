using Rectify.Clocks.Conflicts;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Tests;

public sealed class ConflictTests
{
    private const string Now = "2026-12-11T12:00:00+01:00";
    private static readonly Fact Aware = Given.Fact(FactKind.Aware, "2026-12-11T10:20:00+01:00");
    private static readonly CaseFacts Undisclosed = new CaseFacts([Aware], Given.Provider).Exploited().With("incident", false).With(Circumstances.PubliclyDisclosed, false);

    [Fact]
    public void X1_holds_the_release_to_the_recipients_abroad_and_names_their_obligations()
    {
        var hit = Assert.Single(Undisclosed.Evaluate(Now).Conflicts);
        Assert.Equal(("X1", Answer.Yes), (hit.Conflict.Id, hit.Answer));
        Assert.Equal(["eu.cra.srp", "eu.users"], hit.HeldRecipients);
        Assert.Equal(["eu.cra.aev.ew", "eu.cra.aev.not", "eu.cra.users"], hit.Touches.Select(o => o.RuleId).Order(StringComparer.Ordinal));
        Assert.True(hit.Conflict.Options.Count >= 3);
    }

    [Fact]
    public void The_clocks_of_a_held_obligation_go_on() =>
        Assert.Equal(ObligationState.Overdue, Undisclosed.Evaluate("2026-12-20T00:00:00Z").Of("eu.cra.aev.ew").State);

    [Fact]
    public void X1_leaves_the_product_provider_and_recipients_in_the_prc_alone()
    {
        var touched = Undisclosed.With(Circumstances.InUpstreamComponent, true).Evaluate(Now).Conflicts[0].Touches.Select(o => o.RuleId).ToList();
        Assert.DoesNotContain("cn.rmsv.7.1.upstream", touched);
        Assert.DoesNotContain("cn.rmsv.7.2.report", touched);
    }

    [Fact]
    public void What_is_not_known_holds_back_like_yes_and_asks()
    {
        var unsaid = Assert.Single(new CaseFacts([Aware], Given.Provider).Exploited().Evaluate(Now).Conflicts);
        Assert.Equal((Answer.Unknown, "publiclyDisclosed"), (unsaid.Answer, unsaid.Question?.Word));
        var nowhere = Undisclosed with { Profile = Given.Provider with { Default = new AssetProfile { Roles = [Role.Provider] } } };
        Assert.Equal((Answer.Unknown, "whichMarkets"), (nowhere.Evaluate(Now).Conflicts[0].Answer, nowhere.Evaluate(Now).Conflicts[0].Question?.Word));
    }

    [Fact]
    public void A_public_vulnerability_raises_no_X1()
    {
        Assert.Empty(Undisclosed.With(Circumstances.PubliclyDisclosed, true).Evaluate(Now).Conflicts);
        var published = Undisclosed with { Facts = [Aware, Given.Fact(FactKind.PublicAware, "2026-12-11T11:00:00+01:00", "public")] };
        Assert.Empty(published.Evaluate(Now).Conflicts);
        Assert.Single(published.Evaluate("2026-12-11T10:59:59+01:00").Conflicts);
    }

    [Fact]
    public void A_case_that_does_not_touch_the_prc_raises_no_X1() =>
        Assert.Empty((Undisclosed with { Profile = Given.Provider with { Default = Given.Provider.Default with { Markets = ["EU"] } } }).Evaluate(Now).Conflicts);

    [Fact]
    public void Once_all_is_sent_nothing_is_held()
    {
        Fact Sent(string id, string recipient, string stage) => new()
        {
            Id = id, Kind = FactKind.Submitted, When = Given.When(Now), RecordedAt = Given.At(Now), Recipient = recipient, Stage = stage,
        };
        var sent = Undisclosed with
        {
            Facts = [Aware, Sent("a", "eu.cra.srp", "early-warning"), Sent("b", "eu.cra.srp", "notification"), Sent("c", "eu.users", "users")],
        };
        Assert.Empty(sent.Evaluate(Now).Conflicts);
    }

    [Theory]
    [InlineData("fixReady", false, "no fix is wanting and no event is on")]
    [InlineData("fixReady, event", true, "the event alone suffices")]
    [InlineData("", true, "no fix is there")]
    public void One_of_several_circumstances_suffices(string given, bool arises, string because)
    {
        var facts = Undisclosed.With("inMajorEventWindow", given.Contains("event", StringComparison.Ordinal));
        if (given.Contains("fixReady", StringComparison.Ordinal)) facts = facts with { Facts = [Aware, Given.Fact(FactKind.FixReady, "2026-12-11T11:00:00+01:00", "fix")] };
        else facts = facts.With("fixAvailable", false);
        Assert.True(arises == Arises("anyOf: { fixAvailable: no, inMajorEventWindow: yes }", facts), because);
    }

    [Fact]
    public void One_that_is_not_known_leaves_it_open_and_asks()
    {
        var hit = Assert.Single(Hits("anyOf: { fixAvailable: no, inMajorEventWindow: yes }", Undisclosed));
        Assert.Equal((Answer.Unknown, "fixAvailable"), (hit.Answer, hit.Question?.Word));
    }

    [Fact]
    public void What_one_cannot_fail_to_know_is_no_until_somebody_says_it()
    {
        Assert.False(Arises("circumstances: { underEmbargo: yes }", Undisclosed));
        Assert.True(Arises("circumstances: { underEmbargo: yes }", Undisclosed.With("underEmbargo", true)));
    }

    [Fact]
    public void A_duty_collides_with_another_that_is_open_and_not_with_its_own_kind()
    {
        Assert.True(Arises("duties: [eu.cra.*]\n  with: [cn.rmsv.7.2.report]", Undisclosed));
        Assert.False(Arises("duties: [eu.cra.*]\n  with: [eu.cra.*]", Undisclosed));
        Assert.True(Arises("duties: [eu.cra.aev.ew]\n  with: [eu.cra.*]", Undisclosed));
        Assert.False(Arises("duties: [eu.cra.*]\n  with: [cn.order.reply]", Undisclosed));
    }

    private static bool Arises(string when, CaseFacts facts) => Hits(when, facts).Count > 0;

    private static List<ConflictHit> Hits(string when, CaseFacts facts)
    {
        var text = $$"""
            id: X99
            version: 1
            title: { en: A, zh: 甲 }
            sources: [{ citation: A source of a conflict }]
            validFrom: 2021-09-01
            knownFrom: 2026-11-23
            checkedOn: 2026-11-23
            confidence: own
            effect: notice
            when:
              {{when}}
            explanation: { en: A, zh: 甲 }
            options: [{ id: a, en: A, zh: 甲 }]
            """;
        var read = RuleBook.Read([.. RuleBook.EmbeddedFiles(), new RuleFile("rules/conflicts/x99.yaml", text)]);
        Assert.Empty(read.Problems);
        return [.. Evaluator.Evaluate(read.Value ?? RuleBook.Embedded(), facts, Given.At(Now)).Conflicts.Where(hit => hit.Conflict.Id == "X99")];
    }
}
