using Rectify.Cli.Shell;
using Rectify.Foundation;
using Rectify.Scanning;

namespace Rectify.Cli.Texts;

/// <summary>What <c>rectify scan</c> and <c>rectify inventory</c> say.</summary>
internal static class ScanTexts
{
    public static Text Purpose { get; } = new(
        "Finds known vulnerabilities in folders, archives and SBOMs, and says which clocks each would start.",
        "在文件夹、压缩包和 SBOM 中查找已知漏洞，并说明每个漏洞会启动哪些计时。");

    public static Text ExampleFolder { get; } = new(
        "Everything below this folder: SBOMs, and JARs, WARs and EARs however deep they are nested.",
        "当前文件夹下的全部内容：SBOM，以及无论嵌套多深的 JAR、WAR、EAR。");

    public static Text ExampleProfile { get; } = new(
        "An SBOM (CycloneDX or SPDX JSON), with the clocks that each finding would start for you.",
        "一个 SBOM（CycloneDX 或 SPDX 的 JSON），并列出每个发现会为您启动的计时。");

    public static Text ExampleGate { get; } = new(
        "As a gate: 1 from high on, 4 when part of the archive could not be read.", "用作门禁：高危及以上以 1 退出，压缩包有部分无法读取时以 4 退出。");

    public static Text ExampleSarif { get; } = new("For code hosts and editors that read SARIF 2.1.0.", "供读取 SARIF 2.1.0 的代码托管平台和编辑器使用。");

    public static Text Remark { get; } = new(
        "It matches against the database that 'rectify db update' makes; without one it ends with 3, never with \"nothing found\". "
        + "The JSON is described in docs/schemas/scan.schema.json.",
        "与“rectify db update”建立的数据库比对；没有数据库时以 3 退出，绝不会说“没有发现”。JSON 格式见 docs/schemas/scan.schema.json。");

    public static Text HowToProfile { get; } = new(
        "A profile says who you are, so that the clocks can be computed. For example, a file us.yaml of three lines:  "
        + "roles: [provider]  markets: [EU, CN]  establishedIn: [DE].  See docs/rules/profile.md.",
        "单位信息说明您是谁，以便计时。例如文件 us.yaml 写三行：roles: [provider]  markets: [EU, CN]  establishedIn: [DE]。参见 docs/rules/profile.md。");

    public static Text Profile { get; } = new(
        "who you are; then each finding says which clocks it would start", "单位信息；据此列出每个发现会启动的计时");

    public static Text FailOn { get; } = new(
        "exit with 1 from this severity on: any (default), low, medium, high, critical, never; kev: only for known exploited ones",
        "达到该级别时以 1 退出：any（默认）、low、medium、high、critical、never；kev：仅限已知被利用的漏洞");

    public static Text Nothing(int components) => new(
        $"No known vulnerability in {Shown.Count(components)} {(components == 1 ? "component" : "components")}",
        $"{Shown.Count(components)} 个组件中没有已知漏洞");

    public static Text Found(int vulnerabilities, int affected, int components) => new(
        $"{Shown.Count(vulnerabilities)} {(vulnerabilities == 1 ? "vulnerability" : "vulnerabilities")} in {Shown.Count(affected)} of {Shown.Count(components)} {(components == 1 ? "component" : "components")}",
        $"{Shown.Count(components)} 个组件中有 {Shown.Count(affected)} 个存在漏洞，共 {Shown.Count(vulnerabilities)} 个漏洞");

    public static Text DatabaseAge(Text ago) => new($"advisories imported {ago.English}", $"漏洞公告导入时间：{ago.Chinese}");

    public static Text NoFeed(string feed) => new($"no {feed} data", $"没有 {feed} 数据");

    public static Text Unrated { get; } = new("unrated", "未评级");

    public static Text FixedIn(string versions) => new($"fixed in {versions}", $"修复于 {versions}");

    public static Text NoFix { get; } = new("no fix known", "尚无修复版本");

    public static Text Exploited(string? since) => since is null ? new("exploited", "已被利用") : new($"exploited, listed {since}", $"已被利用，{since} 列入");

    public static Text Mitigated { get; } = new("the class that it needs (JndiLookup) is not there", "其所需的类（JndiLookup）已被移除");

    public static Text NotCovered(string list) => new(
        $"No advisories at all for {list}: there, \"nothing found\" means nothing", $"数据库中没有以下生态的公告：{list}；对它们“没有发现”不说明任何问题");

    public static Text NotMatched(string list) => new(
        $"Not matched, because no advisory data goes by them: {list}", $"未比对（公告数据不涉及这些类型）：{list}");

    public static Text WithoutPurl(int count) => new($"{Shown.Count(count)} without a purl", $"{Shown.Count(count)} 个无 purl");

    public static Text OfType(string type, int count) => new($"{Shown.Count(count)} {type}", $"{Shown.Count(count)} 个 {type}");

    public static Text WouldStart(string at) => new(
        $"Clocks that these would start, once a person confirms them (as if known since {at})", $"一经人确认即会启动的计时（假设自 {at} 起知悉）");

    public static Text NoClocks { get; } = new("none for this profile", "就该单位信息而言没有");

    public static Text NoProfile { get; } = new("No profile, so no clocks.", "没有单位信息，因此未计时。");

    public static Text HeadSeverity { get; } = new("severity", "级别");

    public static Text HeadId { get; } = new("vulnerability", "漏洞");

    public static Text HeadFix { get; } = new("fixed in", "修复版本");

    public static Text HeadExploited { get; } = new("exploited", "利用情况");

    public static Text HeadClocks { get; } = new("clocks", "计时");

    public static Text SarifHelp(string id, string severity, string fix) => new(
        $"{id}: severity {severity}; {fix}. Found by package and version; a person decides what follows.", $"{id}：级别 {severity}；{fix}。按软件包和版本匹配；后续由人决定。");

    public static Text SarifMessage(string component, string id) => new($"{component} is affected by {id}", $"{component} 受 {id} 影响");

    public static Text SarifCannotCompare(string component, string id, Text reason) => new(
        $"{component} may be affected by {id}: {reason.English}", $"{component} 可能受 {id} 影响：{reason.Chinese}");

    public static Text Format { get; } = new("how to print the result", "结果的输出格式");

    public static Text Output { get; } = new("write the result to FILE instead of standard output", "把结果写入 FILE，而不是标准输出");

    public static Text Strict { get; } = new(
        "exit with 4 when any part of the input was not read", "只要有部分输入未读取，就以 4 退出");

    public static Text Progress(ScanProgress seen) => new(
        $"Reading  {Shown.Count(seen.Files)} files  {Shown.Bytes(seen.Bytes)}  {seen.Path}",
        $"读取中  {Shown.Count(seen.Files)} 个文件  {Shown.Bytes(seen.Bytes)}  {seen.Path}");

    public static Text Empty(string path) => new($"cannot read {path}: the file is empty", $"无法读取 {path}：文件是空的");

    public static Text Unreadable(string path, string location, Text reason) => location == path || path.EndsWith('/' + location, StringComparison.Ordinal) || location == "."
        ? new($"cannot read {path}: {reason.English}", $"无法读取 {path}：{reason.Chinese}")
        : new($"cannot read {path}: {location}: {reason.English}", $"无法读取 {path}：{location}：{reason.Chinese}");

    public static Text Notes(int count) => new(
        count == 1 ? "1 note: what was not read, or is odd" : $"{Shown.Count(count)} notes: what was not read, or is odd",
        $"{Shown.Count(count)} 条说明：哪些内容未读取，哪些内容异常");

    public static Text NotesOmitted(int count) => new(
        $"… and {Shown.Count(count)} more: --format json has all of them", $"……另有 {Shown.Count(count)} 条：--format json 可看到全部");
}
