using Rectify.Cli.Shell;
using Rectify.Foundation;

namespace Rectify.Cli.Texts;

/// <summary>What every help page has in common, and the first page.</summary>
internal static class HelpTexts
{
    public static Text Usage { get; } = new("Usage", "用法");

    public static Text Examples { get; } = new("Examples", "示例");

    public static Text Commands { get; } = new("Commands", "命令");

    public static Text Options { get; } = new("Options", "选项");

    public static Text ExitCodes { get; } = new("Exit codes", "退出码");

    public static Text Variables { get; } = new("Environment", "环境变量");

    public static Text Purpose { get; } = new(
        "Knows what is vulnerable, what you owe to whom and by when, and proves that you did it. "
        + "It files nothing by itself: people decide.",
        "查清哪里有漏洞，算出应当在何时向谁履行什么义务，并证明已经做到。程序自己不提交任何东西：由人决定。");

    public static Text Language { get; } = new(
        "the language to speak (default: RECTIFY_LANG, then the locale)",
        "使用的语言（默认依次看 RECTIFY_LANG 和系统区域设置）");

    public static Text Help { get; } = new("this page", "显示本页");

    public static Text Version { get; } = new("the program's version", "显示程序版本");

    public static IReadOnlyList<(ExitCode Code, Text Meaning)> ExitCodeList { get; } =
    [
        (ExitCode.Nothing, new("nothing was found", "没有发现问题")),
        (ExitCode.Found, new("findings at or above --fail-on; a bundle that does not verify", "存在达到 --fail-on 级别的发现；证据包未通过核验")),
        (ExitCode.Usage, new("the command line is wrong", "命令行有误")),
        (ExitCode.Unreadable, new("a file that was named cannot be read, or a result not written", "指定的文件无法读取，或结果无法写入")),
        (ExitCode.Incomplete, new("part of the input was not read, and --strict was given; nobody you trust vouches for a bundle", "部分输入未读取，且使用了 --strict；没有您信任的密钥为证据包作保")),
        (ExitCode.PastDue, new("a deadline has passed", "有期限已过")),
        (ExitCode.Bug, new("a bug in rectify", "rectify 自身的缺陷")),
        (ExitCode.Interrupted, new("stopped by Ctrl-C", "被 Ctrl-C 中止")),
    ];

    public static IReadOnlyList<(string Name, Text Meaning)> VariableList { get; } =
    [
        ("RECTIFY_LANG", new("en or zh", "en 或 zh")),
        ("XDG_DATA_HOME", new("where the databases are kept, in rectify/ (default: ~/.local/share)", "数据库所在目录，存于其下的 rectify/（默认：~/.local/share）")),
        ("NO_COLOR", new("any value: no colour", "设为任意值：不使用颜色")),
        ("COLUMNS", new("how wide to write", "输出宽度（列数）")),
        ("RECTIFY_DEBUG", new("1: where a bug happened", "设为 1：显示缺陷发生的位置")),
    ];
}
