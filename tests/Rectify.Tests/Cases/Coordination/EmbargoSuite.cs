using NodaTime;
using Rectify.Cases;
using Rectify.Cases.Coordination;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Storage;
using Rectify.Tests.Fakes;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Cases.Coordination;

public abstract class EmbargoSuite(StoreFixture store) : CaseStory(store)
{
    private static Actor As(PersonId person) => new(person.ToString(), ActorStrength.Session);

    private async Task<PersonId> PersonAsync(string name, params PersonRole[] roles)
    {
        var entity = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, $"{name} {Store.Ids.Next()}"));
        return await DoneAsync(new RegisterPerson(name, entity, "DE", [.. roles]));
    }

    private async Task<ParticipantId> VendorAsync(CaseId id, string contact = "") => await DoneAsync(new NameParticipant(
        id, await DoneAsync(new RegisterOrganisation(OrganisationKind.Vendor, $"Vendor {Store.Ids.Next()}")), [CoordinationRole.Vendor], contact));

    private Task<CaseId> CaseAsync(string title) => DoneAsync(new OpenCase(title, CaseKind.Vulnerability, [], []));

    private Task<Embargo> OfAsync(CaseId id, Viewer? viewer = null) => ReadAsync((session, token) => EmbargoStore.OfCaseAsync(session, id, token), viewer);

    private Task<EmbargoTermsId> ProposeAsync(CaseId id, int days, ParticipantId? by = null) =>
        DoneAsync(new ProposeEmbargo(id, Clock.GetCurrentInstant() + Duration.FromDays(days), "Europe/Brussels", by));

    private async Task<CaseId> ActiveAsync(string title)
    {
        At(Friday);
        var id = await CaseAsync(title);
        await DoneAsync(new AcceptEmbargo(id, await ProposeAsync(id, 30)));
        return id;
    }

    private async Task<string?> UnderEmbargoAsync(CaseId id) =>
        (await ReadAsync((session, token) => CaseStore.CircumstancesAsync(session, TextList.Of([id.ToString()]), token)))[id.ToString()]
            .LastOrDefault(said => said.Circumstance == Circumstances.UnderEmbargo).Answer;

    [Fact]
    public async Task From_a_proposal_to_its_end_with_what_each_participant_answers()
    {
        At(Friday);
        var id = await CaseAsync("Story");
        var (finder, vendor, silent) = (await VendorAsync(id, "Ada, ada@example.com"), await VendorAsync(id), await VendorAsync(id));
        var terms = await ProposeAsync(id, 45, finder);
        await DoneAsync(new AskParticipant(vendor));
        await DoneAsync(new AskParticipant(silent));
        await DoneAsync(new NoteAnswer(vendor, true, "mail of today"));
        await DoneAsync(new AcceptEmbargo(id, terms));
        var embargo = await OfAsync(id);
        Assert.Equal((EmbargoState.Active, terms, "Europe/Brussels"), (embargo.State, embargo.Active?.Id, embargo.Active?.Zone));
        Assert.Equal([Consent.Signatory, Consent.Signatory, Consent.Invited], embargo.Participants.Select(each => each.Consent));
        Assert.Equal("Ada, ada@example.com", embargo.Participants[0].Contact);
        Assert.Equal(Circumstances.Yes, await UnderEmbargoAsync(id));

        var later = await ProposeAsync(id, 90, vendor);
        Assert.Equal(terms, (await OfAsync(id)).Active?.Id); // a revision does not interrupt it
        await DoneAsync(new RejectEmbargo(id, "too long"));
        Assert.Equal((EmbargoState.Active, terms, "too long"), (await OfAsync(id)) is var kept ? (kept.State, kept.Active?.Id, kept.Note) : default);
        Assert.NotEqual(later, terms);
        await DoneAsync(new EndEmbargo(id, EmbargoEnd.Ready, "the fix is out on Monday"));
        Assert.Equal((EmbargoState.Exited, EmbargoEnd.Ready), (await OfAsync(id)) is var over ? (over.State, over.EndedBecause) : default);
        Assert.Equal(Circumstances.No, await UnderEmbargoAsync(id));
        Assert.Equal(["RCT-EMBARGO-004"], await RefusedAsync(new ProposeEmbargo(id, Clock.GetCurrentInstant() + Duration.FromDays(1), "UTC")));
        Assert.Equal(["RCT-EMBARGO-006"], await RefusedAsync(new NoteAnswer(vendor, true)));
    }

    [Theory]
    [InlineData(FactKind.PublicAware, EmbargoEnd.PublicAware)]
    [InlineData(FactKind.ExploitPublic, EmbargoEnd.ExploitPublic)]
    [InlineData(FactKind.AttacksObserved, EmbargoEnd.AttacksObserved)]
    public async Task What_is_public_or_exploited_ends_it_in_the_same_moment(FactKind kind, EmbargoEnd because)
    {
        var id = await ActiveAsync($"Forced by {kind}");
        await DoneAsync(new RecordFact(id, FactKind.Learned, OnFriday));
        Assert.True((await OfAsync(id)).Holds);
        await DoneAsync(new RecordFact(id, kind, OnFriday));
        Assert.Equal((EmbargoState.Exited, because), (await OfAsync(id)) is var over ? (over.State, over.EndedBecause) : default);
        Assert.Equal(Circumstances.No, await UnderEmbargoAsync(id));

        var proposed = await CaseAsync($"Proposed before {kind}");
        await ProposeAsync(proposed, 5);
        await DoneAsync(new RecordFact(proposed, kind, OnFriday));
        Assert.Equal(EmbargoState.None, (await OfAsync(proposed)).State);
        Assert.Equal(["RCT-EMBARGO-009"], await RefusedAsync(new ProposeEmbargo(proposed, Clock.GetCurrentInstant() + Duration.FromDays(1), "UTC")));
    }

    [Fact]
    public async Task It_ends_when_its_time_has_come_and_the_program_publishes_nothing()
    {
        var id = await ActiveAsync("Time comes");
        Assert.Equal((true, false), (await EndsWithinAsync(Duration.FromDays(30)), await EndsWithinAsync(Duration.FromDays(30) - Duration.FromSeconds(1))));
        Clock.Advance(Duration.FromDays(30) - Duration.FromSeconds(1));
        await DoneAsync(new EndEmbargoes());
        Assert.True((await OfAsync(id)).Holds);
        Clock.Advance(Duration.FromSeconds(1));
        await DoneAsync(new EndEmbargoes());
        Assert.Equal((EmbargoState.Exited, EmbargoEnd.TimeCame), (await OfAsync(id)) is var over ? (over.State, over.EndedBecause) : default);
        Assert.Equal(0, await DoneAsync(new EndEmbargoes()));
        Assert.False(await EndsWithinAsync(Duration.FromDays(30)));

        async Task<bool> EndsWithinAsync(Duration horizon) => (await ReadAsync((session, token) =>
            EmbargoStore.EndingAsync(session, Clock.GetCurrentInstant(), Clock.GetCurrentInstant() + horizon, 100, token))).Any(each => each.Case == id);
    }

    [Fact]
    public async Task No_duty_waits_for_an_embargo_which_only_shows_as_a_conflict()
    {
        At(Friday);
        var id = await OpenAsync("Duties", await GatewayAsync("Embargoed", "CN", "EU"));
        await DoneAsync(new SayCircumstance(id, RuleBook.Embedded().Terms.Circumstances[Circumstances.PubliclyDisclosed], Circumstances.No, "nobody knows"));
        await DoneAsync(new RecordFact(id, FactKind.Learned, OnFriday));
        await DoneAsync(new RecordFact(id, FactKind.Aware, OnFriday));
        var before = await AnswerAsync(id);
        await DoneAsync(new AcceptEmbargo(id, await ProposeAsync(id, 30)));
        var after = await AnswerAsync(id);
        Assert.Equal(
            before.Evaluation.Obligations.Where(duty => duty.IsOpen).Select(duty => (duty.RuleId, duty.Recipient, duty.State, duty.ActBy)),
            after.Evaluation.Obligations.Where(duty => duty.IsOpen).Select(duty => (duty.RuleId, duty.Recipient, duty.State, duty.ActBy)));
        Assert.DoesNotContain(before.Holds, hold => hold.Hit.Conflict.Id == "X4");
        Assert.Contains(after.Holds, hold => hold.Hit.Conflict.Id == "X4");
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_with_everything_that_is_wrong_and_a_refused_step_is_in_the_log()
    {
        At(Friday);
        var id = await CaseAsync("Refused");
        var vendor = await DoneAsync(new RegisterOrganisation(OrganisationKind.Vendor, $"Vendor {Store.Ids.Next()}"));
        await DoneAsync(new NameParticipant(id, vendor, [CoordinationRole.Vendor, CoordinationRole.Vendor]));
        Assert.Equal(["RCT-EMBARGO-002", "RCT-EMBARGO-003"], await RefusedAsync(new NameParticipant(id, vendor, [])));
        Assert.Equal(["RCT-CASE-015"], await RefusedAsync(new NameParticipant(id, new(Store.Ids.Next()), [CoordinationRole.Other])));
        Assert.Equal(["RCT-EMBARGO-001"], await RefusedAsync(new ReviseParticipant(new(Store.Ids.Next()), [CoordinationRole.Other])));
        Assert.Equal(
            ["RCT-EMBARGO-007", "RCT-EMBARGO-008", "RCT-EMBARGO-001"],
            await RefusedAsync(new ProposeEmbargo(id, Clock.GetCurrentInstant(), "Mars/Olympus", new(Store.Ids.Next()))));
        Assert.Equal(["RCT-EMBARGO-004"], await RefusedAsync(new AcceptEmbargo(id, new(Store.Ids.Next()))));
        Assert.Equal(["RCT-EMBARGO-004"], await RefusedAsync(new RejectEmbargo(id, "x")));
        Assert.Equal(["RCT-CASE-009", "RCT-EMBARGO-004"], await RefusedAsync(new EndEmbargo(id, EmbargoEnd.Other)));
        var first = await ProposeAsync(id, 5);
        await ProposeAsync(id, 6);
        Assert.Equal(["RCT-EMBARGO-010"], await RefusedAsync(new AcceptEmbargo(id, first)));
        var analyst = await PersonAsync("Analyst", PersonRole.Analyst);
        Assert.Equal(["RCT-LEDGER-009"], await RefusedAsync(new AcceptEmbargo(id, first), As(analyst)));
        Assert.Equal(3, (await ReadAsync((session, token) => EventLog.TypesAsync(session, $"case/{id}", token))).Count(type => type == "command.refused"));
    }

    [Fact]
    public async Task Whoever_declined_is_asked_again_before_their_yes_counts()
    {
        At(Friday);
        var id = await CaseAsync("Declined");
        var vendor = await VendorAsync(id);
        await ProposeAsync(id, 5);
        await DoneAsync(new NoteAnswer(vendor, false));
        Assert.Equal(["RCT-EMBARGO-005"], await RefusedAsync(new NoteAnswer(vendor, true)));
        await DoneAsync(new AskParticipant(vendor));
        await DoneAsync(new NoteAnswer(vendor, true));
        Assert.Equal(["RCT-EMBARGO-005"], await RefusedAsync(new AskParticipant(vendor)));
        Assert.Equal(Consent.Signatory, (await OfAsync(id)).Participants.Single().Consent);
    }

    [Fact]
    public async Task Of_two_who_decide_at_once_one_does()
    {
        At(Friday);
        var id = await CaseAsync("At once");
        var terms = await ProposeAsync(id, 5);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(index => Task.Run(() => Store.Commands.RunAsync<Done>(
            index % 2 == 0 ? new AcceptEmbargo(id, terms) : new RejectEmbargo(id, "no"), Actor, None))));
        var embargo = await OfAsync(id);
        Assert.Equal(embargo.Revision - 1, outcomes.Count(outcome => outcome.Succeeded(out _, out _)));
        Assert.True(embargo.State is EmbargoState.Active or EmbargoState.None);
    }

    [Fact]
    public async Task To_others_a_closed_case_has_neither_participants_nor_an_embargo()
    {
        At(Friday);
        var (named, stranger) = (await PersonAsync("Named", PersonRole.Manager), await PersonAsync("Stranger", PersonRole.Manager));
        var id = await DoneAsync(new OpenCase("Closed", CaseKind.Vulnerability, [], [], [named]));
        var vendor = await VendorAsync(id, "MARKER");
        await DoneAsync(new AcceptEmbargo(id, await ProposeAsync(id, 5, vendor)));
        var seen = await OfAsync(id, Viewer.Person(stranger.Value));
        Assert.Equal((EmbargoState.None, 0, 0L), (seen.State, seen.Participants.Count, seen.Revision));
        Assert.Equal(["RCT-EMBARGO-001"], await RefusedAsync(new NoteAnswer(vendor, false), As(stranger)));
        Assert.Equal(["RCT-CASE-001"], await RefusedAsync(new EndEmbargo(id, EmbargoEnd.Ready), As(stranger)));
        Assert.Equal(["RCT-CASE-001"], await RefusedAsync(new NameParticipant(id, default, [CoordinationRole.Other]), As(stranger)));
        var (events, open) = await ReadAsync((session, token) => EventLog.CountAsync(session, $"case/{id}", token));
        Assert.Equal((true, 0), (events > 4, open));
        Assert.All(
            await ReadAsync((session, token) => EventStore.OfSubjectAsync(session, new Subject("case", id.Value), token)),
            happened => Assert.DoesNotContain("MARKER", System.Text.Encoding.UTF8.GetString(happened.Payload?.Bytes ?? []), StringComparison.Ordinal));
    }
}

public sealed class Embargoes_on_sqlite(SqliteFixture store) : EmbargoSuite(store), IClassFixture<SqliteFixture>;

public sealed class Embargoes_on_postgresql(PostgresFixture store) : EmbargoSuite(store), IClassFixture<PostgresFixture>;
