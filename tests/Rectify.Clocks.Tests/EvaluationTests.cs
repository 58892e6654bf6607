using NodaTime;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Tests;

public sealed class EvaluationTests
{
    private const string Now = "2026-12-11T12:00:00+01:00";
    private static readonly Fact Aware = Given.Fact(FactKind.Aware, "2026-12-11T10:20:00+01:00", "aware");
    private static readonly CaseFacts AwareCase = new CaseFacts([Aware], Given.Provider).Exploited();

    [Fact]
    public void Early_warning_is_due_24_hours_after_awareness()
    {
        var warning = AwareCase.Evaluate(Now).Of("eu.cra.aev.ew");
        Assert.Equal(Instant.FromUtc(2026, 12, 12, 9, 20), warning.Conservative);
        Assert.Equal(Instant.FromUtc(2026, 12, 12, 10, 0), warning.LatestArguable);
        Assert.Equal(("eu.cra.srp", ObligationState.Running), (warning.Recipient, warning.State));
    }

    [Fact]
    public void Being_aware_is_having_learned_so_the_other_jurisdictions_clock_starts_too()
    {
        var report = AwareCase.Evaluate(Now).Of("cn.rmsv.7.2.report");
        Assert.Equal(Instant.FromUtc(2026, 12, 13, 9, 20), report.Conservative);
        Assert.Equal(Instant.FromUtc(2026, 12, 14, 16, 0), report.LatestArguable);
    }

    [Fact]
    public void Obligations_come_by_act_by_and_those_without_one_last()
    {
        var actBys = AwareCase.Evaluate(Now).Obligations.Select(o => o.ActBy ?? Instant.MaxValue).ToList();
        Assert.Equal(actBys.Order(), actBys);
        Assert.True(actBys.Count(a => a < Instant.MaxValue) >= 3);
    }

    [Fact]
    public void Each_answer_carries_what_it_rests_on_and_that_a_person_decides()
    {
        var evaluation = AwareCase.Evaluate(Now);
        Assert.Equal(64, evaluation.RuleBookHash.Length);
        Assert.Matches("^20[0-9][0-9][a-z]$", evaluation.TimeZoneData);
        Assert.All(evaluation.Obligations, o =>
        {
            Assert.Equal(64, o.Rule.Hash.Length);
            Assert.True(o.CheckedOn >= new LocalDate(2026, 11, 22), o.RuleId);
            Assert.Contains(o.Explanation, s => s.Code == StepCode.Article);
            Assert.Contains(o.Explanation, s => s.Code == StepCode.TimeZoneData);
            Assert.Equal(StepCode.PersonDecides, o.Explanation[^1].Code);
        });
        Assert.Equal("2026.3", evaluation.Of("cn.rmsv.7.2.report").CalendarVersion);
    }

    [Fact]
    public void Roles_are_per_asset_so_the_same_company_repairs_one_and_reports_the_other()
    {
        var profile = Given.Provider with
        {
            Assets = new Dictionary<string, AssetProfile>
            {
                ["gateway"] = new() { Roles = [Role.Provider] },
                ["intranet"] = new() { Roles = [Role.Operator] },
            },
        };
        Evaluation.Evaluation For(string asset) => new CaseFacts([Aware], profile) { Assets = [asset] }.Evaluate(Now);
        Assert.Equal(ObligationState.Running, For("gateway").Of("cn.rmsv.7.2.report").State);
        Assert.Equal(ObligationState.NotApplicable, For("gateway").Of("cn.rmsv.8.operator").State);
        Assert.Equal(ObligationState.NotApplicable, For("intranet").Of("cn.rmsv.7.2.report").State);
        Assert.Equal(ObligationState.Running, For("intranet").Of("cn.rmsv.8.operator").State);
    }

    [Fact]
    public void A_case_on_several_assets_binds_when_one_of_them_does()
    {
        var profile = Given.Provider with { Assets = new Dictionary<string, AssetProfile> { ["intranet"] = new() { Roles = [Role.Operator] } } };
        var both = new CaseFacts([Aware], profile) { Assets = ["intranet", "gateway"] }.Evaluate(Now);
        Assert.Equal(Answer.Yes, both.Of("cn.rmsv.7.2.report").Applicability.Answer);
        Assert.Equal(Answer.Yes, both.Of("cn.rmsv.8.operator").Applicability.Answer);
    }

    [Fact]
    public void Each_vulnerability_has_its_own_clock()
    {
        var facts = new CaseFacts([Aware with { Group = "CVE-1" }, Aware with { Id = "b", Group = "CVE-2", When = Given.When("2026-12-12T10:20:00+01:00") }], Given.Provider).Exploited();
        var warnings = facts.Evaluate(Now).Obligations.Where(o => o.RuleId == "eu.cra.aev.ew").ToList();
        Assert.Equal(["CVE-1", "CVE-2"], warnings.Select(o => o.Group));
        Assert.Equal(Duration.FromHours(24), warnings[1].Conservative - warnings[0].Conservative);
    }

    [Fact]
    public void Each_upstream_maintainer_is_told_on_its_own()
    {
        var facts = new CaseFacts([Aware], Given.Provider) { Parties = new Dictionary<string, IReadOnlyList<string>> { ["upstream"] = ["apache", "eclipse"] } }
            .With(Circumstances.InUpstreamComponent, true);
        var told = new Fact { Id = "told", Kind = FactKind.Submitted, When = Given.When(Now), RecordedAt = Given.At(Now), Recipient = "apache", Stage = "upstream-notice" };
        var notices = (facts with { Facts = [Aware, told] }).Evaluate("2026-12-12T00:00:00Z").Obligations.Where(o => o.RuleId == "cn.rmsv.7.1.upstream");
        Assert.Equal([("apache", ObligationState.Met), ("eclipse", ObligationState.Running)], notices.Select(o => (o.Recipient, o.State)));
    }

    [Fact]
    public void A_signal_before_a_confirmed_fact_keeps_its_own_provisional_clock()
    {
        var signal = Given.Fact(FactKind.Aware, "2026-12-10T08:00:00+01:00", "signal") with { Provisional = true };
        var warnings = (AwareCase with { Facts = [Aware, signal] }).Evaluate(Now).Obligations.Where(o => o.RuleId == "eu.cra.aev.ew").ToList();
        Assert.Equal([("signal", true), ("aware", false)], warnings.Select(o => (o.Trigger?.Id ?? "", o.Provisional)));
        var confirmed = (AwareCase with { Facts = [Aware with { Supersedes = "signal" }, signal] }).Evaluate(Now);
        Assert.Equal("aware", confirmed.Of("eu.cra.aev.ew").Trigger?.Id);
    }

    [Fact]
    public void A_report_resting_on_a_signal_of_awareness_is_provisional_even_when_the_fix_is_confirmed()
    {
        var signal = Aware with { Provisional = true };
        var final = (AwareCase with { Facts = [signal, Given.Fact(FactKind.FixReady, "2026-12-15T12:00:00+01:00", "fix")] }).Evaluate("2027-01-05T00:00:00Z").Of("eu.cra.aev.final");
        Assert.True(final.Provisional);
        Assert.Equal(CannotSayReason.Provisional, final.CannotSay);
    }

    [Fact]
    public void Two_starts_of_one_fact_are_told_apart_by_the_other_fact_that_they_need()
    {
        var fix = Given.Fact(FactKind.FixReady, "2026-12-10T12:00:00+01:00", "fix");
        var signal = Aware with { Id = "signal", Provisional = true };
        var later = Given.Fact(FactKind.Aware, "2026-12-12T10:20:00+01:00", "confirmed");
        var reports = (AwareCase with { Facts = [fix, signal, later] }).Evaluate(Now).Obligations.Where(o => o.RuleId == "eu.cra.aev.final");
        Assert.Equal([("fix", "signal", true), ("fix", "confirmed", false)], reports.Select(o => (o.Trigger?.Id, o.Needed?.Id, o.Provisional)));
    }

    [Fact]
    public void An_internal_target_drives_alarms_and_is_no_deadline()
    {
        var facts = AwareCase with { Profile = Given.Provider with { TargetHours = new Dictionary<string, int> { ["cn.rmsv.7.1.verify"] = 6 } } };
        var verify = facts.Evaluate(Now).Of("cn.rmsv.7.1.verify");
        Assert.Null(verify.Deadline);
        Assert.Equal(Instant.FromUtc(2026, 12, 11, 15, 20), verify.InternalTarget);
        Assert.Equal(verify.InternalTarget, verify.ActBy);
        var passed = facts.Evaluate("2026-12-20T00:00:00Z").Of("cn.rmsv.7.1.verify");
        Assert.Equal((ObligationState.Running, CannotSayReason.NoLegalNumber), (passed.State, passed.CannotSay));
    }

    [Fact]
    public void A_secondary_rule_is_never_overdue_until_somebody_adopts_it()
    {
        var facts = new CaseFacts([Given.Fact(FactKind.OrderServed, "2026-11-02T15:00:00+08:00", "served"), Given.Fact(FactKind.RectifyBy, "2026-11-30", "by")], Profile.Unstated);
        var order = facts.Evaluate("2027-06-01T00:00:00Z").Of("cn.order.rectify");
        Assert.Equal((ObligationState.Contested, CannotSayReason.RuleNotVerified), (order.State, order.CannotSay));
        var adopted = facts with { Profile = new Profile { Adopted = new HashSet<string> { "cn.order.rectify" } } };
        Assert.Equal(ObligationState.Overdue, adopted.Evaluate("2027-06-01T00:00:00Z").Of("cn.order.rectify").State);
    }

    [Fact]
    public void A_met_obligation_names_its_acknowledgement()
    {
        var sent = new Fact { Id = "sent", Kind = FactKind.Submitted, When = Given.When("2026-12-11T11:00:00+01:00"), RecordedAt = Given.At(Now), Recipient = "eu.cra.srp", Stage = "early-warning" };
        var received = sent with { Id = "received", Kind = FactKind.Acknowledged, When = Given.When("2026-12-11T11:30:00+01:00") };
        Assert.Null((AwareCase with { Facts = [Aware, sent] }).Evaluate(Now).Of("eu.cra.aev.ew").Acknowledgement);
        var met = (AwareCase with { Facts = [Aware, sent, received] }).Evaluate(Now).Of("eu.cra.aev.ew");
        Assert.Equal(("sent", "received", MetTiming.OnTime), (met.MetBy?.Id, met.Acknowledgement?.Id, met.Timing));
    }

    [Fact]
    public void What_was_known_earlier_can_be_asked_again()
    {
        var corrected = Given.Fact(FactKind.Aware, "2026-12-10T10:20:00+01:00", "b") with { Supersedes = "aware", RecordedAt = Given.At("2026-12-20T00:00:00Z") };
        var facts = AwareCase with { Facts = [Aware, corrected] };
        Assert.Equal("b", facts.Evaluate(Now).Of("eu.cra.aev.ew").Trigger?.Id);
        Assert.Equal("aware", facts.AsKnownAt(Given.At("2026-12-19T00:00:00Z")).Evaluate(Now).Of("eu.cra.aev.ew").Trigger?.Id);
    }

    [Fact]
    public void A_rule_unknown_on_a_day_is_not_in_that_days_book()
    {
        var book = RuleBook.Embedded();
        Assert.Empty(book.AsKnownOn(new LocalDate(2026, 11, 21)).Rules);
        var old = book.AsKnownOn(new LocalDate(2026, 11, 22)).Rules;
        Assert.NotEmpty(old);
        Assert.All(old, r => Assert.True(r.Validity.KnownFrom <= new LocalDate(2026, 11, 22), r.Id));
        var known = book.Rules.Max(r => r.Validity.KnownFrom);
        Assert.All(book.Rules, r => Assert.Contains(book.AsKnownOn(r.Validity.KnownFrom).Rules, k => (k.Id, k.Version) == (r.Id, r.Version)));
        Assert.Equal(book.Rules.Count(r => r.Validity.KnownFrom < known), book.AsKnownOn(known.PlusDays(-1)).Rules.Count);
    }

    [Fact]
    public void Facts_that_correct_each_other_in_a_circle_start_nothing()
    {
        var facts = AwareCase with { Facts = [Aware with { Supersedes = "b" }, Aware with { Id = "b", Supersedes = "aware" }] };
        Assert.Equal(ObligationState.NotTriggered, facts.Evaluate(Now).Of("eu.cra.aev.ew").State);
    }

    [Fact]
    public void A_fact_has_no_room_for_personal_data() => Assert.Equal(
        ["Asset", "Group", "Id", "Kind", "Provisional", "Recipient", "RecordedAt", "Stage", "Supersedes", "When"],
        typeof(Fact).GetProperties().Select(p => p.Name).Where(n => n != "EqualityContract").Order(StringComparer.Ordinal));
}
