using Rectify.Foundation;
using Rectify.Inventory.Intakes;

namespace Rectify.Server.Ui.Inventory;

/// <summary>What the pages of the inventory say.</summary>
internal static class InventoryPageTexts
{
    public static Text Question { get; } = new("What we have, where, and what is in it", "我们有什么、在哪里、其中含有什么");

    public static Text Products { get; } = new("Products", "产品");

    public static Text Systems { get; } = new("Systems", "系统");

    public static Text Product { get; } = new("Product", "产品");

    public static Text System { get; } = new("System", "系统");

    public static Text Release { get; } = new("Release", "发行版本");

    public static Text Releases { get; } = new("Releases", "发行版本");

    public static Text ProductAndRelease { get; } = new("Product, release", "产品与发行版本");

    public static Text Name { get; } = new("Name", "名称");

    public static Text Version { get; } = new("Version", "版本");

    public static Text Provider { get; } = new("Provider", "提供者");

    public static Text Operator { get; } = new("Operator", "运营者");

    public static Text SoldIn { get; } = new("Sold in", "销售地");

    public static Text OperatedIn { get; } = new("Operated in", "运营地");

    public static Text Class { get; } = new("Class", "类别");

    public static Text ClassLong { get; } = new("Class under Regulation (EU) 2024/2847", "欧盟第 2024/2847 号条例下的类别");

    public static Text SupportEnds { get; } = new("Support ends", "支持截止");

    public static Text SupportEndsLong { get; } = new("Last day of the support period", "支持期的最后一日");

    public static Text SupportEnded { get; } = new("ended", "已截止");

    public static Text ReleasedOn { get; } = new("Released on", "发布日期");

    public static Text Purl { get; } = new("Package URL", "包 URL");

    public static Text PurlLong { get; } = new("Package URL, without a version", "包 URL（不含版本）");

    public static Text PurlHint { get; } = new(
        "The package that it is to others. VEX statements and SBOMs about it are recognised by it.", "该产品对他人而言是哪个软件包；据此识别相关的 VEX 声明与 SBOM。");

    public static Text Waiting { get; } = new("Findings that wait", "待处理的发现");

    public static Text Exposure { get; } = new("Exposure", "暴露面");

    public static Text ExposureLong { get; } = new("From where it can be reached", "可从何处访问");

    public static Text ProtectionLevel { get; } = new("Protection level", "等保级别");

    public static Text ProtectionLevelLong { get; } = new("Level under China's Multi-Level Protection Scheme", "网络安全等级保护级别");

    public static Text CriticalInfrastructure { get; } = new("Critical infrastructure", "关键信息基础设施");

    public static Text CriticalInfrastructureLong { get; } = new("It was designated as critical infrastructure", "已被认定为关键信息基础设施");

    public static Text Hosts { get; } = new("Hosts", "主机");

    public static Text HostsAndServices { get; } = new("Hosts and services", "主机与服务");

    public static Text HostsOf(long hosts, long services) => new($"{hosts} hosts, {services} services", $"{hosts} 台主机，{services} 项服务");

    public static Text NoHosts { get; } = new(
        "No scanner's report has named a host of it yet. Hand one in with: rectify push --scan, or over the API.", "尚无扫描报告列出其主机。可用 rectify push --scan 或通过 API 提交。");

    public static Text PerhapsAnother { get; } = new("perhaps another machine now", "可能已换成另一台机器");

    public static Text LastSeen { get; } = new("Last seen", "最近发现");

    public static Text DataHeld { get; } = new("Data held", "持有的数据");

    public static Text NoData { get; } = new(
        "Nobody has said what data it holds. That is not “none”: say it, and laws on data are asked about it.", "尚未说明其持有的数据。这不等于“没有”：说明之后，才能判断相关数据法规是否适用。");

    public static Text AddData { get; } = new("Add data", "添加数据");

    public static Text Category { get; } = new("Category", "类别");

    public static Text Purpose { get; } = new("Purpose", "用途");

    public static Text Persons { get; } = new("Persons", "涉及人数");

    public static Text Source { get; } = new("Collected from whom", "收集来源");

    public static Text CollectedFrom { get; } = new("Where the persons are", "个人所在地");

    public static Text Basis { get; } = new("On what basis", "收集依据");

    public static Text StoredIn { get; } = new("Stored in", "存储地");

    public static Text Retention { get; } = new("Kept for", "保存期限");

    public static Text Processors { get; } = new("Processed by", "受托处理者");

    public static Text Transfers { get; } = new("Sent abroad to", "向境外提供");

    public static Text TransferTo { get; } = new("Sent to", "提供至");

    public static Text TransferBasis { get; } = new("Basis of the transfer", "提供依据");

    public static Text TransfersHint { get; } = new("Empty the code to take a line away.", "清空代码即删除该行。");

    public static Text Withdraw { get; } = new("Withdraw", "撤回");

    public static Text WithdrawWhy { get; } = new("Why it is held no more, or never was", "为何不再持有，或从未持有");

    public static Text Withdrawn(string when, string reason) => new($"withdrawn {when}: {reason}", $"{when} 撤回：{reason}");

    public static Text ShowWithdrawn(int count) => new($"Withdrawn: {count}", $"已撤回：{count}");

    public static Text NobodySaid { get; } = new("nobody has said", "尚未说明");

    public static Text None { get; } = new("none", "无");

    public static Text CodesHint { get; } = new("Two letters each (ISO 3166-1) or EU: CN, EU", "两位字母代码（ISO 3166-1）或 EU，如：CN, EU");

    public static Text RegisterProduct { get; } = new("Register a product", "登记产品");

    public static Text RegisterSystem { get; } = new("Register a system", "登记系统");

    public static Text RegisterRelease { get; } = new("Register a release", "登记发行版本");

    public static Text HandIn { get; } = new("Hand in SBOMs", "提交 SBOM");

    public static Text Edit { get; } = new("Edit", "编辑");

    public static Text Save { get; } = new("Save", "保存");

    public static Text Cancel { get; } = new("Cancel", "取消");

    public static Text Filter { get; } = new("Name contains", "名称包含");

    public static Text Matching(long count) => new($"{count} match", $"{count} 项匹配");

    public static Text Next { get; } = new("Next", "下一页");

    public static Text Before { get; } = new("Back", "上一页");

    public static Text Place(long from, long to, long all) => new($"{from}–{to} of {all}", $"第 {from}–{to} 项，共 {all} 项");

    public static Text AllReleases(long count) => new($"all {count} releases", $"全部 {count} 个发行版本");

    public static Text ReleasesOf(long count) => new(count == 1 ? "1 release" : $"{count} releases", $"{count} 个发行版本");

    public static Text NewestOf(int shown, long all) => new($"The newest {shown} of {all}", $"最新 {shown} 个，共 {all} 个");

    public static Text NoProducts { get; } = new("No product is registered", "尚未登记产品");

    public static Text NoProductsWhy { get; } = new(
        "A product is something that you place on a market. Its releases hold components; what is found in them starts clocks.", "产品指投放市场之物。其发行版本含有组件，组件中的发现可能起算期限。");

    public static Text NoSystems { get; } = new("No system is registered", "尚未登记系统");

    public static Text NoSystemsWhy { get; } = new(
        "A system is something that you operate: its hosts, the data that it holds and from where it can be reached decide which laws ask about it.", "系统指所运营之物。其主机、所持数据与暴露面决定适用哪些法规。");

    public static Text NoMatch { get; } = new("Nothing has this in its name", "没有名称相符的条目");

    public static Text NoMatchWhy { get; } = new("Clear the filter to see everything.", "清除筛选即可查看全部。");

    public static Text NoReleases { get; } = new("It has no release yet", "尚无发行版本");

    public static Text NoReleasesWhy { get; } = new("Register one, or hand in an SBOM that names this product and a version.", "请登记，或提交列明此产品及版本的 SBOM。");

    public static Text NothingWaits { get; } = new("nothing waits", "无待处理项");

    public static Text Exploited(int count) => new($"▲ {count} exploited", $"▲ {count} 项被利用");

    public static Text Critical(int count) => new($"{count} critical", $"{count} 严重");

    public static Text High(int count) => new($"{count} high", $"{count} 高危");

    public static Text Others(int count) => new($"{count} lower", $"{count} 较低");

    public static Text Unrated(int count) => new($"{count} unrated", $"{count} 未评级");

    public static Text WhoIsAffected { get; } = new("Who is affected by …?", "谁受……影响？");

    public static Text WhoHint { get; } = Text.Same("CVE-2021-44228 · log4j-core · log4j-core >=2.0 <2.17.1 · pkg:maven/…");

    public static Text WhoExplained { get; } = new(
        "An id, a package, or a package and a range of versions. It answers while you type; nothing is recorded.", "输入编号、软件包，或软件包加版本范围。边输入边回答，不作任何记录。");

    public static Text FoundIn(long count) => new(count == 1 ? "In 1 place" : $"In {count} places", $"共 {count} 处");

    public static Text FoundNowhere { get; } = new("Nowhere in what is known of the inventory", "在已知资产范围内未发现");

    public static Text FoundNowhereWhy { get; } = new(
        "What has no SBOM and was never scanned is not known. Empty is not safe there.", "没有 SBOM 且从未扫描的资产不在已知范围内，未发现不代表安全。");

    public static Text NotUnderstood { get; } = new("Not an id that anything is found of, and no package", "既不是有对应发现的编号，也不是软件包");

    public static Text KnownToAdvisories { get; } = new("The advisories know it; nothing here is affected by it.", "公告库已收录；此处无受影响项。");

    public static Text MorePlaces(long count) => new($"{count} more", $"另有 {count} 处");

    public static Text UnclearVersions(int count) => new(
        $"Of {count} versions it cannot be said whether they are meant.", $"有 {count} 个版本无法判断是否在内。");

    public static Text WouldStart { get; } = new("If a person confirmed it now, these clocks would start", "若现在由人确认，将起算以下期限");

    public static Text WouldStartNone { get; } = new("If a person confirmed it now, no clock would start.", "若现在由人确认，不会起算任何期限。");

    public static Text IfExploited { get; } = new("it is actively exploited", "正被积极利用");

    public static Text IfDisclosed { get; } = new("it is public", "已公开");

    public static Text Suppose { get; } = new("Suppose that", "假设");

    public static Text OpenCase { get; } = new("Open a case about it", "就此立案");

    public static Text CaseTitle(string name) => new($"{name} in what we have", $"{name} 影响我方资产");

    public static Text ActBy { get; } = new("Act by", "行动期限");

    public static Text Duty { get; } = new("What, to whom", "事项与接收方");

    public static Text Force { get; } = new("Force", "效力");

    public static Text BindsUnknown { get; } = new("not known whether it binds", "是否适用尚不明确");

    public static Text Components { get; } = new("Components", "组件");

    public static Text ComponentsOf(int count, string when) => new(count == 1 ? $"1 component, as recorded {when}" : $"{count} components, as recorded {when}", $"{count} 个组件，记录于 {when}");

    public static Text NoComponents { get; } = new("Nobody has said what is in it", "尚不清楚其中含有什么");

    public static Text NoComponentsWhy { get; } = new("Hand in its SBOM: from then on every advisory is held against it.", "请提交其 SBOM：此后每条公告都会与之比对。");

    public static Text Unread(int count) => new(
        $"The list is not complete: {count} notes say that something was not read.", $"清单不完整：有 {count} 条说明指出部分内容未读取。");

    public static Text FilterComponents { get; } = new("Name, version or place contains", "名称、版本或位置包含");

    public static Text Difference { get; } = new("Difference", "差异");

    public static Text ComparedWith { get; } = new("Compared with", "对比对象");

    public static Text NothingToCompare { get; } = new("There is no other release to compare it with.", "没有可对比的其他发行版本。");

    public static Text NoDifference { get; } = new("Both have the same components and findings.", "两者的组件与发现相同。");

    public static Text Added(int count) => new($"Added: {count}", $"新增：{count}");

    public static Text Removed(int count) => new($"Removed: {count}", $"移除：{count}");

    public static Text Changed(int count) => new($"Changed: {count}", $"变更：{count}");

    public static Text NewFindings(int count) => new($"New findings: {count}", $"新发现：{count}");

    public static Text GoneFindings(int count) => new($"Findings gone: {count}", $"已消除的发现：{count}");

    public static Text AndMore(int count) => new($"and {count} more", $"另有 {count} 项");

    public static Text Cases { get; } = new("Cases", "案件");

    public static Text DropHere { get; } = new("Drop SBOMs here, or choose them", "将 SBOM 拖放到此处，或点击选择");

    public static Text DropWhy { get; } = new(
        "CycloneDX or SPDX in JSON, or archives; up to 500 files of 64 MB. Each goes to the product and version that it names.", "JSON 格式的 CycloneDX 或 SPDX，或压缩包；一次最多 500 个文件，每个不超过 64 MB。每个文件归入其自身列明的产品与版本。");

    public static Text For { get; } = new("For", "归入");

    public static Text Taking(int done, int all) => new($"Taking in {done} of {all}…", $"正在接收第 {done} 个，共 {all} 个……");

    public static Text Taken(int taken, int all) => new($"{taken} of {all} are handed in and will be read in a moment.", $"已提交 {taken} 个（共 {all} 个），稍后读取。");

    public static Text Owners { get; } = new("Who answers for it", "负责人");

    public static Text NoOwners { get; } = new("Nobody was named. Whoever is can be asked, and their lists follow it.", "尚未指定负责人。指定后可向其询问，相关列表也会随之更新。");

    public static Text AnswersIn { get; } = new("In what", "职责");

    public static Text AnswersWho { get; } = new("Who", "人员");

    public static Text AddOwner { get; } = new("Name them", "指定");

    public static Text NoLongerOwner(string name, Text responsibility) => new($"{name} no longer: {responsibility.English}", $"取消 {name} 的职责：{responsibility.Chinese}");

    public static Text NewestIntakes(int count) => new($"The newest {count}", $"最新 {count} 个");

    public static Text Intakes { get; } = new("What was handed in", "已提交的文件");

    public static Text NotTakenCount(int count) => new($"Not taken in: {count}", $"未接收：{count}");

    public static Text NoIntakes { get; } = new("Nothing has been handed in yet", "尚未提交文件");

    public static Text Recorded(int components, int added, int removed) => new(
        $"{components} components, +{added} −{removed}", $"{components} 个组件，+{added} −{removed}");

    public static Text NotRead(int count) => new($"{count} notes on what was not read", $"{count} 条未读取说明");

    public static Text NoIntakesWhy { get; } = new("Drop SBOMs above, or let a pipeline hand them in with rectify push.", "请将 SBOM 拖放到上方，或由流水线以 rectify push 提交。");

    public static Text Matched(int found, int gone) => new($"{found} findings new, {gone} gone", $"新发现 {found} 项，消除 {gone} 项");

    public static Text Of(IntakeState state) => state switch
    {
        IntakeState.Waiting => new("waiting", "等待读取"),
        IntakeState.Recorded => new("being matched", "正在比对"),
        IntakeState.Done => new("done", "完成"),
        IntakeState.Refused => new("refused", "被拒"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
