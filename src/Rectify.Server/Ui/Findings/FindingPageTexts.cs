using Rectify.Findings;
using Rectify.Findings.Listing;
using Rectify.Foundation;

namespace Rectify.Server.Ui.Findings;

/// <summary>What the pages of findings say.</summary>
internal static class FindingPageTexts
{
    public static Text Question { get; } = new("What was found, and what we say of it", "发现了什么、我们如何认定");

    public static Text Count(long count) => new(count == 1 ? "1 finding" : $"{count:N0} findings", $"{count:N0} 项发现");

    public static Text ShownOf(int shown) => new($"the first {shown:N0} are listed; narrow the filter for the others", $"仅列出前 {shown:N0} 项，其余请缩小筛选范围");

    public static Text Vulnerability { get; } = new("Vulnerability", "漏洞");

    public static Text VulnerabilityHint { get; } = new("Vulnerability, any of its ids", "漏洞（任一编号）");

    public static Text Sort { get; } = new("In the order of", "排序");

    public static Text Severity { get; } = new("Severity", "严重程度");

    public static Text Status { get; } = new("Status", "认定");

    public static Text Exposure { get; } = new("Exposure of the system", "系统暴露面");

    public static Text Exploited { get; } = new("Exploited", "被利用");

    public static Text ExploitedSince(string day) => new($"listed as exploited since {day}", $"自 {day} 起列为已被利用");

    public static Text Fixable { get; } = new("A fix exists", "已有修复版本");

    public static Text InCase { get; } = new("In a case", "已立案");

    public static Text What { get; } = new("What stands behind it", "发现类型");

    public static Text Weakness { get; } = new("weakness", "弱点");

    public static Text AVulnerability { get; } = new("vulnerability", "漏洞");

    public static Text There { get; } = new("Still there", "是否仍在");

    public static Text IsThere { get; } = new("there", "仍在");

    public static Text IsGone { get; } = new("gone", "已消失");

    public static Text Verdict { get; } = new("What the advisories say", "公告判断");

    public static Text Kind { get; } = new("Where", "所在");

    public static Text InReleases { get; } = new("in releases", "发行版本");

    public static Text InSystems { get; } = new("in systems", "系统");

    public static Text LeastEpss { get; } = new("EPSS at least", "EPSS 不低于");

    public static Text Any { get; } = new("any", "不限");

    public static Text Yes { get; } = new("yes", "是");

    public static Text No { get; } = new("no", "否");

    public static Text More { get; } = new("More filters", "更多筛选");

    public static Text OnlyIn(string name) => new($"only in {name}", $"仅限 {name}");

    public static Text Clear { get; } = new("Clear the filter", "清除筛选");

    public static Text Nothing { get; } = new("Nothing fits the filter", "没有符合筛选条件的发现");

    public static Text NothingWhy { get; } = new(
        "Findings come from SBOMs that are held against the advisories, and from scanners' reports. What nobody has handed in is not known.", "发现来自与公告比对的 SBOM 以及扫描报告。未提交的内容不在已知范围内。");

    public static Text ToInventory { get; } = new("To the inventory", "前往资产");

    public static Text Select(string name) => new($"Select {name}", $"选择 {name}");

    public static Text SelectFirst(int count) => new($"Select the first {count:N0}", $"选择前 {count:N0} 项");

    public static Text Selected(int count) => new($"{count:N0} selected", $"已选择 {count:N0} 项");

    public static Text Unselect { get; } = new("Clear the selection", "取消选择");

    public static Text Decide { get; } = new("Decide", "作出认定");

    public static Text DecideOn(int count) => new(count == 1 ? "Decide on 1" : $"Decide on {count:N0}", $"对 {count:N0} 项作出认定");

    public static Text TooManySelected(int most) => new($"One decision is on at most {most:N0}.", $"一次认定最多 {most:N0} 项。");

    public static Text Decided(int count) => new(count == 1 ? "Decided on 1 finding." : $"Decided on {count:N0} findings.", $"已对 {count:N0} 项发现作出认定。");

    public static Text Undo { get; } = new("Undo", "撤销");

    public static Text Undone { get; } = new("Taken back: each says again what it said before.", "已撤销：各项恢复此前的认定。");

    public static Text Cancel { get; } = new("Cancel", "取消");

    public static Text Choose { get; } = new("choose", "请选择");

    public static Text NewStatus { get; } = new("It is", "认定为");

    public static Text Justification { get; } = new("Because", "理由类别");

    public static Text Statement { get; } = new("How it is known", "认定依据");

    public static Text Until { get; } = new("Holds until the end of (optional)", "有效至（可不填）");

    public static Text WouldChange(int count) => new(count == 1 ? "1 would change" : $"{count:N0} would change", $"{count:N0} 项将变更");

    public static Text FromTo(FindingStatus from, int count) => new($"{count:N0} × {FindingTexts.Of(from).English}", $"{FindingTexts.Of(from).Chinese} × {count:N0}");

    public static Text WouldNot(int count) => new(count == 1 ? "1 would be left out" : $"{count:N0} would be left out", $"{count:N0} 项将不予变更");

    public static Text Place { get; } = new("Place", "位置");

    public static Text Component { get; } = new("Component", "组件");

    public static Text Location { get; } = new("Seen at", "发现于");

    public static Text In { get; } = new("In", "所属");

    public static Text FixedIn { get; } = new("Fixed in", "修复版本");

    public static Text NoFix { get; } = new("no version is known", "尚无已知版本");

    public static Text Epss { get; } = Text.Same("EPSS");

    public static Text EpssLong { get; } = new("Probability of exploitation within 30 days", "30 天内被利用概率");

    public static Text ActBy { get; } = new("Act by", "行动期限");

    public static Text Vector { get; } = new("Vector", "向量");

    public static Text Advisories { get; } = new("Advisories", "公告");

    public static Text OtherIds { get; } = new("Other ids", "其他编号");

    public static Text FirstSeen { get; } = new("First seen", "首次发现");

    public static Text LastSeen { get; } = new("Last seen", "最近发现");

    public static Text GoneSince { get; } = new("Not seen any more since", "不再出现始于");

    public static Text GoneHint { get; } = new("a scan says “gone”, a person says “fixed”", "“消失”由扫描得出，“已修复”由人认定");

    public static Text Why { get; } = new("Why, and where", "原因与位置");

    public static Text Statements { get; } = new("What VEX documents state", "VEX 文档的声明");

    public static Text NoStatements { get; } = new("No VEX document says anything of it.", "没有 VEX 文档涉及此项。");

    public static Text Counts { get; } = new("counts", "以此为准");

    public static Text Superseded { get; } = new("older", "较早");

    public static Text Undecided { get; } = new("cannot be said whether it applies", "无法判断是否适用");

    public static Text By(string author) => new($"by {author}", $"声明者：{author}");

    public static Text Decisions { get; } = new("Decisions", "认定记录");

    public static Text NoDecisions { get; } = new("Nobody has decided anything yet.", "尚无人作出认定。");

    public static Text LeftToStatements { get; } = new("what persons had said was taken back", "人员此前的认定已撤回");

    public static Text Ended { get; } = new("the end that was set had come", "所设有效期届满");

    public static Text Cases { get; } = new("Cases", "案件");

    public static Text NoCases { get; } = new("No case that you may see is about it.", "没有您可查看的相关案件。");

    public static Text Saw { get; } = new("What scanners saw", "扫描器所见");

    public static Text Solution { get; } = new("What the check's makers advise", "检查项作者的建议");

    public static Text ByPerson(string who) => new($"said by {who}", $"认定人：{who}");

    public static Text ByStatement(string who) => new($"stated by {who}", $"声明者：{who}");

    public static Text ByNobody { get; } = new("nobody has said anything", "尚无人认定");

    public static Text HoldsUntil(string when) => new($"holds until {when}", $"有效至 {when}");

    public static Text Unrated { get; } = new("unrated", "未评级");

    public static Text Finding { get; } = new("Finding", "发现");

    public static Text Of(FindingRating rating) => rating switch
    {
        FindingRating.Unrated => Unrated,
        FindingRating.None => new("none", "无"),
        FindingRating.Low => new("low", "低危"),
        FindingRating.Medium => new("medium", "中危"),
        FindingRating.High => new("high", "高危"),
        FindingRating.Critical => new("critical", "严重"),
        _ => throw new ArgumentOutOfRangeException(nameof(rating), rating, null),
    };

    public static Text Of(FindingSort sort) => sort switch
    {
        FindingSort.Severity => new("severity", "严重程度"),
        FindingSort.ActBy => new("act-by", "行动期限"),
        FindingSort.Exposure => new("exposure", "暴露面"),
        _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, null),
    };
}
