using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Cases.Tasks;

/// <summary>Says where a task stands.</summary>
/// <param name="Task">The task.</param>
/// <param name="To">The next state.</param>
/// <param name="Reason">Why, up to 2,000 characters; needed for all but done.</param>
public sealed record MoveTask(CaseTaskId Task, TaskState To, string? Reason = null) : ICommand<Done>
{
    /// <summary>Whoever it is assigned to may say that it is done, so roles are looked at by the table.</summary>
    public Permitted By => Permitted.Anyone;

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await TaskStore.FindAsync(change.Session, Task, cancellationToken) is not { } task) return TaskProblems.Unknown;
        if (await CaseStore.FindAsync(change.Session, task.Case, cancellationToken) is not { } about) return TaskProblems.Unknown;
        var problems = new Problems();
        if (Reason is not null || To != TaskState.Done) Reasons.Check(problems, Reason);
        await TaskTransitions.CheckAsync(problems, change, task, about, To, cancellationToken);
        if (problems.Any) return problems;
        var moved = task with { State = To, Reason = Reason is null ? null : StoredText.Clean(Reason), Revision = task.Revision + 1 };
        await TaskStore.PutAsync(change.Session, moved, tellAgain: To == TaskState.Open, cancellationToken);
        await change.RecordAsync(new TaskMoved(about, moved, task.State), cancellationToken);
        return new Done();
    }
}
