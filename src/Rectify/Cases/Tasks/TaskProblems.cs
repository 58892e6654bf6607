using Rectify.Foundation;

namespace Rectify.Cases.Tasks;

/// <summary>Expected failures of tasks.</summary>
internal static class TaskProblems
{
    public static Problem Unknown { get; } = new("RCT-TASK-001", ProblemKind.NotFound, new("There is no such task.", "没有该任务。"));

    public static Problem NotFromHere(TaskState from) => new("RCT-TASK-002", ProblemKind.Refused, new(
        $"The task is {CaseTexts.Of(from).English}; this cannot be done from there.", $"该任务处于“{CaseTexts.Of(from).Chinese}”状态，不能执行此操作。"));

    public static Problem HalfADuty { get; } = new("RCT-TASK-003", ProblemKind.Invalid, new(
        "A task about a duty names the rule and the recipient.", "与义务有关的任务须同时注明规则和接收方。"));

    public static Problem ZoneUnknown(string zone) => new("RCT-TASK-004", ProblemKind.Invalid, new(
        $"'{zone}' is no time zone of the tz database.", $"“{zone}”不是 tz 数据库中的时区。"));

    public static Problem FindingUnknown { get; } = new("RCT-TASK-005", ProblemKind.NotFound, new("There is no such finding.", "没有该发现项。"));
}
