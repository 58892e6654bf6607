using Rectify.Foundation;

namespace Rectify.Cases.Reports;

/// <summary>Expected failures of inbound reports.</summary>
internal static class ReportProblems
{
    public static Problem Unknown { get; } = new("RCT-REPORT-001", ProblemKind.NotFound, new("There is no such report.", "没有该漏洞报告。"));

    public static Problem NotFromHere(ReportState from) => new("RCT-REPORT-002", ProblemKind.Refused, new(
        $"The report is {ReportTexts.Of(from).English}; this cannot be done from there.", $"该报告处于“{ReportTexts.Of(from).Chinese}”状态，不能执行此操作。"));

    public static Problem CaseMissing { get; } = new("RCT-REPORT-003", ProblemKind.Invalid, new(
        "Name the case: what holds becomes facts of one.", "请指明案件：成立的报告将成为案件的事实。"));

    public static Problem SaysNothing { get; } = new("RCT-REPORT-004", ProblemKind.Invalid, new("A report has a text or a file.", "报告应有正文或文件。"));

    public static Problem TooManyFiles(int most) => new("RCT-REPORT-005", ProblemKind.Invalid, new($"A message has at most {most} files.", $"每条消息至多 {most} 个文件。"));

    public static Problem TooManyBytes(long most) => new("RCT-REPORT-006", ProblemKind.Invalid, new($"The files of a message have at most {most} bytes.", $"每条消息的文件至多 {most} 字节。"));

    public static Problem NotYet { get; } = new("RCT-REPORT-007", ProblemKind.Invalid, new("What was received cannot lie in the future.", "收到时间不能晚于当前时间。"));

    public static Problem SameReport { get; } = new("RCT-REPORT-008", ProblemKind.Conflict, new("They are duplicates of each other already, or one and the same.", "两者已互为重复报告，或为同一报告。"));

    public static Problem Acknowledged { get; } = new("RCT-REPORT-009", ProblemKind.Conflict, new("It was acknowledged already.", "该报告已确认收到。"));

    public static Problem IsClosed { get; } = new("RCT-REPORT-010", ProblemKind.Conflict, new(
        "The report that raised this signal is closed.", "提出该信号的报告已关闭。"));

    public static Problem FinderUnknown { get; } = new("RCT-REPORT-011", ProblemKind.NotFound, new(
        "Nothing is known of who found it, or it is not for you to know.", "发现者身份不详，或者您无权知悉。"));

    public static Problem FileUnknown { get; } = new("RCT-REPORT-012", ProblemKind.NotFound, new("There is no such file, or it is not for you to open.", "没有该文件，或者您无权打开。"));

    public static Problem NotAHandler { get; } = new("RCT-REPORT-013", ProblemKind.Invalid, new(
        "Only an analyst, a manager or a coordinator handles reports.", "仅分析人员、主管或协调人员可处理报告。"));

    public static Problem PeopleMissing { get; } = new("RCT-REPORT-014", ProblemKind.Invalid, new("Name the people who may read it.", "请指明可以查阅的人员。"));

    public static Problem HoursUnfit(int most) => new("RCT-REPORT-015", ProblemKind.Invalid, new($"A target has 1 to {most} hours.", $"目标时限应为 1 至 {most} 小时。"));

    public static Problem MonthsUnfit(int most) => new("RCT-REPORT-016", ProblemKind.Invalid, new($"A log is kept for 1 to {most} months.", $"日志留存应为 1 至 {most} 个月。"));

    public static Problem ZoneUnknown(string zone) => new("RCT-REPORT-017", ProblemKind.Invalid, new($"'{zone}' is no time zone of the tz database.", $"“{zone}”不是 tz 数据库中的时区。"));

    public static Problem PlaceTwice(string place) => new("RCT-REPORT-018", ProblemKind.Invalid, new($"{place} stands there twice.", $"{place} 出现两次。"));

    public static Problem NotARetention(string rule) => new("RCT-REPORT-019", ProblemKind.Invalid, new(
        $"'{rule}' is no rule that says for how many months something is kept.", $"“{rule}”不是规定留存月数的规则。"));

    public static Problem ShorterThanRule(string rule, int months) => new("RCT-REPORT-020", ProblemKind.Invalid, new(
        $"{rule} says at least {months} months.", $"{rule} 规定至少 {months} 个月。"));

    public static Problem PlaceUnfit(string place) => new("RCT-REPORT-021", ProblemKind.Invalid, new($"'{place}' is no place: write its two letters, CN.", $"“{place}”不是地区代码：请写两个字母，如 CN。"));

    public static Problem ForThoseNamed { get; } = new("RCT-REPORT-023", ProblemKind.Refused, new(
        "The report is TLP:RED: it is for the people named alone who may read who found it.", "该报告为 TLP:RED：仅限获准查阅发现者身份的指定人员。"));

    public static Problem KindUnfit { get; } = new("RCT-REPORT-022", ProblemKind.Invalid, new("A report starts none of these kinds of facts.", "报告不能引起该类事实。"));
}
