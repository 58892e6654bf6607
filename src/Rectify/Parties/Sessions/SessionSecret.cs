using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Rectify.Parties.Sessions;

/// <summary>The secret of a session, which its cookie holds: 256 random bits in base64url. With so many bits one SHA-256 is enough of a hash.</summary>
public static class SessionSecret
{
    private const int Size = 32;

    /// <summary>A new secret from random bytes.</summary>
    internal static string Make(Action<Span<byte>> fill)
    {
        Span<byte> bytes = stackalloc byte[Size];
        fill(bytes);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>What the store knows it by, 32 bytes; null for what has not the form of a secret.</summary>
    public static byte[]? HashOf(string secret) =>
        secret.Length == Base64Url.GetEncodedLength(Size) ? SHA256.HashData(Encoding.UTF8.GetBytes(secret)) : null;
}
