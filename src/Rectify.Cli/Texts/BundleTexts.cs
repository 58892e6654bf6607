using Rectify.Foundation;

namespace Rectify.Cli.Texts;

/// <summary>What <c>rectify bundle</c> says.</summary>
internal static class BundleTexts
{
    public static Text Purpose { get; } = new("What you can do with a proof bundle before you hand it on; it still verifies.", "转交证据包之前可作的处理；处理后仍可核验。");

    public static Text Out { get; } = new("where to write the new bundle", "新证据包写入何处");

    public static Text RedactPurpose { get; } = new(
        "Leaves out what the next reader is not to see. Everything else still verifies, and 'rectify verify' says what was left out.", "略去下一位读者不应看到的内容。其余内容仍可核验，“rectify verify”会说明略去了什么。");

    public static Text LeaveOut { get; } = new(
        "people (contents that name persons), words (contents in which people write), reports, receipts, evidence, law, the type of an event, or a path in the bundle; once for each",
        "people（提及人员的内容）、words（人员撰写的内容）、reports（报送件）、receipts（回执）、evidence（证据）、law（法规与日历）、事件类型，或证据包中的路径；可多次使用");

    public static Text RedactRemark { get; } = new(
        "That something was recorded, when, and by whom (as an id) stands in the log's own entries, and cannot be left out. A file that only left-out contents name goes with them.",
        "何时、由谁（编号）作过记录，载于日志条目本身，不能略去。仅由被略去的内容指明的文件随之略去。");

    public static Text ExamplePeople { get; } = new("For a reader who is to see what was sent and when, and not who did it.", "读者可看到报送了什么、何时报送，但看不到由谁报送。");

    public static Text ExampleFiles { get; } = new("Without the reports themselves, which may hold technical details.", "不含可能载有技术细节的报送件本身。");

    public static Text LeftOut(string path) => new($"left out: {path}", $"已略去：{path}");

    public static Text GoneWith(string path) => new($"left out with it, for nothing else names it: {path}", $"随之略去（没有其他内容指明它）：{path}");

    public static Text StampPurpose { get; } = new(
        "Asks a time-stamping authority (RFC 3161) for a token over every report and checkpoint in a bundle that has none. It is told hashes, and nothing else.",
        "为证据包中尚无时间戳的报送件与检查点向时间戳机构（RFC 3161）请求时间戳。仅向其提供散列值。");

    public static Text Tsa { get; } = new("the authority", "时间戳机构的地址");

    public static Text Policy { get; } = new("the policy that it is to follow", "该机构应遵循的策略");

    public static Text Authorities { get; } = new("the certificates, in PEM form, that its own must lead to", "用以认证该机构的证书文件（PEM）");

    public static Text ExampleStamp { get; } = new("Then: rectify verify stamped.zip --key log.vkey --tsa-ca tsa-root.pem.", "随后：rectify verify stamped.zip --key log.vkey --tsa-ca tsa-root.pem。");

    public static Text StampRemark { get; } = new(
        "When the authority does not answer, or gives no good token, nothing is written and the exit code is 3.", "机构未应答或未给出有效时间戳时，不写入任何内容，并以 3 退出。");

    public static Text NotAUrl(string text) => new($"'{text}' is no http or https address", $"“{text}”不是 http 或 https 地址");

    public static Text Stamped(string path, string at) => new($"stamped: {path}, {at}", $"已加盖时间戳：{path}，{at}");
}
