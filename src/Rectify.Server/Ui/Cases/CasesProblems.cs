using Rectify.Foundation;

namespace Rectify.Server.Ui.Cases;

/// <summary>What can be wrong with a form before a use case sees it.</summary>
internal static class CasesProblems
{
    public static Problem KindMissing { get; } = new("RCT-PAGE-010", ProblemKind.Invalid, new("Say what happened.", "请选择发生了什么。"));

    public static Problem CaseUnknown(string word) => new("RCT-PAGE-011", ProblemKind.NotFound, new($"There is no case '{word}' that you may see.", $"没有您可查看的案件“{word}”。"));

    public static Problem FileTooLarge(int mebibytes) => new("RCT-PAGE-008", ProblemKind.Invalid, new($"The file is larger than {mebibytes} MiB.", $"文件超过 {mebibytes} MiB。"));
}
