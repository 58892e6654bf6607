using Rectify.Cli.Shell;
using Rectify.Foundation;

namespace Rectify.Cli.Texts;

/// <summary>What <c>rectify push</c> says.</summary>
internal static class PushTexts
{
    public static Text Purpose { get; } = new("Hands an SBOM, an archive or a scanner's report to a server, for a pipeline; returns at once.", "在流水线中将 SBOM、归档文件或扫描器报告提交给服务器，提交后立即返回。");

    public static Text Scan { get; } = new("The file is a report of nmap, Nessus, OpenVAS or SARIF about the system that --asset names.", "该文件是 nmap、Nessus、OpenVAS 或 SARIF 报告，对象为 --asset 所指的系统。");

    public static Text ExampleScan { get; } = new("A scanner's report about a system; tells what it found there and what is gone.", "提交某系统的扫描器报告，并说明新发现和已消失的项。");

    public static Text NoSystem { get; } = new("A scanner's report is about a system: --asset system:…", "扫描器报告的对象是系统：--asset system:…");

    public static Text Run(string tool, string at, int hosts, int rows) => new(
        $"{tool}, {at}: {Shown.Count(hosts)} {(hosts == 1 ? "host" : "hosts")}, {Shown.Count(rows)} {(rows == 1 ? "row" : "rows")}.", $"{tool}，{at}：主机 {hosts} 台，结果 {rows} 条。");

    public static Text Server { get; } = new("The server's address; otherwise the variable RECTIFY_SERVER.", "服务器地址；未指定时取环境变量 RECTIFY_SERVER。");

    public static Text Product { get; } = new("The product, by its name or id.", "产品的名称或标识。");

    public static Text Release { get; } = new("The version of the product; it becomes a release when there is none yet.", "产品版本；尚无该版本时予以登记。");

    public static Text Asset { get; } = new("A release or system that there is: release:… or system:…", "已有的版本或系统：release:… 或 system:…");

    public static Text TokenFile { get; } = new("The file that holds the token; otherwise the variable RECTIFY_TOKEN.", "存放令牌的文件；未指定时取环境变量 RECTIFY_TOKEN。");

    public static Text Key { get; } = new("A key of your own, such as the number of the pipeline's run: what is sent again with it is taken once.", "自定的请求键（如流水线运行编号）：以同一键重复提交只受理一次。");

    public static Text Wait { get; } = new("Waits until it is read and matched, and tells what came, what went and what was found.", "等待读取和匹配完成，并列出增加、移除的组件及发现项。");

    public static Text ExamplePlain { get; } = new("Hands it in; the token stands in RECTIFY_TOKEN.", "提交；令牌取自 RECTIFY_TOKEN。");

    public static Text ExampleWait { get; } = new("To the server in RECTIFY_SERVER, and tells what it changed there.", "提交至 RECTIFY_SERVER 所指的服务器，并说明引起的变化。");

    public static Text Remark { get; } = new("A token with the scope 'intake' is enough: 'rectify server token --person … --scopes intake'.", "令牌只需“intake”权限：“rectify server token --person … --scopes intake”。");

    public static Text NoTarget { get; } = new("Say for what it is: --product with --release, or --asset.", "请指明对象：--product 加 --release，或 --asset。");

    public static Text NoServer { get; } = new("no server is named: --server, or RECTIFY_SERVER.", "未指定服务器：请用 --server 或 RECTIFY_SERVER。");

    public static Text NotAnAddress(string said) => new($"this is no address of a server: {said}", $"这不是服务器地址：{said}");

    public static Text InTheClear(string said) => new($"the token would go to {said} in the clear; use https.", $"令牌将以明文发往 {said}；请使用 https。");

    public static Text NoToken { get; } = new("there is no token: --token-file, or RECTIFY_TOKEN.", "没有令牌：请用 --token-file 或 RECTIFY_TOKEN。");

    public static Text NoTokenIn(string file) => new($"there is no token in {file}.", $"{file} 中没有令牌。");

    public static Text NotReached(string server, string reason) => new($"{server} does not answer as a server of Rectify would: {reason}", $"{server} 未作出 Rectify 服务器应有的响应：{reason}");

    public static Text Answered(int status) => new($"the server answered {status}.", $"服务器返回 {status}。");

    public static Text Refused(string why) => new($"the server could not read it: {why}", $"服务器无法读取：{why}");

    public static Text HandedIn(string id) => new($"Handed in as {id}. It is read in a moment.", $"已提交，编号 {id}，稍后读取。");

    public static Text Recorded(string asset, int components, int unread) => new(
        $"{asset}: {Shown.Count(components)} {(components == 1 ? "component" : "components")}{(unread > 0 ? $"; {unread} {(unread == 1 ? "part" : "parts")} of it not read" : "")}.",
        $"{asset}：{components} 个组件{(unread > 0 ? $"；有 {unread} 处未读取" : "")}。");

    public static Text Difference(int added, int removed) => new($"{added} came, {removed} went:", $"增加 {added} 个，移除 {removed} 个：");

    public static Text NotMatched(string why) => new($"Nothing was matched: {why}", $"未作匹配：{why}");

    public static Text Findings(int found, int again, int gone) => new(
        $"{found} new {(found == 1 ? "finding" : "findings")}, {again} seen again, {gone} gone.", $"新发现 {found} 项，再次发现 {again} 项，消失 {gone} 项。");
}
