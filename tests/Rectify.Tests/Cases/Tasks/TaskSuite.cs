using NodaTime;
using Rectify.Alerts.Messages;
using Rectify.Cases;
using Rectify.Cases.Tasks;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Storage;
using Rectify.Tests.Fakes;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Cases.Tasks;

public abstract class TaskSuite(StoreFixture store) : CaseStory(store)
{
    private static Actor As(PersonId person) => new(person.ToString(), ActorStrength.Session);

    private async Task<PersonId> PersonAsync(string name, params PersonRole[] roles)
    {
        var entity = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, $"{name} {Store.Ids.Next()}"));
        var person = await DoneAsync(new RegisterPerson(name, entity, "DE", [.. roles]));
        await DoneAsync(new AddAlarmAddress(person, AlarmChannel.Mail, $"{name.ToLowerInvariant()}@example.com", Language.English, null), As(person));
        await DoneAsync(new AddAlarmAddress(person, AlarmChannel.PagerDuty, "https://pager.example.com/", Language.English, [1]), As(person));
        return person;
    }

    private Task<CaseId> CaseAsync(string title) => DoneAsync(new OpenCase(title, CaseKind.Incident, [], []));

    private async Task<CaseTask> FoundAsync(CaseTaskId id) => Assert.IsType<CaseTask>(await ReadAsync((session, token) => TaskStore.FindAsync(session, id, token)));

    /// <summary>What waits to be sent to a person.</summary>
    private async Task<List<AlarmMessage>> WaitingAsync(PersonId person) =>
        [.. (await ReadAsync((session, token) => MessageStore.DueAsync(session, Clock.GetCurrentInstant(), 1_000, token))).Select(each => each.Message).Where(message => message.Address.Person == person)];

    [Fact]
    public async Task A_task_is_opened_changed_done_and_opened_again()
    {
        At(Friday);
        var (id, ada) = (await CaseAsync("Tasks"), await PersonAsync("Ada", PersonRole.Analyst));
        var due = new TaskDue(Friday + Duration.FromDays(1), "Europe/Brussels");
        var task = await DoneAsync(new OpenTask(id, new(" Ask the vendor ", ada, due, new("eu.cra.aev.ew", "eu.cra.srp", null))));
        var opened = await FoundAsync(task);
        Assert.Equal(("Ask the vendor", ada, due, TaskState.Open, 1L), (opened.Title, opened.Assignee, opened.Due, opened.State, opened.Revision));
        Assert.Equal(("eu.cra.aev.ew", "eu.cra.srp"), (opened.About.Rule, opened.About.Recipient));

        await DoneAsync(new ReviseTask(task, new("Ask both vendors", null, null, default)));
        Assert.Equal(("Ask both vendors", null, null, 2L), ((await FoundAsync(task)) is var revised ? (revised.Title, revised.Assignee?.ToString(), revised.Due?.Zone, revised.Revision) : default));
        await DoneAsync(new MoveTask(task, TaskState.Done));
        Assert.Equal(["RCT-TASK-002"], await RefusedAsync(new ReviseTask(task, new("Too late", null, null, default))));
        Assert.Equal(["RCT-CASE-009"], await RefusedAsync(new MoveTask(task, TaskState.Open)));
        await DoneAsync(new MoveTask(task, TaskState.Open, "they did not answer"));
        Assert.Equal(["RCT-CASE-009"], await RefusedAsync(new MoveTask(task, TaskState.Dropped, " ")));
        await DoneAsync(new MoveTask(task, TaskState.Dropped, "not our product"));
        Assert.Equal("not our product", (await FoundAsync(task)).Reason);
        Assert.Equal(
            ["task.opened", "task.revised", "task.moved", "task.moved", "task.moved"], await ReadAsync((session, token) => EventLog.TypesAsync(session, $"task/{task}", token)));
    }

    [Fact]
    public async Task A_task_that_does_not_hold_together_is_refused_with_everything_that_is_wrong()
    {
        var id = await CaseAsync("Refused");
        Assert.Equal(
            ["RCT-TEXT-001", "RCT-TASK-003", "RCT-TASK-004", "RCT-TASK-005", "RCT-CASE-007"],
            await RefusedAsync(new OpenTask(id, new(" ", new PersonId(Store.Ids.Next()), new(Friday, "Mars/Olympus"), new("eu.cra.aev.ew", null, new(Store.Ids.Next()))))));
        Assert.Equal(["RCT-CASE-001"], await RefusedAsync(new OpenTask(new CaseId(Store.Ids.Next()), new("x", null, null, default))));
        Assert.Equal(["RCT-TASK-001"], await RefusedAsync(new MoveTask(new CaseTaskId(Store.Ids.Next()), TaskState.Done)));
    }

    [Fact]
    public async Task Whoever_it_is_assigned_to_by_another_is_told_and_told_again_when_its_time_comes_once()
    {
        At(Friday);
        var (id, bo, ada) = (await CaseAsync("Told"), await PersonAsync("Bo", PersonRole.Reader), await PersonAsync("Adb", PersonRole.Analyst));
        await DoneAsync(new OpenTask(id, new("My own", ada, null, default)), As(ada));
        Assert.Empty(await WaitingAsync(ada));
        var task = await DoneAsync(new OpenTask(id, new("For Bo", bo, new(Clock.GetCurrentInstant() + Duration.FromHours(1), "UTC"), default)), As(ada));
        var told = Assert.Single(await WaitingAsync(bo)); // by mail, and never by the pager
        Assert.Equal((NoticeKind.TaskAssigned, "Told"), (told.Notice?.Kind, told.Notice?.Title));
        Assert.Contains("a task was assigned to you", MessageText.Body(told, Friday), StringComparison.Ordinal);

        await DoneAsync(new TellDueTasks());
        Assert.Single(await WaitingAsync(bo));
        Clock.Advance(Duration.FromHours(1));
        await DoneAsync(new TellDueTasks());
        await DoneAsync(new TellDueTasks());
        Assert.Equal([NoticeKind.TaskAssigned, NoticeKind.TaskDue], (await WaitingAsync(bo)).Select(message => message.Notice?.Kind));

        // Put off, it is told again when the other time comes; done, it is not.
        var later = new TaskDue(Clock.GetCurrentInstant() + Duration.FromHours(1), "UTC");
        await DoneAsync(new ReviseTask(task, new("For Bo", bo, later, default)), As(ada));
        Clock.Advance(Duration.FromHours(2));
        await DoneAsync(new TellDueTasks());
        Assert.Equal(2, (await WaitingAsync(bo)).Count(message => message.Notice?.Kind == NoticeKind.TaskDue));
        Assert.Equal(task, Assert.Single(await ReadAsync((session, token) => TaskStore.OfPersonAsync(session, bo, 10, token), Viewer.Person(bo.Value))).Id);
    }

    [Fact]
    public async Task Only_the_roles_of_the_table_move_a_task_and_whoever_it_is_assigned_to_may_say_that_it_is_done()
    {
        var (id, reader, other, analyst) = (await CaseAsync("Roles"), await PersonAsync("Reads", PersonRole.Reader), await PersonAsync("Other", PersonRole.Reader), await PersonAsync("Does", PersonRole.Analyst));
        var task = await DoneAsync(new OpenTask(id, new("Look", reader, null, default)));
        Assert.Equal(["RCT-CASE-019"], await RefusedAsync(new MoveTask(task, TaskState.Done), As(other)));
        Assert.Equal(["RCT-CASE-019"], await RefusedAsync(new MoveTask(task, TaskState.Dropped, "no"), As(reader)));
        await DoneAsync(new MoveTask(task, TaskState.Done), As(reader));
        Assert.Equal(["RCT-TASK-002"], await RefusedAsync(new MoveTask(task, TaskState.Dropped, "no"), As(analyst)));
        await DoneAsync(new MoveTask(task, TaskState.Open, "not so"), As(analyst));
        await DoneAsync(new MoveTask(task, TaskState.Dropped, "no"), As(analyst));
        Assert.Equal(["RCT-CASE-019"], await RefusedAsync(new MoveTask(task, TaskState.Open, "yes"), As(analyst)));
        Assert.Equal(4, (await ReadAsync((session, token) => EventLog.TypesAsync(session, $"task/{task}", token))).Count(type => type == "command.refused"));
    }

    [Fact]
    public async Task In_a_closed_case_a_task_is_for_those_who_are_named_on_it_and_gone_for_others()
    {
        var (named, stranger) = (await PersonAsync("Named", PersonRole.Analyst), await PersonAsync("Strange", PersonRole.Manager));
        var id = await DoneAsync(new OpenCase("MARKER title", CaseKind.Incident, [], [], [named]));
        Assert.Equal(["RCT-CASE-027"], await RefusedAsync(new OpenTask(id, new("x", stranger, null, default))));
        var task = await DoneAsync(new OpenTask(id, new("MARKER task", named, null, default)));
        Assert.Equal(["RCT-TASK-001"], await RefusedAsync(new MoveTask(task, TaskState.Done), As(stranger)));
        Assert.Equal(["RCT-TASK-001"], await RefusedAsync(new ReviseTask(task, new("x", null, null, default)), As(stranger)));
        Assert.Null(await ReadAsync((session, token) => TaskStore.FindAsync(session, task, token), Viewer.Person(stranger.Value)));
        var told = Assert.Single(await WaitingAsync(named));
        Assert.Null(told.Notice?.Title);
        Assert.DoesNotContain("MARKER", MessageText.Body(told, Friday) + MessageText.Subject(told, Friday), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_decide_a_task_at_once_the_second_sees_what_the_first_did()
    {
        var task = await DoneAsync(new OpenTask(await CaseAsync("At once"), new("Raced", null, null, default)));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(index => Task.Run(() => Store.Commands.RunAsync(
            index % 2 == 0 ? new MoveTask(task, TaskState.Done) : new MoveTask(task, TaskState.Dropped, "no"), Actor, None))));
        Assert.Single(outcomes, outcome => outcome.Succeeded(out _, out _));
        Assert.Equal(2, (await FoundAsync(task)).Revision);
    }
}

public sealed class Tasks_on_sqlite(SqliteFixture store) : TaskSuite(store), IClassFixture<SqliteFixture>;

public sealed class Tasks_on_postgresql(PostgresFixture store) : TaskSuite(store), IClassFixture<PostgresFixture>;
