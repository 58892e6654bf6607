using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Rectify.Proof.Log;
using Rectify.Proof.Timestamps;

namespace Rectify.Proof.Bundles;

/// <summary>Tokens of time-stamping authorities against the files that they are over.</summary>
internal static class TimestampChecks
{
    /// <summary>Checks them; true when an authority that counts vouches for the time of a checkpoint, and so of everything under it.</summary>
    public static bool Run(BundleContents contents, IReadOnlyCollection<X509Certificate2> authorities, List<BundleCheck> checks)
    {
        var passed = checks.Where(check => check.Outcome == BundleOutcome.Passed).Select(check => check.Subject).ToHashSet(StringComparer.Ordinal);
        var isTimed = false;
        foreach (var (member, bytes) in contents.Of(BundleRole.Timestamp))
        {
            var check = Check(member.Path, bytes, out var over);
            checks.Add(check);
            isTimed |= check.Outcome == BundleOutcome.Passed && over?.Role == BundleRole.Checkpoint && passed.Contains(over.Path);
        }
        return isTimed;

        BundleCheck Check(string path, ReadOnlyMemory<byte> bytes, out BundleMember? over)
        {
            over = null;
            if (!TimestampToken.TryRead(bytes, out var token)) return Failed(BundleReason.Malformed);
            if (token.Sha256 is not { } hash) return BundleCheck.NotChecked(BundleCheckCode.Timestamp, path, BundleReason.NotSupported);
            over = contents.Manifest.Members.FirstOrDefault(each => each.Role is BundleRole.Submission or BundleRole.Checkpoint && each.Sha256 == hash);
            if (over is null && !IsWithheld(hash)) return Failed(BundleReason.OfOtherBytes);
            var verdict = token.Check(hash, authorities);
            string[] said = [over?.Path ?? hash.ToString(), token.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture), verdict.Authority];
            return verdict.Outcome switch
            {
                TimestampOutcome.Verified => BundleCheck.Passed(BundleCheckCode.Timestamp, path, said),
                TimestampOutcome.AuthorityNotChecked => BundleCheck.NotChecked(BundleCheckCode.Timestamp, path, BundleReason.AuthorityNotChecked, said),
                TimestampOutcome.AuthorityUnknown => Failed(BundleReason.AuthorityUnknown, verdict.Authority),
                _ => Failed(BundleReason.WrongSignature, "a time-stamping authority"),
            };

            BundleCheck Failed(BundleReason reason, params ReadOnlySpan<string> arguments) => BundleCheck.Failed(BundleCheckCode.Timestamp, path, reason, arguments);
        }

        // The bytes may have been left out: what the log names by the hash is as good.
        bool IsWithheld(TreeHash hash) => contents.Manifest.Withheld.Any(withheld => withheld.Role == BundleRole.Submission && withheld.Hash == hash);
    }
}
