using Rectify.Foundation;

namespace Rectify.Cases.Reports;

/// <summary>The words of inbound reports as people read them.</summary>
public static class ReportTexts
{
    internal static Text Subject { get; } = new("subject", "主题");

    internal static Text Body { get; } = new("text", "正文");

    internal static Text FinderName { get; } = new("finder's name", "发现者姓名");

    internal static Text FinderAddress { get; } = new("finder's address", "发现者联系方式");

    internal static Text PgpKey { get; } = new("PGP key", "PGP 密钥");

    internal static Text FileName { get; } = new("name of a file", "文件名");

    internal static Text Vulnerability { get; } = new("id of the vulnerability", "漏洞编号");

    internal static Text How { get; } = new("account of how it was acknowledged", "确认方式说明");

    internal static Text CameIn(string number) => new($"Thank you. We have your report; its number is {number}.", $"感谢您的来报。报告已登记，编号为 {number}。");

    internal static Text AssessedBy(string at) => new($"We aim to tell you by {at} whether we can confirm it.", $"我们力争在 {at} 前告知您能否确认。");

    internal static Text NameTheNumber(string number) => new($"Please name {number} when you call or write again.", $"再次来电或来信时，请提供编号 {number}。");

    /// <summary>Where a report stands.</summary>
    public static Text Of(ReportState state) => state switch
    {
        ReportState.Received => new("received", "已收到"),
        ReportState.Valid => new("valid", "成立"),
        ReportState.Invalid => new("invalid", "不成立"),
        ReportState.Accepted => new("accepted", "已受理"),
        ReportState.Deferred => new("deferred", "暂缓处理"),
        ReportState.Closed => new("closed", "已关闭"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>How a report came.</summary>
    public static Text Of(ReportChannel channel) => channel switch
    {
        ReportChannel.Mail => new("by mail", "邮件"),
        ReportChannel.Api => new("over the interface for programs", "接口"),
        ReportChannel.Form => new("by a form", "网页表单"),
        ReportChannel.Phone => new("by telephone", "电话"),
        ReportChannel.Other => new("otherwise", "其他方式"),
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, null),
    };

    /// <summary>What was not read.</summary>
    public static Text Of(Unread unread) => unread switch
    {
        Unread.Encrypted => new("it is encrypted, and was not read", "内容已加密，未读取"),
        Unread.TextCut => new("its text is longer than what is shown; the message as it came is kept", "正文过长，仅显示前部；原始邮件已保存"),
        Unread.TooLarge => new("it is larger than what is taken whole; only its beginning was", "邮件过大，仅接收其前部"),
        Unread.TooManyParts => new("it has more parts than were looked at; the message as it came is kept", "部分数量过多，未全部查看；原始邮件已保存"),
        Unread.TooDeep => new("its parts are nested deeper than was looked at; the message as it came is kept", "嵌套过深，未全部查看；原始邮件已保存"),
        Unread.Malformed => new("a part of it does not read; the message as it came is kept", "部分内容无法读取；原始邮件已保存"),
        Unread.NoText => new("it has no text that is read", "没有可读取的正文"),
        _ => throw new ArgumentOutOfRangeException(nameof(unread), unread, null),
    };
}
