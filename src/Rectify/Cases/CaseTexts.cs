using Rectify.Cases.Tasks;
using Rectify.Foundation;

namespace Rectify.Cases;

/// <summary>The words of cases as people read them.</summary>
public static class CaseTexts
{
    internal static Text Title { get; } = new("The title", "标题");

    internal static Text HowKnown { get; } = new("The account of how it is known", "信息来源说明");

    internal static Text Evidence { get; } = new("A piece of evidence", "证据条目");

    internal static Text EvidenceItems { get; } = new("pieces of evidence", "证据");

    internal static Text Reason { get; } = new("The reason", "理由");

    internal static Text Name { get; } = new("A name or id", "名称或编号");

    internal static Text Names { get; } = new("names or ids", "名称或编号");

    internal static Text Statement { get; } = new("The statement", "陈述");

    internal static Text TaskTitle { get; } = new("title of the task", "任务标题");

    internal static Text FileName { get; } = new("name of the file", "文件名");

    internal static Text Note { get; } = new("text", "正文");

    /// <summary>Where a task stands.</summary>
    public static Text Of(TaskState state) => state switch
    {
        TaskState.Open => new("open", "待办"),
        TaskState.Done => new("done", "已完成"),
        TaskState.Dropped => new("dropped", "已放弃"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>A kind of case.</summary>
    public static Text Of(CaseKind kind) => kind switch
    {
        CaseKind.Vulnerability => new("vulnerability", "漏洞"),
        CaseKind.Incident => new("incident", "事件"),
        CaseKind.Order => new("order", "责令整改"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Where a signal stands.</summary>
    public static Text Of(SignalState state) => state switch
    {
        SignalState.Raised => new("waiting for a decision", "待决定"),
        SignalState.Confirmed => new("confirmed", "已确认"),
        SignalState.Rejected => new("rejected", "已驳回"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>The title of a case that the program opens for a vulnerability that is listed as exploited.</summary>
    internal static string ExploitedTitle(string vulnerability) => $"{vulnerability}: listed as exploited";

    /// <summary>What CISA's catalogue says of a vulnerability.</summary>
    internal static string Listed(string vulnerability, string day) => $"{vulnerability} was added to the catalogue of known exploited vulnerabilities on {day}.";

    public static Text CalendarName { get; } = new("Rectify: duties", "Rectify：报告与处置义务");
}
