using System.Security.Cryptography.X509Certificates;
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
    /// <param name="authorities">
    /// Certificates of time-stamping authorities whose word counts. With any, every time stamp must lead to one of them; with none, the report says that
    /// their authority was not checked.
    /// </param>
    /// <exception cref="IOException">The stream itself cannot be read.</exception>
    public static BundleReport Verify(Stream bundle, IReadOnlyCollection<NoteKey>? trustedKeys = null, BundleLimits? limits = null, IReadOnlyCollection<X509Certificate2>? authorities = null) =>
        Read(bundle, trustedKeys, limits, authorities).Report;

    /// <summary>The same, with what the bundle shows, for whoever goes on to say what it means.</summary>
    public static BundleReading Read(
        Stream bundle, IReadOnlyCollection<NoteKey>? trustedKeys = null, BundleLimits? limits = null, IReadOnlyCollection<X509Certificate2>? authorities = null)
    {
        var checks = new List<BundleCheck>();
        var contents = BundleContents.Read(bundle, limits ?? BundleLimits.Default, checks);
        if (contents is null) return new(new("", [.. checks]), ShownContents.None, LogView.Nothing);

        var checkpoints = CheckpointChecks.Run(contents, trustedKeys ?? [], checks);
        var events = EventChecks.Run(contents, checkpoints, checks);
        ContentChecks.Run(contents, checks);
        var isTimed = TimestampChecks.Run(contents, authorities ?? [], checks);

        checks.Add(BundleCheck.NotChecked(BundleCheckCode.Completeness, "", BundleReason.OutsideBundle));
        if (!isTimed) checks.Add(BundleCheck.NotChecked(BundleCheckCode.Time, "", BundleReason.OutsideBundle));
        checks.Add(BundleCheck.NotChecked(BundleCheckCode.Meaning, "", BundleReason.OutsideBundle));
        return new(new(BundleCheck.Plain(contents.Manifest.Origin), [.. checks]), ShownContents.Of(contents, checks), LogView.Of(contents, checkpoints, events));
    }
}
