using Rectify.Clocks.Yaml;
using Rectify.Foundation;

namespace Rectify.Server.Settings;

/// <summary>Expected failures of settings.</summary>
internal static class SettingsProblems
{
    public static Problem FileTooLarge(string path) => new("RCT-SERVER-001", ProblemKind.Unreadable, new($"{path} is larger than a settings file may be (1 MiB).", $"{path} 超过设置文件的大小上限（1 MiB）。"));

    public static Problem FileUnreadable(string path, string reason) => new("RCT-SERVER-002", ProblemKind.Unreadable, new($"{path} cannot be read: {reason}", $"无法读取 {path}：{reason}"));

    public static Problem NotJson(string place) => new("RCT-SERVER-003", ProblemKind.Unreadable, new($"{place}: this is not JSON.", $"{place}：不是 JSON。"));

    public static Problem NotAnObject(string place) => new("RCT-SERVER-004", ProblemKind.Unreadable, new($"{place}: a settings file is one object, {{ \"store\": … }}.", $"{place}：设置文件应为一个对象，如 {{ \"store\": … }}。"));

    public static Problem UnknownKey(string place, string key, IEnumerable<string> known) => new("RCT-SERVER-005", ProblemKind.Invalid, Unknown($"{place}: ", $"{place}：", key, known));

    public static Problem NotAText(string place, string key) => new("RCT-SERVER-006", ProblemKind.Invalid, new($"{place}: the value of '{key}' is a text in quotes.", $"{place}：“{key}”的值应为带引号的文本。"));

    public static Problem Twice(string place, string key) => new("RCT-SERVER-007", ProblemKind.Invalid, new($"{place}: '{key}' is said twice.", $"{place}：“{key}”出现两次。"));

    public static Problem UnknownFlag(string flag, IEnumerable<string> known) => new("RCT-SERVER-008", ProblemKind.Invalid, Unknown("", "", flag, known));

    public static Problem NoValue(string flag) => new("RCT-SERVER-009", ProblemKind.Invalid, new($"{flag} needs a value.", $"{flag} 需要一个值。"));

    public static Problem UnknownVariable(string name, IEnumerable<string> known) => new("RCT-SERVER-010", ProblemKind.Invalid, Unknown("", "", name, known));

    public static Problem NotAUrl(string text) => new("RCT-SERVER-011", ProblemKind.Invalid, new($"'{text}' is nowhere to listen: write http://127.0.0.1:8420.", $"“{text}”不是监听地址：请写作 http://127.0.0.1:8420。"));

    public static Problem NeedsLogKey { get; } = new("RCT-SERVER-012", ProblemKind.Invalid, new(
        "A store on PostgreSQL needs the file of the key that signs its log: --log-key FILE, the same key for every process.", "PostgreSQL 存储需要指定签署日志的密钥文件：--log-key FILE，各进程使用同一密钥。"));

    public static Problem ProfileWrong(string line) => new("RCT-SERVER-013", ProblemKind.Unreadable, Text.Same(line));

    public static Problem NotAConnection(string reason) => new("RCT-SERVER-014", ProblemKind.Invalid, new($"The store is no connection string that PostgreSQL's driver reads: {reason}", $"存储不是可读的 PostgreSQL 连接字符串：{reason}"));

    public static Problem NotAMailServer(string text) => new("RCT-SERVER-019", ProblemKind.Invalid, new(
        $"'{text}' is no mail server: write smtp://user@mail.example.com:587 or smtps://…; its password belongs into a file.", $"“{text}”不是邮件服务器：请写作 smtp://user@mail.example.com:587 或 smtps://…；密码应放在文件中。"));

    public static Problem NoSender { get; } = new("RCT-SERVER-020", ProblemKind.Invalid, new("With a mail server say who the mails are from: --mail-from ADDRESS.", "设置邮件服务器时请注明发件人：--mail-from ADDRESS。"));

    public static Problem UserAndPassword { get; } = new("RCT-SERVER-021", ProblemKind.Invalid, new("A mail server's user and the file of the password come together.", "邮件服务器的用户与密码文件须同时设置。"));

    public static Problem MailWithoutServer { get; } = new("RCT-SERVER-022", ProblemKind.Invalid, new("There is a sender or a password and no mail server: --smtp.", "设置了发件人或密码，却未设置邮件服务器：--smtp。"));

    public static Problem NotAskable(string flag, string text) => new("RCT-SERVER-023", ProblemKind.Invalid, new($"{flag}: '{text}' is no URL that can be asked.", $"{flag}：“{text}”不是可请求的地址。"));

    public static Problem NotAMailbox { get; } = new("RCT-SERVER-030", ProblemKind.Invalid, new(
        "The mailbox is a URL: imaps://user@host/INBOX, or imap:// with STARTTLS; its password stands in a file of its own (--mailbox-password FILE).",
        "邮箱应为 URL：imaps://用户@主机/INBOX，或使用 STARTTLS 的 imap://；密码应放在单独的文件中（--mailbox-password FILE）。"));

    public static Problem NeedsMailboxPassword { get; } = new("RCT-SERVER-031", ProblemKind.Invalid, new(
        "The mailbox needs the file of its password: --mailbox-password FILE.", "邮箱需要指定密码文件：--mailbox-password FILE。"));

    public static Problem NeedsTsa { get; } = new("RCT-SERVER-067", ProblemKind.Invalid, new(
        "There is a policy or a certificate of a time-stamping authority, and no authority: --tsa URL.", "已指定时间戳机构的策略或证书，但未指定该机构：--tsa URL。"));

    public static Problem PasswordOfNoMailbox { get; } = new("RCT-SERVER-032", ProblemKind.Invalid, new(
        "There is a password of a mailbox, and no mailbox: --mailbox imaps://user@host/INBOX.", "已指定邮箱密码，但未指定邮箱：--mailbox imaps://用户@主机/INBOX。"));

    public static Problem NotAToken { get; } = new("RCT-SERVER-050", ProblemKind.Invalid, new(
        "A key on a token is named pkcs11:token=LABEL;object=LABEL?module-path=FILE&pin-source=FILE, with these parts and no others; the PIN stands in a file (docs/keys.md).",
        "令牌上的密钥写作 pkcs11:token=标签;object=标签?module-path=文件&pin-source=文件，仅含这些部分；PIN 应放在文件中（见 docs/keys.md）。"));

    public static Problem NoCredential(string name) => new("RCT-SERVER-051", ProblemKind.Invalid, new(
        $"There is no credential '{name}': systemd hands none to this process ($CREDENTIALS_DIRECTORY), or that is no name of one.",
        $"没有凭据“{name}”：systemd 未向本进程提供凭据（$CREDENTIALS_DIRECTORY），或该名称无效。"));

    public static Problem NotMinutes(string flag, string text) => new("RCT-SERVER-060", ProblemKind.Invalid, new($"{flag}: '{text}' is no number of minutes.", $"{flag}：“{text}”不是分钟数。"));

    public static Problem SessionLimitsUnfit { get; } = new("RCT-SERVER-061", ProblemKind.Invalid, new(
        "A session may be unused for at least 5 minutes, and lasts no shorter than that and at most 30 days: --session-minutes, --idle-minutes.",
        "会话允许的闲置时间至少为 5 分钟，会话时长不得短于闲置时间，且至多为 30 天：--session-minutes、--idle-minutes。"));

    public static Problem NotAProxy(string text) => new("RCT-SERVER-062", ProblemKind.Invalid, new($"'{text}' is no address or network of a proxy: write 192.0.2.7 or 192.0.2.0/24.", $"“{text}”不是代理的地址或网段：请写作 192.0.2.7 或 192.0.2.0/24。"));

    public static Problem NoProvider { get; } = new("RCT-SERVER-063", ProblemKind.Invalid, new(
        "Something is said of an identity provider, and there is none: --oidc-authority URL.", "设置了身份提供方的选项，却未设置身份提供方：--oidc-authority URL。"));

    public static Problem ProviderInPlain { get; } = new("RCT-SERVER-064", ProblemKind.Invalid, new(
        "An identity provider that is not on this machine is reached by https.", "不在本机的身份提供方必须使用 https。"));

    public static Problem NoProviderClient { get; } = new("RCT-SERVER-065", ProblemKind.Invalid, new(
        "With an identity provider say what this server is called there: --oidc-client ID.", "设置身份提供方时请注明本服务器的客户端标识：--oidc-client ID。"));

    public static Problem PasswordOfNoOpenPgpKey { get; } = new("RCT-SERVER-092", ProblemKind.Invalid, new(
        "A password is set for an OpenPGP key, and there is no key: --open-pgp-key FILE.", "设置了 OpenPGP 私钥密码，却未设置私钥：--open-pgp-key FILE。"));

    private static Text Unknown(string english, string chinese, string word, IEnumerable<string> known) => Nearest.To(word, known) is { Length: > 0 } nearest
        ? new($"{english}there is no setting '{word}'; did you mean '{nearest}'?", $"{chinese}没有设置项“{word}”；是否应为“{nearest}”？")
        : new($"{english}there is no setting '{word}'; 'rectify server help' lists them.", $"{chinese}没有设置项“{word}”；“rectify server help”可列出全部。");
}
