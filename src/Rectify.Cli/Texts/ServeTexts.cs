using Rectify.Foundation;

namespace Rectify.Cli.Texts;

/// <summary>What <c>rectify serve</c> and <c>rectify server</c> say.</summary>
internal static class ServeTexts
{
    public static Text Purpose { get; } = new("Runs the server on the same store that the command line works on, or on PostgreSQL.", "在命令行所用的同一存储或 PostgreSQL 上运行服务器。");

    public static Text ExampleServe { get; } = new("On the store in the data folder, at http://127.0.0.1:8420.", "使用数据目录中的存储，监听 http://127.0.0.1:8420。");

    public static Text ExamplePostgres { get; } = new("On PostgreSQL; start as many of them as you need, each with the same key.", "使用 PostgreSQL；可按需启动多个进程，各用同一密钥。");

    public static Text Remark { get; } = new("Settings are flags, variables of the environment, or a file; 'rectify server help' lists them all.", "设置可用命令行选项、环境变量或文件指定；“rectify server help”可列出全部。");

    public static Text GroupPurpose { get; } = new("A server's settings, tokens, backups and keys.", "服务器的设置、令牌、备份与密钥。");

    public static Text ExampleCheck { get; } = new("Everything that would keep it from starting, or from being right.", "列出一切会妨碍其启动或正确运行的问题。");

    public static Text ExampleToken { get; } = new("A token with which a build pipeline brings in SBOMs; the secret is printed once.", "供构建流水线提交 SBOM 的令牌；密文仅显示一次。");

    public static Text ExampleBackup { get; } = new("A backup of the store while the server works on it.", "在服务器运行期间备份存储。");

    public static Text ExampleHelp { get; } = new("Every setting, and where it can be said.", "全部设置及其指定方式。");

    public static Text NoServer(string path) => new($"the server's program is not here: {path}", $"未找到服务器程序：{path}");

    public static Text DoesNotStart(string path, string reason) => new($"{path} does not start: {reason}", $"{path} 无法启动：{reason}");
}
