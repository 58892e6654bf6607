using Rectify.Foundation;

namespace Rectify.Parties.Drafts;

/// <summary>Expected failures of drafts.</summary>
internal static class DraftProblems
{
    public static Problem TooLong { get; } = new("RCT-DRAFT-001", ProblemKind.Invalid, new(
        $"A text that is not saved yet is kept up to {Draft.MostBytes >> 10} KiB.", $"未保存的文字至多保留 {Draft.MostBytes >> 10} KiB。"));

    public static Problem NotText { get; } = new("RCT-DRAFT-002", ProblemKind.Invalid, new(
        "It has characters that are no text.", "含有非文字字符。"));

    public static Text Field { get; } = new("name of the field", "字段名称");
}
