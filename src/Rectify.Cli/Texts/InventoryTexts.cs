using Rectify.Cli.Shell;
using Rectify.Foundation;

namespace Rectify.Cli.Texts;

/// <summary>What <c>rectify inventory</c> says.</summary>
internal static class InventoryTexts
{
    public static Text Purpose { get; } = new(
        "Lists the components in folders, archives and SBOMs, without asking whether they are vulnerable.",
        "列出文件夹、压缩包和 SBOM 中的组件，不判断是否存在漏洞。");

    public static Text ExampleFolder { get; } = new(
        "Everything below this folder; JARs, WARs and EARs are opened, however deep they are nested.",
        "当前文件夹下的全部内容；JAR、WAR、EAR 无论嵌套多深都会打开。");

    public static Text ExampleJson { get; } = new(
        "The components of two SBOMs, for another program (docs/schemas/inventory.schema.json).",
        "读取两个 SBOM 中的组件，供其他程序使用（格式见 docs/schemas/inventory.schema.json）。");

    public static Text ExampleStrict { get; } = new(
        "Fails with 4 when an entry was encrypted, damaged or too large to be read.",
        "只要有条目因加密、损坏或过大而未读取，就以 4 退出。");

    public static Text Remark { get; } = new(
        "A location is the path inside what was named, with !/ between an archive and what it holds: "
        + "lib/app.ear!/web.war!/WEB-INF/lib/log4j-core-2.14.1.jar.",
        "“位置”是所给路径之内的路径，压缩包与其内容之间用 !/ 分隔：lib/app.ear!/web.war!/WEB-INF/lib/log4j-core-2.14.1.jar。");

    public static Text Components(int components, string place) => new(
        $"{Shown.Count(components)} {(components == 1 ? "component" : "components")} in {place}",
        $"{place}：{Shown.Count(components)} 个组件");

    public static Text Places(int places) => new($"{Shown.Count(places)} places", $"{Shown.Count(places)} 处");

    public static Text Component { get; } = new("component", "组件");

    public static Text Version { get; } = new("version", "版本");

    public static Text Type { get; } = new("type", "类型");

    public static Text Location { get; } = new("location", "位置");
}
