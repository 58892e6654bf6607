using Rectify.Foundation;

namespace Rectify.Server.Ui.Pieces;

/// <summary>What can be wrong with a time that was typed.</summary>
internal static class WhenProblems
{
    public static Problem NotAZone(string zone) => new("RCT-WHEN-001", ProblemKind.Invalid, new(
        $"'{zone}' is no time zone. Write it as Europe/Berlin or Asia/Shanghai.", $"“{zone}”不是时区。请写作 Asia/Shanghai 或 Europe/Berlin。"));

    public static Problem NotATime { get; } = new("RCT-WHEN-002", ProblemKind.Invalid, new("Give the date and the time.", "请填写日期和时间。"));

    public static Problem NotADay { get; } = new("RCT-WHEN-003", ProblemKind.Invalid, new("Give the date.", "请填写日期。"));

    public static Problem WrongOrder { get; } = new("RCT-WHEN-004", ProblemKind.Invalid, new(
        "The later of the two times stands first.", "两个时间的先后顺序颠倒。"));

    public static Problem Skipped(string time, string zone) => new("RCT-WHEN-005", ProblemKind.Invalid, new(
        $"{time} never was in {zone}: the clocks went forward over it.", $"{zone} 不存在 {time} 这一时刻：当时时钟拨快，跳过了它。"));
}
