using Rectify.Alerts.Messages;
using Rectify.Foundation;

namespace Rectify.Alerts;

/// <summary>What alarms say.</summary>
internal static class AlarmTexts
{
    public static Text Name { get; } = new("name", "名称");

    public static Text Note { get; } = new("note", "备注");

    public static Text Of(AlarmStep step) => step switch
    {
        AlarmStep.Opened => new("the clock runs", "开始计时"),
        AlarmStep.Moved => new("the next act-by is another one now", "下一个应行动时限已变更"),
        AlarmStep.Half => new("half of the time is left", "剩余一半时间"),
        AlarmStep.Quarter => new("a quarter of the time is left", "剩余四分之一时间"),
        AlarmStep.Tenth => new("a tenth of the time is left", "剩余十分之一时间"),
        AlarmStep.Due => new("act-by has come", "应行动时限已到"),
        AlarmStep.After => new("act-by has passed", "应行动时限已过"),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
    };

    public static Text Of(NoticeKind kind) => kind switch
    {
        NoticeKind.Mentioned => new("you were mentioned", "有人提及您"),
        NoticeKind.TaskAssigned => new("a task was assigned to you", "有任务指派给您"),
        NoticeKind.GlassBroken => new("a closed case was opened by somebody who is not named on it", "有未列入名单的人员打开了不公开案件"),
        NoticeKind.ApprovedAlone => new("a report was approved by one person alone; review it", "有报送由单人批准，请复核"),
        NoticeKind.NotSent => new("a report that you sent may not have arrived; look at it", "您发送的报送可能未送达，请查看"),
        NoticeKind.TaskDue => new("the time of a task of yours has come", "您的一项任务已到期"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static Text ReadThere { get; } = new("Read it in Rectify.", "请在 Rectify 中查看。");

    public static Text ActBy(string at) => new($"act by {at}", $"应于 {at} 前行动");

    public static Text NoNumber { get; } = new("at once; no time is set", "立即行动；未设定时限");

    public static Text Late(string howLong) => new($"LATE: this should have reached you {howLong} ago", $"迟到：本通知应在 {howLong} 前送达");

    public static Text Provisional { get; } = new("provisional: it rests on a signal that no person has confirmed", "暂定：依据的信号尚未经人员确认");

    public static Text Owed(string rules) => new($"owed: {rules}", $"义务：{rules}");

    public static Text MovedAlong { get; } = new("nobody acknowledged it, so it comes to you", "无人确认，现转交给您");

    public static Text Many(int count) => new($"{count} alarms", $"{count} 个警报");

    public static Text AndMore(int count) => new($"and {count} more", $"另有 {count} 个");

    public static Text How { get; } = new(
        "Acknowledge it in Rectify; unacknowledged it moves along. Computed from the rules' text, no legal advice; a person decides.",
        "请在 Rectify 中确认；未确认的将转交他人。依据规则文本计算，并非法律意见；由人员作出决定。");

    public static Text OnDuty(string rota) => new($"{rota}: you are on duty from now on", $"{rota}：现由您值班");

    public static Text NoteWaits { get; } = new("The turn before left you a note; read it in Rectify.", "上一班留有交接备注，请在 Rectify 中查看。");

    public static Text OpenAlarms(int count) => new($"Alarms that nobody has acknowledged: {count}", $"尚无人确认的警报：{count}");

    public static Text Minutes(long minutes) => new($"{minutes} min", $"{minutes} 分钟");

    public static Text Hours(long hours, long minutes) => new($"{hours} h {minutes} min", $"{hours} 小时 {minutes} 分钟");
}
