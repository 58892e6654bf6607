using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Findings;

/// <summary>Expected failures of findings.</summary>
internal static class FindingProblems
{
    public static Subject Subject(FindingId id) => new("finding", id.Value);

    public static Problem Unknown { get; } = new("RCT-FIND-001", ProblemKind.NotFound, new("There is no such finding.", "没有该发现项。"));

    public static Problem JustificationMissing { get; } = new("RCT-FIND-002", ProblemKind.Invalid, new("“Not affected” needs a justification.", "“不受影响”须说明理由类别。"));

    public static Problem JustificationNotAsked { get; } = new("RCT-FIND-003", ProblemKind.Invalid, new("Only “not affected” has a justification.", "只有“不受影响”才有理由类别。"));

    public static Problem StatementTooLong(int limit) => new("RCT-FIND-004", ProblemKind.Invalid, new($"The statement is longer than {limit} characters.", $"说明超过 {limit} 个字符。"));

    public static Problem NotFromHere(FindingStatus from, FindingStatus to) => new("RCT-FIND-005", ProblemKind.Refused, new($"From “{FindingTexts.Of(from).English}” a finding cannot become “{FindingTexts.Of(to).English}”.", $"发现项不能由“{FindingTexts.Of(from).Chinese}”变为“{FindingTexts.Of(to).Chinese}”。"));

    public static Problem NotByThisRole { get; } = new("RCT-FIND-006", ProblemKind.Refused, new("None of your roles may say this of a finding.", "您的角色无权对发现项作此认定。"));

    public static Problem EndNotAsked { get; } = new("RCT-FIND-008", ProblemKind.Invalid, new("Only “not affected”, “risk accepted” and “false positive” may have an end.", "只有“不受影响”“接受风险”和“误报”才可设定截止时间。"));

    public static Problem EndPassed { get; } = new("RCT-FIND-009", ProblemKind.Invalid, new("The end lies in the past.", "截止时间已过。"));

    public static Problem NoPersonSaid { get; } = new("RCT-FIND-010", ProblemKind.Conflict, new("No person has said anything of this finding.", "尚无人员对该发现项作出认定。"));

    public static Problem NoneNamed { get; } = new("RCT-FIND-011", ProblemKind.Invalid, new("No finding is named.", "未指明任何发现项。"));

    public static Problem TooMany(int most) => new("RCT-FIND-012", ProblemKind.Invalid, new($"More than {most} findings are named; decide in several steps.", $"一次指明的发现项超过 {most} 个；请分次认定。"));

    public static Problem NotOfThisKind(FindingStatus status) => new("RCT-FIND-013", ProblemKind.Refused, new($"“{FindingTexts.Of(status).English}” is not said of this finding: vulnerabilities and weaknesses have statuses of their own.", $"“{FindingTexts.Of(status).Chinese}”不适用于该发现项：漏洞与弱点各有其状态。"));

    public static Problem ReasonMissing { get; } = new("RCT-FIND-014", ProblemKind.Invalid, new("“Risk accepted” and “false positive” need a reason in words.", "“接受风险”和“误报”须以文字说明理由。"));

    /// <summary>The problem, with the finding that it is about in front.</summary>
    public static Problem About(FindingId id, Problem problem) => problem with { Message = new($"{id}: {problem.Message.English}", $"{id}：{problem.Message.Chinese}") };

    public static Problem NothingScanned { get; } = new("RCT-FIND-007", ProblemKind.NotFound, new("Nothing is recorded of what is in this release or system. Scan it, or read its SBOM, first.", "尚无该版本或系统的组成记录。请先扫描或读取其 SBOM。"));
}
