using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Tests;

/// <summary>Which fact starts a clock, and which act meets it: on rules of a few lines.</summary>
public sealed class StartsAndActsTests
{
    private const string Later = "2026-12-31T00:00Z";

    [Fact]
    public void The_first_fact_starts_the_clock_or_the_last_or_each_as_the_rule_says()
    {
        var facts = SmallLaw.Case("aware 2026-12-03T00:00Z", "aware 2026-12-01T00:00Z", "aware 2026-12-02T00:00Z");
        Assert.Equal(["2"], Starts("trigger: { fact: [aware] }"));
        Assert.Equal(["1"], Starts("trigger: { fact: [aware], which: last }"));
        Assert.Equal(["2", "3", "1"], Starts("trigger: { fact: [aware], which: each }"));

        IEnumerable<string?> Starts(string trigger) => SmallLaw.Book(SmallLaw.Rule("r", trigger)).At(facts, Later).Select(o => o.Trigger?.Id);
    }

    [Fact]
    public void Where_each_fact_starts_a_duty_each_act_meets_one_of_them()
    {
        var book = SmallLaw.Book(SmallLaw.Rule("r", "trigger: { fact: [aware], which: each }"));
        var facts = SmallLaw.Case("aware 2026-12-01T00:00Z", "aware 2026-12-02T00:00Z", "aware 2026-12-03T00:00Z", "submitted 2026-12-02T06:00Z");
        Assert.Equal(["4", null, null], book.At(facts, Later).Select(o => o.MetBy?.Id));
        Assert.Equal(["4", "5", null], book.At(With(facts, "submitted 2026-12-02T07:00Z"), Later).Select(o => o.MetBy?.Id));
        // What was sent before the second began is no answer to it.
        var early = SmallLaw.Case("aware 2026-12-01T00:00Z", "aware 2026-12-02T00:00Z", "submitted 2026-12-01T06:00Z", "submitted 2026-12-01T07:00Z");
        Assert.Equal(["3", null], book.At(early, Later).Select(o => o.MetBy?.Id));
        var atOnce = SmallLaw.Case("aware 2026-12-02T00:00Z", "submitted 2026-12-02T00:00Z");
        Assert.Equal(["2"], book.At(atOnce, Later).Select(o => o.MetBy?.Id));
    }

    [Fact]
    public void Where_one_fact_starts_the_duty_the_first_act_meets_it_whenever_it_was()
    {
        var book = SmallLaw.Book(SmallLaw.Rule("r"));
        var facts = SmallLaw.Case("aware 2026-12-02T00:00Z", "submitted 2026-12-01T00:00Z", "submitted 2026-12-02T06:00Z");
        Assert.Equal("2", Assert.Single(book.At(facts, Later)).MetBy?.Id);
    }

    [Theory]
    [InlineData("submitted 2026-12-02T00:00Z", "2026-12-02T00:00Z", true, "done at this very instant")]
    [InlineData("submitted 2026-12-02T00:00:01Z", "2026-12-02T00:00Z", false, "not done yet")]
    [InlineData("submitted 2026-12-01T23:00Z/2026-12-02T01:00Z", "2026-12-02T00:00Z", true, "perhaps done")]
    [InlineData("submitted 2026-12-02T00:00Z other", Later, false, "another stage")]
    [InlineData("acknowledged 2026-12-02T00:00Z", Later, false, "another act")]
    public void An_act_meets_the_duty_once_it_has_happened(string act, string now, bool met, string because) =>
        Assert.True(met == Assert.Single(SmallLaw.Book(SmallLaw.Rule("r")).At(SmallLaw.Case("aware 2026-12-01T00:00Z", act), now)).MetBy is not null, because);

    [Theory]
    [InlineData("sent", "submitted")]
    [InlineData("received", "acknowledged")]
    [InlineData("published", "published")]
    [InlineData("done", "done")]
    public void Each_duty_is_met_by_the_act_that_its_rule_names(string metBy, string act)
    {
        var book = SmallLaw.Book(SmallLaw.Rule("r", $"metBy: {metBy}"));
        foreach (var kind in new[] { "submitted", "acknowledged", "published", "done" })
        {
            var duty = Assert.Single(book.At(SmallLaw.Case("aware 2026-12-01T00:00Z", $"{kind} 2026-12-01T06:00Z"), Later));
            Assert.Equal(kind == act, duty.MetBy is not null);
            Assert.Equal(kind == "acknowledged", duty.Acknowledgement is not null);
        }
    }

    [Fact]
    public void What_is_done_needs_no_recipient_and_what_is_sent_does()
    {
        Assert.NotNull(Met("done"));
        Assert.Null(Met("sent"));

        static Fact? Met(string metBy)
        {
            var act = metBy == "done" ? "done 2026-12-01T06:00Z" : "submitted 2026-12-01T06:00Z";
            var facts = SmallLaw.Case("aware 2026-12-01T00:00Z", act);
            return Assert.Single(SmallLaw.Book(SmallLaw.Rule("r", $"metBy: {metBy}")).At(facts with { Facts = [facts.Facts[0], facts.Facts[1] with { Recipient = null }] }, Later)).MetBy;
        }
    }

    [Fact]
    public void A_recurring_duty_comes_again_until_its_end_and_each_act_meets_one()
    {
        var book = SmallLaw.Book(SmallLaw.Rule("r", "period: { every: { hours: 24 }, until: handlingEnded }"));
        var facts = SmallLaw.Case("aware 2026-12-01T00:00Z", "submitted 2026-12-01T12:00Z", "submitted 2026-12-03T12:00Z");
        Assert.Equal(["1 2026-12-02 2", "2 2026-12-03 3", "3 2026-12-04 "], Told("2026-12-03T23:00Z"));
        Assert.Equal(4, book.At(facts, "2026-12-04T00:00Z").Count);
        Assert.Equal(3, book.At(facts, "2026-12-03T23:59:59Z").Count);
        facts = With(facts, "handlingEnded 2026-12-03T00:00Z");
        Assert.Equal(["1 2026-12-02 2", "2 2026-12-03 3"], Told(Later));

        IEnumerable<string> Told(string now) => book.At(facts, now).Select(o => $"{o.Occurrence} {o.Conservative:uuuu-MM-dd} {o.MetBy?.Id}");
    }

    [Fact]
    public void A_duty_that_needs_two_facts_starts_with_the_later_and_never_with_one()
    {
        var book = SmallLaw.Book(SmallLaw.Rule("r", "trigger: { fact: [aware], needs: fixReady }"));
        Assert.Equal(ObligationState.NotTriggered, Assert.Single(book.At(SmallLaw.Case("aware 2026-12-01T00:00Z"), Later)).State);
        Assert.Equal(ObligationState.NotTriggered, Assert.Single(book.At(SmallLaw.Case("fixReady 2026-12-01T00:00Z"), Later)).State);
        var both = Assert.Single(book.At(SmallLaw.Case("aware 2026-12-01T00:00Z", "fixReady 2026-12-05T00:00Z"), Later));
        Assert.Equal(("1", "2", Given.At("2026-12-06T00:00Z")), (both.Trigger?.Id, both.Needed?.Id, both.Conservative));
    }

    [Fact]
    public void A_trigger_on_a_stage_takes_that_stage_of_its_own_recipient_alone()
    {
        var book = SmallLaw.Book(SmallLaw.Rule("r", "trigger: { fact: [submitted], stage: first }"));
        Assert.Equal("1", Trigger("a", "first"));
        Assert.Equal("1", Trigger(null, "first"));
        Assert.Null(Trigger("b", "first"));
        Assert.Null(Trigger("a", "second"));
        var named = SmallLaw.Book(SmallLaw.Rule("r", "trigger: { fact: [submitted], stage: first, recipient: b }"));
        book = named;
        Assert.Equal("1", Trigger("b", "first"));
        Assert.Null(Trigger("a", "first"));

        string? Trigger(string? recipient, string stage)
        {
            var facts = SmallLaw.Case("submitted 2026-12-01T00:00Z");
            return Assert.Single(book.At(facts with { Facts = [facts.Facts[0] with { Recipient = recipient, Stage = stage }] }, Later)).Trigger?.Id;
        }
    }

    [Fact]
    public void A_signal_starts_a_clock_of_its_own_only_before_what_is_confirmed()
    {
        var book = SmallLaw.Book(SmallLaw.Rule("r"));
        Assert.Equal(["1 True", "2 False"], Told("2026-12-01T00:00Z", "2026-12-02T00:00Z"));
        Assert.Equal(["2 False"], Told("2026-12-03T00:00Z", "2026-12-02T00:00Z"));
        Assert.Equal(["2 False"], Told("2026-12-02T00:00Z", "2026-12-02T00:00Z"));

        IEnumerable<string> Told(string signal, string confirmed)
        {
            var facts = SmallLaw.Case($"aware {signal}", $"aware {confirmed}");
            return book.At(facts with { Facts = [facts.Facts[0] with { Provisional = true }, facts.Facts[1]] }, Later).Select(o => $"{o.Trigger?.Id} {o.Provisional}");
        }
    }

    [Fact]
    public void Of_facts_that_may_have_been_at_one_instant_the_surer_comes_first_and_then_the_first_id()
    {
        var book = SmallLaw.Book(SmallLaw.Rule("r"));
        Assert.Equal("2", Started("aware 2026-12-01T00:00Z/2026-12-01T06:00Z", "aware 2026-12-01T00:00Z"));
        Assert.Equal("1", Started("aware 2026-12-01T00:00Z", "aware 2026-12-01T00:00Z/2026-12-01T06:00Z"));
        Assert.Equal("1", Started("aware 2026-12-01T00:00Z", "aware 2026-12-01T00:00Z"));

        string? Started(params string[] facts) => Assert.Single(book.At(SmallLaw.Case(facts), Later)).Trigger?.Id;
    }

    [Fact]
    public void What_was_known_at_an_instant_is_what_was_recorded_by_then()
    {
        var facts = SmallLaw.Case("aware 2026-12-01T00:00Z", "submitted 2026-12-01T06:00Z");
        facts = facts with { Facts = [facts.Facts[0] with { RecordedAt = Given.At("2026-12-02T00:00Z") }, facts.Facts[1] with { RecordedAt = Given.At("2026-12-02T00:00:01Z") }] };
        Assert.Equal(["1"], facts.AsKnownAt(Given.At("2026-12-02T00:00Z")).Facts.Select(f => f.Id));
        Assert.Equal(["1", "2"], facts.AsKnownAt(Given.At("2026-12-02T00:00:01Z")).Facts.Select(f => f.Id));
        Assert.Empty(facts.AsKnownAt(Given.At("2026-12-01T23:59:59Z")).Facts);
    }

    [Fact]
    public void Where_duties_are_an_assets_a_fact_of_one_starts_its_own_and_a_fact_of_none_starts_all()
    {
        var book = SmallLaw.Book(SmallLaw.Rule("r", "grouping: asset", "binds: { role: [operator] }"));
        var profile = new Profile { Default = new AssetProfile { Roles = [Role.Operator] }, Assets = new Dictionary<string, AssetProfile> { ["b"] = new() { Roles = [Role.Finder] } } };
        var facts = SmallLaw.Case("aware 2026-12-01T00:00Z", "aware 2026-12-02T00:00Z", "submitted 2026-12-02T06:00Z");
        Assert.Equal(["a Met 1", "b NotApplicable 1", "c Running 2"], Told("a", "b", About(null, "c", "a")));
        Assert.Equal(["a Met 1", "b NotApplicable 2"], Told("a", "b", About("a", null, null)));
        Assert.Equal(["c Running 1"], Told("a", "b", About("c", "c", "b")));

        CaseFacts About(params string?[] assets) => facts with { Facts = [.. facts.Facts.Select((f, i) => f with { Asset = assets[i] })] };

        IEnumerable<string> Told(string first, string second, CaseFacts of) => book.At(of with { Assets = [first, second], Profile = profile }, "2026-12-02T12:00Z")
            .Where(o => o.State != ObligationState.NotTriggered).Select(o => $"{o.Group} {(o.State == ObligationState.Overdue ? ObligationState.Running : o.State)} {o.Trigger?.Id}").Distinct().Order(StringComparer.Ordinal);
    }

    [Fact]
    public void A_fact_about_one_asset_binds_whom_that_asset_binds()
    {
        var book = SmallLaw.Book(SmallLaw.Rule("r", "binds: { role: [operator] }"));
        var profile = new Profile { Default = new AssetProfile { Roles = [Role.Finder] }, Assets = new Dictionary<string, AssetProfile> { ["a"] = new() { Roles = [Role.Operator] }, ["c"] = new() { Roles = [Role.Operator] } } };
        Assert.Equal((ObligationState.NotApplicable, 0), Of("b", "b", "a"));
        Assert.Equal((ObligationState.Overdue, 1), Of("a", "b", "a"));
        Assert.Equal((ObligationState.Overdue, 1), Of(null, "b", "a"));
        // An asset that only a fact names is one of the case too.
        Assert.Equal((ObligationState.Overdue, 1), Of("c", "b"));

        (ObligationState, int) Of(string? about, params string[] assets)
        {
            var facts = SmallLaw.Case("aware 2026-12-01T00:00Z") with { Assets = assets, Profile = profile };
            facts = facts with { Facts = [facts.Facts[0] with { Asset = about, Group = "g" }] };
            return (Assert.Single(book.At(facts, Later)).State, Evaluator.Duties(book, facts, Given.At(Later)).Count);
        }
    }

    [Fact]
    public void A_fact_that_names_one_matter_is_none_of_another()
    {
        var book = SmallLaw.Book(SmallLaw.Rule("r", "trigger: { fact: [aware], needs: fixReady }"));
        var facts = SmallLaw.Case("aware 2026-12-01T00:00Z", "aware 2026-12-02T00:00Z", "fixReady 2026-12-03T00:00Z", "submitted 2026-12-03T06:00Z");
        Assert.Equal(["g1 Met 4"], Told("g1", "g2", "g1", "g1"));
        Assert.Equal(["g1 Overdue ", "g2 Met 4"], Told("g1", "g2", null, "g2"));
        Assert.Equal(["g1 Met 4", "g2 Met 4"], Told("g1", "g2", null, null));

        IEnumerable<string> Told(params string?[] groups) => book.At(facts with { Facts = [.. facts.Facts.Select((f, i) => f with { Group = groups[i] })] }, Later)
            .Select(o => $"{o.Group ?? "g2"} {o.State} {o.MetBy?.Id}").Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Each_party_behind_a_recipient_is_owed_once_and_a_recipient_without_one_itself()
    {
        var book = SmallLaw.Book(SmallLaw.Rule("r"), SmallLaw.Rule("s", "trigger: { fact: [submitted], stage: s }"));
        Assert.Equal(["r x", "r y", "s x -", "s y -"], Told("y", "x", "y"));
        Assert.Equal(["r a", "s a 2"], Told());
        Assert.Equal(["r x", "s x 2"], Told("x"));

        IEnumerable<string> Told(params string[] parties)
        {
            var facts = SmallLaw.Case("aware 2026-12-01T00:00Z", "submitted 2026-12-01T06:00Z");
            facts = facts with { Facts = [facts.Facts[0], facts.Facts[1] with { Recipient = parties switch { [] => "a", [var only] => only, _ => "b" } }], Parties = new Dictionary<string, IReadOnlyList<string>> { ["a"] = parties } };
            return book.At(facts, Later).OrderBy(o => o.RuleId, StringComparer.Ordinal).Select(o => $"{o.RuleId} {o.Recipient}{(o.RuleId == "s" ? $" {o.Trigger?.Id ?? "-"}" : "")}");
        }
    }

    [Fact]
    public void A_stage_of_one_of_several_recipients_starts_what_hangs_on_it()
    {
        var book = SmallLaw.Book(SmallLaw.Rule("r", "trigger: { fact: [submitted], stage: s }", "recipient: [{ id: b, name: { en: B, zh: 乙 }, kind: users }, { id: a, name: { en: A, zh: 甲 }, kind: authority }]"));
        Assert.Equal(["1", "1"], book.At(SmallLaw.Case("submitted 2026-12-01T06:00Z"), Later).Select(o => o.Trigger?.Id));
    }

    [Fact]
    public void A_signal_of_what_is_needed_starts_a_clock_of_its_own_before_what_is_confirmed()
    {
        var book = SmallLaw.Book(SmallLaw.Rule("r", "trigger: { fact: [aware], needs: fixReady }"));
        var facts = SmallLaw.Case("aware 2026-12-01T00:00Z", "fixReady 2026-12-05T00:00Z", "fixReady 2026-12-08T00:00Z");
        facts = facts with { Facts = [facts.Facts[0], facts.Facts[1] with { Provisional = true }, facts.Facts[2]] };
        Assert.Equal(["2 True", "3 False"], book.At(facts, Later).Select(o => $"{o.Needed?.Id} {o.Provisional}"));
        var each = SmallLaw.Book(SmallLaw.Rule("r", "trigger: { fact: [aware], needs: fixReady, which: each }"));
        Assert.Equal(["2 True"], each.At(facts with { Facts = [facts.Facts[0], facts.Facts[1]] }, Later).Select(o => $"{o.Needed?.Id} {o.Provisional}"));
    }

    [Fact]
    public void An_act_that_meets_by_being_received_is_its_own_acknowledgement()
    {
        var book = SmallLaw.Book(SmallLaw.Rule("r", "metBy: received", "trigger: { fact: [aware], which: each }"));
        var duty = Assert.Single(book.At(SmallLaw.Case("aware 2026-12-01T00:00Z", "acknowledged 2026-12-01T06:00Z"), Later));
        Assert.Equal(("2", "2"), (duty.MetBy?.Id, duty.Acknowledgement?.Id));
    }

    [Fact]
    public void Of_a_duty_that_comes_again_no_more_periods_are_named_than_anybody_reads()
    {
        var book = SmallLaw.Book(SmallLaw.Rule("r", "period: { every: { minutes: 1 } }"));
        Assert.Equal(1_200, book.At(SmallLaw.Case("aware 2026-12-01T00:00Z"), Later).Count);
        Assert.Equal(1_200, book.At(SmallLaw.Case("aware 2026-12-01T00:00Z"), "2026-12-01T19:59Z").Count);
        Assert.Equal(1_199, book.At(SmallLaw.Case("aware 2026-12-01T00:00Z"), "2026-12-01T19:58Z").Count);
    }

    [Fact]
    public void What_is_kept_of_a_case_is_what_binds_and_has_started()
    {
        var book = SmallLaw.Book(SmallLaw.Rule("now"), SmallLaw.Rule("later", "validFrom: 2027-01-01"), SmallLaw.Rule("other", "trigger: { fact: [learned] }"), SmallLaw.Rule("needs", "trigger: { fact: [aware], needs: fixReady }"));
        Assert.Equal(["now"], Evaluator.Duties(book, SmallLaw.Case("aware 2026-12-01T00:00Z"), Given.At(Later)).Select(o => o.RuleId));
        Assert.Equal(4, book.At(SmallLaw.Case("aware 2026-12-01T00:00Z"), Later).Count);
    }

    private static CaseFacts With(CaseFacts facts, string more) => facts with { Facts = [.. facts.Facts, SmallLaw.Fact(more, facts.Facts.Count)] };
}
