using Rectify.Foundation;

namespace Rectify.Cli.Texts;

/// <summary>What the report of a case says.</summary>
internal static class CaseReportTexts
{
    public static Text OpenedAt(string at) => new($"opened {at}", $"立案于 {at}");

    public static Text Closed { get; } = new("closed: only the people named on it", "不公开：仅限指定人员");

    public static Text Duties { get; } = new("Duties", "义务");

    public static Text NoDuties { get; } = new("No duty runs. A fact starts it: rectify case fact.", "没有义务在进行。由事实启动：rectify case fact。");

    public static Text Conflicts { get; } = new("Conflicts", "冲突");

    public static Text NotDecided(string recipient, string command) => new($"{recipient}: held until a named person decides: {command}", $"{recipient}：在指定人员决定之前暂停发布：{command}");

    public static Text Decided(string recipient, string option, string person, string at, string reason, bool releases) => new(
        $"{recipient}: {person} decided {option} on {at} ({(releases ? "released" : "still held")}): {reason}",
        $"{recipient}：{person} 于 {at} 决定采用 {option}（{(releases ? "解除暂停" : "继续暂停")}）：{reason}");

    public static Text Questions { get; } = new("Questions that decide", "待回答的问题");

    public static Text HowToSay(string command) => new($"answer: {command}", $"回答方式：{command}");

    public static Text Findings { get; } = new("Findings", "发现");

    public static Text Submissions { get; } = new("Submissions", "报送");

    public static Text ToWrite { get; } = new("Reports to write", "待撰写的报送");

    public static Text Version(int number) => new($"version {number}", $"第 {number} 版");

    public static Text Missing(int count) => count == 0 ? new("complete", "填写完整") : new($"{count} required {(count == 1 ? "field" : "fields")} missing", $"缺 {count} 个必填字段");

    public static Text Receipts(string references) => new($"receipt {references}", $"回执 {references}");

    public static Text Signals { get; } = new("Signals that wait for a decision", "待决定的信号");

    public static Text Facts { get; } = new("Facts, the newest first", "事实（最新在前）");

    public static Text NoFacts { get; } = new("Nothing is recorded yet.", "尚无记录。");

    public static Text Corrected(string by, string reason) => new($"corrected by {by}: {reason}", $"已由 {by} 更正：{reason}");

    public static Text Withdrawn(string by, string reason) => new($"withdrawn by {by}: {reason}", $"已由 {by} 撤回：{reason}");

    public static Text RecordedBy(string who, string at) => new($"recorded by {who}, {at}", $"{who} 记录于 {at}");

    public static Text Between(string from, string to) => new($"{from} to {to}", $"{from} 至 {to}");

    public static Text DayOnly(string date) => new($"{date}, time not known", $"{date}，时间不详");

    public static Text FoundAnywhere(string vulnerability) => new($"everything in which {vulnerability} is found", $"发现 {vulnerability} 的全部对象");

    public static Text Order(string number) => new($"Order {number}: rectify case order show", $"整改通知 {number}：见 rectify case order show");
}
