using Rectify.Foundation;

namespace Rectify.Submissions.Papers;

/// <summary>What stands on papers beside what cases and forms say.</summary>
internal static class PaperTexts
{
    public static Text CaseCard { get; } = new("Case card", "案件卡");

    public static Text CardWhy { get; } = new(
        "For the hour in which the program does not answer. Computed from cited text; not legal advice; a person decides.", "供系统不可用时使用。依据所引文本计算，不构成法律意见，由人员决定。");

    public static Text AsOf { get; } = new("as of", "截至");

    public static Text Happened { get; } = new("What happened", "发生的事实");

    public static Text What { get; } = new("Fact", "事实");

    public static Text When { get; } = new("When (UTC)", "时间（UTC）");

    public static Text How { get; } = new("How it is known", "来源");

    public static Text Follows { get; } = new("What is owed to whom", "向谁履行何种义务");

    public static Text ToWhom { get; } = new("To whom, what", "接收方与事项");

    public static Text ActBy { get; } = new("Act by", "应行动时限");

    public static Text State { get; } = new("State", "状态");

    public static Text NoNumber { get; } = new("at once; the law gives no number", "立即；法律未规定时限");

    public static Text Vulnerabilities { get; } = new("Vulnerabilities", "漏洞");

    public static Text Products { get; } = new("Products and systems", "产品与系统");

    public static Text Fields(string recipient) => new($"The form for {recipient}, in its order", $"{recipient} 的表单（按其顺序）");

    public static Text Version(int number) => new($"version {number}", $"第 {number} 版");

    public static Text Law { get; } = new("Under", "依据");

    public static Text Hash { get; } = new("SHA-256 of the text as filed", "报送文本 SHA-256");
}
