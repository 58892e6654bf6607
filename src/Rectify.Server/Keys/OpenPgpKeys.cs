using Org.BouncyCastle.Bcpg;
using Org.BouncyCastle.Bcpg.OpenPgp;

namespace Rectify.Server.Keys;

/// <summary>Which OpenPGP keys may be used, and for what (RFC 9580): none that has run out, was revoked, or that its own master key does not vouch for.</summary>
internal static class OpenPgpKeys
{
    private const int MayEncrypt = PgpKeyFlags.CanEncryptCommunications | PgpKeyFlags.CanEncryptStorage;

    /// <summary>The key to encrypt to of what somebody publishes; null when there is none that may be used.</summary>
    /// <param name="published">Their public key, in letters.</param>
    /// <param name="now">Keys run out.</param>
    public static PgpPublicKey? EncryptionKeyOf(string published, DateTimeOffset now)
    {
        try
        {
            using var stream = PgpUtilities.GetDecoderStream(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(published.Trim())));
            return new PgpPublicKeyRingBundle(stream).GetKeyRings().Select(ring => EncryptionKeyOf(ring, now)).FirstOrDefault(key => key is not null);
        }
        catch (Exception broken) when (IsBroken(broken))
        {
            return null;
        }
    }

    /// <summary>The key to encrypt to of a ring: its newest subkey for that, otherwise the master key when that may.</summary>
    public static PgpPublicKey? EncryptionKeyOf(PgpPublicKeyRing ring, DateTimeOffset now)
    {
        var master = ring.GetPublicKey();
        if (!IsGood(master, now)) return null;
        return ring.GetPublicKeys().Where(key => !key.IsMasterKey && key.IsEncryptionKey && IsGood(key, now) && IsVouchedFor(master, key, MayEncrypt)).MaxBy(key => key.CreationTime)
            ?? (master.IsEncryptionKey && Allows(OwnWord(master), MayEncrypt) ? master : null);
    }

    /// <summary>Whether a key of ours signs.</summary>
    public static bool MaySign(PgpPublicKey key) =>
        key.Algorithm is PublicKeyAlgorithmTag.RsaGeneral or PublicKeyAlgorithmTag.RsaSign or PublicKeyAlgorithmTag.Dsa or PublicKeyAlgorithmTag.ECDsa
            or PublicKeyAlgorithmTag.EdDsa_Legacy or PublicKeyAlgorithmTag.Ed25519
        && !key.HasRevocation() && Allows(key.IsMasterKey ? OwnWord(key) : Bindings(key).FirstOrDefault(), PgpKeyFlags.CanSign);

    /// <summary>What a reader throws at what is no key.</summary>
    public static bool IsBroken(Exception failure) =>
        failure is PgpException or IOException or FormatException or ArgumentException or InvalidOperationException or NotSupportedException or InvalidCastException or IndexOutOfRangeException;

    private static bool IsGood(PgpPublicKey key, DateTimeOffset now)
    {
        var (made, lasts) = (new DateTimeOffset(DateTime.SpecifyKind(key.CreationTime, DateTimeKind.Utc)), key.GetValidSeconds());
        return !key.HasRevocation() && made <= now && (lasts == 0 || made.AddSeconds(lasts) > now);
    }

    private static bool IsVouchedFor(PgpPublicKey master, PgpPublicKey key, int use) => Bindings(key).Any(word =>
    {
        word.InitVerify(master);
        return word.VerifyCertification(master, key) && Allows(word, use);
    });

    private static IEnumerable<PgpSignature> Bindings(PgpPublicKey key) => key.GetSignaturesOfType(PgpSignature.SubkeyBinding).OrderByDescending(word => word.CreationTime);

    /// <summary>What a master key says of itself.</summary>
    private static PgpSignature? OwnWord(PgpPublicKey master) =>
        master.GetSignatures().Where(word => word.IsCertification() && word.KeyId == master.KeyId).MaxBy(word => word.CreationTime);

    private static int? FlagsOf(PgpSignature? word) => word?.GetHashedSubPackets() is { } said && said.HasSubpacket(SignatureSubpacketTag.KeyFlags) ? said.GetKeyFlags() : null;

    /// <summary>Whether a word allows a use; one that says nothing of uses allows what the algorithm can.</summary>
    private static bool Allows(PgpSignature? word, int use) => FlagsOf(word) is not { } flags || (flags & use) != 0;
}
