using Rectify.Clocks.Rules;
using Rectify.Foundation;

namespace Rectify.Cases.Retention;

/// <summary>Expected failures of keeping and holding.</summary>
internal static class RetentionProblems
{
    public static Problem AreaTwice { get; } = new("RCT-RETENTION-001", ProblemKind.Invalid, new("An area is named twice.", "同一领域出现两次。"));

    public static Problem MonthsUnfit(int most) => new("RCT-RETENTION-002", ProblemKind.Invalid, new(
        $"Each area is kept for 1 to {most} months. For reports say none, and no rule: their places do.", $"各领域保留 1 至 {most} 个月。漏洞报告不填月数和规则：由其所属地的设置决定。"));

    public static Problem PlacesMissing { get; } = new("RCT-RETENTION-003", ProblemKind.Conflict, new(
        "No place says for how long reports are kept; set that first (report settings).", "尚未设置任何属地的报告留存期限；请先设置（报告设置）。"));

    public static Problem SubjectUnknown { get; } = new("RCT-RETENTION-004", ProblemKind.NotFound, new(
        "There is no such case or report.", "没有该案件或报告。"));

    public static Problem EndsBefore { get; } = new("RCT-RETENTION-005", ProblemKind.Invalid, new("A hold does not end before it begins.", "保全不能在开始之前结束。"));

    public static Problem HoldUnknown { get; } = new("RCT-RETENTION-006", ProblemKind.NotFound, new("There is no such hold.", "没有该保全。"));

    public static Problem NotARetention(string rule) => new("RCT-RETENTION-008", ProblemKind.Invalid, new(
        $"'{rule}' is no rule that says for how long something is kept at least.", $"“{rule}”不是规定最短留存期限的规则。"));

    public static Problem ShorterThanRule(Rule rule, KeptTime least)
    {
        var (time, chinese) = least.Unit == PeriodUnit.Days ? ($"{least.Count} days", $"{least.Count} 日") : ($"{least.Count} months", $"{least.Count} 个月");
        var (english, said) = (rule.Retention?.Text.English ?? rule.Article, rule.Retention?.Text.Chinese ?? rule.Article);
        return new("RCT-RETENTION-009", ProblemKind.Invalid, new(
            $"{rule.Id} ({rule.Law.English}) wants at least {time}: {english}", $"{rule.Id}（{rule.Law.Chinese}）要求至少 {chinese}：{said}"));
    }

    public static Problem HoldLifted { get; } = new("RCT-RETENTION-007", ProblemKind.Conflict, new("The hold was lifted already.", "该保全已解除。"));
}
