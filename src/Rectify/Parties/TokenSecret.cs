using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Rectify.Parties;

/// <summary>
/// The secret of a token: <c>rectify_</c> and 256 random bits in base64url, so that scanners for leaked secrets know it. With so many bits one
/// SHA-256 is enough of a hash; nobody can try them all.
/// </summary>
public static class TokenSecret
{
    private const string Prefix = "rectify_";
    private const int Size = 32;

    /// <summary>A new secret from random bytes.</summary>
    internal static string Make(Action<Span<byte>> fill)
    {
        Span<byte> bytes = stackalloc byte[Size];
        fill(bytes);
        return Prefix + Base64Url.EncodeToString(bytes);
    }

    /// <summary>What the store knows it by, 32 bytes; null for what has not the form of a secret.</summary>
    public static byte[]? HashOf(string secret) =>
        secret.StartsWith(Prefix, StringComparison.Ordinal) && secret.Length == Prefix.Length + Base64Url.GetEncodedLength(Size)
            ? SHA256.HashData(Encoding.UTF8.GetBytes(secret))
            : null;
}
