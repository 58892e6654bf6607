using Rectify.Foundation;

namespace Rectify.Ledger.Timestamps;

/// <summary>Why there is no time stamp.</summary>
public static class TimestampProblems
{
    internal static Problem Unanswered(string authority, string reason) => new("RCT-TSA-001", ProblemKind.Unavailable, new(
        $"The time-stamping authority {authority} did not answer: {reason}.", $"时间戳机构 {authority} 没有应答：{reason}。"));

    internal static Problem NotGranted(string authority) => new("RCT-TSA-002", ProblemKind.Unavailable, new(
        $"The time-stamping authority {authority} refused, or gave no token for what it was asked.", $"时间戳机构 {authority} 拒绝签发，或所给内容不是所请求的时间戳。"));

    internal static Problem ByAnother(string authority, string signer) => new("RCT-TSA-003", ProblemKind.Unavailable, new(
        $"What {authority} gave is signed by {signer}, to whom none of the certificates leads that are trusted here.", $"{authority} 所给的时间戳由 {signer} 签署，此处信任的证书均不能认证该签署者。"));

    /// <summary>The file of certificates that somebody named holds none.</summary>
    public static Problem NoCertificates(string path) => new("RCT-TSA-004", ProblemKind.Unreadable, new($"{path} holds no certificate in PEM form.", $"{path} 中没有 PEM 格式的证书。"));

    /// <summary>What somebody named as a policy is none.</summary>
    public static Problem NotAPolicy(string text) => new("RCT-TSA-005", ProblemKind.Invalid, new(
        $"'{text}' is no object identifier, by which a policy is named: 1.2.3.4 for example.", $"“{text}”不是策略所用的对象标识符，例如 1.2.3.4。"));
}
