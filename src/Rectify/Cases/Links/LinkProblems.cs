using Rectify.Foundation;

namespace Rectify.Cases.Links;

/// <summary>Expected failures of links between cases.</summary>
internal static class LinkProblems
{
    public static Problem Unknown { get; } = new("RCT-LINK-001", ProblemKind.NotFound, new("There is no such link.", "没有该关联。"));

    public static Problem WithItself { get; } = new("RCT-LINK-002", ProblemKind.Invalid, new("A case is not linked with itself.", "案件不能与自身关联。"));

    public static Problem StandsAlready { get; } = new("RCT-LINK-003", ProblemKind.Conflict, new("That is said of these cases already.", "两案件之间已有该关联。"));

    public static Problem DuplicateAlready { get; } = new("RCT-LINK-004", ProblemKind.Conflict, new(
        "The case is a duplicate of another already. Withdraw that first.", "该案件已标记为另一案件的重复。请先撤回。"));

    public static Problem SeenByOthers { get; } = new("RCT-LINK-005", ProblemKind.Conflict, new(
        "Only cases that the same people see can be duplicates: both open, or both closed to the same people.", "仅可见人员相同的案件可标记为重复：均公开，或均仅限相同人员。"));

    public static Problem Circle { get; } = new("RCT-LINK-006", ProblemKind.Conflict, new("This would lead in a circle.", "该关联会形成循环。"));

    public static Problem WithdrawnAlready { get; } = new("RCT-LINK-007", ProblemKind.Conflict, new("It was withdrawn already.", "该关联已被撤回。"));

    public static Problem SharedClosing { get; } = new("RCT-LINK-008", ProblemKind.Conflict, new(
        "The case and another that is closed to the same people are linked as duplicates. Withdraw that link first.",
        "本案件与另一仅限相同人员的案件已标记为重复。请先撤回该关联。"));
}
