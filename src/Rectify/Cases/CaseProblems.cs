using Rectify.Clocks.Rules;
using Rectify.Foundation;

namespace Rectify.Cases;

/// <summary>Expected failures of cases, their facts and signals.</summary>
internal static class CaseProblems
{
    public static Problem Unknown { get; } = new("RCT-CASE-001", ProblemKind.NotFound, new("There is no such case.", "没有该案件。"));

    public static Problem TitleMissing { get; } = new("RCT-CASE-002", ProblemKind.Invalid, new("A case needs a title.", "案件必须有标题。"));

    public static Problem TooLong(Text what, int limit) => new("RCT-CASE-003", ProblemKind.Invalid, new($"{what.English} is longer than {limit} characters.", $"{what.Chinese}超过 {limit} 个字符。"));

    public static Problem TooMany(Text what, int limit) => new("RCT-CASE-004", ProblemKind.Invalid, new($"There are more than {limit} {what.English}.", $"{what.Chinese}超过 {limit} 项。"));

    public static Problem AssetUnknown { get; } = new("RCT-CASE-005", ProblemKind.NotFound, new("There is no such release or system.", "没有该版本或系统。"));

    public static Problem AssetElsewhere { get; } = new("RCT-CASE-006", ProblemKind.Invalid, new("The case is not about this release or system.", "该版本或系统不属于本案件。"));

    public static Problem PersonUnknown { get; } = new("RCT-CASE-007", ProblemKind.NotFound, new("There is no such person.", "没有此人。"));

    public static Problem NotClosed { get; } = new("RCT-CASE-008", ProblemKind.Conflict, new("The case is open to everybody; nobody needs to be named on it.", "该案件对所有人公开，无需指定人员。"));

    public static Problem ReasonMissing { get; } = new("RCT-CASE-009", ProblemKind.Invalid, new("A reason is needed.", "必须说明理由。"));

    public static Problem StageMissing { get; } = new("RCT-CASE-010", ProblemKind.Invalid, new("An act or an extension names its stage.", "行为或延期须注明阶段。"));

    public static Problem RecipientMissing { get; } = new("RCT-CASE-011", ProblemKind.Invalid, new("A submission, an acknowledgement or an extension names its recipient.", "报送、回执或延期须注明接收方。"));

    public static Problem NotYet { get; } = new("RCT-CASE-012", ProblemKind.Invalid, new("What happened cannot lie in the future.", "已发生的事实不能晚于当前时间。"));

    public static Problem FactUnknown { get; } = new("RCT-CASE-013", ProblemKind.NotFound, new("The case has no such fact.", "本案件没有该事实。"));

    public static Problem FactReplaced { get; } = new("RCT-CASE-014", ProblemKind.Conflict, new("That fact was corrected or withdrawn already. Correct the one that stands.", "该事实已被更正或撤回。请更正现行有效的事实。"));

    public static Problem OrganisationUnknown { get; } = new("RCT-CASE-015", ProblemKind.NotFound, new("There is no such organisation.", "没有该组织。"));

    public static Problem ConflictUnknown(string conflict) => new("RCT-CASE-016", ProblemKind.NotFound, new($"The case has no conflict {conflict} towards this recipient.", $"本案件对该接收方不存在冲突 {conflict}。"));

    public static Problem OptionUnknown(string option, string options) => new("RCT-CASE-017", ProblemKind.Invalid, new($"“{option}” is none of the options: {options}.", $"“{option}”不在可选方案之中：{options}。"));

    public static Problem NotYourDecision { get; } = new("RCT-CASE-018", ProblemKind.Refused, new("A decision is recorded by the person who takes it.", "决定须由作出决定者本人记录。"));

    public static Problem NotByThisRole { get; } = new("RCT-CASE-019", ProblemKind.Refused, new("None of your roles may do this.", "您的角色无权执行此操作。"));

    public static Problem SignalUnknown { get; } = new("RCT-CASE-020", ProblemKind.NotFound, new("There is no such signal.", "没有该信号。"));

    public static Problem SignalSaysNothing { get; } = new("RCT-CASE-021", ProblemKind.Invalid, new("A signal names its source and at least one fact that it would become.", "信号须注明来源以及至少一项可成为事实的内容。"));

    public static Problem SignalNotFromHere(SignalState from) => new("RCT-CASE-022", ProblemKind.Refused, new($"The signal is {CaseTexts.Of(from).English}; this cannot be done from there.", $"该信号处于“{CaseTexts.Of(from).Chinese}”状态，不能执行此操作。"));

    public static Problem SignalElsewhere { get; } = new("RCT-CASE-023", ProblemKind.Conflict, new("The signal belongs to another case.", "该信号属于另一案件。"));

    public static Problem SignalSaysOtherwise { get; } = new("RCT-CASE-024", ProblemKind.Invalid, new("The signal does not say that. Record a fact of your own instead.", "该信号并未如此表述。请另行记录事实。"));

    public static Problem CaseIsAboutMore { get; } = new("RCT-CASE-026", ProblemKind.Conflict, new("The signal touches everything in which the vulnerability is found, and the case is about more than that. Confirm it in a case of its own.", "该信号涉及发现该漏洞的全部版本和系统，而本案件还涉及其他对象。请在单独的案件中确认。"));

    public static Problem PersonDoesNotSee { get; } = new("RCT-CASE-027", ProblemKind.Conflict, new("This person may not see the case. Name them on it first.", "此人无权查看本案件。请先将其列入案件人员。"));

    public static Problem NoSuchAnswer(string answer, Circumstance circumstance) => new("RCT-CASE-025", ProblemKind.Invalid, circumstance.Takes switch
    {
        AnswerKind.YesNo => new Text($"“{answer}” is neither yes nor no.", $"“{answer}”既不是 yes 也不是 no。"),
        AnswerKind.Number => new Text($"“{answer}” is no whole number.", $"“{answer}”不是整数。"),
        _ => new Text($"“{answer}” is none of {string.Join(", ", circumstance.Words.Select(w => w.Key))}.", $"“{answer}”不在 {string.Join("、", circumstance.Words.Select(w => w.Key))} 之中。"),
    });
}
