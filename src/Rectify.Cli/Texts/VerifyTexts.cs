using Rectify.Foundation;

namespace Rectify.Cli.Texts;

/// <summary>What <c>rectify verify</c> says.</summary>
internal static class VerifyTexts
{
    public static Text Purpose { get; } = new(
        "Checks a proof bundle offline, or the whole log of a store: says of each report in it whether it was sent on time, then what was checked and what was not.",
        "离线核验证据包或核验存储的整个日志：先说明其中每项报送是否按时，再说明核验了什么、没有核验什么。");

    public static Text ExampleStore { get; } = new(
        "A store, also one that a server works on; nothing in it is changed. PostgreSQL: its connection string.", "核验存储（服务器运行期间亦可），不作任何更改。PostgreSQL 请写连接字符串。");

    public static Text ExampleDeep { get; } = new(
        "And whether its tables are what follows from the log: facts are replayed, duties computed anew.", "另核对数据表是否与日志一致：重放事实并重新计算义务。");

    public static Text Deep { get; } = new(
        "of a store: replays the facts that the log recorded, and compares facts and duties with the tables", "仅用于存储：重放日志记录的事实，并与数据表中的事实和义务比对");

    public static Text Profile { get; } = new(
        "with --deep: the organisation's profile that the server goes by, where its pages do not state it", "与 --deep 同用：服务器所用的单位信息文件（网页中未填写时）");

    public static Text DeepNeedsStore { get; } = new("--deep is for a store; a bundle has no tables to compare", "--deep 仅用于存储；证据包没有可比对的数据表");

    public static Text Authorities { get; } = new(
        "certificates of time-stamping authorities that you trust, in PEM form: every time stamp must be by one of them", "您信任的时间戳机构的证书文件（PEM）：所有时间戳均须由其签署");

    public static Text Earlier { get; } = new(
        "a checkpoint or bundle that you, or somebody else, got earlier: whether the log went on from that, or shows two histories; once for each", "您或他人此前取得的检查点或证据包：核对日志是否由其延续，或展示了两种历史；可多次使用");

    public static Text ExampleAuthorities { get; } = new("With the time stamps in it, by authorities that you trust.", "同时核验其中的时间戳（由您信任的机构签署）。");

    public static Text ExampleEarlier { get; } = new("And whether the log is still the one that it was: a log that lies to somebody is caught.", "同时核对日志是否仍与此前一致：可发现向不同对象展示不同历史的日志。");

    public static Text EarlierProvesNothing(string path) => new(
        $"{path} is signed by none of the keys that you trust, or is damaged: nothing was compared with it", $"{path} 没有您信任的密钥签名，或已损坏：未与其比对");

    public static Text Key { get; } = new(
        "a key that you trust, or a file of them; once for each", "您信任的公钥，或存放公钥的文件；可多次使用");

    public static Text ExampleKey { get; } = new(
        "With the log's key, that you got from another place than the bundle. Only this can verify.",
        "使用从证据包之外的渠道取得的日志公钥。只有这样才能通过核验。");

    public static Text ExampleKeyFile { get; } = new("The same, the key in a file.", "同上，公钥存放在文件中。");

    public static Text ExampleAlone { get; } = new(
        "Without a key: says whether the bundle is consistent with itself, and ends with 4, for anybody could have made it.",
        "不提供公钥：只说明证据包自身是否一致，并以 4 退出，因为任何人都可能制作它。");

    public static Text Remark { get; } = new(
        "Exit codes: 0 verified; 1 something is wrong; 3 the file is no bundle or cannot be read; 4 consistent, but nobody you trust vouches for it, or --deep could not compare the duties.",
        "退出码：0 核验通过；1 存在不符；3 文件不是证据包或无法读取；4 自身一致，但没有您信任的密钥作保，或 --deep 无法比对义务。");

    public static Text NotAKey(string text) => new(
        $"'{text}' is no verifier key (name+id+base64), nor a file of such keys", $"“{text}”不是公钥（名称+编号+base64），也不是存放公钥的文件");

    public static Text Origin(string origin) => new($"Log: {origin}", $"日志：{origin}");

    public static Text Wrong { get; } = new("Wrong", "不符");

    public static Text Checked { get; } = new("Checked", "已核验");

    public static Text NotChecked { get; } = new("Not checked", "未核验");

    public static Text CannotBeKnown { get; } = new("Cannot be known from this bundle", "无法从本证据包得知");

    public static Text Counts(int passed, int failed, int open) => new(
        $"{passed} checked, {failed} wrong, {open} not checked", $"已核验 {passed} 项，不符 {failed} 项，未核验 {open} 项");
}
