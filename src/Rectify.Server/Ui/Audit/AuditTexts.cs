using Rectify.Foundation;

namespace Rectify.Server.Ui.Audit;

/// <summary>What the page of the trail says.</summary>
internal static class AuditTexts
{
    public static Text Question { get; } = new("Who did what, and who read what", "操作与阅读记录");

    public static Text Purpose { get; } = new("For auditors. What is closed to you is not here.", "供审计员使用。对您不公开的内容不在其中。");

    public static Text Did { get; } = new("Done", "操作");

    public static Text Read { get; } = new("Read", "阅读");

    public static Text Who { get; } = new("Who", "人员");

    public static Text Anybody { get; } = new("anybody", "任何人");

    public static Text Subject { get; } = new("Of what", "对象");

    public static Text Type { get; } = new("Kind", "种类");

    public static Text Since { get; } = new("Since", "起始日期");

    public static Text Show { get; } = new("Show", "显示");

    public static Text When { get; } = new("When", "时间");

    public static Text What { get; } = new("What", "内容");

    public static Text Details { get; } = new("Details", "详情");

    public static Text Nothing { get; } = new("Nothing is recorded", "无记录");

    public static Text NothingWhy { get; } = new("Nothing that you may see fits what was asked for.", "没有符合条件且对您公开的记录。");

    public static Text FromTheStart { get; } = new("From the start", "从头开始");

    public static Text Later { get; } = new("Later ones", "之后的记录");

    public static Problem NotASubject { get; } = new("RCT-PAGE-013", ProblemKind.Invalid, new(
        "What it is about reads like CASE-…, or like person/01k…: a word, a stroke and an id.", "对象的写法应如 CASE-…，或如 person/01k…：一个词、一条斜线和一个编号。"));
}
