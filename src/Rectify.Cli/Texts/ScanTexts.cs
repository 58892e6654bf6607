using Rectify.Cli.Shell;
using Rectify.Foundation;
using Rectify.Scanning;

namespace Rectify.Cli.Texts;

/// <summary>What <c>rectify scan</c> and <c>rectify inventory</c> say.</summary>
internal static class ScanTexts
{
    public static Text Paths { get; } = new("folders, archives or SBOM files", "文件夹、压缩包或 SBOM 文件");

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
