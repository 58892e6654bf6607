using Rectify.Foundation;

namespace Rectify.Findings.Scans;

/// <summary>Expected failures of scans.</summary>
internal static class ScanProblems
{
    public static Problem Empty { get; } = new("RCT-SCAN-001", ProblemKind.Invalid, new("The file is empty.", "文件为空。"));

    public static Problem NameTooLong(int limit) => new("RCT-SCAN-002", ProblemKind.Invalid, new($"The name of the file is longer than {limit} characters.", $"文件名超过 {limit} 个字符。"));

    public static Problem SystemUnknown { get; } = new("RCT-SCAN-003", ProblemKind.NotFound, new("There is no such system.", "没有该系统。"));

    public static Problem NotYet { get; } = new("RCT-SCAN-004", ProblemKind.Invalid, new("The scan is said to be in the future.", "所述扫描时间在未来。"));

    public static Problem CheckUnfit(int limit) => new("RCT-SCAN-005", ProblemKind.Invalid, new($"A weakness is named by 1 to {limit} characters.", $"弱点的名称须为 1 至 {limit} 个字符。"));

    public static Problem NotACwe { get; } = new("RCT-SCAN-006", ProblemKind.Invalid, new("This is no CWE: CWE-79.", "这不是 CWE 编号：应形如 CWE-79。"));

    public static Problem TextTooLong(int place, int title, int observed) => new("RCT-SCAN-007", ProblemKind.Invalid, new(
        $"The place has at most {place} characters, the title {title}, what was seen {observed}.", $"位置最多 {place} 个字符，标题最多 {title} 个，所见情况最多 {observed} 个。"));

    public static Problem NotedAlready(FindingId id) => new("RCT-SCAN-008", ProblemKind.Conflict, new($"This weakness is noted in this place already: {id}", $"该位置已记录此弱点：{id}"));
}
