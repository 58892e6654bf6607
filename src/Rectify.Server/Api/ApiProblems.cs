using Rectify.Foundation;

namespace Rectify.Server.Api;

/// <summary>Expected failures that belong to HTTP alone.</summary>
internal static class ApiProblems
{
    public static Problem NoToken { get; } = new("RCT-API-001", ProblemKind.Refused, new(
        "A token is needed that counts: Authorization: Bearer rectify_…", "需要有效的令牌：Authorization: Bearer rectify_…"));

    public static Problem ScopeMissing { get; } = new("RCT-API-002", ProblemKind.Refused, new("The token may not be used for this.", "该令牌的权限范围不包括此操作。"));

    public static Problem NotJson(string reason) => new("RCT-API-003", ProblemKind.Invalid, new($"The body does not read: {reason}", $"无法读取请求正文：{reason}"));

    public static Problem NotACursor { get; } = new("RCT-API-004", ProblemKind.Invalid, new("'after' is a cursor that an answer gave as 'next'.", "“after”应为此前响应中“next”给出的游标。"));

    public static Problem LimitUnfit(int most) => new("RCT-API-005", ProblemKind.Invalid, new($"'limit' is a number from 1 to {most}.", $"“limit”应为 1 至 {most} 的整数。"));

    public static Problem NotFound { get; } = new("RCT-API-006", ProblemKind.NotFound, new("There is no such thing, or it is not for this token to know.", "不存在该项，或者该令牌无权知悉。"));

    public static Problem NotAnId(string field) => new("RCT-API-007", ProblemKind.Invalid, new($"'{field}' is no id that this server gave.", $"“{field}”不是本服务器给出的标识。"));

    public static Problem NotATime(string field) => new("RCT-API-008", ProblemKind.Invalid, new(
        $"'{field}' is no time: write 2026-12-11T10:20+01:00 (with its offset), 2026-12-11, or two instants with a slash between them.",
        $"“{field}”不是时间：请写作 2026-12-11T10:20+01:00（带偏移）、2026-12-11，或以斜线分隔的两个时刻。"));

    public static Problem NotAWord(string field, string words) => new("RCT-API-009", ProblemKind.Invalid, new($"'{field}' is none of {words}.", $"“{field}”不在以下词语之中：{words}。"));

    public static Problem NotAZone(string zone) => new("RCT-API-010", ProblemKind.Invalid, new($"'{zone}' is no time zone of the tz database.", $"“{zone}”不是 tz 数据库中的时区。"));

    public static Problem NoTag { get; } = new("RCT-API-011", ProblemKind.Stale, new(
        "Say which state you looked at: If-Match with the ETag of the answer that you read.", "请以 If-Match 标头注明所依据的版本（读取时返回的 ETag）。"));

    public static Problem Changed { get; } = new("RCT-API-012", ProblemKind.Stale, new("It has changed since you looked at it. Read it again.", "该项在您读取之后已有变化，请重新读取。"));

    public static Problem NotAPurl(string text) => new("RCT-API-016", ProblemKind.Invalid, new($"'{text}' is no package URL whose packages are compared.", $"“{text}”不是可比对的包 URL。"));

    public static Problem NotAWallClock(string field) => new("RCT-API-018", ProblemKind.Invalid, new($"'{field}' is a time of the day: 09:00, or 24:00 for its end.", $"“{field}”应为一天中的时间：09:00；当日结束写作 24:00。"));

    public static Problem NotAWebhookSecret { get; } = new("RCT-API-019", ProblemKind.Invalid, new("A webhook's secret is whsec_ and base64 of 24 to 64 bytes.", "Webhook 密钥应为 whsec_ 加 24 至 64 字节的 base64。"));

    public static Problem NotAShare(string field) => new("RCT-API-020", ProblemKind.Invalid, new($"'{field}' is a number from 0 to 1, with a point.", $"“{field}”应为 0 至 1 的数，小数点用“.”。"));

    public static Problem NoTarget { get; } = new("RCT-API-021", ProblemKind.Invalid, new(
        "Say for what it is: 'asset', or 'product' (its name or id) with 'version'.", "请指明对象：“asset”，或“product”（名称或标识）加“version”。"));

    public static Problem NoSuchProduct(string name) => new("RCT-API-022", ProblemKind.NotFound, new($"There is no product '{name}'.", $"没有产品“{name}”。"));

    public static Problem SeveralProducts(string name) => new("RCT-API-023", ProblemKind.Conflict, new(
        $"Several of our legal entities have a product '{name}': name it by its id.", $"本组织有多个法人实体拥有产品“{name}”：请以标识指明。"));

    public static Problem StoreAway { get; } = new("RCT-API-017", ProblemKind.Unavailable, new("The store cannot be used now. Try again.", "存储目前无法使用，请重试。"));

    public static Problem TooLarge { get; } = new("RCT-API-013", ProblemKind.Invalid, new("The body is larger than is taken here.", "请求正文超过此处的大小上限。"));

    public static Problem NothingRead(string notes) => new("RCT-API-014", ProblemKind.Unreadable, new($"Nothing in it could be read: {notes}", $"其中没有可读取的内容：{notes}"));

    public static Problem Bug(string trace) => new("RCT-API-015", ProblemKind.Unavailable, new($"This is a fault of the server. Its log has it under {trace}.", $"这是服务器的故障，日志编号为 {trace}。"));
}
