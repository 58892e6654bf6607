using Rectify.Foundation;

namespace Rectify.Server.Keys;

/// <summary>Expected failures of keys on tokens.</summary>
internal static class TokenProblems
{
    public static Problem Unreadable(string place, string reason) => new("RCT-SERVER-046", ProblemKind.Unreadable, new(
        $"The token of the key cannot be used ({place}): {reason}", $"无法使用密钥所在的令牌（{place}）：{reason}"));

    public static Problem NoKey(string place) => new("RCT-SERVER-047", ProblemKind.Unreadable, new(
        $"There is no Ed25519 key pair at {place}, and the program makes none there: an administrator does (docs/keys.md).",
        $"{place} 处没有 Ed25519 密钥对，程序也不在该处生成：请由管理员生成（见 docs/keys.md）。"));

    public static Problem NotEd25519(string place) => new("RCT-SERVER-048", ProblemKind.Unreadable, new($"The key at {place} is no Ed25519 key.", $"{place} 处的密钥不是 Ed25519 密钥。"));

    public static Problem CannotSign(string place) => new("RCT-SERVER-049", ProblemKind.Unreadable, new(
        $"The token of {place} does not sign with Ed25519 (mechanism CKM_EDDSA of PKCS#11 3.0), or holds only the public half.",
        $"{place} 的令牌不支持 Ed25519 签名（PKCS#11 3.0 的 CKM_EDDSA 机制），或仅有公钥。"));
}
