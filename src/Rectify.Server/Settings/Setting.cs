using Rectify.Foundation;

namespace Rectify.Server.Settings;

/// <summary>
/// One thing that a server is told. It can be said in three places: a flag goes before a variable of the environment, and that before the
/// settings file.
/// </summary>
/// <param name="Key">As the settings file has it: <c>logKey</c>.</param>
/// <param name="Value">What its value is called in help.</param>
/// <param name="Meaning">What it is for.</param>
/// <param name="Default">What holds when nothing is said, in words.</param>
internal sealed record Setting(string Key, string Value, Text Meaning, Text Default)
{
    /// <summary>What the names of all variables begin with.</summary>
    public const string Prefix = "RECTIFY_SERVER_";

    public static Setting Config { get; } = new("config", "FILE", new(
        "the settings file; a flag or a variable only", "设置文件；仅可用命令行选项或环境变量指定"), new("none", "无"));

    public static Setting Store { get; } = new("store", "FILE|HOST=…", new(
        "the store: a SQLite file, or a PostgreSQL connection string (what has a '=' in it); its password belongs into PGPASSFILE",
        "存储：SQLite 文件，或者 PostgreSQL 连接字符串（含“=”者）；密码应放在 PGPASSFILE 文件中"), new("rectify.db in the data folder", "数据目录中的 rectify.db"));

    public static Setting LogKey { get; } = new("logKey", "FILE|credential:NAME|pkcs11:…", new(
        "the key that signs the log: a file, a credential of systemd, or a key on a token (docs/keys.md); on PostgreSQL the same key for every process",
        "签署日志的密钥：文件、systemd 凭据或令牌上的密钥（见 docs/keys.md）；使用 PostgreSQL 时各进程须用同一密钥"),
        new("the credential rectify-log-key, where there is one; otherwise the store's path and .logkey; none on PostgreSQL", "凭据 rectify-log-key（如有）；否则为存储路径加 .logkey；PostgreSQL 无默认值"));

    public static Setting LogMemory { get; } = new("logMemory", "FILE", new(
        "where this machine remembers the last checkpoint that it signed, so that a store which was put back is noticed (docs/backup.md)",
        "本机记住其最后签署的检查点之处，以便发现存储被恢复到较早状态（见 docs/backup.md）"), new("the log key's path and .checkpoint", "日志密钥路径加 .checkpoint"));

    public static Setting Listen { get; } = new("listen", "URL", new(
        "where to listen; several with blanks between them", "监听地址；多个地址以空格分隔"), Text.Same("http://127.0.0.1:8420"));

    public static Setting Profile { get; } = new("profile", "FILE", new(
        "what the organisation says of itself: roles, markets, sectors (docs/rules/profile.md)", "单位信息：角色、市场、行业（见 docs/rules/profile.md）"),
        new("profile.yaml beside the store, when it is there", "存储旁的 profile.yaml（如存在）"));

    public static Setting Advisories { get; } = new("advisories", "FILE", new(
        "the advisory database, which 'rectify db update' makes; what comes in is matched against it", "安全公告数据库（由“rectify db update”建立）；收到的内容与之比对"),
        new("advisories.db in the data folder", "数据目录中的 advisories.db"));

    public static Setting SealKey { get; } = new("sealKey", "FILE", new(
        "the key that seals secrets which the store must give back; made at the first start, the same for every process",
        "密封存储中须可取回之机密的密钥文件；首次启动时建立，各进程须使用同一密钥"), new("the log key's path and .seal", "日志密钥路径加 .seal"));

    public static Setting Smtp { get; } = new("smtp", "smtp[s]://[USER@]HOST[:PORT]", new(
        "the mail server that alarms go out by; TLS from the first byte with smtps, otherwise by STARTTLS, which only a server on this machine may lack",
        "发送警报邮件的服务器；smtps 自始使用 TLS，smtp 使用 STARTTLS（仅本机服务器可不使用）"), new("none: no mail is sent", "无：不发送邮件"));

    public static Setting SmtpPassword { get; } = new("smtpPassword", "FILE", new(
        "the file that holds the password of the mail server's user", "邮件服务器用户的密码文件"), new("none", "无"));

    public static Setting MailFrom { get; } = new("mailFrom", "ADDRESS", new("who the mails are from", "发件人地址"), new("none; needed with smtp", "无；设置 smtp 时必填"));

    public static Setting OpenPgpKey { get; } = new("openPgpKey", "FILE", new(
        "the organisation's OpenPGP secret key, with which reports that are sent by email are signed (docs/reporting.md)", "以电子邮件报送时用于签名的单位 OpenPGP 私钥文件（见 docs/reporting.md）"), new("none: they are not signed", "无：不签名"));

    public static Setting OpenPgpPassword { get; } = new("openPgpPassword", "FILE", new("the file of the password that opens it", "该私钥密码的文件"), new("none", "无"));

    public static Setting Heartbeat { get; } = new("heartbeat", "URL", new(
        "is asked once a minute for as long as alarms can be relied on; a service there tells somebody when that stops", "警报可靠期间每分钟请求一次的地址；停止请求时由该处的服务通知人员"), new("none", "无"));

    public static Setting Telemetry { get; } = new("telemetry", "URL", new(
        "an OpenTelemetry collector (OTLP over HTTP) that is told how long requests and use cases took and how they ended, without contents", "接收遥测的 OpenTelemetry 收集器（OTLP/HTTP）：请求与操作的耗时和结果，不含内容"), new("none: nothing is told", "无：不发送"));

    public static Setting Mailbox { get; } = new("mailbox", "URL", new(
        "the mailbox that reports come into: imaps://user@host/INBOX, or imap:// with STARTTLS (docs/reports.md)",
        "接收漏洞报告的邮箱：imaps://用户@主机/INBOX，或使用 STARTTLS 的 imap://（见 docs/reports.md）"), new("none", "无"));

    public static Setting MailboxPassword { get; } = new("mailboxPassword", "FILE", new(
        "the file of the mailbox's password", "邮箱密码文件"), new("none", "无"));

    public static Setting SessionMinutes { get; } = new("sessionMinutes", "MINUTES", new(
        "how long a person stays signed in, however much they do; 5 minutes to 30 days", "登录会话的最长时间，与使用情况无关；5 分钟至 30 天"), new("720", "720"));

    public static Setting IdleMinutes { get; } = new("idleMinutes", "MINUTES", new(
        "after how long without a sign of the person a session ends; at least 5 minutes", "无人操作多久后会话结束；至少 5 分钟"), new("60", "60"));

    public static Setting Address { get; } = new("address", "URL", new(
        "where people reach the server: what links begin with, and what passkeys belong to", "人员访问服务器的地址：链接以此开头，通行密钥归属于此"), new("where it listens, this machine as localhost", "监听地址，本机写作 localhost"));

    public static Setting Proxies { get; } = new("proxies", "ADDRESS…", new(
        "the addresses or networks of proxies that speak TLS before it, with blanks between them; their X-Forwarded-For and -Proto are believed",
        "位于其前、负责 TLS 的代理的地址或网段，以空格分隔；信任其 X-Forwarded-For 与 -Proto"), new("proxies on this machine only", "仅本机上的代理"));

    public static Setting OidcAuthority { get; } = new("oidcAuthority", "URL", new(
        "the organisation's identity provider (OpenID Connect), by whose word people may sign in (docs/accounts.md)", "组织的身份提供方（OpenID Connect），人员可凭其登录（见 docs/accounts.md）"), new("none", "无"));

    public static Setting OidcClient { get; } = new("oidcClient", "ID", new("what this server is called there", "本服务器在该处的客户端标识"), new("none; needed with it", "无；设置身份提供方时必填"));

    public static Setting OidcSecret { get; } = new("oidcSecret", "FILE", new("the file of the secret by which it knows this server", "其识别本服务器所用密钥的文件"), new("none", "无"));

    public static Setting OidcClaim { get; } = new("oidcClaim", "CLAIM", new("the claim that is a person's login here", "作为本服务器登录名的声明"), new("preferred_username", "preferred_username"));

    public static Setting OidcRegister { get; } = new("oidcRegister", "ORGANISATION", new(
        "the legal entity whose people are registered when they first come, as readers", "首次登录者登记到的法律实体，角色为查阅人员"), new("none: whoever has no login stays outside", "无：没有登录名者不能进入"));

    public static Setting Tsa { get; } = new("tsa", "URL", new(
        "a time-stamping authority (RFC 3161) that is asked for a token over every report that was filed; it is told a hash and nothing else (docs/proof-bundle.md)",
        "为每份已报送内容签发时间戳的机构（RFC 3161）；仅向其提供散列值（见 docs/proof-bundle.md）"), new("none: nobody is asked", "无：不请求"));

    public static Setting TsaPolicy { get; } = new("tsaPolicy", "OID", new("the policy that it is to follow", "该机构应遵循的策略"), new("the authority's own choice", "由该机构决定"));

    public static Setting TsaCa { get; } = new("tsaCa", "FILE", new(
        "the certificates, in PEM form, that its own must lead to; a token by anybody else is not kept", "用以认证该机构的证书文件（PEM）；不保存其他签署者的时间戳"), new("none: its signature alone is looked at", "无：只核验其签名"));

    /// <summary>All of them, in the order of help.</summary>
    public static IReadOnlyList<Setting> All { get; } = [Config, Store, LogKey, LogMemory, Listen, Profile, Advisories, SealKey, Smtp, SmtpPassword, MailFrom, OpenPgpKey, OpenPgpPassword, Heartbeat, Telemetry, Mailbox, MailboxPassword, SessionMinutes, IdleMinutes, Address, Proxies, OidcAuthority, OidcClient, OidcSecret, OidcClaim, OidcRegister, Tsa, TsaPolicy, TsaCa];

    /// <summary><c>--log-key</c>.</summary>
    public string Flag => $"--{Parted('-')}";

    /// <summary><c>RECTIFY_SERVER_LOG_KEY</c>.</summary>
    public string Variable => $"{Prefix}{Parted('_').ToUpperInvariant()}";

    private string Parted(char mark) => string.Concat(Key.Select(letter => char.IsUpper(letter) ? $"{mark}{char.ToLowerInvariant(letter)}" : $"{letter}"));
}
