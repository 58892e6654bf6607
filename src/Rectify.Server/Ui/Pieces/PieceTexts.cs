using NodaTime;
using Rectify.Documents.Printing;
using Rectify.Foundation;

namespace Rectify.Server.Ui.Pieces;

/// <summary>What the pieces of pages say.</summary>
internal static class PieceTexts
{
    public static Text NoNumber { get; } = new("no number in the law", "法律未定具体时限");

    public static Text LastQuarter { get; } = new("last quarter", "剩余不足四分之一");

    public static Text Acknowledged { get; } = new("acknowledged", "已回执");

    public static Text OtherReading(string when) => new($"Other reading: {when}", $"另一读法：{when}");

    public static Text ForRecipient(string when) => new($"For the recipient: {when}", $"接收方当地时间：{when}");

    public static Text WhenDidIt { get; } = new("When did it happen?", "发生于何时？");

    public static Text DateAndTime { get; } = new("Date and time", "日期和时间");

    public static Text Day { get; } = new("Date", "日期");

    public static Text Earliest { get; } = new("Not before", "不早于");

    public static Text Latest { get; } = new("Not after", "不晚于");

    public static Text Zone { get; } = new("Time zone", "时区");

    public static Text Of(IsoDayOfWeek day) => day switch
    {
        IsoDayOfWeek.Monday => new("Mon", "周一"),
        IsoDayOfWeek.Tuesday => new("Tue", "周二"),
        IsoDayOfWeek.Wednesday => new("Wed", "周三"),
        IsoDayOfWeek.Thursday => new("Thu", "周四"),
        IsoDayOfWeek.Friday => new("Fri", "周五"),
        IsoDayOfWeek.Saturday => new("Sat", "周六"),
        IsoDayOfWeek.Sunday => new("Sun", "周日"),
        _ => throw new ArgumentOutOfRangeException(nameof(day), day, null),
    };

    public static Text Of(WhenKind kind) => kind switch
    {
        WhenKind.Exact => new("I know the time", "知道具体时间"),
        WhenKind.Day => new("only the day", "仅知道日期"),
        WhenKind.Between => new("some time between", "介于两个时间之间"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static Text DayOnly(string date, string zone) => new($"{date}, time not known ({zone})", $"{date}，具体时间不明（{zone}）");

    public static Text Between(string from, string to) => new($"between {from} and {to}", $"{from} 至 {to} 之间");

    /// <summary>What stands between a name and what is said of it.</summary>
    public static Text Colon { get; } = new(": ", "：");

    public static Text Choose { get; } = new("choose…", "请选择……");

    public static Text Save { get; } = new("Save", "保存");

    public static Text Cancel { get; } = new("Cancel", "取消");

    public static Text SignInAgain { get; } = new("Sign in again", "重新登录");

    public static Text Reason { get; } = new("Reason", "理由");

    public static Text AsText { get; } = new("Text", "文本");

    public static Text Printing { get; } = new("being made…", "正在生成…");

    public static Text NotPrinted(PrintFailure failure) => failure switch
    {
        PrintFailure.NotInstalled => new("No PDF: WeasyPrint is not installed on the server (Debian: weasyprint). Text and Word are there.", "无法生成 PDF：服务器未安装 WeasyPrint（Debian：weasyprint）。可使用文本与 Word。"),
        PrintFailure.TookTooLong => new("No PDF: it took too long. Text and Word are there.", "无法生成 PDF：耗时过长。可使用文本与 Word。"),
        PrintFailure.TooLarge => new("No PDF: it became too large. Text and Word are there.", "无法生成 PDF：文件过大。可使用文本与 Word。"),
        _ => new("No PDF: WeasyPrint gave up. Text and Word are there.", "无法生成 PDF：WeasyPrint 未能完成。可使用文本与 Word。"),
    };

    public static Text DutyUnder(Text cited, string rule, int version) => new($"Duty: {cited.English} (rule {rule}, version {version})", $"义务依据：{cited.Chinese}（规则 {rule}，版本 {version}）");

    public static Text TableRow(Text step, Text row) => new($"{step.English}: {row.English}", $"{step.Chinese}：{row.Chinese}");
}
