using Rectify.Foundation;

namespace Rectify.Server.Ui.Recipients;

/// <summary>What the page on recipients says.</summary>
internal static class RecipientsTexts
{
    public static Text Question { get; } = new("Could we file, at hour 23?", "临近期限时，我们能够报送吗？");

    public static Text Why { get; } = new(
        "At hour 23 what fails is the account, not the text. These are the recipients to whom a law, a contract or a programme may make you report, by what the laws ask and what you have.",
        "临近期限时，出问题的往往是账户而非文字。以下是法律、合同或计划可能要求您报送的接收方。");

    public static Text Recipient { get; } = new("Recipient", "接收方");

    public static Text Ready { get; } = new("Ready?", "是否就绪");

    public static Text Accounts { get; } = new("Accounts", "账户持有人");

    public static Text Rehearsed { get; } = new("Last rehearsal", "最近演练");

    public static Text Expires { get; } = new("Good until", "有效期至");

    public static Text IsReady { get; } = new("somebody on duty could file", "值班人员可报送");

    public static Text NoRota { get; } = new("No rota says who is on duty.", "尚无值班表。");

    public static Text Registration { get; } = new("Are we registered there?", "我方是否已注册？");

    public static Text WhoHolds { get; } = new("Who holds an account (many platforms take personal accounts alone)", "账户持有人（许多平台仅限个人账户）");

    public static Text Address { get; } = new("Where one files", "报送地址");

    public static Text EntityNumber { get; } = new("Our number there", "我方编号");

    public static Text Representative { get; } = new("Representative", "代表");

    public static Text Coordinator { get; } = new("Which coordinator, and why", "对应的协调机构及理由");

    public static Text Language { get; } = new("Language", "语言");

    public static Text Phone { get; } = new("Phone when nothing else works", "紧急电话");

    public static Text Keys { get; } = new("Key fingerprints to encrypt with", "加密密钥指纹");

    public static Text OpenPgp { get; } = new("OpenPGP public key that mails to it are encrypted with (-----BEGIN PGP PUBLIC KEY BLOCK-----)", "用于加密邮件的 OpenPGP 公钥（-----BEGIN PGP PUBLIC KEY BLOCK-----）");

    public static Text Quirks { get; } = new("What one has to know of its portal", "平台注意事项");

    public static Text None { get; } = new("No recipient is known yet", "尚无接收方");

    public static Text NoneWhy { get; } = new("Say what your organisation is and what it sells and operates: the laws that bind it name those to whom it may have to report.", "请说明贵组织的情况、产品与系统：适用的法律会指明可能的接收方。");

    public static Text Rules(int count) => new(count == 1 ? "1 rule" : $"{count} rules", $"{count} 条规则");

    public static Text NobodyCould { get; } = new("to whom nobody on duty could file", "个接收方值班人员无法报送");
}
