using Rectify.Foundation;

namespace Rectify.Cli.Commands.Casework;

/// <summary>What can be wrong with the words that people type to <c>rectify case</c>.</summary>
internal static class CaseworkProblems
{
    public static Problem NoStore(string path) => new("RCT-CLI-001", ProblemKind.Unreadable, new($"There is no store {path} yet. 'rectify case open' makes one.", $"还没有数据库文件 {path}。“rectify case open”会建立它。"));
    public static Problem NotAZone(string text) => new("RCT-CLI-002", ProblemKind.Invalid, Texts.ClockTexts.NotAZone(text, null));
    public static Problem NotATime(string text) => new("RCT-CLI-003", ProblemKind.Invalid, Texts.ClockTexts.NotATime(text));
    public static Problem NotAnInstant(string text) => new("RCT-CLI-004", ProblemKind.Invalid, new($"'{text}' is a day or a span; this act happened at one time. Write 2026-12-11T10:20+01:00.", $"“{text}”是一天或一段时间；此行为发生于某一时刻，请写作 2026-12-11T10:20+01:00。"));
    public static Problem NotADate(string text) => new("RCT-CLI-005", ProblemKind.Invalid, new($"'{text}' is no date: write 2026-12-31.", $"“{text}”不是日期：请写作 2026-12-31。"));
    public static Problem NoSuchCase(string text) => new("RCT-CLI-006", ProblemKind.NotFound, new($"There is no case '{text}'. Cases are called CASE-0001; 'rectify case list' shows them.", $"没有案件“{text}”。案件编号形如 CASE-0001，“rectify case list”可列出。"));
    public static Problem NoSuchId(string text) => new("RCT-CLI-007", ProblemKind.NotFound, new($"Nothing here has an id that begins with '{text}'. 'rectify case show' lists the ids.", $"没有以“{text}”开头的编号。“rectify case show”可列出编号。"));
    public static Problem AmbiguousId(string text, string ids) => new("RCT-CLI-008", ProblemKind.Conflict, new($"Several ids begin with '{text}': {ids}. Write more of it.", $"有多个编号以“{text}”开头：{ids}。请写得更长。"));
    public static Problem NoSuchPerson(string name) => new("RCT-CLI-009", ProblemKind.NotFound, new($"There is no person '{name}'. 'rectify case person add' registers one.", $"没有人员“{name}”。请用“rectify case person add”登记。"));
    public static Problem SeveralPeople(string name, string ids) => new("RCT-CLI-010", ProblemKind.Conflict, new($"Several people are called '{name}': {ids}. Write the id.", $"有多人名为“{name}”：{ids}。请写编号。"));
    public static Problem NotAWord(string text, string words) => new("RCT-CLI-011", ProblemKind.Invalid, new($"'{text}' is none of {words}.", $"“{text}”不在以下词语之中：{words}。"));
    public static Problem NotAField(string text) => new("RCT-CLI-012", ProblemKind.Invalid, new($"'{text}' is not FIELD=VALUE.", $"“{text}”不符合 字段=值。"));
    public static Problem FieldTwice(string field) => new("RCT-CLI-013", ProblemKind.Invalid, new($"The field '{field}' is set twice.", $"字段“{field}”设置了两次。"));
    public static Problem FileMissing(string path) => new("RCT-CLI-014", ProblemKind.Unreadable, Texts.ProblemTexts.FileUnreadable(path, missing: true));
    public static Problem FileClosed(string path) => new("RCT-CLI-015", ProblemKind.Unreadable, Texts.ProblemTexts.FileUnreadable(path, missing: false));
    public static Problem FileTooLarge(string path, string size, string limit) => new("RCT-CLI-016", ProblemKind.Unreadable, Texts.ProblemTexts.FileTooLarge(path, size, limit));
    public static Problem FileThere(string path) => new("RCT-CLI-017", ProblemKind.Conflict, new($"{path} is there already; a key is never written over another file.", $"{path} 已存在；密钥不会覆盖任何文件。"));
    public static Problem NotAPrivateKey(string path) => new("RCT-CLI-018", ProblemKind.Unreadable, new($"{path} holds no private key. 'rectify case key new' makes one.", $"{path} 不是私钥文件。可用“rectify case key new”生成。"));
    public static Problem KeyOpenToOthers(string path) => new("RCT-CLI-019", ProblemKind.Refused, new($"Others than its owner can read {path}: a key in it proves nothing. Make it readable by you alone (chmod 600).", $"{path} 可被所有者以外的人读取，其中的密钥不能证明任何事。请设为仅本人可读（chmod 600）。"));
    public static Problem SeveralOrders(string number) => new("RCT-CLI-020", ProblemKind.Conflict, new($"Several issuers have an order {number}. Name its case instead (CASE-0001).", $"多个机关都有编号为 {number} 的整改通知。请改用其案件编号（CASE-0001）。"));
    public static Problem NoSuchRules(string text) => new("RCT-CLI-021", ProblemKind.NotFound, new($"This store keeps no rules '{text}'. 'rectify rules kept' lists them.", $"该存储中没有规则“{text}”。“rectify rules kept”可列出全部。"));
    public static Problem SeveralRules(string text, string hashes) => new("RCT-CLI-022", ProblemKind.Conflict, new($"Several kept rules are called '{text}': {hashes}. Write the hash.", $"有多套规则名为“{text}”：{hashes}。请写散列值。"));
}
