using Rectify.Foundation;

namespace Rectify.Findings.Scans;

/// <summary>What is said of scans.</summary>
public static class ScanTexts
{
    /// <summary>It never came on.</summary>
    public static Text TooOften(int attempts) => new(
        $"Its recording was begun {attempts} times and did not come on; what was recorded stays.", $"已尝试记录 {attempts} 次，均未推进；已记录的内容保留。");

    /// <summary>No report was found in the file.</summary>
    public static Text Nothing { get; } = new("It is no scanner's report that can be read.", "不是可读取的扫描器报告。");

    /// <summary>The report is dated after it was handed in.</summary>
    public static Text FromTheFuture { get; } = new(
        "The report is dated later than it was handed in; that moment counts instead.", "报告所载时间晚于提交时间，以提交时间为准。");

    /// <summary>The report does not tell what it looked at.</summary>
    public static Text ClosesNothing { get; } = new(
        "The report does not tell what was looked at; nothing is closed by it.", "报告未说明扫描范围，不据此关闭任何发现项。");

    /// <summary>Something was not read or not scanned.</summary>
    public static Text Incomplete { get; } = new(
        "Something was not read or not scanned; nothing is closed by it.", "有内容未读取或未扫描，不据此关闭任何发现项。");

    /// <summary>A state.</summary>
    public static Text Of(ScanState state) => state switch
    {
        ScanState.Waiting => new("waits to be read", "等待读取"),
        ScanState.Recording => new("is being recorded", "正在记录"),
        ScanState.Done => new("recorded", "已记录"),
        ScanState.Refused => new("refused", "已拒绝"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
