using NodaTime;
using Rectify.Cases;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Parties;
using Rectify.Tests.Fakes;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Cases;

public abstract class CaseSuite(StoreFixture store) : CaseStory(store)
{
    [Fact]
    public async Task A_case_is_found_by_its_number_its_asset_and_its_vulnerability()
    {
        var gateway = await GatewayAsync("Found", "EU");
        var id = await DoneAsync(new OpenCase(" Found ", CaseKind.Vulnerability, [gateway], ["CVE-2026-0001", "GHSA-found"]));

        var found = await ReadAsync((session, token) => CaseStore.FindAsync(session, id, token));
        Assert.NotNull(found);
        Assert.Equal(("Found", false), (found.Title, found.IsClosed));
        Assert.Equal($"CASE-{found.Sequence:D4}", found.Number);
        Assert.Equal(["CVE-2026-0001", "GHSA-found"], found.Vulnerabilities);
        Assert.Equal(id, (await ReadAsync((session, token) => CaseStore.FindAsync(session, found.Sequence, token)))?.Id);
        Assert.Equal(id, Assert.Single(await ReadAsync((session, token) => CaseStore.OfAssetAsync(session, gateway, token))).Id);
        Assert.Equal(id, Assert.Single(await ReadAsync((session, token) => CaseStore.OfVulnerabilityAsync(session, "GHSA-found", token))).Id);
    }

    [Fact]
    public async Task Writers_at_once_get_numbers_without_a_gap_and_without_a_double()
    {
        var before = await ReadAsync(CaseStore.CountAsync);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(index => Task.Run(() =>
            Store.Commands.RunAsync(new OpenCase($"Contended {index}", CaseKind.Incident, [], []), Actor, None))));

        Assert.All(outcomes, outcome => Assert.True(outcome.Succeeded(out _, out var problems), problems?.ToString()));
        var numbers = (await ReadAsync(CaseStore.ListAsync)).Select(known => known.Sequence).ToList();
        Assert.Equal(Enumerable.Range(1, (int)before + 8).Select(number => (long)number), numbers);
    }

    [Fact]
    public async Task A_case_that_could_not_be_opened_takes_no_number()
    {
        var before = await ReadAsync(CaseStore.ListAsync);
        Assert.Equal(["RCT-CASE-002"], await RefusedAsync(new OpenCase("", CaseKind.Incident, [], [])));
        Assert.Equal(["RCT-CASE-005"], await RefusedAsync(new OpenCase("x", CaseKind.Incident, [new ReleaseId(new(UInt128.MaxValue))], [])));

        var id = await DoneAsync(new OpenCase("Next", CaseKind.Incident, [], []));
        Assert.Equal(before.Count + 1, (await ReadAsync((session, token) => CaseStore.FindAsync(session, id, token)))?.Sequence);
    }

    [Fact]
    public async Task A_corrected_fact_stays_and_counts_no_more()
    {
        At(Friday + Duration.FromDays(1));
        var id = await OpenAsync("Corrected", await GatewayAsync("Corrected", "EU"));
        await DoneAsync(new SayCircumstance(id, RuleBook.Embedded().Terms.Circumstances[Circumstances.ActivelyExploited], Circumstances.Yes, "seen in logs"));
        var wrong = await DoneAsync(new RecordFact(id, FactKind.Aware, OnFriday) { HowKnown = "ticket", Evidence = ["sha256:00"] });
        Assert.Equal(Friday + Duration.FromHours(24), Open(await AnswerAsync(id), "eu.cra.aev.ew").Conservative);

        var earlier = Occurrence.At(Friday - Duration.FromHours(3), Brussels);
        Assert.Equal(["RCT-CASE-009"], await RefusedAsync(new RecordFact(id, FactKind.Aware, earlier) { Supersedes = wrong }));
        var right = await DoneAsync(new RecordFact(id, FactKind.Aware, earlier) { Supersedes = wrong, Reason = "the ticket was opened later than the call" });

        Assert.Equal(Friday + Duration.FromHours(21), Open(await AnswerAsync(id, Friday), "eu.cra.aev.ew").Conservative);
        var facts = await ReadAsync((session, token) => FactStore.OfCaseAsync(session, id, token));
        Assert.Equal([wrong, right], facts.Select(fact => fact.Id));
        Assert.Equal(("ticket", Actor), (facts[0].HowKnown, facts[0].RecordedBy));
        Assert.Equal(["sha256:00"], facts[0].Evidence);
        Assert.Equal([right], FactStore.Standing(facts).Select(fact => fact.Id));
        Assert.Equal(["RCT-CASE-014"], await RefusedAsync(new RecordFact(id, FactKind.Aware, OnFriday) { Supersedes = wrong, Reason = "again" }));
    }

    [Fact]
    public async Task Of_two_who_correct_a_fact_at_once_one_succeeds()
    {
        var id = await OpenAsync("Raced", await GatewayAsync("Raced", "EU"));
        var fact = await DoneAsync(new RecordFact(id, FactKind.Aware, Occurrence.At(Clock.GetCurrentInstant(), Brussels)));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(index => Task.Run(() => Store.Commands.RunAsync(
            new RecordFact(id, FactKind.Aware, Occurrence.At(Clock.GetCurrentInstant(), Brussels)) { Supersedes = fact, Reason = $"{index}" }, Actor, None))));

        Assert.Single(outcomes, outcome => outcome.Succeeded(out _, out _));
        Assert.All(outcomes, outcome => Assert.Equal("RCT-CASE-014", outcome.Succeeded(out _, out var problems) ? "RCT-CASE-014" : problems.Single().Code));
    }

    [Fact]
    public async Task A_withdrawn_fact_starts_no_clock()
    {
        At(Friday);
        var id = await OpenAsync("Withdrawn", await GatewayAsync("Withdrawn", "EU"));
        await DoneAsync(new SayCircumstance(id, RuleBook.Embedded().Terms.Circumstances[Circumstances.ActivelyExploited], Circumstances.Yes, "seen in logs"));
        var fact = await DoneAsync(new RecordFact(id, FactKind.Aware, OnFriday));
        await DoneAsync(new RetractFact(id, fact, "another product"));

        Assert.Equal(ObligationState.NotTriggered, Assert.Single((await AnswerAsync(id)).Evaluation.Obligations, duty => duty.RuleId == "eu.cra.aev.ew").State);
        Assert.Equal("another product", Assert.Single(await ReadAsync((session, token) => FactStore.OfCaseAsync(session, id, token))).Retracted?.Reason);
        Assert.Equal(["RCT-CASE-014"], await RefusedAsync(new RetractFact(id, fact, "again")));
    }

    [Fact]
    public async Task Occurrences_read_back_as_they_were_recorded()
    {
        At(Friday + Duration.FromDays(2));
        var id = await OpenAsync("Occurrences", await GatewayAsync("Occurrences", "EU"));
        Occurrence[] recorded =
        [
            OnFriday, Occurrence.At(Friday, DateTimeZone.ForOffset(Offset.FromHours(5))), Occurrence.Between(Friday, Friday + Duration.FromMinutes(9), Brussels),
            Occurrence.On(new LocalDate(2026, 12, 10), DateTimeZoneProviders.Tzdb["Asia/Shanghai"]),
        ];
        foreach (var occurred in recorded) await DoneAsync(new RecordFact(id, FactKind.Noticed, occurred));

        var read = (await ReadAsync((session, token) => FactStore.OfCaseAsync(session, id, token))).Select(fact => fact.Occurred).ToList();
        Assert.Equal(recorded.Select(one => (one.Earliest, one.Latest, one.Zone.Id, one.Date)), read.Select(one => (one.Earliest, one.Latest, one.Zone.Id, one.Date)));
    }

    [Fact]
    public async Task A_fact_that_does_not_hold_together_is_refused_with_everything_that_is_wrong()
    {
        var id = await OpenAsync("Refused", await GatewayAsync("Refused", "EU"));
        var elsewhere = await GatewayAsync("Elsewhere", "EU");
        var tomorrow = Occurrence.At(Clock.GetCurrentInstant() + Duration.FromDays(1), Brussels);

        Assert.Equal(
            ["RCT-CASE-012", "RCT-CASE-006", "RCT-CASE-010", "RCT-CASE-011"],
            await RefusedAsync(new RecordFact(id, FactKind.Submitted, tomorrow) { Assets = [elsewhere] }));
        Assert.Equal(["RCT-CASE-001"], await RefusedAsync(new RecordFact(new CaseId(new(UInt128.MaxValue)), FactKind.Aware, OnFriday)));
        await DoneAsync(new RecordFact(id, FactKind.RectifyBy, tomorrow));
    }

    [Fact]
    public async Task A_waiting_signal_starts_a_provisional_clock_that_confirming_makes_firm()
    {
        At(Friday);
        var gateway = await GatewayAsync("Provisional", "EU");
        var id = await OpenAsync("Provisional", gateway);
        var signal = await DoneAsync(new RaiseSignal("finder", "It is exploited.", [FactKind.Learned, FactKind.Aware], OnFriday, [gateway], "CVE-2021-44228", id));

        var provisional = await AnswerAsync(id);
        Assert.True(Open(provisional, "eu.cra.aev.ew").Provisional);
        Assert.Equal(Answer.Unknown, Open(provisional, "eu.cra.aev.ew").Applicability.Answer);
        Assert.All(DutiesGrid.Of(provisional, []), row => Assert.True(row.Provisional));

        var facts = await DoneAsync(new ConfirmSignal(signal, id, HowKnown: "reproduced"));
        Assert.Equal(2, facts.Count);
        Assert.False(Open(await AnswerAsync(id), "eu.cra.aev.ew").Provisional);
        Assert.All(await ReadAsync((session, token) => FactStore.OfCaseAsync(session, id, token)), fact => Assert.Equal(signal, fact.Signal));
        Assert.Equal(["RCT-CASE-022"], await RefusedAsync(new ConfirmSignal(signal, id)));
        Assert.Equal(["RCT-CASE-022"], await RefusedAsync(new RejectSignal(signal, "too late")));
        Assert.Equal(
            ["signal.raised", "signal.confirmed", "command.refused", "command.refused"],
            await ReadAsync((session, token) => EventLog.TypesAsync(session, $"signal/{signal}", token)));
    }

    [Fact]
    public async Task A_rejected_signal_ends_its_clock_and_keeps_the_reason()
    {
        At(Friday);
        var gateway = await GatewayAsync("Rejected", "EU");
        var signal = await DoneAsync(new RaiseSignal("press", "Breach!", [FactKind.Aware], OnFriday, [gateway]));
        var id = await DoneAsync(new OpenCase("Rejected", CaseKind.Incident, [], [], Signals: [signal]));
        Assert.Contains((await AnswerAsync(id)).Evaluation.Obligations, duty => duty.IsOpen);

        Assert.Equal(["RCT-CASE-009"], await RefusedAsync(new RejectSignal(signal, " ")));
        await DoneAsync(new RejectSignal(signal, "another company of the same name"));

        Assert.DoesNotContain((await AnswerAsync(id)).Evaluation.Obligations, duty => duty.IsOpen);
        Assert.Equal("another company of the same name", (await ReadAsync((session, token) => SignalStore.FindAsync(session, signal, token)))?.Reason);
    }

    [Fact]
    public async Task One_listing_raises_one_signal_for_all_assets_and_is_confirmed_once()
    {
        At(Friday);
        const string Package = "g:listed";
        var match = new Fakes.Advisories().With(Package, "CVE-2026-7777", new DateOnly(2026, 12, 10)).Match;
        var us = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, "Listed GmbH"));
        var product = await DoneAsync(new RegisterProduct("Listed", us, ["EU"]));
        AssetId first = await DoneAsync(new RegisterRelease(product, "1", Scans.Sbom("pkg:maven/g/listed@1")));
        AssetId second = await DoneAsync(new RegisterRelease(product, "2", Scans.Sbom("pkg:maven/g/listed@2")));
        await DoneAsync(new MatchAsset(first, match));
        await DoneAsync(new MatchAsset(second, match));
        await DoneAsync(new MatchAsset(second, match));

        var signal = Assert.Single(await ReadAsync(SignalStore.WaitingAsync), waiting => waiting.Vulnerability == "CVE-2026-7777");
        Assert.Equal([first, second], signal.Assets);
        Assert.Equal(MatchAsset.Catalogue, signal.Source);

        var id = await DoneAsync(new OpenCase("Listed", CaseKind.Vulnerability, [], [], Signals: [signal.Id]));
        var fact = Assert.Single(await DoneAsync(new ConfirmSignal(signal.Id, id, [FactKind.Aware], Occurrence.At(Friday, Brussels))));

        var found = await ReadAsync((session, token) => CaseStore.FindAsync(session, id, token));
        Assert.Equal([first, second], found!.Assets.OrderBy(asset => asset.Value));
        Assert.Equal(["CVE-2026-7777"], found.Vulnerabilities);
        Assert.Equal(fact, Assert.Single(await ReadAsync((session, token) => FactStore.OfCaseAsync(session, id, token))).Id);
        Assert.Empty(await ReadAsync(async (session, token) => (await SignalStore.WaitingAsync(session, token)).Where(waiting => waiting.Vulnerability == "CVE-2026-7777").ToList()));
    }

    [Fact]
    public async Task An_answer_is_recorded_with_the_versions_that_it_was_computed_with()
    {
        At(Friday);
        var id = await OpenAsync("Answered", await GatewayAsync("Answered", "EU"));
        await DoneAsync(new RecordFact(id, FactKind.Aware, OnFriday));
        var answer = await DoneAsync(new RecordAnswer(id, Laws));

        Assert.Equal(Laws.Rules.Hash, answer.Evaluation.RuleBookHash);
        Assert.Equal(["case.opened", "fact.recorded", "case.answered"], await ReadAsync((session, token) => EventLog.TypesAsync(session, $"case/{id}", token)));
    }
}

public sealed class Cases_on_sqlite(SqliteFixture store) : CaseSuite(store), IClassFixture<SqliteFixture>;

public sealed class Cases_on_postgresql(PostgresFixture store) : CaseSuite(store), IClassFixture<PostgresFixture>;
