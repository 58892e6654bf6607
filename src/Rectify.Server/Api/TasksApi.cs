using NodaTime;
using NodaTime.Text;
using Rectify.Cases;
using Rectify.Cases.Tasks;
using Rectify.Findings;
using Rectify.Foundation;
using Rectify.Parties;

namespace Rectify.Server.Api;

/// <summary>What is to be done in cases, by whom, by when.</summary>
internal static class TasksApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/cases/{id}/tasks", ListAsync).Produces<Page<TaskBody>>().Refuses(400, 404)
            .Needs(TokenScope.Read, "listTasks", "The tasks of a case, oldest first");
        api.MapPost("/cases/{id}/tasks", OpenAsync).Makes()
            .Refuses(400, 404, 409)
            .Needs(TokenScope.Write, "openTask", "Opens a task, and tells whoever is to do it");
        api.MapGet("/me/tasks", MineAsync).Produces<Page<TaskBody>>().Refuses(400)
            .Needs(TokenScope.Read, "listMyTasks", "The person's open tasks, by due time; those without one last");
        api.MapGet("/tasks/{id}", OneAsync).Produces<TaskBody>().Refuses(404)
            .Needs(TokenScope.Read, "getTask", "One task, with the ETag that changing it needs");
        api.MapPut("/tasks/{id}", ReviseAsync).Edits()
            .Needs(TokenScope.Write, "reviseTask", "Changes what an open task says: all of it");
        api.MapPut("/tasks/{id}/state", MoveAsync).Edits()
            .Needs(TokenScope.Write, "moveTask", "Says that it is done, dropped, or open again");
    }

    private static async Task<IResult> ListAsync(string id, string? after, string? limit, ApiCall call)
    {
        if (!PageRequest.Read(after, limit).Succeeded(out var page, out var problems)) return ProblemMapping.Of(problems);
        if (await CasesApi.FindAsync(id, call) is not { } about) return ProblemMapping.Of(ApiProblems.NotFound);
        var tasks = await call.ReadAsync((reading, token) => TaskStore.PageOfCaseAsync(reading, about.Id, page.After, page.Limit + 1, token));
        return TypedResults.Ok(page.Of(tasks, task => task.Id.Value, TaskBody.Of));
    }

    private static async Task<IResult> OpenAsync(string id, NewTask body, ApiCall call)
    {
        if (await CasesApi.FindAsync(id, call) is not { } about) return ProblemMapping.Of(ApiProblems.NotFound);
        var fields = new Fields();
        var plan = body.ToPlan(fields);
        return fields.Wrong.Any ? ProblemMapping.Of(fields.Wrong) : await call.CreateAsync(new OpenTask(about.Id, plan), body, made => ($"{made}", $"/tasks/{made}"));
    }

    private static async Task<IResult> MineAsync(string? after, string? limit, ApiCall call)
    {
        if (!PlacedPageRequest.Read(after, limit, parts: 2).Succeeded(out var page, out var problems)) return ProblemMapping.Of(problems);
        (Instant?, CaseTaskId)? place = null;
        if (page.After is [var due, var id])
        {
            if (!Id.TryParse(id, out var key) || (due.Length > 0 && !InstantPattern.ExtendedIso.Parse(due).Success)) return ProblemMapping.Of(ApiProblems.NotACursor);
            place = (due.Length > 0 ? InstantPattern.ExtendedIso.Parse(due).Value : null, new CaseTaskId(key));
        }
        var tasks = await call.ReadAsync((reading, token) => TaskStore.OfPersonAsync(reading, call.User.Person.Id, place, page.Limit + 1, token));
        return TypedResults.Ok(page.Of(tasks, task => [task.Due is { } by ? InstantPattern.ExtendedIso.Format(by.At) : "", $"{task.Id}"], TaskBody.Of));
    }

    private static async Task<IResult> OneAsync(string id, ApiCall call, HttpResponse response) =>
        ETags.Answer(response, await FindAsync(id, call) is { } task ? TaskBody.Of(task) : null);

    private static async Task<IResult> ReviseAsync(string id, NewTask body, ApiCall call)
    {
        if (await FindAsync(id, call) is not { } task) return ProblemMapping.Of(ApiProblems.NotFound);
        var fields = new Fields();
        var plan = body.ToPlan(fields);
        return fields.Wrong.Any ? ProblemMapping.Of(fields.Wrong) : await EditAsync(call, task, new ReviseTask(task.Id, plan));
    }

    private static async Task<IResult> MoveAsync(string id, NewTaskState body, ApiCall call) =>
        await FindAsync(id, call) is { } task
            ? await EditAsync(call, task, new MoveTask(task.Id, body.State, body.Reason))
            : ProblemMapping.Of(ApiProblems.NotFound);

    private static Task<IResult> EditAsync(ApiCall call, CaseTask task, Ledger.ICommand<Done> command) =>
        call.EditAsync(command, async (reading, token) => await TaskStore.FindAsync(reading, task.Id, token) is { } now ? TaskBody.Of(now) : null);

    private static async Task<CaseTask?> FindAsync(string id, ApiCall call)
    {
        if (!Id.TryParse(id, out var key) || await call.ReadAsync((reading, token) => TaskStore.FindAsync(reading, new CaseTaskId(key), token)) is not { } found) return null;
        await CasesApi.OpenedAsync(found.Case, call);
        return found;
    }
}

/// <summary>What a task says.</summary>
/// <param name="Title">What to do, 1 to 200 characters in a line.</param>
/// <param name="Assignee">The id of somebody who may see the case; absent when nobody is to do it yet.</param>
/// <param name="Due">By when: <c>2026-12-20</c>, to the end of that day, or an instant with its offset.</param>
/// <param name="Zone">The zone in which that is meant, of the tz database; UTC when absent.</param>
/// <param name="Rule">The duty that it is about, by its rule; with its recipient.</param>
/// <param name="Recipient">The recipient of that duty.</param>
/// <param name="Finding">The id of the finding that it is about.</param>
internal sealed record NewTask(
    string Title, string? Assignee = null, string? Due = null, string? Zone = null, string? Rule = null, string? Recipient = null, string? Finding = null)
{
    public TaskPlan ToPlan(Fields fields) => new(
        Title,
        Assignee is null ? null : new PersonId(fields.Id("assignee", Assignee)),
        Due is null ? null : new TaskDue(fields.When("due", Due, Zone).Latest, Zone ?? "UTC"),
        new(Rule, Recipient, Finding is null ? null : new FindingId(fields.Id("finding", Finding))));
}

/// <summary>Where a task stands from now on.</summary>
/// <param name="State">The next state.</param>
/// <param name="Reason">Why, up to 2,000 characters; needed for dropped, and for opening it again.</param>
internal sealed record NewTaskState(TaskState State, string? Reason = null);

/// <summary>A task.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Case">The id of its case.</param>
/// <param name="Title">What to do.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Reason">Why it stands there.</param>
/// <param name="Assignee">The id of the person who is to do it.</param>
/// <param name="Due">By when; a time of our own and no law's.</param>
/// <param name="Zone">The zone in which that was meant.</param>
/// <param name="Rule">The rule of the duty that it is about.</param>
/// <param name="Recipient">The recipient of that duty.</param>
/// <param name="Finding">The id of the finding that it is about.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="OpenedBy">Who opened it.</param>
internal sealed record TaskBody(
    string Id, string Case, string Title, TaskState State, string? Reason, string? Assignee, Instant? Due, string? Zone, string? Rule, string? Recipient, string? Finding,
    Instant OpenedAt, string OpenedBy)
{
    public static TaskBody Of(CaseTask task) => new(
        task.Id.ToString(), task.Case.ToString(), task.Title, task.State, task.Reason, task.Assignee?.ToString(), task.Due?.At, task.Due?.Zone, task.About.Rule,
        task.About.Recipient, task.About.Finding?.ToString(), task.OpenedAt, task.OpenedBy);
}
