using Rectify.Foundation;

namespace Rectify.Parties;

/// <summary>Expected failures of enrolled keys.</summary>
internal static class EnrolledKeyProblems
{
    public static Problem NotAKey { get; } = new("RCT-KEY-001", ProblemKind.Invalid, new("This is not an Ed25519 public key of 32 bytes.", "这不是 32 字节的 Ed25519 公钥。"));

    public static Problem Taken { get; } = new("RCT-KEY-002", ProblemKind.Conflict, new("This key is or was enrolled already. A key belongs to one person and is enrolled once.", "该密钥已登记或曾经登记。每个密钥只属于一个人，且只能登记一次。"));

    public static Problem NotFound(EnrolledKeyId id) => new("RCT-KEY-003", ProblemKind.NotFound, new($"There is no enrolled key {id}.", $"不存在已登记的密钥 {id}。"));

    public static Problem Revoked { get; } = new("RCT-KEY-004", ProblemKind.Conflict, new("The key was revoked already.", "该密钥已被吊销。"));
}
