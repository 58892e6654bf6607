using NodaTime;
using Rectify.Foundation;

namespace Rectify.Ledger;

/// <summary>Expected failures of the ledger.</summary>
internal static class LedgerProblems
{
    public static Problem KeyMissing(string path) => new("RCT-LEDGER-001", ProblemKind.Unreadable, new(
        $"The key that signs this store's log is not at {path}. Put it back; without it nothing can be recorded.",
        $"签署该存储日志的密钥不在 {path}。请将其放回；缺少密钥则无法记录任何内容。"));

    public static Problem KeyUnreadable(string path) => new("RCT-LEDGER-002", ProblemKind.Unreadable, new(
        $"{path} does not hold a log key.",
        $"{path} 中没有日志密钥。"));

    public static Problem KeyForeign(string path, string name) => new("RCT-LEDGER-003", ProblemKind.Unreadable, new(
        $"The key at {path} ({name}) is not the one that signs this store's log.",
        $"{path} 中的密钥（{name}）并非签署该存储日志的密钥。"));

    public static Problem KeyOpenToOthers(string path) => new("RCT-LEDGER-004", ProblemKind.Refused, new(
        $"Others than its owner can read the log key at {path}. Take that right away (chmod 600) first.",
        $"日志密钥 {path} 可被其所有者以外的人读取。请先取消该权限（chmod 600）。"));

    public static Problem NothingNumbered { get; } = new("RCT-LEDGER-005", ProblemKind.NotFound, new(
        "The log has no checkpoint yet: nothing was recorded.",
        "日志尚无检查点：尚未记录任何内容。"));

    public static Problem RequestKeyUnfit(int limit) => new("RCT-LEDGER-007", ProblemKind.Invalid, new(
        $"The key of a request has 1 to {limit} characters.", $"请求键应为 1 至 {limit} 个字符。"));

    public static Problem RequestDiffers { get; } = new("RCT-LEDGER-008", ProblemKind.Conflict, new(
        "This key was used for another request. Take a new key for a new request.", "该请求键已用于另一请求。新的请求请使用新的键。"));

    public static Problem SealKeyMissing(string path) => new("RCT-LEDGER-010", ProblemKind.Unreadable, new(
        $"The key that seals this store's secrets is not at {path}. Put it back; without it nothing can be sent to webhooks and pagers.",
        $"密封该存储中机密的密钥不在 {path}。请将其放回；缺少密钥则无法向 Webhook 和寻呼服务发送。"));

    public static Problem SealKeyUnreadable(string path) => new("RCT-LEDGER-011", ProblemKind.Unreadable, new($"{path} does not hold a sealing key.", $"{path} 中没有密封密钥。"));

    public static Problem SealedByFormer { get; } = new("RCT-LEDGER-025", ProblemKind.Unavailable, new(
        "The sealing key was replaced meanwhile. Try again.", "密封密钥刚被更换，请重试。"));

    public static Problem SealKeyForeign(string path) => new("RCT-LEDGER-012", ProblemKind.Unreadable, new(
        $"The key at {path} is not the one that seals this store's secrets; every process needs the same.", $"{path} 中的密钥并非密封该存储机密的密钥；各进程须使用同一密钥。"));

    public static Problem StoreWentBack(long size, long signed) => new("RCT-LEDGER-013", ProblemKind.Unavailable, new(
        $"The log in the store has {size} events, and this machine saw it signed at {signed}: the store was put back to an earlier state. Nothing is signed until somebody "
        + "says so with 'rectify server restored', which opens a new log that names the gap (docs/backup.md).",
        $"存储中的日志有 {size} 个事件，而本机曾见其在 {signed} 处签署：存储已被恢复到较早状态。须有人以“rectify server restored”声明（将开启注明缺口的新日志），此前不再签署（见 docs/backup.md）。"));

    public static Problem StoreIsAnother(long size) => new("RCT-LEDGER-014", ProblemKind.Unavailable, new(
        $"The log in the store is not the one that this machine saw signed at {size} events: the store was put back, and went on from there. Nothing is signed until "
        + "somebody says so with 'rectify server restored', which opens a new log (docs/backup.md).",
        $"存储中的日志与本机曾见在 {size} 处签署的日志不同：存储被恢复后又继续使用。须有人以“rectify server restored”声明（将开启新日志），此前不再签署（见 docs/backup.md）。"));

    public static Problem KeyReplaced(string name) => new("RCT-LEDGER-015", ProblemKind.Unavailable, new(
        $"The key of this process ({name}) signs this log no more: another took over. Start the process again with the present key.",
        $"本进程的密钥（{name}）不再签署该日志：已由另一密钥接替。请以现用密钥重新启动该进程。"));

    public static Problem ServersAtWork { get; } = new("RCT-LEDGER-016", ProblemKind.Conflict, new(
        "Another process numbers this log, or did until a moment ago. Stop every server on the store, and try again.",
        "另一进程正在为该日志编号，或片刻之前仍在编号。请停止使用该存储的所有服务器后重试。"));

    public static Problem KeyIsFormer(string path) => new("RCT-LEDGER-017", ProblemKind.Unreadable, new(
        $"The key at {path} signed an earlier log of this store and signs no other.", $"{path} 中的密钥曾签署该存储较早的日志，不再签署其他日志。"));

    public static Problem NextKeyWhere(string place) => new("RCT-LEDGER-018", ProblemKind.Invalid, new(
        $"The program makes no key at {place}. Say where the next one is: --next-key PLACE (docs/keys.md).", $"程序不在 {place} 生成密钥。请指定下一密钥的位置：--next-key 位置（见 docs/keys.md）。"));

    public static Problem KeyCannotFollow(string place, string origin) => new("RCT-LEDGER-019", ProblemKind.Invalid, new(
        $"The key at {place} cannot follow: it must be a new one of the name {origin}, which the log keeps.", $"{place} 中的密钥不能接替：须为名为 {origin} 的新密钥，日志名称保持不变。"));

    public static Problem SigningFailed(string reason) => new("RCT-LEDGER-020", ProblemKind.Unavailable, new(
        $"The log's key does not sign now: {reason}. What is recorded waits for its number.", $"日志密钥目前无法签署：{reason}。已记录的内容等待编号。"));

    public static Problem ClocksDiffer(Duration skew) => new("RCT-LEDGER-026", ProblemKind.Unavailable, new(
        $"This machine's clock and the store's differ by {Seconds(skew)} seconds; nothing is signed until they differ by no more than {Seconds(SigningClock.MostSkew)}. "
        + "What is recorded is kept and waits for its number. Set the clock that is wrong.",
        $"本机时钟与存储的时钟相差 {Seconds(skew)} 秒；相差不超过 {Seconds(SigningClock.MostSkew)} 秒之前不再签署。已记录的内容已保存，等待编号。请校正有误的时钟。"));

    public static Problem ClockWentBack(Instant now, Instant last) => new("RCT-LEDGER-027", ProblemKind.Unavailable, new(
        $"The clock says {Said(now)}, and the log was last signed at {Said(last)}: nothing is signed until the clock has passed that. What is recorded is kept and waits for its "
        + "number. Set the clock; if it is the earlier one that ran ahead, 'rectify server restored' opens a new log (docs/server.md).",
        $"时钟显示 {Said(now)}，而日志上次签署于 {Said(last)}：时钟超过该时刻之前不再签署。已记录的内容已保存，等待编号。请校正时钟；若是此前的时钟走快，可用“rectify server restored”开启新日志（见 docs/server.md）。"));

    public static Problem NotEarlier(string origin, long size) => new("RCT-LEDGER-028", ProblemKind.Invalid, new(
        $"That is no earlier checkpoint of this log ({origin}, {size} entries now): it is of another log, or a later one.", $"这不是该日志（{origin}，现有 {size} 条记录）此前的检查点：属于另一日志，或晚于现在。"));

    private static string Seconds(Duration skew) => Math.Abs(skew.TotalSeconds).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture);

    private static string Said(Instant at) => NodaTime.Text.InstantPattern.General.Format(at);

    public static Problem NotByThisRole(IReadOnlyList<PersonRole> by)
    {
        var names = by.Select(PersonRoles.NameOf).ToList();
        return new("RCT-LEDGER-009", ProblemKind.Refused, names.Count == 0
            ? new("This is done at the store itself, not over the network.", "此操作只能在存储所在处进行，不能经网络进行。")
            : new(
                $"None of your roles may do this; it takes one of these: {string.Join(", ", names.Select(name => name.English))}.",
                $"您的角色无权进行此操作；需要以下角色之一：{string.Join("、", names.Select(name => name.Chinese))}。"));
    }

    public static Problem NotNumbered(string subject) => new("RCT-LEDGER-006", ProblemKind.Unavailable, new(
        $"An event of {subject} has no number in the log yet; another process is about to give it one. Try again in a moment.",
        $"{subject} 的一个事件尚未获得日志编号；另一进程即将为其编号。请稍后重试。"));
}
