using Rectify.Foundation;

namespace Rectify.Server.Ui.Advisories;

/// <summary>What the pages of advisories say.</summary>
internal static class AdvisoryPageTexts
{
    public static Text Question { get; } = new("What is known to the world, and how old that is here", "外界已知什么、此处数据有多新");

    public static Text Search { get; } = new("An id or a part of one, a purl, or the beginning of a package's full name", "编号或其一部分、purl，或软件包全名的开头");

    public static Text SearchHint { get; } = Text.Same("CVE-2021-44228 · GHSA-… · pkg:npm/… · org.apache.logging.log4j:log4j-core");

    public static Text NotThere { get; } = new("There are no advisories here", "此处没有公告");

    public static Text NothingFound { get; } = new("The advisories that are here know nothing of this", "此处的公告均未收录");

    public static Text NothingFoundWhy { get; } = new(
        "That is not “harmless”: look at the age of the data, and whether the ecosystem is covered at all.", "这不等于“无害”：请查看数据的新旧，以及该生态是否在覆盖范围内。");

    public static Text State { get; } = new("The data", "数据状态");

    public static Text ImportedAt { get; } = new("Last import", "最近导入");

    public static Text Old(int hours) => hours switch
    {
        < 1 => new("less than an hour ago", "不到 1 小时前"),
        < 48 => new($"{hours} h ago", $"{hours} 小时前"),
        _ => new($"{hours / 24} days ago", $"{hours / 24} 天前"),
    };

    public static Text Advisories { get; } = new("Advisories", "公告");

    public static Text AdvisoriesOf(long standing, long withdrawn) => new($"{standing:N0}, and {withdrawn:N0} withdrawn", $"{standing:N0} 条，另有 {withdrawn:N0} 条已撤回");

    public static Text Vulnerabilities { get; } = new("Vulnerabilities", "漏洞");

    public static Text Kev { get; } = new("CISA's list of what is exploited", "CISA 已知被利用漏洞目录");

    public static Text Epss { get; } = new("EPSS scores", "EPSS 评分");

    public static Text None { get; } = new("none", "无");

    public static Text Edition(string edition, long records) => new($"{edition}, {records:N0} entries", $"{edition}，{records:N0} 条");

    public static Text Covered { get; } = new("What is covered", "覆盖范围");

    public static Text NotCovered { get; } = new("A package of any other ecosystem was held against nothing.", "其他生态的软件包未与任何公告比对。");

    public static Text Ecosystem { get; } = new("Ecosystem", "生态");

    public static Text Packages { get; } = new("Packages", "软件包");

    public static Text Newest { get; } = new("Newest change", "最近变更");

    public static Text Feeds { get; } = new("Feeds", "数据来源");

    public static Text Feed { get; } = new("Feed", "类型");

    public static Text Records { get; } = new("Records", "记录");

    public static Text Origin { get; } = new("From", "来源");

    public static Text Published { get; } = new("Published", "发布");

    public static Text PublishedOn(string day) => new($"published {day}", $"{day} 发布");

    public static Text Severity { get; } = new("Severity", "严重程度");

    public static Text Unrated { get; } = new("unrated", "未评级");

    public static Text StatedBy(string ids) => new($"stated by {ids}", $"来源：{ids}");

    public static Text Exploited(string day) => new($"listed as exploited since {day}", $"自 {day} 起列为已被利用");

    public static Text Ransomware { get; } = new("known to be used for ransomware", "已知用于勒索软件");

    public static Text Probability(string share, string percentile) => new($"{share} within 30 days, above {percentile} of all", $"30 天内 {share}，高于全部的 {percentile}");

    public static Text OtherIds { get; } = new("Other ids", "其他编号");

    public static Text References { get; } = new("Links", "链接");

    public static Text Says { get; } = new("What each advisory says", "各公告内容");

    public static Text AffectedHere { get; } = new("Who is affected here", "此处受影响者");

    public static Text NobodyHere { get; } = new("Nothing in what is known of the inventory.", "已知资产中未发现。");

    public static Text AllFindings(long count) => new($"All findings, in {count:N0} places", $"全部发现，共 {count:N0} 处");

    public static Text WouldStart { get; } = new("Which clocks would it start?", "会起算哪些期限？");

    public static Text SinceZero { get; } = new("from the first version", "自首个版本");

    public static Text PackagesLike { get; } = new("Packages that begin so", "以此开头的软件包");
}
