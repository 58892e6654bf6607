using Rectify.Foundation;

namespace Rectify.Cli.Texts;

/// <summary>What <c>rectify db</c> says, and others about the advisory database.</summary>
internal static class DatabaseTexts
{
    public static Text File { get; } = new(
        "the advisory database (default: advisories.db in the data folder)", "漏洞公告数据库（默认：数据目录中的 advisories.db）");
}
