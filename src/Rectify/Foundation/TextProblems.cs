namespace Rectify.Foundation;

/// <summary>What can be wrong with a text that a person typed.</summary>
public static class TextProblems
{
    /// <summary>There is none.</summary>
    public static Problem Missing(Text what) => new("RCT-TEXT-001", ProblemKind.Invalid, new($"The {what.English} is missing.", $"缺少{what.Chinese}。"));

    /// <summary>It is longer than what fits.</summary>
    public static Problem TooLong(Text what, int limit) => new("RCT-TEXT-002", ProblemKind.Invalid, new($"The {what.English} is longer than {limit} characters.", $"{what.Chinese}超过 {limit} 个字符。"));

    /// <summary>It has characters that do not show.</summary>
    public static Problem Unprintable(Text what) => new("RCT-TEXT-003", ProblemKind.Invalid, new($"The {what.English} has characters that cannot be shown in one line.", $"{what.Chinese}含有无法在一行内显示的字符。"));
}
