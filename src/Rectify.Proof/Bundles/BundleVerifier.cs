using Rectify.Proof.Log;

namespace Rectify.Proof.Bundles;

/// <summary>Says of a proof bundle what it proves, offline. Nothing in a bundle makes it throw.</summary>
public static class BundleVerifier
{
    /// <summary>Checks a bundle.</summary>
    /// <param name="bundle">The file.</param>
    /// <param name="trustedKeys">
    /// Keys that the caller got from elsewhere and trusts. With any, every checkpoint must be signed by one of them; with none, the keys of
    /// the bundle are used and the report says that nobody vouches for them.
    /// </param>
    /// <param name="limits">Bounds on what is read.</param>
    /// <exception cref="IOException">The stream itself cannot be read.</exception>
    public static BundleReport Verify(Stream bundle, IReadOnlyCollection<NoteKey>? trustedKeys = null, BundleLimits? limits = null)
    {
        var checks = new List<BundleCheck>();
        var contents = BundleContents.Read(bundle, limits ?? BundleLimits.Default, checks);
        if (contents is null) return new("", [.. checks]);

        var checkpoints = CheckpointChecks.Run(contents, trustedKeys ?? [], checks);
        EventChecks.Run(contents, checkpoints, checks);
        ContentChecks.Run(contents, checks);
        foreach (var (member, _) in contents.Of(BundleRole.Timestamp))
            checks.Add(BundleCheck.NotChecked(BundleCheckCode.Timestamp, member.Path, BundleReason.NotSupported));

        checks.Add(BundleCheck.NotChecked(BundleCheckCode.Completeness, "", BundleReason.OutsideBundle));
        checks.Add(BundleCheck.NotChecked(BundleCheckCode.Time, "", BundleReason.OutsideBundle));
        checks.Add(BundleCheck.NotChecked(BundleCheckCode.Meaning, "", BundleReason.OutsideBundle));
        return new(BundleCheck.Plain(contents.Manifest.Origin), [.. checks]);
    }
}
