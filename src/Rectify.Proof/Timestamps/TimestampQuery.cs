using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using Rectify.Proof.Log;

namespace Rectify.Proof.Timestamps;

/// <summary>A question to a time-stamping authority (RFC 3161): that these bytes, of which it is told the hash and nothing else, exist now.</summary>
public sealed class TimestampQuery
{
    /// <summary>Bytes of a nonce.</summary>
    public const int NonceSize = 16;

    /// <summary>The media types of a question and of its answer.</summary>
    public const string MediaType = "application/timestamp-query", ReplyMediaType = "application/timestamp-reply";

    private readonly Rfc3161TimestampRequest request;
    private readonly TreeHash hash;

    private TimestampQuery(Rfc3161TimestampRequest request, TreeHash hash) => (this.request, this.hash) = (request, hash);

    /// <summary>The question.</summary>
    /// <param name="sha256">The hash of the bytes.</param>
    /// <param name="nonce"><see cref="NonceSize"/> unpredictable bytes, so that no old answer passes for a new one.</param>
    /// <param name="policy">The policy that the authority is to follow; null for its own choice.</param>
    public static TimestampQuery Of(TreeHash sha256, ReadOnlySpan<byte> nonce, string? policy = null)
    {
        if (nonce.Length != NonceSize) throw new ArgumentException($"A nonce has {NonceSize} bytes.", nameof(nonce));
        byte[] positive = [(byte)(nonce[0] & 0x3f | 0x40), .. nonce[1..]]; // a DER integer of this very length
        return new(Rfc3161TimestampRequest.CreateFromHash(sha256.ToArray(), HashAlgorithmName.SHA256, policy is null ? null : new Oid(policy), positive, requestSignerCertificates: true), sha256);
    }

    /// <summary>Whether a text is an object identifier, which policies are named by.</summary>
    public static bool IsPolicy(string text) =>
        text.Split('.') is { Length: > 1 and < 40 } parts && parts[0] is "0" or "1" or "2" && text.Split('.').All(part => part.Length is > 0 and < 10 && part.All(char.IsAsciiDigit) && (part == "0" || part[0] != '0'));

    /// <summary>The question as it goes out.</summary>
    public byte[] ToBytes() => request.Encode();

    /// <summary>Takes the token from the answer; false when the authority refused, or answered another question.</summary>
    public bool TryRead(ReadOnlyMemory<byte> answer, [NotNullWhen(true)] out TimestampToken? token)
    {
        token = null;
        try
        {
            var bytes = request.ProcessResponse(answer, out _).AsSignedCms().Encode();
            return TimestampToken.TryRead(bytes, out token) && token.Check(hash, []).Outcome == TimestampOutcome.AuthorityNotChecked;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
