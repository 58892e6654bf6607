using Rectify.Foundation;

namespace Rectify.Server.Ui.Submissions;

/// <summary>What the page on filing says of mails.</summary>
internal static class SendTexts
{
    public static Text Send { get; } = new("Send by email", "以电子邮件发送");

    public static Text Means { get; } = new(
        "It leaves when you press the button, and only then: once, and never again by itself. When the mail server takes it, it is filed by you.", "按下按钮后才会发出，且仅发送一次，不会自动重发。邮件服务器接收后即登记为由您报送。");

    public static Text To { get; } = new("To", "收件人");

    public static Text From { get; } = new("From", "发件人");

    public static Text Goes { get; } = new("What goes", "发送内容");

    public static Text ExactBytes(int version) => new($"the exact text of version {version}, as a file", $"第 {version} 版的原文（作为附件）");

    public static Text Protection { get; } = new("On its way", "传输保护");

    public static Text KeyUnusable { get; } = new("The recipient's key cannot be used: it is not readable, has run out or was revoked.", "接收方密钥无法使用：不可读、已过期或已撤销。");

    public static Text Letter { get; } = new("As a letter too", "同时附公函");

    public static Text NoLetter { get; } = new("no", "否");

    public static Text Unencrypted { get; } = new("Send it unencrypted, although the recipient has a key.", "虽有接收方密钥，仍以不加密方式发送。");

    public static Text SendTo(string to) => new($"Send now to {to}", $"立即发送至 {to}");

    public static Text Going { get; } = new("It is being sent", "正在发送");

    public static Text GoingTo(string to, string state) => new($"To {to}: {state}.", $"发送至 {to}：{state}。");

    public static Text TakeBack { get; } = new("Take it back", "撤回");

    public static Text WasItSent { get; } = new("Was it sent?", "是否已发出？");

    public static Text WasItSentMeans { get; } = new(
        "Nobody knows whether it left or arrived. Find out: ask the recipient, look into the mail server's log. Nothing is sent again until you have said it; the clock goes on.",
        "尚不确定是否发出或送达。请向接收方查询或查看邮件服务器日志。在您说明之前不会再次发送，计时继续。");

    public static Text HowKnown { get; } = new("How you know", "依据");

    public static Text WhenItLeft { get; } = new("When it left", "发出时间");

    public static Text ItWasSent { get; } = new("It was sent", "已发出");

    public static Text ItWasNot { get; } = new("It was not", "未发出");

    public static Text CameBack { get; } = new("What came back", "回复与投递通知");

    public static Text SaysItIsFrom(string address) => new($"says that it is from {address}", $"自称来自 {address}");

    public static Text IsTheReceipt { get; } = new("This is the receipt", "登记为回执");

    public static Text Mails { get; } = new("Mails", "邮件");
}
