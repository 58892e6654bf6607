using Rectify.Foundation;

namespace Rectify.Server.Ui.Pieces;

/// <summary>Expected failures that belong to pages alone.</summary>
internal static class PageProblems
{
    public static Problem Changed { get; } = new("RCT-PAGE-001", ProblemKind.Stale, new(
        "Somebody else changed it while you were typing. What changed stands below; nothing of yours is saved or lost.", "您填写期间，他人已作修改。改动列于下方；您的内容尚未保存，也未丢失。"));

    public static Problem TooManyFiles(int most) => new("RCT-PAGE-002", ProblemKind.Invalid, new($"More than {most} files at once; choose fewer.", $"一次超过 {most} 个文件，请减少数量。"));

    public static Problem TooLarge(int megabytes) => new("RCT-PAGE-003", ProblemKind.Invalid, new($"It is larger than {megabytes} MB.", $"文件超过 {megabytes} MB。"));

    public static Problem NotSent { get; } = new("RCT-PAGE-004", ProblemKind.Unreadable, new("The browser could not send it. Choose it again.", "浏览器未能发送该文件，请重新选择。"));

    public static Problem NothingRead { get; } = new("RCT-PAGE-005", ProblemKind.Unreadable, new("It is no SBOM in JSON and no archive.", "不是 JSON 格式的 SBOM，也不是压缩包。"));

    public static Problem NotAWord(string word) => new("RCT-PAGE-006", ProblemKind.Invalid, new($"The address asks for “{word}”, which is none of the words of this filter; it was left out.", $"地址中的“{word}”不是此筛选项的有效值，已略去。"));

    public static Problem SaidSince { get; } = new("RCT-PAGE-007", ProblemKind.Stale, new("Something else is said or known of it since you looked. Look at it again.", "您查看之后，该项的认定或情况已有变化，请重新查看。"));

    public static Problem NobodyChosen { get; } = new("RCT-PAGE-009", ProblemKind.Invalid, new("Choose who.", "请选择人员。"));
}
