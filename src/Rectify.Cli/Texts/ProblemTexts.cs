using Rectify.Foundation;

namespace Rectify.Cli.Texts;

/// <summary>What is said when the program has to stop.</summary>
internal static class ProblemTexts
{
    public static Text Interrupted { get; } = new("stopped; nothing was left half-written", "已停止；没有留下写了一半的内容");

    /// <param name="reason">The operating system's own words.</param>
    public static Text FileSystem(string reason) => new($"a file could not be read or written: {reason}", $"有文件无法读写：{reason}");

    public static Text FileUnreadable(string path, bool missing) => missing
        ? new($"cannot read {path}: there is no such file", $"无法读取 {path}：没有这个文件")
        : new($"cannot read {path}: it cannot be opened", $"无法读取 {path}：无法打开");

    public static Text FileTooLarge(string path, string size, string limit) => new(
        $"cannot read {path}: it is larger ({size}) than any such file ({limit})", $"无法读取 {path}：文件（{size}）超过此类文件的上限（{limit}）");

    public static Text NotUtf8(string path) => new($"cannot read {path}: it is not UTF-8 text", $"无法读取 {path}：不是 UTF-8 文本");

    public static Text Bug(string kind, string message) => new(
        $"this is a bug in rectify, not in your input ({kind}: {message}). Please report it with the command line that you used: "
        + "see SECURITY.md if the input is confidential. RECTIFY_DEBUG=1 shows where it happened.",
        $"这是 rectify 自身的缺陷，不是您的输入有误（{kind}：{message}）。请连同所用命令行一起报告；输入涉密时请按 SECURITY.md 的方式报告。"
        + "设置 RECTIFY_DEBUG=1 可显示出错位置。");
}
