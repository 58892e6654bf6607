using NodaTime;
using Rectify.Cases;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Inventory;
using Rectify.Parties;
using Rectify.Tests.Fakes;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Cases;

/// <summary>Gateway 4.2 carries log4j-core 2.14.1 and is sold in the PRC and the EU; the flaw is discovered, and it is exploited.</summary>
public abstract class Log4jStorySuite(StoreFixture store) : CaseStory(store)
{
    private async Task<CaseId> StoryAsync(string name, params string[] markets)
    {
        At(Friday);
        var gateway = await GatewayAsync(name, markets);
        await DoneAsync(new MatchAsset(gateway, Fakes.Advisories.Log4Shell(exploited: true).Match));
        var id = await OpenAsync($"log4j-core in {name} 4.2", gateway);
        await DoneAsync(new RecordFact(id, FactKind.Discovered, OnFriday) { HowKnown = "our own scan" });
        await DoneAsync(new RecordFact(id, FactKind.Aware, OnFriday) { HowKnown = "attacks in our honeypot" });
        await DoneAsync(new SayCircumstance(id, RuleBook.Embedded().Terms.Circumstances[Circumstances.ActivelyExploited], Circumstances.Yes, "attacks in our honeypot"));
        await DoneAsync(new SayCircumstance(id, RuleBook.Embedded().Terms.Circumstances[Circumstances.InUpstreamComponent], Circumstances.Yes, "log4j-core is Apache's"));
        await DoneAsync(new SayCircumstance(id, RuleBook.Embedded().Terms.Circumstances[Circumstances.PubliclyDisclosed], Circumstances.No, "no advisory yet"));
        return id;
    }

    [Fact]
    public async Task The_grid_has_one_row_a_recipient_with_the_deadlines_of_each()
    {
        var rows = DutiesGrid.Of(await AnswerAsync(await StoryAsync("Gateway", "CN", "EU")), []);

        Assert.Equal(rows.Select(row => row.Recipient).Distinct(), rows.Select(row => row.Recipient));
        DutyRow Row(string recipient) => Assert.Single(rows, row => row.Recipient == recipient);
        Assert.Equal(Friday + Duration.FromHours(48), Row("cn.miit.nvdb").Conservative);
        Assert.Equal(Friday + Duration.FromHours(24), Row("eu.cra.srp").Conservative);
        Assert.Equal(
            [("eu.cra.aev.ew", Friday + Duration.FromHours(24)), ("eu.cra.aev.not", Friday + Duration.FromHours(72))],
            Row("eu.cra.srp").Duties.Select(duty => (duty.RuleId, duty.Conservative!.Value)));
        Assert.Equal(ObligationState.Running, Row("upstream").State);
        Assert.Null(Row("upstream").Conservative);
        Assert.All(["cn.users", "eu.users"], users => Assert.Equal(ObligationState.Running, Row(users).State));
        Assert.All(rows, row => Assert.False(row.Provisional || row.HasReceipt || row.TextReady));
    }

    [Fact]
    public async Task Rows_are_sorted_by_conservative_deadline_then_name()
    {
        var rows = DutiesGrid.Of(await AnswerAsync(await StoryAsync("Sorted", "CN", "EU")), []);

        var numbered = rows.TakeWhile(row => row.Conservative is not null).ToList();
        Assert.Equal(numbered.OrderBy(row => row.Conservative).ThenBy(row => row.Name.English, StringComparer.Ordinal).Select(row => row.Recipient), numbered.Select(row => row.Recipient));
        Assert.Equal(["eu.cra.srp", "cn.miit.nvdb"], numbered.Select(row => row.Recipient).Where(recipient => recipient is "eu.cra.srp" or "cn.miit.nvdb"));
        var unnumbered = rows.Skip(numbered.Count).ToList();
        Assert.All(unnumbered, row => Assert.Null(row.Conservative));
        Assert.Equal(unnumbered.Select(row => row.Name.English).Order(StringComparer.Ordinal), unnumbered.Select(row => row.Name.English));
    }

    [Fact]
    public async Task Conflict_X1_holds_the_release_to_the_recipient_abroad_and_not_to_the_ministry()
    {
        var answer = await AnswerAsync(await StoryAsync("Held", "CN", "EU"));

        Assert.True(answer.IsHeld("eu.cra.srp"));
        Assert.False(answer.IsHeld("cn.miit.nvdb"));
        Assert.False(answer.IsHeld("upstream"));
        var hold = Assert.Single(answer.Holds, hold => hold.Recipient == "eu.cra.srp");
        Assert.Equal("X1", hold.Hit.Conflict.Id);
        Assert.True(hold.Hit.Conflict.Options.Count > 1);
        Assert.Equal(["X1"], Assert.Single(DutiesGrid.Of(answer, []), row => row.Recipient == "eu.cra.srp").Conflicts);
        Assert.Equal(Friday + Duration.FromHours(24), Open(answer, "eu.cra.aev.ew").Conservative);
    }

    [Fact]
    public async Task Sold_in_one_jurisdiction_it_owes_nothing_in_the_other()
    {
        var rows = DutiesGrid.Of(await AnswerAsync(await StoryAsync("Only EU", "EU")), []).Select(row => row.Recipient).ToList();
        Assert.Contains("eu.cra.srp", rows);
        Assert.DoesNotContain("cn.miit.nvdb", rows);
    }

    [Fact]
    public async Task An_operator_repairs_and_has_no_report_clock()
    {
        At(Friday);
        var us = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, "Shop GmbH", "CN"));
        AssetId system = await DoneAsync(new RegisterSystem("Shop", us, ["CN"], Exposure.Internet, 3));
        var id = await OpenAsync("log4j-core in the shop", system);
        await DoneAsync(new RecordFact(id, FactKind.Discovered, OnFriday));

        var answer = await AnswerAsync(id);
        Assert.True(Open(answer, "cn.rmsv.8.operator").IsOpen);
        Assert.DoesNotContain(answer.Evaluation.Obligations, duty => duty.IsOpen && duty.RuleId == "cn.rmsv.7.2.report");
        Assert.DoesNotContain(DutiesGrid.Of(answer, []), row => row.Conservative is not null);
    }

    [Fact]
    public async Task Each_upstream_project_that_is_named_has_its_own_row()
    {
        var id = await StoryAsync("Upstream", "CN", "EU");
        var apache = await DoneAsync(new RegisterOrganisation(OrganisationKind.Upstream, "Apache Logging"));
        await DoneAsync(new NameParty(id, "upstream", apache));

        var rows = DutiesGrid.Of(await AnswerAsync(id), []);
        Assert.Equal("Apache Logging", Assert.Single(rows, row => row.Recipient == apache.ToString()).Name.English);
        Assert.DoesNotContain(rows, row => row.Recipient == "upstream");
    }

    [Fact]
    public async Task A_row_is_met_by_sending_and_green_only_with_a_receipt()
    {
        var id = await StoryAsync("Receipt", "CN");
        var report = Open(await AnswerAsync(id), "cn.rmsv.7.2.report");
        Assert.True(DutiesGrid.Of(await AnswerAsync(id), [new(report.Recipient, report.Rule.Stage)]).Single(row => row.Recipient == report.Recipient).TextReady);

        await DoneAsync(new RecordFact(id, FactKind.Submitted, OnFriday) { Recipient = report.Recipient, Stage = report.Rule.Stage });
        var sent = DutiesGrid.Of(await AnswerAsync(id), []).Single(row => row.Recipient == report.Recipient);
        Assert.Equal((ObligationState.Met, false), (sent.State, sent.HasReceipt));

        await DoneAsync(new RecordFact(id, FactKind.Acknowledged, OnFriday) { Recipient = report.Recipient, Stage = report.Rule.Stage });
        Assert.True(DutiesGrid.Of(await AnswerAsync(id), []).Single(row => row.Recipient == report.Recipient).HasReceipt);
    }

    [Fact]
    public async Task Deadlines_follow_the_facts_after_each_of_them()
    {
        var id = await StoryAsync("Follow", "EU");
        Assert.DoesNotContain((await AnswerAsync(id)).Evaluation.Obligations, duty => duty.RuleId == "eu.cra.aev.final" && duty.IsOpen);

        await DoneAsync(new RecordFact(id, FactKind.FixReady, OnFriday));
        var final = Open(await AnswerAsync(id), "eu.cra.aev.final");
        Assert.Equal(new LocalDate(2026, 12, 26), final.Conservative!.Value.InZone(Brussels).Date);
    }
}

public sealed class Log4j_story_on_sqlite(SqliteFixture store) : Log4jStorySuite(store), IClassFixture<SqliteFixture>;

public sealed class Log4j_story_on_postgresql(PostgresFixture store) : Log4jStorySuite(store), IClassFixture<PostgresFixture>;
