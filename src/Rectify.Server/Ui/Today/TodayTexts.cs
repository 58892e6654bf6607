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

    public static Text ShowAll { get; } = new("show all", "显示全部");

    public static Text ActBy { get; } = new("Act by", "行动期限");

    public static Text State { get; } = new("State", "状态");

    public static Text What { get; } = new("What, to whom", "事项与接收方");

    public static Text Case { get; } = new("Case", "案件");

    public static Text Missing { get; } = new("Missing", "缺少");

    public static Text Owner { get; } = new("Owner", "负责人");

    public static Text Provisional { get; } = new("provisional", "暂定");

    public static Text OurTarget { get; } = new("our own target", "内部目标");

    public static Text BindsUnknown { get; } = new("not known whether it binds", "是否适用尚不明确");

    public static Text MissingFields(int count) => new(count == 1 ? "1 field" : $"{count} fields", $"{count} 个字段");

    public static Text WithoutNumber(int count) => new(
        $"Without delay, no number in the law: {count}", $"应及时履行，法律未定具体时限：{count}");

    public static Text NothingOwed { get; } = new("Nothing is owed", "目前无应履行事项");

    public static Text NothingOwedWhy { get; } = new(
        "A duty appears here as soon as a case or a signal starts its clock. What must be done first stands first.", "案件或信号一旦起算期限，相应义务即列于此处，最先到期者居首。");

    public static Text More(int count) => new($"{count} more", $"另有 {count} 条");
}
