using Rectify.Foundation;

namespace Rectify.Cases.Duties;

/// <summary>Expected failures about the duties of a case.</summary>
internal static class DutyProblems
{
    public static Problem NoSuchDuty(string rule, string recipient) => new("RCT-DUTY-001", ProblemKind.NotFound, new(
        $"No duty of {rule} towards {recipient} binds here, or may.", $"本案件不存在 {rule} 对 {recipient} 的义务。"));

    public static Problem NoOwner { get; } = new("RCT-DUTY-002", ProblemKind.NotFound, new("Nobody has been assigned this duty.", "该义务未指派负责人。"));

    public static Problem NothingOwed(string rule, string recipient) => new("RCT-DUTY-003", ProblemKind.NotFound, new(
        $"Nothing is owed under {rule} to {recipient} here.", $"本案件依据 {rule} 对 {recipient} 无待履行义务。"));

    public static Problem SaidAlready { get; } = new("RCT-DUTY-004", ProblemKind.Conflict, new(
        "It has been said already that this does not apply.", "已说明该规则不适用。"));

    public static Problem EndPassed { get; } = new("RCT-DUTY-005", ProblemKind.Invalid, new("The end must lie in the future.", "截止时间须晚于当前时间。"));

    public static Problem SaidUnknown { get; } = new("RCT-DUTY-006", ProblemKind.NotFound, new("Nothing of this kind has been said here.", "没有该项说明。"));

    public static Problem WithdrawnAlready { get; } = new("RCT-DUTY-007", ProblemKind.Conflict, new("It was withdrawn already.", "该说明已被撤回。"));
}
