using Rectify.Alerts.Messages;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Cases.Tasks;

/// <summary>Tells those whose open tasks have come due, once a task. It answers how many tasks it looked at.</summary>
internal sealed record TellDueTasks : ICommand<int>
{
    /// <summary>Tasks of one transaction.</summary>
    public const int AtOnce = 100;

    public Permitted By => Permitted.Local;

    public async Task<Result<int>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var due = await TaskStore.DueAsync(change.Session, change.Now, AtOnce, cancellationToken);
        var cases = (await CaseStore.OfIdsAsync(change.Session, due.Select(task => task.Case).Distinct(), cancellationToken)).ToDictionary(about => about.Id);
        foreach (var task in due)
        {
            await TaskPlan.TellAsync(change, cases[task.Case], task, NoticeKind.TaskDue, cancellationToken);
            await TaskStore.ToldAsync(change.Session, task.Id, change.Now, cancellationToken);
            await change.RecordAsync(new TaskCameDue(cases[task.Case], task), cancellationToken);
        }
        return due.Count;
    }
}
