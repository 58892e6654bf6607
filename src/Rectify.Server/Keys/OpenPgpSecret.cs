using Org.BouncyCastle.Bcpg.OpenPgp;
using Rectify.Foundation;

namespace Rectify.Server.Keys;

/// <summary>The organisation's own OpenPGP key, with which the mails of its reports are signed. Its password stands in no log.</summary>
internal sealed class OpenPgpSecret
{
    private OpenPgpSecret(PgpSecretKeyRing ring, PgpSecretKey signs, string password) => (Ring, Signs, Password) = (ring, signs, password);

    /// <summary>All its keys.</summary>
    public PgpSecretKeyRing Ring { get; }

    /// <summary>The one that signs.</summary>
    public PgpSecretKey Signs { get; }

    /// <summary>The password that opens it; empty for none.</summary>
    public string Password { get; }

    /// <summary>Reads a secret key, in letters (ASCII armour) or not, and tries whether the password opens it.</summary>
    public static Result<OpenPgpSecret> Read(byte[] file, string password)
    {
        try
        {
            using var stream = PgpUtilities.GetDecoderStream(new MemoryStream(file));
            foreach (var ring in new PgpSecretKeyRingBundle(stream).GetKeyRings())
            {
                var signs = ring.GetSecretKeys().Where(key => !key.IsPrivateKeyEmpty && OpenPgpKeys.MaySign(key.PublicKey)).OrderBy(key => key.IsMasterKey).FirstOrDefault();
                if (signs is null) continue;
                _ = signs.ExtractPrivateKeyUtf8(password.ToCharArray());
                return new OpenPgpSecret(ring, signs, password);
            }
        }
        catch (Exception broken) when (OpenPgpKeys.IsBroken(broken))
        {
            return OpenPgpProblems.NotAKey;
        }
        return OpenPgpProblems.NotAKey;
    }

    /// <summary>For a log: its fingerprint alone.</summary>
    public override string ToString() => Convert.ToHexString(Ring.GetPublicKey().GetFingerprint());
}

/// <summary>What can be wrong with keys.</summary>
internal static class OpenPgpProblems
{
    public static Problem NotAKey { get; } = new("RCT-SERVER-091", ProblemKind.Invalid, new(
        "The file of openPgpKey is no OpenPGP secret key that can sign, or the password does not open it.", "openPgpKey 文件不是可签名的 OpenPGP 私钥，或密码无法打开。"));
}
