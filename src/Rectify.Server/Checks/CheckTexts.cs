using Rectify.Foundation;

namespace Rectify.Server.Checks;

/// <summary>What is said of what was looked at.</summary>
internal static class CheckTexts
{
    public static Text StoreOpens(string where) => new($"the store opens ({where})", $"存储可以打开（{where}）");

    public static Text ClocksAgree(long milliseconds) => new($"this machine's clock and the store's differ by {Math.Abs(milliseconds)} ms", $"本机时钟与存储时钟相差 {Math.Abs(milliseconds)} 毫秒");

    public static Text MailServerAnswers(string server) => new($"the mail server answers and lets us in ({server})", $"邮件服务器应答并允许登录（{server}）");

    public static Text NobodyOnDuty { get; } = new(
        "nobody is on duty by any rota: alarms go to the managers, as far as they have addresses (docs/alarms.md)", "各值班表均无人值班：警报将发给有地址的主管（见 docs/alarms.md）");

    public static Text NobodyReached { get; } = new(
        "whoever is on duty has no address, and no team has one: nobody would hear an alarm", "值班人员没有地址，团队也没有地址：无人会收到警报");

    public static Text OnDuty(int people) => new($"{people} on duty now, with an address to reach somebody", $"现有 {people} 人值班，且有可送达的地址");

    public static Text Unprotected(string url) => new(
        $"{url} is plain HTTP beyond this machine: put a proxy that speaks TLS before it, and listen on 127.0.0.1", $"{url} 在本机之外使用明文 HTTP：请在前面设置 TLS 代理，并监听 127.0.0.1");

    public static Text CannotRemember(string path) => new(
        $"nothing can be written at {path}: a store that is put back to an earlier state would not be noticed on this machine", $"无法写入 {path}：存储若被恢复到较早状态，本机将无从发现");

    public static Text LogIsWhole(long size) => new($"the log has {size} entries, signed by the key that was named", $"日志共 {size} 条，由指定密钥签署");

    public static Text ProfileSaysNothing { get; } = new(
        "no profile: what binds the organisation will be unknown wherever the inventory does not say (docs/rules/profile.md)", "没有单位信息文件：凡库存未说明之处，规则是否适用将为未知（见 docs/rules/profile.md）");

    public static Text ProfileReads { get; } = new("the profile reads", "单位信息文件可读");

    public static Text AdvisoriesRead(string path) => new($"the advisory database reads ({path})", $"安全公告数据库可读（{path}）");
}
