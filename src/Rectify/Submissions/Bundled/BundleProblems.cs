using Rectify.Foundation;

namespace Rectify.Submissions.Bundled;

/// <summary>What may be wrong with work on a bundle.</summary>
public static class BundleProblems
{
    /// <summary>The file is none, or damaged.</summary>
    public static Problem NotABundle { get; } = new("RCT-BUNDLE-001", ProblemKind.Unreadable, new(
        "This is no proof bundle, or it is damaged; 'rectify verify' says more.", "该文件不是证据包，或已损坏；可用“rectify verify”查看详情。"));

    /// <summary>Nothing in the bundle is called so.</summary>
    public static Problem NoSuchPart(string word, string known) => new("RCT-BUNDLE-002", ProblemKind.Invalid, new(
        $"The bundle has no part '{word}'. Name one of {known}, the type of an event, or a path in it.", $"证据包中没有“{word}”。请指定以下之一：{known}，或事件类型，或其中的路径。"));

    /// <summary>What somebody named as earlier holds no checkpoint.</summary>
    public static Problem NoCheckpoint(string path) => new("RCT-BUNDLE-003", ProblemKind.Unreadable, new(
        $"{path} holds no signed checkpoint: it must be a checkpoint, or a proof bundle.", $"{path} 中没有已签名的检查点：须为检查点或证据包。"));
}
