using NodaTime;
using Rectify.Alerts.Messages;
using Rectify.Findings;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Cases.Tasks;

/// <summary>What a task is to say.</summary>
/// <param name="Title">What to do, 1 to 200 characters in a line.</param>
/// <param name="Assignee">Somebody who may see the case; null when nobody is to do it yet.</param>
/// <param name="Due">By when; null when it has no time.</param>
/// <param name="About">What it is about beside the case.</param>
public sealed record TaskPlan(string Title, PersonId? Assignee, TaskDue? Due, TaskAbout About)
{
    /// <summary>Adds what is wrong with it.</summary>
    internal async Task CheckAsync(Problems problems, Change change, CaseId about, CancellationToken cancellationToken)
    {
        problems.Check(Title.Trim(), Names.Limit, CaseTexts.TaskTitle);
        problems.AddIf(About.Rule?.Length > Names.Limit || About.Recipient?.Length > Names.Limit, CaseProblems.TooLong(CaseTexts.Name, Names.Limit));
        problems.AddIf(About.Rule is null != About.Recipient is null, TaskProblems.HalfADuty);
        problems.AddIf(Due is { } due && DateTimeZoneProviders.Tzdb.GetZoneOrNull(due.Zone) is null, TaskProblems.ZoneUnknown(Due?.Zone ?? ""));
        if (About.Finding is { } finding) problems.AddIf(await FindingStore.FindAsync(change.Session, finding, cancellationToken) is null, TaskProblems.FindingUnknown);
        if (Assignee is not { } person) return;
        if (await PersonStore.FindAsync(change.Session, person, cancellationToken) is null) problems.Add(CaseProblems.PersonUnknown);
        else problems.AddIf(!await CaseStore.IsSeenByAsync(change.Session, about, person, cancellationToken), CaseProblems.PersonDoesNotSee);
    }

    /// <summary>The task with what is planned.</summary>
    internal CaseTask Over(CaseTask task) => task with
    {
        Title = Title.Trim(),
        Assignee = Assignee,
        Due = Due,
        About = About with { Rule = Clean(About.Rule), Recipient = Clean(About.Recipient) },
    };

    /// <summary>Tells whoever a task is assigned to by somebody else.</summary>
    internal static Task TellAsync(Change change, Case about, CaseTask task, NoticeKind kind, CancellationToken cancellationToken) =>
        task.Assignee is { } person && person.ToString() != change.Actor.Who
            ? about.Notice(kind).TellAsync(change, person, cancellationToken)
            : Task.CompletedTask;

    private static string? Clean(string? text) => text is null ? null : StoredText.Clean(text);
}

/// <summary>Opens a task in a case, and tells whoever is to do it.</summary>
public sealed record OpenTask(CaseId Case, TaskPlan Plan) : ICommand<CaseTaskId>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Reporter, PersonRole.Approver, PersonRole.Manager, PersonRole.Coordinator);

    /// <inheritdoc />
    public async Task<Result<CaseTaskId>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await CaseStore.FindAsync(change.Session, Case, cancellationToken) is not { } about) return CaseProblems.Unknown;
        var problems = new Problems();
        await Plan.CheckAsync(problems, change, Case, cancellationToken);
        if (problems.Any) return problems;
        var task = Plan.Over(new CaseTask
        {
            Id = new(change.NewId()), Case = Case, Title = "", State = TaskState.Open, OpenedAt = change.Now, OpenedBy = change.Actor.Who, Revision = 1,
        });
        await TaskStore.AddAsync(change.Session, task, cancellationToken);
        await change.RecordAsync(new TaskOpened(about, task), cancellationToken);
        await TaskPlan.TellAsync(change, about, task, NoticeKind.TaskAssigned, cancellationToken);
        return task.Id;
    }
}

/// <summary>Changes what an open task says: all of it. Whoever it is assigned to anew is told.</summary>
public sealed record ReviseTask(CaseTaskId Task, TaskPlan Plan) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Reporter, PersonRole.Approver, PersonRole.Manager, PersonRole.Coordinator);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await TaskStore.FindAsync(change.Session, Task, cancellationToken) is not { } task) return TaskProblems.Unknown;
        if (await CaseStore.FindAsync(change.Session, task.Case, cancellationToken) is not { } about) return TaskProblems.Unknown;
        var problems = new Problems();
        await Plan.CheckAsync(problems, change, task.Case, cancellationToken);
        problems.AddIf(task.State != TaskState.Open, TaskProblems.NotFromHere(task.State));
        if (problems.Any) return problems;
        var revised = Plan.Over(task) with { Revision = task.Revision + 1 };
        await TaskStore.PutAsync(change.Session, revised, tellAgain: revised.Due != task.Due || revised.Assignee != task.Assignee, cancellationToken);
        await change.RecordAsync(new TaskRevised(about, revised), cancellationToken);
        if (revised.Assignee != task.Assignee) await TaskPlan.TellAsync(change, about, revised, NoticeKind.TaskAssigned, cancellationToken);
        return new Done();
    }
}
