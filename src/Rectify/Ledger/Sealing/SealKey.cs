using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Rectify.Foundation;

namespace Rectify.Ledger.Sealing;

/// <summary>
/// Seals the secrets that a store must give back, unlike those of which it keeps only a hash: AES-256-GCM, with what the secret is for as
/// associated data, so that one is never taken for another. What is sealed begins with the id of its key.
/// </summary>
public sealed class SealKey : IDisposable
{
    private const string Prefix = "rectify-seal-1:";
    private const int KeySize = 32;
    private const int IdSize = 16;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    private readonly byte[] key;
    private readonly byte[] id;
    private readonly AesGcm cipher;

    private SealKey(byte[] key)
    {
        this.key = key;
        id = SHA256.HashData(key)[..IdSize];
        cipher = new AesGcm(key, TagSize);
    }

    /// <summary>What tells it from others: the first half of its SHA-256, in hexadecimal.</summary>
    public string Id => Convert.ToHexStringLower(id);

    /// <summary>A new key.</summary>
    public static SealKey Make(IRandomSource random)
    {
        var key = new byte[KeySize];
        random.Fill(key);
        return new SealKey(key);
    }

    /// <summary>Reads a key as <see cref="Encode"/> writes it; null for anything else.</summary>
    public static SealKey? Read(string text) =>
        text.StartsWith(Prefix, StringComparison.Ordinal) && TryDecode(text[Prefix.Length..], out var key) ? new SealKey(key) : null;

    /// <summary>One line of text.</summary>
    public string Encode() => Prefix + Base64Url.EncodeToString(key);

    /// <summary>Seals a text for a purpose.</summary>
    public byte[] Seal(string purpose, string secret)
    {
        var plain = Encoding.UTF8.GetBytes(secret);
        var result = new byte[IdSize + NonceSize + plain.Length + TagSize];
        id.CopyTo(result, 0);
        var nonce = result.AsSpan(IdSize, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        cipher.Encrypt(nonce, plain, result.AsSpan(IdSize + NonceSize, plain.Length), result.AsSpan(^TagSize..), Encoding.UTF8.GetBytes(purpose));
        return result;
    }

    /// <summary>The text that was sealed for this purpose; null when this key did not seal it, or not for this, or it was touched.</summary>
    public string? Open(string purpose, ReadOnlySpan<byte> sealedText)
    {
        if (sealedText.Length < IdSize + NonceSize + TagSize || !sealedText[..IdSize].SequenceEqual(id)) return null;
        var text = sealedText[(IdSize + NonceSize)..^TagSize];
        var plain = new byte[text.Length];
        try
        {
            cipher.Decrypt(sealedText.Slice(IdSize, NonceSize), text, sealedText[^TagSize..], plain, Encoding.UTF8.GetBytes(purpose));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
        return Encoding.UTF8.GetString(plain);
    }

    /// <summary>The id of the key that sealed this; empty when it is too short to be anything sealed.</summary>
    internal static string IdOf(ReadOnlySpan<byte> sealedText) => sealedText.Length < IdSize ? "" : Convert.ToHexStringLower(sealedText[..IdSize]);

    /// <inheritdoc />
    public void Dispose()
    {
        cipher.Dispose();
        CryptographicOperations.ZeroMemory(key);
    }

    private static bool TryDecode(string text, out byte[] key)
    {
        key = new byte[KeySize];
        return text.Length == Base64Url.GetEncodedLength(KeySize) && Base64Url.TryDecodeFromChars(text, key, out var written) && written == KeySize;
    }
}
