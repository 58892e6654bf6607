using Rectify.Foundation;

namespace Rectify.Server.Ui.Rotas;

/// <summary>What the page of rotas says.</summary>
internal static class RotaTexts
{
    public static Text Question { get; } = new("Who is on duty", "当前值班");

    public static Text Purpose { get; } = new("Every rota is told of every alarm; unacknowledged it moves along.", "每次告警通知每个值班表；未确认则依次转给下一人。");

    public static Text Nobody { get; } = new("There is no rota", "尚无值班表");

    public static Text NobodyWhy { get; } = new("Alarms ring for whoever is on duty. Without a rota they go to team addresses alone.", "告警发给值班人。没有值班表时只发往团队地址。");

    public static Text NobodyNow { get; } = new("nobody", "无人");

    public static Text OnDuty { get; } = new("On duty", "值班");

    public static Text Then { get; } = new("Then", "其后");

    public static Text Layer { get; } = new("Hours", "时段");

    public static Text StandsIn { get; } = new("Stands in", "代班");

    public static Text Note { get; } = new("Handover note", "交班说明");

    public static Text LeaveNote { get; } = new("Leave a note", "留交班说明");

    public static Text StandIn { get; } = new("Stand in", "代班");

    public static Text Who { get; } = new("Who", "人员");

    public static Text From { get; } = new("From", "自");

    public static Text Until { get; } = new("Until", "至");

    public static Text Make { get; } = new("Make a rota", "建立值班表");

    public static Text Name { get; } = new("Name", "名称");

    public static Text PatienceMinutes { get; } = new("Minutes until an alarm moves along", "告警转给下一人前的分钟数");

    public static Text Zone { get; } = new("Time zone", "时区");

    public static Text HoursHint { get; } = new("24:00 is the end of the day; a time before the beginning is on the next day.", "24:00 为当日结束；早于开始时间则为次日。");

    public static Text TurnDays { get; } = new("Days of a turn", "每班天数");

    public static Text Members { get; } = new("Who takes turns, in order", "轮值人员（按顺序）");

    public static Text Layers { get; } = new("Layers", "时段");

    public static Text LayerNumber(int number) => new(number == 1 ? "Layer 1, asked first" : $"Layer {number}, where no hours before it fit", number == 1 ? "第 1 时段（优先）" : $"第 {number} 时段（前面的时段均不符合时适用）");

    public static Text AddLayer { get; } = new("Add a layer", "增加时段");

    public static Text RemoveLayer { get; } = new("Remove the layer", "删除该时段");

    public static Text AskEarlier { get; } = new("Ask it earlier", "提前一位");

    public static Text BeginsOn { get; } = new("First turn begins on", "首班开始日期");

    public static Text Days { get; } = new("On these days", "适用日");

    public static Text EveryDay { get; } = new("every day", "每天");

    public static Text AddMember { get; } = new("Add somebody", "增加人员");

    public static Text Earlier(string name) => new($"{name} earlier", $"{name} 提前");

    public static Text LaterTurn(string name) => new($"{name} later", $"{name} 推后");

    public static Text TakeOut(string name) => new($"Take {name} out", $"移出 {name}");

    public static Text Edit { get; } = new("Set it anew", "修改值班表");

    public static Text AlwaysSomebody { get; } = new("Somebody is on duty in every hour of the next seven days.", "未来七天每小时均有人值班。");

    public static Text HoursWithNobody(int hours) => new(
        $"Nobody is on duty in {hours} of the 168 hours of the next seven days.", $"未来七天的 168 小时中，有 {hours} 小时无人值班。");

    public static Text Patience(int minutes) => new($"moves along after {minutes} min", $"{minutes} 分钟未确认即转出");

    public static Text Turns(int days) => new(days == 1 ? "a turn a day" : $"turns of {days} days", $"每 {days} 天轮换");

    public static Problem Incomplete { get; } = new("RCT-PAGE-014", ProblemKind.Invalid, new(
        "Say who, from when and until when; hours are like 08:30, days like 2026-12-11.", "请填写人员和起止时间；时刻写作 08:30，日期写作 2026-12-11。"));
}
