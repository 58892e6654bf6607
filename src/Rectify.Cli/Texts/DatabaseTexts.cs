using Rectify.Advisories.Database;
using Rectify.Advisories.Feeds;
using Rectify.Cli.Shell;
using Rectify.Foundation;
using Rectify.Foundation.Texts;

namespace Rectify.Cli.Texts;

/// <summary>What <c>rectify db</c> says, and others about the advisory database.</summary>
internal static class DatabaseTexts
{
    public static Text Purpose { get; } = new("Makes, updates and describes the advisory database.", "建立、更新并查看漏洞公告数据库。");

    public static Text UpdatePurpose { get; } = new(
        "Imports advisories (OSV), known exploited vulnerabilities (CISA KEV) and exploit predictions (EPSS).",
        "导入漏洞公告（OSV）、已知被利用漏洞目录（CISA KEV）和利用可能性评分（EPSS）。");

    public static Text StatusPurpose { get; } = new("Says what is in the database and how old it is.", "说明数据库的内容和新旧程度。");

    public static Text ExampleServers { get; } = new(
        "All ecosystems from OSV, then the two catalogues of one file each. What is there already is only brought up to date.",
        "从 OSV 获取全部生态的公告，再取两个单文件目录。已有的数据只做更新。");

    public static Text ExampleFolders { get; } = new(
        "From folders, without a network: files are recognised by their content, not by their names.",
        "从文件夹导入，无需网络：按内容而不是文件名识别文件。");

    public static Text ExampleStatus { get; } = new(
        "How old the data is, ecosystem by ecosystem, and which files it came from.", "逐个生态说明数据的新旧，以及来自哪些文件。");

    public static Text Remark { get; } = new(
        "An import is one transaction: Ctrl-C, a crash or a full disk leaves the former database whole, and scans that run meanwhile see it.",
        "导入是一个事务：按 Ctrl-C、程序崩溃或磁盘写满都不会损坏原有数据库，期间进行的扫描仍使用原有数据。");

    public static Text File { get; } = new(
        "the advisory database (default: advisories.db in the data folder)", "漏洞公告数据库（默认：数据目录中的 advisories.db）");

    public static Text From { get; } = new("folders, files or addresses to import, one or more", "要导入的文件夹、文件或网址，可写多个");

    public static Text NothingNamed { get; } = new("--from is missing: name the folders or addresses to import", "缺少 --from：请写明要导入的文件夹或网址");

    public static Text Progress(ImportProgress seen, double perSecond)
    {
        var step = AdvisoriesTexts.Of(seen.Step);
        return new(
            $"{step.English}  {Shown.Count(seen.Records)} records  {Shown.Count((long)perSecond)}/s  {seen.File}",
            $"{step.Chinese}  {Shown.Count(seen.Records)} 条记录  每秒 {Shown.Count((long)perSecond)} 条  {seen.File}");
    }

    public static Text Updated(bool rebuilt) => rebuilt
        ? new("Advisory database built", "漏洞公告数据库已建立")
        : new("Advisory database updated", "漏洞公告数据库已更新");

    public static Text Title { get; } = new("Advisory database", "漏洞公告数据库");

    public static Text Size(long vulnerabilities, long advisories, long withdrawn, long bytes) => new(
        $"{Shown.Count(vulnerabilities)} vulnerabilities from {Shown.Count(advisories)} advisories ({Shown.Count(withdrawn)} withdrawn)  {Shown.Bytes(bytes)}",
        $"{Shown.Count(advisories)} 份公告（已撤回 {Shown.Count(withdrawn)} 份），合并为 {Shown.Count(vulnerabilities)} 个漏洞  {Shown.Bytes(bytes)}");

    public static Text Imported(string at, Text ago) => new($"imported {at}, {ago.English}", $"导入于 {at}（{ago.Chinese}）");

    public static Text Feed(FeedKind feed) => feed switch
    {
        FeedKind.Osv => new("OSV advisories", "OSV 公告"),
        FeedKind.Kev => new("CISA KEV", "CISA KEV 目录"),
        FeedKind.Epss => new("EPSS", "EPSS 评分"),
        _ => throw new ArgumentOutOfRangeException(nameof(feed), feed, null),
    };

    public static Text FeedHead { get; } = new("feed", "数据源");

    public static Text FilesHead { get; } = new("files", "文件");

    public static Text ReadHead { get; } = new("read", "读取");

    public static Text WrittenHead { get; } = new("new or newer", "新增或更新");

    public static Text SupersededHead { get; } = new("known already", "已有");

    public static Text WithdrawnHead { get; } = new("withdrawn", "已撤回");

    public static Text BrokenHead { get; } = new("unreadable", "无法读取");

    public static Text EcosystemHead { get; } = new("ecosystem", "生态");

    public static Text AdvisoriesHead { get; } = new("advisories", "公告");

    public static Text PackagesHead { get; } = new("packages", "软件包");

    public static Text NewestHead { get; } = new("newest change", "最近变更");

    public static Text ImportedHead { get; } = new("imported", "导入于");

    public static Text EditionHead { get; } = new("edition", "版本");

    public static Text EntriesHead { get; } = new("entries", "条目");

    public static Text NotThere(Text feed) => new($"{feed.English}: none", $"{feed.Chinese}：无");

    public static Text Notes(int count) => new(
        count == 1 ? "1 note" : $"{Shown.Count(count)} notes", $"{Shown.Count(count)} 条说明");
}
