using Rectify.Foundation;

namespace Rectify.Server;

/// <summary>What the server's own command line says.</summary>
internal static class ServerTexts
{
    public static Text Usage { get; } = new(
        """
        Usage
          rectify serve [SETTING…]          runs the server
          rectify server check [SETTING…]   opens everything as the server would, and tells what is wrong
          rectify server token --person NAME [--scopes read,intake,calendar,write] [--label TEXT] [--days 90] [SETTING…]
                                            issues a token for the API; prints its secret once
          rectify server invite --person NAME [SETTING…]
                                            makes the link by which somebody sets up how they sign in; prints it once
          rectify server backup FILE [SETTING…]
                                            writes a backup of a SQLite store while the server works
          rectify server restore FILE [--reason TEXT] [SETTING…]
                                            makes a store of a backup, and opens a new log that names the gap
          rectify server restored [--reason TEXT] [SETTING…]
                                            says that the store was restored with other tools; opens the new log
          rectify server rotate-key [--next-key PLACE] [SETTING…]
                                            lets the log's key hand over to the next
          rectify server rotate-key --seal [SETTING…]
                                            seals the secrets of webhooks and pagers anew, with a new key
          rectify server retention [SETTING…]
                                            lists what is erased when its time is over, and what is held; erases nothing
          rectify server help               this page

        Settings: a flag goes before a variable of the environment, and that before the settings file (JSON).
        """,
        """
        用法
          rectify serve [设置…]          运行服务器
          rectify server check [设置…]   像服务器那样打开各项资源，并报告问题
          rectify server token --person 姓名 [--scopes read,intake,calendar,write] [--label 标签] [--days 90] [设置…]
                                         为 API 签发令牌；其密文仅显示一次
          rectify server invite --person 姓名 [设置…]
                                         建立供某人设置登录方式的链接；仅显示一次
          rectify server backup 文件 [设置…]
                                         在服务器运行期间备份 SQLite 存储
          rectify server restore 文件 [--reason 原因] [设置…]
                                         由备份建立存储，并开启注明缺口的新日志
          rectify server restored [--reason 原因] [设置…]
                                         声明存储已用其他工具恢复；开启新日志
          rectify server rotate-key [--next-key 位置] [设置…]
                                         由日志的现用密钥移交给下一密钥
          rectify server rotate-key --seal [设置…]
                                         以新密钥重新密封 Webhook 与寻呼服务的机密
          rectify server retention [设置…]
                                         列出到期将擦除的内容及保全中的内容；不作擦除
          rectify server help            显示本页

        设置：命令行选项优先于环境变量，环境变量优先于设置文件（JSON）。
        """);

    public static Text Places(string variable, string? key, Text byDefault) => key is null
        ? new($"{variable}; default: {byDefault.English}", $"{variable}；默认：{byDefault.Chinese}")
        : new($"{variable}, \"{key}\"; default: {byDefault.English}", $"{variable}，\"{key}\"；默认：{byDefault.Chinese}");

    public static Text Invited(string until) => new(
        $"Hand this link over by a way that you trust. It counts once, until {until}.", $"请以可信的方式交付该链接。仅可使用一次，有效期至 {until}。");

    public static Text TokenIssued(string until) => new(
        $"The token counts until {until}. It is shown this once; the store keeps only its hash.", $"令牌有效期至 {until}。仅显示这一次；存储中只保留其散列值。");

    public static Text BackedUp(string path, long events) => new(
        $"The backup is {path}; its log has {events} events. It holds no keys: keep those apart.", $"备份为 {path}；其日志有 {events} 个事件。备份不含密钥：请另行保存。");

    public static Text NewLogOpened(string origin, string former, long size) => new(
        $"A new log is open, {origin}; it goes on where {former} ended here, at {size} events.", $"已开启新日志 {origin}；承接 {former} 在此处的末尾（{size} 个事件）。");

    public static Text GapKnown(long events) => new(
        $"At least {events} events of the old log are lost, as far as this machine knows; peers that cosigned it know more.", $"据本机所知，旧日志至少缺失 {events} 个事件；曾共同签署的见证方所知更多。");

    public static Text GapUnknown { get; } = new(
        "How many events of the old log are lost is not known here; peers that cosigned it know.", "旧日志缺失多少事件在此不详；曾共同签署的见证方知道。");

    public static Text VouchedFor { get; } = new("The old key vouches for the new one.", "旧密钥已为新密钥作保。");

    public static Text NotVouchedFor(string key) => new(
        $"The old key is not here and vouches for nothing: hand the new one to your peers yourself: {key}", $"旧密钥不在此处，无法作保：请自行将新公钥交给见证方：{key}");

    public static Text KeyRotated(string from, string to) => new($"{from}\nhanded over to\n{to}", $"{from}\n已移交给\n{to}");

    public static Text SealedAnew(int secrets, string path) => new(
        $"{secrets} secrets are sealed anew; the new key is at {path}: give it to processes on other machines.", $"已重新密封 {secrets} 项机密；新密钥在 {path}：请提供给其他机器上的进程。");

    public static Text AfterRotation { get; } = new(
        "Keep the former key: it verifies what it signed. Every process finds the new one where its settings say; give the file to those on other machines.",
        "请保留旧密钥：它用于核验其签署的内容。各进程按各自设置查找新密钥；其他机器上的进程需获得新密钥文件。");

    public static Text NoSuchVerb(string verb) => new($"There is no '{verb}'; 'rectify server help' says what there is.", $"没有“{verb}”；“rectify server help”可列出全部。");

    public static Text CannotListen(string reason) => new($"The server cannot listen: {reason}", $"服务器无法监听：{reason}");

    public static Text Fine(string what) => new($"ok    {what}", $"正常  {what}");

    public static Text Wrong(string what) => new($"WRONG {what}", $"错误  {what}");

    public static Text StoreIsMade(string where) => new($"the store is not there yet and can be made ({where})", $"存储尚不存在，可以建立（{where}）");

    public static Text CanListen(string url) => new($"{url} is free to listen on", $"{url} 可供监听");

    public static Text Hint(string what) => new($"note  {what}", $"提示  {what}");
}
