using NodaTime;
using Rectify.Cases;
using Rectify.Cases.Duties;
using Rectify.Cases.Files;
using Rectify.Cases.Notes;
using Rectify.Cases.Tasks;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Parties;
using Rectify.Storage;
using Rectify.Tests.Fakes;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Cases;

public abstract class ClosedCaseSuite(StoreFixture store) : CaseStory(store)
{
    private const string Vulnerability = "CVE-2026-4242";

    private sealed record Closed(CaseId Id, AssetId Asset, FactId Fact, SignalId Signal, PersonId Named, PersonId Stranger);

    private static Actor Person(PersonId person) => new(person.ToString(), ActorStrength.Session);

    private async Task<PersonId> PersonAsync(string name, params PersonRole[] roles)
    {
        var entity = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, $"{name} Holding"));
        return await DoneAsync(new RegisterPerson(name, entity, "DE", [.. roles]));
    }

    private async Task<Closed> ClosedAsync(string name)
    {
        At(Friday);
        var asset = await GatewayAsync(name, "CN", "EU");
        var (named, stranger) = (await PersonAsync($"{name} named", PersonRole.Analyst), await PersonAsync($"{name} stranger", PersonRole.Manager));
        var signal = await DoneAsync(new RaiseSignal("finder", "It is exploited.", [FactKind.Aware], OnFriday, [asset], Vulnerability));
        var id = await DoneAsync(new OpenCase(name, CaseKind.Vulnerability, [asset], [Vulnerability], [named], [signal]));
        var fact = await DoneAsync(new RecordFact(id, FactKind.Discovered, OnFriday));
        await DoneAsync(new SayCircumstance(id, RuleBook.Embedded().Terms.Circumstances[Circumstances.PubliclyDisclosed], Circumstances.No, "embargo"));
        await DoneAsync(new NameParty(id, "upstream", await DoneAsync(new RegisterOrganisation(OrganisationKind.Upstream, $"{name} project"))));
        await DoneAsync(new AssignDuty(id, Laws, "eu.cra.aev.ew", "eu.cra.srp", named));
        await DoneAsync(new SayNotApplicable(id, Laws, "eu.cra.aev.ew", "eu.cra.srp", "no product of ours", named));
        await DoneAsync(new OpenTask(id, new("Call the vendor", named, null, default)));
        await DoneAsync(new WriteNote(id, "They call back."));
        await DoneAsync(new AttachFile(id, "log", new byte[] { 1 }, TlpMark.Red));
        await DoneAsync(new DecideConflict(id, Laws, "X1", "eu.cra.srp", "report-minimised", true, "counsel's opinion", named));
        Assert.True((await RefreshDuties.RunAsync(Store.Database, Laws, Friday, progress: null, None)).Succeeded(out _, out var problems), problems?.ToString());
        return new(id, asset, fact, signal, named, stranger);
    }

    /// <summary>What every query that can be asked answers about the case: how many things each tells the viewer of.</summary>
    private Task<Dictionary<string, int>> SeenAsync(Closed closed, Viewer viewer) => ReadAsync(async (session, token) =>
    {
        var sequence = (await Store.Database.ReadAsync(Viewer.Local, (all, more) => CaseStore.FindAsync(all, closed.Id, more), token))!.Sequence;
        return new Dictionary<string, int>
        {
            ["found"] = await CaseStore.FindAsync(session, closed.Id, token) is null ? 0 : 1,
            ["by number"] = await CaseStore.FindAsync(session, sequence, token) is null ? 0 : 1,
            ["listed"] = (await CaseStore.ListAsync(session, token)).Count(known => known.Id == closed.Id),
            ["of asset"] = (await CaseStore.OfAssetAsync(session, closed.Asset, token)).Count,
            ["of vulnerability"] = (await CaseStore.OfVulnerabilityAsync(session, Vulnerability, token)).Count(known => known.Id == closed.Id),
            ["counted"] = (int)(await CaseStore.CountAsync(session, token) - await OthersAsync(closed)),
            ["people named"] = (await CaseStore.NamedAsync(session, closed.Id, token)).Count,
            ["parties"] = (await CaseStore.PartiesAsync(session, TextList.Of([closed.Id.ToString()]), token)).Count,
            ["circumstances"] = (await CaseStore.CircumstancesAsync(session, TextList.Of([closed.Id.ToString()]), token)).Count,
            ["by id"] = (await CaseStore.OfIdsAsync(session, [closed.Id], token)).Count,
            ["duties kept"] = (await DutyStore.OfCasesAsync(session, [closed.Id], token)).Count,
            ["first duties"] = (await DutyStore.FirstAsync(session, 1_000, token)).Count(kept => kept.Case == closed.Id),
            ["standing facts"] = (await FactStore.StandingAsync(session, TextList.Of([closed.Id.ToString()]), token)).Count,
            ["signals waiting of case"] = (await SignalStore.WaitingOfCasesAsync(session, TextList.Of([closed.Id.ToString()]), token)).Count,
            ["facts"] = (await FactStore.OfCaseAsync(session, closed.Id, token)).Count,
            ["owners"] = (await DutyOwnerStore.OfCasesAsync(session, [closed.Id], token)).Count,
            ["not applicable"] = (await NotApplicableStore.OfCasesAsync(session, [closed.Id], token)).Count,
            ["tasks"] = (await TaskStore.OfCaseAsync(session, closed.Id, token)).Count,
            ["tasks of the person"] = (await TaskStore.OfPersonAsync(session, closed.Named, 10, token)).Count,
            ["comments"] = (await NoteStore.PageAsync(session, closed.Id, privileged: false, default, 10, token)).Count,
            ["files"] = (await CaseFileStore.PageAsync(session, closed.Id, default, 10, token)).Count,
            ["decisions"] = (await DecisionStore.OfCaseAsync(session, closed.Id, token)).Count,
            ["signal"] = await SignalStore.FindAsync(session, closed.Signal, token) is null ? 0 : 1,
            ["signals of case"] = (await SignalStore.OfCaseAsync(session, closed.Id, token)).Count,
            ["signals waiting"] = (await SignalStore.WaitingAsync(session, token)).Count(signal => signal.Id == closed.Signal),
            ["obligations"] = await CaseAnswers.ObligationsOfAsync(session, closed.Id, Laws, Friday, token) is null ? 0 : 1,
        };
    }, viewer);

    private async Task<long> OthersAsync(Closed closed) =>
        (await ReadAsync(CaseStore.ListAsync)).Count(known => known.Id != closed.Id && !known.IsClosed);

    [Fact]
    public async Task A_closed_case_is_in_every_answer_to_the_people_named_and_in_none_to_others()
    {
        var closed = await ClosedAsync("Sealed");

        Assert.DoesNotContain(await SeenAsync(closed, Viewer.Person(closed.Named.Value)), answer => answer.Value == 0);
        Assert.All(await SeenAsync(closed, Viewer.Person(closed.Stranger.Value)), answer => Assert.Equal((answer.Key, 0), (answer.Key, answer.Value)));
    }

    [Fact]
    public async Task To_others_a_closed_case_is_no_different_from_one_that_does_not_exist()
    {
        var closed = await ClosedAsync("Absent");
        var stranger = Person(closed.Stranger);

        Assert.Equal(["RCT-CASE-001"], await RefusedAsync(new RecordFact(closed.Id, FactKind.Aware, OnFriday), stranger));
        Assert.Equal(["RCT-CASE-001"], await RefusedAsync(new RetractFact(closed.Id, closed.Fact, "x"), stranger));
        Assert.Equal(["RCT-CASE-001"], await RefusedAsync(new SayCircumstance(closed.Id, RuleBook.Embedded().Terms.Circumstances[Circumstances.ActivelyExploited], Circumstances.Yes, "x"), stranger));
        Assert.Equal(["RCT-CASE-001"], await RefusedAsync(new NamePerson(closed.Id, closed.Stranger), stranger));
        Assert.Equal(["RCT-CASE-001"], await RefusedAsync(new DiscloseCase(closed.Id, "x"), stranger));
        Assert.Equal(["RCT-CASE-001"], await RefusedAsync(new RecordAnswer(closed.Id, Laws), stranger));
        Assert.Equal(["RCT-CASE-001"], await RefusedAsync(new DecideConflict(closed.Id, Laws, "X1", "eu.cra.srp", "report-minimised", true, "x", closed.Stranger), stranger));
        Assert.Equal(["RCT-CASE-020", "RCT-CASE-001"], await RefusedAsync(new ConfirmSignal(closed.Signal, closed.Id), stranger));
        Assert.Equal(["RCT-CASE-020"], await RefusedAsync(new RejectSignal(closed.Signal, "x"), stranger));
    }

    [Fact]
    public async Task Every_event_of_a_closed_case_carries_its_group()
    {
        var closed = await ClosedAsync("Events");
        await DoneAsync(new RetractFact(closed.Id, closed.Fact, "x"));
        await DoneAsync(new RecordAnswer(closed.Id, Laws));

        var (events, open) = await ReadAsync((session, token) => EventLog.CountAsync(session, $"case/{closed.Id}", token));
        Assert.True(events >= 7, $"{events} events");
        Assert.Equal(0, open);
    }

    [Fact]
    public async Task Whoever_is_named_later_sees_it_and_whoever_opens_it_is_named()
    {
        var closed = await ClosedAsync("Named later");
        await DoneAsync(new NamePerson(closed.Id, closed.Stranger), Person(closed.Named));
        Assert.NotNull(await ReadAsync((session, token) => CaseStore.FindAsync(session, closed.Id, token), Viewer.Person(closed.Stranger.Value)));

        var own = await DoneAsync(new OpenCase("Own", CaseKind.Incident, [], [], []), Person(closed.Named));
        Assert.Equal([closed.Named], await ReadAsync((session, token) => CaseStore.NamedAsync(session, own, token)));
    }

    [Fact]
    public async Task Only_a_manager_discloses_a_closed_case_and_then_everybody_sees_it()
    {
        var closed = await ClosedAsync("Disclosed");
        Assert.Equal(["RCT-LEDGER-009"], await RefusedAsync(new DiscloseCase(closed.Id, "it is public"), Person(closed.Named)));
        await DoneAsync(new NamePerson(closed.Id, closed.Stranger));
        await DoneAsync(new DiscloseCase(closed.Id, "it is public"), Person(closed.Stranger));

        var outsider = await PersonAsync("Outsider");
        var found = await ReadAsync((session, token) => CaseStore.FindAsync(session, closed.Id, token), Viewer.Person(outsider.Value));
        Assert.False(Assert.IsType<Case>(found).IsClosed);
        Assert.Equal(["RCT-CASE-008"], await RefusedAsync(new NamePerson(closed.Id, outsider)));
    }

    [Fact]
    public async Task A_role_that_may_not_decide_a_signal_is_refused_and_the_attempt_stands_in_the_log()
    {
        At(Friday);
        var analyst = await PersonAsync("By role", PersonRole.Analyst);
        var asset = await GatewayAsync("By role", "EU");
        var id = await OpenAsync("By role", asset);
        var signal = await DoneAsync(new RaiseSignal("press", "Exploited.", [FactKind.Aware], OnFriday, [asset], Case: id));

        await DoneAsync(new RejectSignal(signal, "a rumour"), Person(analyst));
        Assert.Equal(["RCT-CASE-019"], await RefusedAsync(new ConfirmSignal(signal, id), Person(analyst))); // what was rejected, a manager confirms
        Assert.Equal(SignalState.Rejected, (await ReadAsync((session, token) => SignalStore.FindAsync(session, signal, token)))?.State);
        Assert.Equal(["signal.raised", "signal.rejected", "command.refused"], await ReadAsync((session, token) => EventLog.TypesAsync(session, $"signal/{signal}", token)));
    }

    [Fact]
    public async Task A_conflict_is_decided_by_a_named_person_among_its_options_and_may_go_on_holding()
    {
        At(Friday);
        var person = await PersonAsync("Counsel", PersonRole.Manager);
        var other = await PersonAsync("Somebody else", PersonRole.Manager);
        var id = await OpenAsync("Decided", await GatewayAsync("Decided", "CN", "EU"));
        await DoneAsync(new RecordFact(id, FactKind.Aware, OnFriday));
        DecideConflict Decide(string option, bool releases, string reason = "opinion of today") =>
            new(id, Laws, "X1", "eu.cra.srp", option, releases, reason, person);

        Assert.True((await AnswerAsync(id)).IsHeld("eu.cra.srp"));
        Assert.Equal(["RCT-CASE-009", "RCT-CASE-017"], await RefusedAsync(Decide("coin-toss", true, "")));
        Assert.Equal(["RCT-CASE-016"], await RefusedAsync(Decide("report-minimised", true) with { Recipient = "cn.miit.nvdb" }));
        Assert.Equal(["RCT-CASE-018"], await RefusedAsync(Decide("report-minimised", true), Person(other)));

        await DoneAsync(Decide("disclose-first", releases: false), Person(person));
        Assert.True((await AnswerAsync(id)).IsHeld("eu.cra.srp"));
        await DoneAsync(Decide("report-minimised", releases: true), Person(person));

        var answer = await AnswerAsync(id);
        Assert.False(answer.IsHeld("eu.cra.srp"));
        var hold = Assert.Single(answer.Holds, hold => hold.Recipient == "eu.cra.srp");
        Assert.Equal(("report-minimised", person), (hold.Decision?.Option, hold.Decision?.DecidedBy));
        Assert.Equal(2, (await ReadAsync((session, token) => DecisionStore.OfCaseAsync(session, id, token))).Count);
    }
}

public sealed class Closed_cases_on_sqlite(SqliteFixture store) : ClosedCaseSuite(store), IClassFixture<SqliteFixture>;

public sealed class Closed_cases_on_postgresql(PostgresFixture store) : ClosedCaseSuite(store), IClassFixture<PostgresFixture>;
