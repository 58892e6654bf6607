using Rectify.Foundation;

namespace Rectify.Cases.Files;

/// <summary>Expected failures of files in cases.</summary>
internal static class CaseFileProblems
{
    public static Problem Unknown { get; } = new("RCT-FILE-001", ProblemKind.NotFound, new("There is no such file.", "没有该文件。"));

    public static Problem Empty { get; } = new("RCT-FILE-002", ProblemKind.Invalid, new("The file is empty.", "文件为空。"));

    public static Problem TooLarge(int mebibytes) => new("RCT-FILE-003", ProblemKind.Invalid, new(
        $"A file has at most {mebibytes} MiB.", $"文件不得超过 {mebibytes} MiB。"));

    public static Problem TooMany(int most) => new("RCT-FILE-004", ProblemKind.Conflict, new($"The case has {most} files already.", $"本案件已有 {most} 个文件。"));

    public static Problem RedInTheOpen { get; } = new("RCT-FILE-005", ProblemKind.Conflict, new(
        "TLP:RED is for individual recipients alone: put it into a case that is closed to people named.", "TLP:RED 仅限特定接收人：请放入仅限指定人员的案件。"));

    public static Problem NoExploit { get; } = new("RCT-FILE-006", ProblemKind.Conflict, new(
        "The file is no exploit material: whoever sees the case may take it.", "该文件不是利用材料：可查看本案件者均可取用。"));

    public static Problem Held { get; } = new("RCT-FILE-008", ProblemKind.Conflict, new("A preservation hold keeps it.", "该文件处于保全之中。"));

    public static Problem Erased { get; } = new("RCT-FILE-007", ProblemKind.Conflict, new("Its bytes were erased.", "其内容已被删除。"));
}
