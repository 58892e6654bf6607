using Rectify.Foundation;

namespace Rectify.Findings.Statements;

/// <summary>The words of statements as people read them.</summary>
public static class StatementTexts
{
    /// <summary>What became of a statement.</summary>
    public static Text Of(StatementOutcome outcome) => outcome switch
    {
        StatementOutcome.Applied => new("findings have their status from it", "有发现项的状态取自该声明"),
        StatementOutcome.PersonDecides => new("it applies, but a person has said what the status is", "该声明适用，但状态已由人员认定"),
        StatementOutcome.Superseded => new("it applies, but a later statement counts", "该声明适用，但以较晚的声明为准"),
        StatementOutcome.Undecided => new("it cannot be said whether it applies; a person decides", "无法判断该声明是否适用，须由人员决定"),
        StatementOutcome.OtherProducts => new("the vulnerability was found, in nothing that it names", "已发现该漏洞，但不在该声明所指的产品或组件中"),
        StatementOutcome.NotFound => new("the vulnerability was not found in anything; it is kept for what comes", "尚未在任何对象中发现该漏洞；该声明已保留，供日后使用"),
        StatementOutcome.NoReason => new("it says “not affected” and no reason; without one nothing is suppressed", "声明“不受影响”但未给出理由；没有理由不予抑制"),
        StatementOutcome.NoAuthor => new("its document does not say who states it; without an author nothing is applied", "其文档未写明声明者；没有声明者不予采用"),
        StatementOutcome.Replaced => new("a newer version of its document counts in its place", "以其文档的较新版本为准"),
        StatementOutcome.Ended => new("its document counts no more: its end has come", "其文档已到截止时间，不再有效"),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };
}
