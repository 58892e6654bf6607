using System.Security.Cryptography;

namespace Rectify.Proof.Log;

/// <summary>
/// What the log holds in place of a payload: SHA-256(salt || payload). Whoever has both can check it; once the salt is erased nobody can
/// find the payload by guessing, and the log still verifies.
/// </summary>
public static class Commitment
{
    /// <summary>Every salt has this many bytes: with a free length, a byte could be moved from the salt to the payload.</summary>
    public const int SaltSize = 32;

    /// <summary>The salted hash.</summary>
    public static TreeHash Of(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> payload)
    {
        if (salt.Length != SaltSize) throw new ArgumentException($"A salt has {SaltSize} bytes, not {salt.Length}.", nameof(salt));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(salt);
        hash.AppendData(payload);
        Span<byte> digest = stackalloc byte[TreeHash.Size];
        hash.GetHashAndReset(digest);
        return new(digest);
    }
}
