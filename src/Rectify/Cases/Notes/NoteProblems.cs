using Rectify.Foundation;

namespace Rectify.Cases.Notes;

/// <summary>Expected failures of comments and privileged notes.</summary>
internal static class NoteProblems
{
    public static Problem Unknown { get; } = new("RCT-NOTE-001", ProblemKind.NotFound, new("There is no such note.", "没有该备注。"));

    public static Problem NotYours { get; } = new("RCT-NOTE-002", ProblemKind.Refused, new("Only whoever wrote it may change it.", "仅撰写人可以修改。"));

    public static Problem MayNotRead(string name) => new("RCT-NOTE-003", ProblemKind.Conflict, new(
        $"{name} may not read this. Name them first, or do not mention them.", $"{name} 无权阅读此内容。请先将其列入，或者不要提及。"));

    public static Problem Ambiguous(string name) => new("RCT-NOTE-004", ProblemKind.Conflict, new(
        $"Several people are called {name}. Mention the one you mean by id.", $"有多人名为 {name}，请以标识指明。"));

    public static Problem NotInTheCircle { get; } = new("RCT-NOTE-005", ProblemKind.Refused, new(
        "You are in no legal circle of this case.", "您不在本案件的法务圈内。"));

    public static Problem PeopleMissing { get; } = new("RCT-NOTE-006", ProblemKind.Invalid, new("Name at least one person.", "请至少指明一人。"));

    public static Problem TooManyEdits(int most) => new("RCT-NOTE-007", ProblemKind.Conflict, new(
        $"It was changed {most} times already; write another.", $"已修改 {most} 次，请另写一条。"));
}
