using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Proof.Canonical;

namespace Rectify.Cases.Tasks;

/// <summary>What events of tasks share.</summary>
internal static class TaskEvents
{
    public static Subject Subject(CaseTaskId id) => new("task", id.Value);

    public static CanonicalWriter Plan(this CanonicalWriter json, CaseTask task) => json
        .Member("case", task.Case.ToString()).Member("title", task.Title).Optional("assignee", task.Assignee?.ToString())
        .Optional("dueAt", task.Due?.At).Optional("dueZone", task.Due?.Zone)
        .Optional("rule", task.About.Rule).Optional("recipient", task.About.Recipient).Optional("finding", task.About.Finding?.ToString());
}

/// <summary>A task was opened.</summary>
internal sealed record TaskOpened(Case Case, CaseTask Task) : IEvent
{
    public string Type => "task.opened";

    public int Version => 1;

    public Subject Subject => TaskEvents.Subject(Task.Id);

    public Id? AccessGroup => Case.AccessGroup;

    public void WritePayload(CanonicalWriter json) => json.Plan(Task);
}

/// <summary>What a task says was changed.</summary>
internal sealed record TaskRevised(Case Case, CaseTask Task) : IEvent
{
    public string Type => "task.revised";

    public int Version => 1;

    public Subject Subject => TaskEvents.Subject(Task.Id);

    public Id? AccessGroup => Case.AccessGroup;

    public void WritePayload(CanonicalWriter json) => json.Plan(Task);
}

/// <summary>A task went to another state.</summary>
internal sealed record TaskMoved(Case Case, CaseTask Task, TaskState From) : IEvent
{
    public string Type => "task.moved";

    public int Version => 1;

    public Subject Subject => TaskEvents.Subject(Task.Id);

    public Id? AccessGroup => Case.AccessGroup;

    public void WritePayload(CanonicalWriter json) =>
        json.Member("from", Words.Of(From)).Member("to", Words.Of(Task.State)).Optional("reason", Task.Reason);
}

/// <summary>The time of a task came, and whoever is to do it was told.</summary>
internal sealed record TaskCameDue(Case Case, CaseTask Task) : IEvent
{
    public string Type => "task.cameDue";

    public int Version => 1;

    public Subject Subject => TaskEvents.Subject(Task.Id);

    public Id? AccessGroup => Case.AccessGroup;

    public void WritePayload(CanonicalWriter json) => json.Optional("dueAt", Task.Due?.At);
}
