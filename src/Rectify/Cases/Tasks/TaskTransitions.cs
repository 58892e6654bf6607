using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using static Rectify.Foundation.PersonRole;

namespace Rectify.Cases.Tasks;

/// <summary>What may become of a task, and who may say so. Whoever a task is assigned to may say that it is done, whatever their role.</summary>
public static class TaskTransitions
{
    /// <summary>The table.</summary>
    public static Transitions<TaskState> Table { get; } = new(
        (TaskState.Open, TaskState.Done, [Analyst, Reporter, Manager, Coordinator]),
        (TaskState.Open, TaskState.Dropped, [Analyst, Reporter, Manager, Coordinator]),
        (TaskState.Done, TaskState.Open, [Analyst, Reporter, Manager, Coordinator]),
        (TaskState.Dropped, TaskState.Open, [Manager, Coordinator]));

    /// <summary>Adds why whoever acts may not say this, and notes it for the log; adds nothing when they may.</summary>
    internal static async Task CheckAsync(Problems problems, Change change, CaseTask task, Case about, TaskState to, CancellationToken cancellationToken)
    {
        if (!Table.Leads(task.State, to)) Refuse(TaskProblems.NotFromHere(task.State));
        else if (to == TaskState.Done && task.Assignee?.ToString() == change.Actor.Who) return;
        else if (!Table.Allows(task.State, to, await change.RolesAsync(cancellationToken))) Refuse(CaseProblems.NotByThisRole);

        void Refuse(Problem problem) => problems.Add(change.Refuse(TaskEvents.Subject(task.Id), problem, about.AccessGroup));
    }
}
