using Rectify.Foundation;

namespace Rectify.Server.Ui.LawBook;

/// <summary>What the pages of laws say.</summary>
internal static class LawsTexts
{
    public static Text Question { get; } = new("Which laws bind us", "哪些法规适用于我们");

    public static Text SayWhoWeAre { get; } = new("Say who we are", "填写单位情况");

    public static Text WhatIf { get; } = new("What if …", "假设推演");

    public static Text Changes { get; } = new("What changes in the law", "法规变化");

    public static Text OnDay { get; } = new("On", "日期");

    public static Text Find { get; } = new("Title, law or id", "名称、法规或编号");

    public static Text Show { get; } = new("Show", "显示");

    public static Text Bind { get; } = new("These bind us", "适用");

    public static Text CannotTell { get; } = new("Of these we cannot tell yet", "尚不能确定");

    public static Text DoNotBind { get; } = new("These do not bind us", "不适用");

    public static Text None { get; } = new("None.", "无。");

    public static Text Duty { get; } = new("Duty", "义务");

    public static Text Place { get; } = new("Jurisdiction", "法域");

    public static Text Time { get; } = new("Time", "时限");

    public static Text Recipient { get; } = new("To whom", "接收方");

    public static Text HowCounted { get; } = new("How it is counted", "如何计算");

    public static Text TheSupposed { get; } = new("what is supposed here", "此处的假设");

    public static Text Why { get; } = new("Why", "理由");

    public static Text Confidence { get; } = new("Checked", "核实");

    public static Text Everybody { get; } = new("everybody", "所有主体");

    public static Text AnswerIt { get; } = new("answer it", "前往填写");

    public static Text Verified { get; } = new("against the text", "已对照条文");

    public static Text NotVerified { get; } = new("not verified", "未核实");

    public static Text After { get; } = new("After", "此日之后");

    public static Text UpTo { get; } = new("Up to", "截至");

    public static Text On { get; } = new("On", "日期");

    public static Text Change { get; } = new("Change", "变化");

    public static Text NoChange { get; } = new("Nothing changed for us", "对我们而言没有变化");

    public static Text NoChangeWhy { get; } = new(
        "Between these days no duty that may bind us began, changed or ended.", "在此期间，没有可能适用于我们的义务施行、变更或者终止。");

    public static Text Happened { get; } = new("What happens", "发生何事");

    public static Text When { get; } = new("When", "何时");

    public static Text Places { get; } = new("Sold or operated in", "提供或者运营地");

    public static Text PlacesHint { get; } = new("Two letters each, with commas: CN, EU, US", "两位字母，以逗号分隔：CN, EU, US");

    public static Text Roles { get; } = new("What we are to it", "我们的角色");

    public static Text Circumstances { get; } = new("Questions that decide", "决定性问题");

    public static Text NotSaid { get; } = new("not said", "未说明");

    public static Text Ask { get; } = new("Compute", "计算");

    public static Text WhatIfHint { get; } = new(
        "Nothing is recorded: this answers what a fact would start, before anybody says it.", "不作任何记录：在作出任何认定之前，先看某一事实会使哪些期限起算。");

    public static Text Nothing { get; } = new("Nothing would start", "不会起算任何期限");

    public static Text NothingWhy { get; } = new("No law that we know counts from this in these places.", "所列法域中，没有已知的法规自该事实起算。");

    public static Text Asks(int count) => new($"Duties that it would start: {count}", $"将起算的义务：{count}");

    public static Text NotATime { get; } = new("The time does not read: it is like 2026-12-11 10:20.", "时间格式有误，应如 2026-12-11 10:20。");

    /// <summary>A language that an authority takes, by its ISO 639-1 code; the code itself for one that no rule names.</summary>
    public static Text LanguageOf(string code) => code switch
    {
        "en" => new("English", "英语"),
        "zh" => new("Chinese", "中文"),
        "de" => new("German", "德语"),
        "ja" => new("Japanese", "日语"),
        "ko" => new("Korean", "韩语"),
        "pt" => new("Portuguese", "葡萄牙语"),
        "tr" => new("Turkish", "土耳其语"),
        _ => Text.Same(code),
    };
}
