using Rectify.Foundation;

namespace Rectify.Submissions.Dispatch;

/// <summary>What mails to recipients say beside the report, and what people read of mails.</summary>
public static class DispatchTexts
{
    internal static Text Subject(string number, string stage, int version, string? mark) =>
        new($"[{number}] {stage}, version {version}{(mark is null ? "" : $" ({mark})")}", $"[{number}] {stage}，第 {version} 版{(mark is null ? "" : $"（{mark}）")}");

    internal static Text Sends(string sender, Text title, Text law, string article) =>
        new($"{sender} sends you the report that is attached: {title.English} ({law.English}, {article}).", $"{sender} 向贵方报送所附材料：{title.Chinese}（{law.Chinese} {article}）。");

    internal static Text Reference(string reference) => new($"Our reference: {reference}. Please keep it in the subject when you answer.", $"我方编号：{reference}。回复时请在主题中保留该编号。");

    internal static Text Corrects(int version) => new($"It corrects version {version}, which you have.", $"本次更正此前报送的第 {version} 版。");

    internal static Text Incomplete { get; } = new("Some fields are still empty. We report now rather than late, and send them as soon as we have them.", "部分内容尚缺。为免逾期先行报送，取得后即行补充。");

    internal static Text MayBeGivenOn(string mark) => new($"To whom it may be given on: {mark} (FIRST, Traffic Light Protocol 2.0).", $"传播范围：{mark}（FIRST 交通灯协议 2.0）。");

    internal static Text Attached { get; } = new("Attached:", "附件：");

    internal static Text Of(string to) => new($"email to {to}", $"发送至 {to} 的电子邮件");

    /// <summary>How a mail is kept from being changed and read on its way.</summary>
    public static Text Of(MailProtection protection) => protection switch
    {
        MailProtection.Plain => new("neither signed nor encrypted: whoever carries it can read it", "未签名、未加密：传输途中可被读取"),
        MailProtection.Signed => new("signed with our OpenPGP key, not encrypted: whoever carries it can read it", "以我方 OpenPGP 密钥签名，未加密：传输途中可被读取"),
        MailProtection.Encrypted => new("encrypted to the recipient's OpenPGP key, not signed", "以接收方 OpenPGP 密钥加密，未签名"),
        MailProtection.SignedAndEncrypted => new("signed with our OpenPGP key and encrypted to the recipient's", "以我方 OpenPGP 密钥签名，并以接收方密钥加密"),
        _ => throw new ArgumentOutOfRangeException(nameof(protection), protection, null),
    };

    /// <summary>Where a mailing stands, in a word or two.</summary>
    public static Text Of(MailingState state) => state switch
    {
        MailingState.Waiting => new("waits to be sent", "等待发送"),
        MailingState.Begun => new("is being handed to the mail server", "正在交给邮件服务器"),
        MailingState.Accepted => new("the mail server took it", "邮件服务器已接收"),
        MailingState.NotSent => new("the mail server did not take it", "邮件服务器未接收"),
        MailingState.Uncertain => new("nobody knows whether the mail server took it", "不确定邮件服务器是否已接收"),
        MailingState.SaidSent => new("somebody found out that it was sent", "经查证已发出"),
        MailingState.SaidNotSent => new("it was not sent", "未发出"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>What came back, in a word or two.</summary>
    public static Text Of(MailAnswerKind kind) => kind switch
    {
        MailAnswerKind.Failed => new("could not be delivered", "无法投递"),
        MailAnswerKind.Delayed => new("delivery is delayed", "投递延迟"),
        MailAnswerKind.Delivered => new("was delivered", "已投递"),
        MailAnswerKind.Reply => new("an answer", "回复"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
