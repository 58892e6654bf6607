using Rectify.Foundation;

namespace Rectify.Findings;

/// <summary>The words of findings as people read them.</summary>
public static class FindingTexts
{
    /// <summary>A status.</summary>
    public static Text Of(FindingStatus status) => status switch
    {
        FindingStatus.UnderInvestigation => new("under investigation", "调查中"),
        FindingStatus.Affected => new("affected", "受影响"),
        FindingStatus.NotAffected => new("not affected", "不受影响"),
        FindingStatus.Fixed => new("fixed", "已修复"),
        FindingStatus.Open => new("open", "未处置"),
        FindingStatus.RiskAccepted => new("risk accepted", "接受风险"),
        FindingStatus.FalsePositive => new("false positive", "误报"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>A justification.</summary>
    public static Text Of(VexJustification justification) => justification switch
    {
        VexJustification.ComponentNotPresent => new("the component is not present", "不含该组件"),
        VexJustification.VulnerableCodeNotPresent => new("the vulnerable code is not present", "不含存在漏洞的代码"),
        VexJustification.VulnerableCodeNotInExecutePath => new("the vulnerable code is never executed", "存在漏洞的代码不会被执行"),
        VexJustification.VulnerableCodeCannotBeControlledByAdversary => new("an attacker cannot control the vulnerable code", "攻击者无法控制存在漏洞的代码"),
        VexJustification.InlineMitigationsAlreadyExist => new("built-in mitigations prevent it", "已有内置缓解措施"),
        _ => throw new ArgumentOutOfRangeException(nameof(justification), justification, null),
    };
}
