using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Rectify.Proof.Log;

namespace Rectify.Proof.Timestamps;

/// <summary>What a token is worth.</summary>
public enum TimestampOutcome
{
    /// <summary>The authority, to which a certificate leads that the caller trusts, signed that these bytes existed then.</summary>
    Verified,

    /// <summary>Signed for these bytes; nobody said which authorities count.</summary>
    AuthorityNotChecked,

    /// <summary>Signed for these bytes by somebody to whom no certificate leads that the caller trusts, or that was not valid then.</summary>
    AuthorityUnknown,

    /// <summary>Of other bytes.</summary>
    OtherBytes,

    /// <summary>The signature is wrong, or its certificate is not one for time stamps alone.</summary>
    SignatureWrong,
}

/// <summary>The answer to a check.</summary>
/// <param name="Outcome">What the token is worth.</param>
/// <param name="Authority">The subject of the certificate that signed; empty when none did.</param>
public sealed record TimestampVerdict(TimestampOutcome Outcome, string Authority);

/// <summary>A time-stamp token (RFC 3161): somebody else's signed word that bytes existed at a time. Reading takes whatever a stranger sends.</summary>
public sealed class TimestampToken
{
    /// <summary>The longest token that is read; real ones have a few thousand bytes.</summary>
    public const int MaxBytes = 256 * 1024;

    private const string ForTimeStamping = "1.3.6.1.5.5.7.3.8";
    private const string Sha256Id = "2.16.840.1.101.3.4.2.1";

    private readonly Rfc3161TimestampToken token;

    private TimestampToken(Rfc3161TimestampToken token, byte[] bytes) => (this.token, Bytes) = (token, bytes);

    /// <summary>The token: a signed message (CMS) in DER.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The time that the authority puts its name to.</summary>
    public DateTimeOffset At => token.TokenInfo.Timestamp;

    /// <summary>How far that may be off, as the authority says; null when it says nothing.</summary>
    public TimeSpan? Accuracy => token.TokenInfo.AccuracyInMicroseconds is { } microseconds ? TimeSpan.FromMicroseconds(microseconds) : null;

    /// <summary>The policy that it followed.</summary>
    public string Policy => token.TokenInfo.PolicyId.Value ?? "";

    /// <summary>The hash that it is over; null when that is of another kind than SHA-256.</summary>
    public TreeHash? Sha256 => token.TokenInfo.HashAlgorithmId.Value == Sha256Id && token.TokenInfo.GetMessageHash() is { Length: TreeHash.Size } hash ? new TreeHash(hash.Span) : null;

    /// <summary>Reads a token; false for whatever is none.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> der, [NotNullWhen(true)] out TimestampToken? token)
    {
        token = null;
        try
        {
            if (der.Length > MaxBytes || !Rfc3161TimestampToken.TryDecode(der, out var decoded, out var read) || read != der.Length) return false;
            token = new(decoded, der.ToArray());
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Checks it, offline.</summary>
    /// <param name="sha256">The hash of the bytes that it is to be over.</param>
    /// <param name="authorities">The certificates of authorities whose word counts, roots and what leads to them; with none that stays unchecked.</param>
    public TimestampVerdict Check(TreeHash sha256, IReadOnlyCollection<X509Certificate2> authorities)
    {
        if (Sha256 != sha256) return new(TimestampOutcome.OtherBytes, "");
        try
        {
            // A token carries its certificate; where it does not, it may be among those of the caller.
            var isSigned = token.VerifySignatureForHash(sha256.ToArray(), HashAlgorithmName.SHA256, out var signer)
                || token.VerifySignatureForHash(sha256.ToArray(), HashAlgorithmName.SHA256, out signer, [.. authorities]);
            if (!isSigned || signer is null) return new(TimestampOutcome.SignatureWrong, "");
            // The certificate is the token's own, and is asked for again.
            return new(
                authorities.Count == 0 ? TimestampOutcome.AuthorityNotChecked : LeadsTo(signer, authorities) ? TimestampOutcome.Verified : TimestampOutcome.AuthorityUnknown,
                signer.Subject);
        }
        catch (CryptographicException)
        {
            return new(TimestampOutcome.SignatureWrong, "");
        }
    }

    /// <summary>Whether the certificate led to one that the caller trusts at the time of the stamp: it counts after the certificate has run out. Nobody is asked on a network.</summary>
    private bool LeadsTo(X509Certificate2 signer, IReadOnlyCollection<X509Certificate2> authorities)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        X509Certificate2[] trusted = [.. authorities];
        chain.ChainPolicy.CustomTrustStore.AddRange(trusted);
        chain.ChainPolicy.ExtraStore.AddRange(token.AsSignedCms().Certificates);
        chain.ChainPolicy.ExtraStore.AddRange(trusted);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ForTimeStamping));
        chain.ChainPolicy.VerificationTime = At.UtcDateTime;
        return chain.Build(signer);
    }
}
