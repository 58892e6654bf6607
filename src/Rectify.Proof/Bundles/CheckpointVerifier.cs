using Rectify.Proof.Log;

namespace Rectify.Proof.Bundles;

/// <summary>Says of a checkpoint alone whose it is. With another one, or with a bundle, it can be compared (<see cref="BundleReading.After"/>).</summary>
public static class CheckpointVerifier
{
    /// <summary>Reads a signed checkpoint; null when the bytes are none.</summary>
    /// <param name="utf8">The note.</param>
    /// <param name="trustedKeys">Keys that the caller got from elsewhere and trusts; without any nobody vouches for it, and it shows nothing.</param>
    public static BundleReading? Read(ReadOnlySpan<byte> utf8, IReadOnlyCollection<NoteKey> trustedKeys)
    {
        if (!SignedNote.TryParse(utf8, out var note, out _) || !Checkpoint.TryParse(note.Text, out var checkpoint)) return null;
        var verification = note.Verify(trustedKeys);
        var checks = new List<BundleCheck>();
        var isGood = verification.Outcome == NoteOutcome.Verified;
        checks.Add(isGood
            ? BundleCheck.Passed(BundleCheckCode.CheckpointSigned, "", [$"{checkpoint.Size}", checkpoint.Root.ToString(), .. verification.Keys.Select(key => key.Name)])
            : BundleCheck.Failed(BundleCheckCode.CheckpointSigned, "", verification.Outcome == NoteOutcome.NoKnownKey ? BundleReason.NoTrustedKey : BundleReason.WrongSignature, checkpoint.Origin));
        foreach (var key in verification.Keys.Where(_ => isGood)) checks.Add(BundleCheck.Passed(BundleCheckCode.KeyTrusted, key.ToString()));
        return new(new(BundleCheck.Plain(checkpoint.Origin), [.. checks]), ShownContents.None, isGood ? LogView.Of(checkpoint) : LogView.Nothing);
    }
}
