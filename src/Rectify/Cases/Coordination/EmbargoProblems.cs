using Rectify.Foundation;

namespace Rectify.Cases.Coordination;

/// <summary>Expected failures of coordination.</summary>
internal static class EmbargoProblems
{
    public static Problem ParticipantUnknown { get; } = new("RCT-EMBARGO-001", ProblemKind.NotFound, new("Nobody like that takes part in a case.", "没有该参与方。"));

    public static Problem RolesMissing { get; } = new("RCT-EMBARGO-002", ProblemKind.Invalid, new("Say what they are in the coordination.", "请说明其在协调中的角色。"));

    public static Problem TakesPartAlready { get; } = new("RCT-EMBARGO-003", ProblemKind.Conflict, new("The organisation takes part already.", "该组织已是参与方。"));

    public static Problem NotFromHere(EmbargoState from) => new("RCT-EMBARGO-004", ProblemKind.Refused, new(
        $"The embargo is {CoordinationTexts.Of(from).English}; this cannot be done from there.", $"保密期处于“{CoordinationTexts.Of(from).Chinese}”状态，不能执行此操作。"));

    public static Problem ConsentNotFromHere(Consent from) => new("RCT-EMBARGO-005", ProblemKind.Refused, new(
        $"The participant is {CoordinationTexts.Of(from).English}; this cannot be done from there.", $"该参与方处于“{CoordinationTexts.Of(from).Chinese}”状态，不能执行此操作。"));

    public static Problem NothingToAnswer { get; } = new("RCT-EMBARGO-006", ProblemKind.Conflict, new(
        "No embargo is proposed or active.", "没有提出或生效的保密期。"));

    public static Problem EndPassed { get; } = new("RCT-EMBARGO-007", ProblemKind.Invalid, new("The end must lie in the future.", "结束时间须晚于当前时间。"));

    public static Problem ZoneUnknown(string zone) => new("RCT-EMBARGO-008", ProblemKind.Invalid, new(
        $"'{zone}' is no time zone of the tz database.", $"“{zone}”不是 tz 数据库中的时区。"));

    public static Problem KnownAlready { get; } = new("RCT-EMBARGO-009", ProblemKind.Conflict, new(
        "The case has a fact that ends every embargo: it is public, an exploit is, or attacks were observed.", "本案件已有终止保密期的事实：漏洞已公开、利用代码已公开或已观察到攻击。"));

    public static Problem OtherTerms { get; } = new("RCT-EMBARGO-010", ProblemKind.Conflict, new(
        "Other terms are proposed by now. Look at those.", "现已提出其他条件，请查看。"));
}
