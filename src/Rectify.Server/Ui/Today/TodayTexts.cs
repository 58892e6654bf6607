using Rectify.Foundation;

namespace Rectify.Server.Ui.Today;

/// <summary>What the home page says.</summary>
internal static class TodayTexts
{
    public static Text Question { get; } = new("What is owed to whom", "应向谁履行何事");

    public static Text Overdue { get; } = new("Overdue", "已逾期");

    public static Text Next24 { get; } = new("Next 24 h", "24 小时内");

    public static Text Next72 { get; } = new("Next 72 h", "72 小时内");

    public static Text WaitingForMe { get; } = new("Waiting for me", "等待我处理");

    public static Text YesOrNo { get; } = new("Needs a yes or no", "待确认或否定");

    public static Text Owed(int count) => new($"Open duties: {count}", $"未结义务：{count}");

    public static Text Back { get; } = new("back to the first of all", "返回最先到期的事项");

    public static Text ActByOn(string day) => new($"To be done by {day}", $"须于 {day} 完成");

    public static Text ActBy { get; } = new("Act by", "行动期限");

    public static Text State { get; } = new("State", "状态");

    public static Text What { get; } = new("What, to whom", "事项与接收方");

    public static Text Case { get; } = new("Case", "案件");

    public static Text Owner { get; } = new("Owner", "负责人");

    public static Text Provisional { get; } = new("provisional", "暂定");

    public static Text OurTarget { get; } = new("our own target", "内部目标");

    public static Text BindsUnknown { get; } = new("not known whether it binds", "是否适用尚不明确");

    public static Text Next { get; } = new("Next", "下一步");

    public static Text Take { get; } = new("I see to it", "由我负责");

    public static Text TakeIt(string duty) => new($"I see to it: {duty}", $"由我负责：{duty}");

    public static Text SayWhether { get; } = new("say yes or no", "确认或否定");

    public static Text FillIn(int count) => new(count == 1 ? "fill in 1 field" : $"fill in {count} fields", $"填写 {count} 个字段");

    public static Text Report { get; } = new("do it, and record it", "办理并记录");

    public static Text WithoutNumber(int count) => new(
        $"Without delay, no number in the law: {count}", $"应及时履行，法律未定具体时限：{count}");

    public static Text NoneOfThese { get; } = new("None of these", "无此类事项");

    public static Text OthersAreOwed(int all) => new($"Nothing that is owed is of this kind. Open duties in all: {all}.", $"应履行事项中没有此类。未结义务共 {all} 项。");

    public static Text NothingOwed { get; } = new("Nothing is owed", "目前无应履行事项");

    public static Text NothingOwedWhy { get; } = new(
        "A duty appears here as soon as a case or a signal starts its clock. What must be done first stands first.", "案件或信号一旦起算期限，相应义务即列于此处，最先到期者居首。");

    public static Text More(int count) => new(count == 1 ? "1 more open duty" : $"{count} more open duties", $"另有 {count} 项未结义务");

    public static Text ListedAsExploited { get; } = new("Listed as exploited, and nobody has said whether we are aware", "已列为被利用，尚未确认我方是否知悉");

    public static Text IsIn(long count, string names) => new(
        count == 0 ? "is listed as exploited; nobody has said where it is here." : count == 1 ? $"is in {names}." : $"is in {count} of our releases and systems: {names}{(count > 8 ? " …" : "")}.",
        count == 0 ? "已列为被利用；尚未说明在我方何处存在。" : $"存在于我方 {count} 个版本和系统：{names}{(count > 8 ? "……" : "")}。");

    public static Text Comma { get; } = new(", ", "、");

    public static Text MoreWait(long count) => new(
        count == 1 ? "1 more question waits for a yes or a no" : $"{count} more questions wait for a yes or a no", $"另有 {count} 个问题待确认或否定");

    public static Text EmbargoesEnding { get; } = new("Embargoes that end soon", "即将结束的保密期");

    public static Text Orders { get; } = new("Orders to rectify", "责令整改");

    public static Text OrderStands(int items, int shown) => new(
        $"{items} {(items == 1 ? "item" : "items")}, {shown} with evidence, {items - shown} without", $"共 {items} 项，{shown} 项已有证据，{items - shown} 项尚无");

    public static Text RectifyBy(string day, int days) => new(
        $"due {day}, {(days < 0 ? $"{-days} {(days == -1 ? "day" : "days")} ago" : days == 0 ? "today" : days == 1 ? "tomorrow" : $"in {days} days")}",
        $"期限 {day}，{(days < 0 ? $"已过 {-days} 天" : days == 0 ? "今天" : days == 1 ? "明天" : $"还有 {days} 天")}");

    public static Text WhichLaws { get; } = new("Which laws bind us?", "哪些法律适用于我们？");

    public static Text HeldBy(string conflict) => new($"conflict {conflict}", $"冲突 {conflict}");

    public static Text Load { get; } = new("This week’s load", "本周工作量");

    public static Text LoadMeans { get; } = new("How many duties have to be met on each of the next seven days", "未来七天每天须履行的义务数");

    public static Text FirstCases(int count) => new($"Counted in the {count} cases in which one must act first.", $"仅统计最先到期的 {count} 个案件。");

    public static Text AllSystems { get; } = new("all systems:", "全部系统：");

    public static Text Systems { get; } = new("systems:", "系统：");

    public static Text NotLookedYet { get; } = new("systems: not looked at yet", "系统：尚未检查");

    public static Text AlarmsWork { get; } = new("alarms", "告警");

    public static Text NobodyOnAlarms { get; } = new("nobody works on alarms", "告警未在处理");

    public static Text MessagesStuck { get; } = new("messages do not go out", "消息未能发出");

    public static Text ClockRight { get; } = new("clock", "时钟");

    public static Text ClocksDiffer { get; } = new("the clocks differ", "时钟不一致");

    public static Text MailWorks { get; } = new("mail", "邮件");

    public static Text MailShut { get; } = new("the mail server does not let us in", "邮件服务器拒绝登录");

    public static Text NoMail { get; } = new("no mail server is set", "未设置邮件服务器");

    public static Text FeedsOld(int hours) => new(hours < 1 ? "feeds under 1 h old" : hours < 48 ? $"feeds {hours} h old" : $"feeds {hours / 24} days old", hours < 1 ? "情报 1 小时内更新" : hours < 48 ? $"情报 {hours} 小时前更新" : $"情报 {hours / 24} 天前更新");

    public static Text NoFeeds { get; } = new("no advisories yet", "尚无漏洞情报");

    public static Text UncertainSent { get; } = new("uncertain whether it was sent", "是否发出不确定");

    public static Text ApprovedAlone { get; } = new("approved alone, to be reviewed", "单人批准，待复核");
}
