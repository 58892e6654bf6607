using Rectify.Foundation;

namespace Rectify.Alerts;

/// <summary>Expected failures of alarms, rotas and addresses.</summary>
internal static class AlarmProblems
{
    public static Problem Unknown { get; } = new("RCT-ALARM-001", ProblemKind.NotFound, new("There is no such alarm.", "没有该警报。"));

    public static Problem Acknowledged { get; } = new("RCT-ALARM-002", ProblemKind.Conflict, new("Somebody acknowledged it already.", "已有人确认该警报。"));

    public static Problem RotaUnknown { get; } = new("RCT-ALARM-003", ProblemKind.NotFound, new("There is no such rota.", "没有该值班表。"));

    public static Problem RotaNameTaken(string name) => new("RCT-ALARM-004", ProblemKind.Conflict, new($"There is a rota '{name}' already.", $"已有值班表“{name}”。"));

    public static Problem PatienceUnfit { get; } = new("RCT-ALARM-005", ProblemKind.Invalid, new(
        "An alarm moves along after 5 minutes to 24 hours.", "警报无人确认后的转交时间应为 5 分钟至 24 小时。"));

    public static Problem LayersMissing(int most) => new("RCT-ALARM-006", ProblemKind.Invalid, new($"A rota has 1 to {most} layers.", $"值班表应有 1 至 {most} 层。"));

    public static Problem MembersMissing(int most) => new("RCT-ALARM-007", ProblemKind.Invalid, new($"A layer has 1 to {most} members.", $"每层应有 1 至 {most} 名成员。"));

    public static Problem ZoneUnknown(string zone) => new("RCT-ALARM-008", ProblemKind.Invalid, new($"'{zone}' is no time zone of the tz database.", $"“{zone}”不是 tz 数据库中的时区。"));

    public static Problem HoursUnfit { get; } = new("RCT-ALARM-009", ProblemKind.Invalid, new(
        "The hours of a layer begin at 0 to 1439 and end at 1 to 1440 minutes of the day, on at least one day.", "每层的起始应为当日第 0 至 1439 分钟，结束为第 1 至 1440 分钟，且至少一天。"));

    public static Problem TurnUnfit { get; } = new("RCT-ALARM-010", ProblemKind.Invalid, new("A turn lasts 1 to 366 days.", "每轮应为 1 至 366 天。"));

    public static Problem PersonUnknown { get; } = new("RCT-ALARM-011", ProblemKind.NotFound, new("There is no such person.", "没有该人员。"));

    public static Problem TimesUnfit { get; } = new("RCT-ALARM-012", ProblemKind.Invalid, new(
        "It begins before it ends, and ends in the future.", "开始须早于结束，且结束须在将来。"));

    public static Problem AddressUnknown { get; } = new("RCT-ALARM-013", ProblemKind.NotFound, new("There is no such address.", "没有该地址。"));

    public static Problem NotAMailAddress(string address) => new("RCT-ALARM-014", ProblemKind.Invalid, new($"'{address}' is no email address.", $"“{address}”不是电子邮件地址。"));

    public static Problem NotAWebhookUrl(string address) => new("RCT-ALARM-015", ProblemKind.Invalid, new(
        $"'{address}' is no URL that a webhook may have: https, or http on this machine, without a name and password in it.",
        $"“{address}”不可用作 Webhook 地址：应为 https（本机可用 http），且不含用户名和密码。"));

    public static Problem SecretMissing { get; } = new("RCT-ALARM-016", ProblemKind.Invalid, new(
        "This channel needs a secret: the key that signs, or the pager service's routing key.", "此渠道需要密钥：签名密钥或寻呼服务的路由密钥。"));

    public static Problem SecretUnasked { get; } = new("RCT-ALARM-017", ProblemKind.Invalid, new("This channel has no secret.", "此渠道不使用密钥。"));

    public static Problem SealedByFormer { get; } = new("RCT-ALARM-030", ProblemKind.Unavailable, new(
        "The sealing key was replaced in this moment. Send it again.", "密封密钥刚刚更换。请重新提交。"));

    public static Problem NothingSealed(string path) => new("RCT-ALARM-031", ProblemKind.NotFound, new(
        $"No secret is sealed in this store, and there is no key at {path}: there is nothing to replace.", $"该存储中没有密封的机密，{path} 处也没有密钥：无需更换。"));

    public static Problem CannotBeOpened(string id) => new("RCT-ALARM-032", ProblemKind.Unreadable, new(
        $"The secret of the address {id} cannot be opened with the sealing key. Remove the address first.", $"地址 {id} 的机密无法用密封密钥打开。请先移除该地址。"));

    public static Problem NotYourAddress { get; } = new("RCT-ALARM-018", ProblemKind.Refused, new(
        "Your own addresses are yours; those of a team are set by a manager or an administrator.", "您只能设置自己的地址；团队地址由主管或管理员设置。"));

    public static Problem TooManyAddresses(int most) => new("RCT-ALARM-019", ProblemKind.Conflict, new($"There are {most} addresses already; remove one first.", $"已有 {most} 个地址；请先移除一个。"));
}
