using NodaTime;
using Rectify.Cases;
using Rectify.Cases.Duties;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Storage;
using Rectify.Submissions;
using Rectify.Tests.Fakes;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Cases.Duties;

public abstract class DutyCareSuite(StoreFixture store) : CaseStory(store)
{
    private const string Warning = "eu.cra.aev.ew";
    private const string Platform = "eu.cra.srp";

    private static Actor As(PersonId person) => new(person.ToString(), ActorStrength.Session);

    private async Task<PersonId> PersonAsync(string name, params PersonRole[] roles)
    {
        var entity = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, $"{name} {Store.Ids.Next()}"));
        return await DoneAsync(new RegisterPerson(name, entity, "DE", [.. roles]));
    }

    private async Task<(CaseId Id, FactId Aware)> AwareAsync(string name)
    {
        At(Friday);
        var id = await OpenAsync(name, await GatewayAsync(name, "EU"));
        await DoneAsync(new SayCircumstance(id, RuleBook.Embedded().Terms.Circumstances[Circumstances.ActivelyExploited], Circumstances.Yes, "seen in logs"));
        return (id, await DoneAsync(new RecordFact(id, FactKind.Aware, OnFriday)));
    }

    private SayNotApplicable Say(CaseId id, PersonId by) => new(id, Laws, Warning, Platform, "it is not a product with digital elements", by);

    private async Task<KeptDuty> KeptAsync(CaseId id, Instant? at = null)
    {
        var done = await RefreshDuties.RunAsync(Store.Database, Laws, at ?? Clock.GetCurrentInstant(), progress: null, None);
        Assert.True(done.Succeeded(out _, out var problems), problems?.ToString());
        return Assert.Single(await ReadAsync((session, token) => DutyStore.OfCasesAsync(session, [id], token))).Duties.First(duty => duty.Rule == Warning);
    }

    private async Task<IReadOnlyList<NotApplicable>> SaidAsync(CaseId id) =>
        [.. (await ReadAsync((session, token) => NotApplicableStore.OfCasesAsync(session, [id], token)))[id]];

    [Fact]
    public async Task A_duty_has_one_owner_until_another_is_assigned_or_nobody_is()
    {
        var (id, aware) = await AwareAsync("Owned");
        var (ada, bo) = (await PersonAsync("Ada", PersonRole.Analyst), await PersonAsync("Bo", PersonRole.Reader));
        await DoneAsync(new AssignDuty(id, Laws, Warning, Platform, ada));
        await DoneAsync(new AssignDuty(id, Laws, Warning, Platform, bo), As(ada));

        // It is the duty's, whatever fact starts it.
        await DoneAsync(new RecordFact(id, FactKind.Aware, Occurrence.At(Friday - Duration.FromHours(1), Brussels)) { Supersedes = aware, Reason = "misread" });
        var answer = await AnswerAsync(id);
        Assert.Equal(bo, answer.OwnerOf(Open(answer, Warning))?.Person);
        Assert.Equal(bo, DutiesGrid.Of(answer, []).Single(row => row.Next.RuleId == Warning).Owner);

        await DoneAsync(new ReleaseDuty(id, Warning, Platform));
        Assert.Null((await AnswerAsync(id)).OwnerOf(Open(answer, Warning)));
        Assert.Equal(["RCT-DUTY-002"], await RefusedAsync(new ReleaseDuty(id, Warning, Platform)));
        Assert.Equal(
            ["duty.assigned", "duty.assigned", "duty.released"],
            (await ReadAsync((session, token) => EventLog.TypesAsync(session, $"case/{id}", token))).Where(type => type.StartsWith("duty.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_owner_is_somebody_who_may_see_the_case_and_a_duty_is_one_that_may_bind()
    {
        At(Friday);
        var (named, stranger) = (await PersonAsync("Named", PersonRole.Analyst), await PersonAsync("Stranger", PersonRole.Manager));
        var id = await DoneAsync(new OpenCase("Closed", CaseKind.Vulnerability, [await GatewayAsync("Closed", "EU")], [], [named]));
        await DoneAsync(new RecordFact(id, FactKind.Aware, OnFriday));
        Assert.Equal(["RCT-CASE-027"], await RefusedAsync(new AssignDuty(id, Laws, Warning, Platform, stranger)));
        Assert.Equal(["RCT-DUTY-001", "RCT-CASE-007"], await RefusedAsync(new AssignDuty(id, Laws, "no.such.rule", Platform, new PersonId(Store.Ids.Next()))));
        Assert.Equal(["RCT-CASE-001"], await RefusedAsync(new AssignDuty(id, Laws, Warning, Platform, named), As(stranger)));
        Assert.Equal(["RCT-CASE-001"], await RefusedAsync(Say(id, stranger), As(stranger)));
        Assert.Equal(["RCT-CASE-001"], await RefusedAsync(new ReleaseDuty(id, Warning, Platform), As(stranger)));
        await DoneAsync(new AssignDuty(id, Laws, Warning, Platform, named));
        var seen = await ReadAsync((session, token) => DutyOwnerStore.OfCasesAsync(session, [id], token), Viewer.Person(stranger.Value));
        Assert.Empty(seen[id]);
    }

    [Fact]
    public async Task What_is_said_not_to_apply_stays_as_computed_and_is_owed_no_more()
    {
        var (id, _) = await AwareAsync("Not applicable");
        var manager = await PersonAsync("Counsel", PersonRole.Manager);
        var before = await KeptAsync(id);
        var said = await DoneAsync(Say(id, manager), As(manager));

        var kept = await KeptAsync(id);
        Assert.Equal(before with { SaidNotApplicable = true }, kept);
        Assert.True(kept is { IsOpen: true, IsOwed: false });
        var answer = await AnswerAsync(id);
        var duty = Open(answer, Warning);
        Assert.Equal((said, manager), (answer.NotApplicableTo(duty)?.Id, answer.NotApplicableTo(duty)?.SaidBy));
        var row = DutiesGrid.Of(answer, []).Single(each => each.Recipient == Platform);
        Assert.NotEqual(Warning, row.Next.RuleId);
        Assert.Contains(row.Duties, each => each.RuleId == Warning);

        await DoneAsync(new WithdrawNotApplicable(id, said, "counsel read it again"), As(manager));
        Assert.Equal(before, await KeptAsync(id));
        Assert.Equal("counsel read it again", Assert.Single(await SaidAsync(id)).WithdrawnBecause);
        Assert.Equal(["RCT-DUTY-007"], await RefusedAsync(new WithdrawNotApplicable(id, said, "again")));
    }

    [Fact]
    public async Task It_ends_when_its_end_has_come()
    {
        var (id, _) = await AwareAsync("Until");
        var (manager, now) = (await PersonAsync("Until", PersonRole.Manager), Clock.GetCurrentInstant());
        Assert.Equal(["RCT-DUTY-005"], await RefusedAsync(Say(id, manager) with { Until = now }));
        var until = now + Duration.FromHours(2);
        await DoneAsync(Say(id, manager) with { Until = until });
        Assert.True((await KeptAsync(id, until)).SaidNotApplicable);
        Assert.False((await KeptAsync(id, until + Duration.FromTicks(1))).SaidNotApplicable); // the hour turned it, and nothing else
    }

    [Fact]
    public async Task It_holds_for_the_facts_that_it_was_said_of_and_no_others()
    {
        var (id, aware) = await AwareAsync("Facts change");
        var manager = await PersonAsync("Facts change", PersonRole.Manager);
        await DoneAsync(Say(id, manager));
        Assert.True((await KeptAsync(id)).SaidNotApplicable);
        await DoneAsync(new RecordFact(id, FactKind.Aware, Occurrence.At(Friday - Duration.FromHours(1), Brussels)) { Supersedes = aware, Reason = "misread" });
        Assert.False((await KeptAsync(id)).SaidNotApplicable);
        Assert.Null((await AnswerAsync(id)).NotApplicableTo(Open(await AnswerAsync(id), Warning)));
        await DoneAsync(Say(id, manager)); // it can be said again, of what there is now
        Assert.True((await KeptAsync(id)).SaidNotApplicable);
    }

    [Fact]
    public async Task It_is_said_by_a_manager_for_nobody_else_with_a_reason_of_something_that_is_owed()
    {
        var (id, _) = await AwareAsync("By whom");
        var (manager, other, analyst) = (await PersonAsync("M", PersonRole.Manager), await PersonAsync("O", PersonRole.Manager), await PersonAsync("A", PersonRole.Analyst));
        Assert.Equal(["RCT-LEDGER-009"], await RefusedAsync(Say(id, analyst), As(analyst)));
        Assert.Equal(["RCT-CASE-009", "RCT-CASE-018"], await RefusedAsync(Say(id, manager) with { Reason = " " }, As(other)));
        Assert.Equal(["RCT-DUTY-003"], await RefusedAsync(Say(id, manager) with { Recipient = "nobody" }, As(manager)));
        Assert.Equal(["RCT-DUTY-003"], await RefusedAsync(Say(id, manager) with { Group = "CVE-2000-0001" }, As(manager)));
        Assert.Equal(["RCT-DUTY-006"], await RefusedAsync(new WithdrawNotApplicable(id, new NotApplicableId(Store.Ids.Next()), "x"), As(manager)));
    }

    [Fact]
    public async Task Of_several_who_say_it_at_once_one_does()
    {
        var (id, _) = await AwareAsync("At once");
        var manager = await PersonAsync("At once", PersonRole.Manager);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Store.Commands.RunAsync(Say(id, manager), As(manager), None))));
        Assert.Single(outcomes, outcome => outcome.Succeeded(out var _, out var _));
        Assert.All(outcomes, outcome => Assert.Equal("RCT-DUTY-004", outcome.Succeeded(out _, out var problems) ? "RCT-DUTY-004" : problems.Single().Code));
        Assert.Single(await SaidAsync(id));
    }

    [Fact]
    public async Task What_a_report_lacks_is_told_by_name_until_a_draft_says_it()
    {
        var (id, _) = await AwareAsync("Missing");
        var rule = Open(await AnswerAsync(id), Warning).Rule;
        async Task<IReadOnlyList<string>> MissingAsync()
        {
            var about = await ReadAsync((session, token) => CaseStore.FindAsync(session, id, token));
            return (await ReadAsync((session, token) => MissingFields.OfAsync(session, Assert.IsType<Case>(about), token))).Of(rule, Platform, null);
        }

        var required = Assert.IsType<Form>(rule.Form).Fields.Where(field => field.Need == FieldNeed.Required).Select(field => field.Name).ToList();
        var missing = await MissingAsync();
        Assert.NotEmpty(missing);
        Assert.ProperSubset(required.ToHashSet(), missing.ToHashSet());
        Assert.DoesNotContain("product_name", missing);

        await DoneAsync(new DraftSubmission(id, Warning, Platform, new Dictionary<string, string> { [missing[0]] = "said" }, Laws));
        Assert.Equal(missing.Skip(1), await MissingAsync());
        Assert.Empty((await ReadAsync(async (session, token) =>
            await MissingFields.OfAsync(session, (await CaseStore.FindAsync(session, id, token))!, token))).Of(rule with { MetBy = MetBy.Done }, Platform, null));
    }
}

public sealed class Duty_care_on_sqlite(SqliteFixture store) : DutyCareSuite(store), IClassFixture<SqliteFixture>;

public sealed class Duty_care_on_postgresql(PostgresFixture store) : DutyCareSuite(store), IClassFixture<PostgresFixture>;
