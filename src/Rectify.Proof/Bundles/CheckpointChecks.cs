using System.Text;
using Rectify.Proof.Log;

namespace Rectify.Proof.Bundles;

/// <summary>Signatures on checkpoints, the keys behind them, and that later ones only add to earlier ones.</summary>
internal static class CheckpointChecks
{
    /// <summary>The checkpoints whose signature holds, by size.</summary>
    public static SortedDictionary<long, Checkpoint> Run(BundleContents contents, IReadOnlyCollection<NoteKey> trusted, List<BundleCheck> checks)
    {
        var good = new SortedDictionary<long, Checkpoint>();
        var keys = trusted.Count > 0 ? trusted : Keys(contents, checks);
        var used = new List<NoteKey>();
        foreach (var (member, bytes) in contents.Of(BundleRole.Checkpoint)) checks.Add(Check(member.Path, bytes));
        if (!contents.Of(BundleRole.Checkpoint).Any()) checks.Add(BundleCheck.Failed(BundleCheckCode.CheckpointSigned, "", BundleReason.NonePresent));
        foreach (var key in used)
            checks.Add(trusted.Contains(key)
                ? BundleCheck.Passed(BundleCheckCode.KeyTrusted, key.ToString())
                : BundleCheck.NotChecked(BundleCheckCode.KeyTrusted, key.ToString(), BundleReason.OnlyInBundle));
        Connect(contents, good, checks);
        return good;

        BundleCheck Check(string path, ReadOnlyMemory<byte> bytes)
        {
            if (!SignedNote.TryParse(bytes.Span, out var note, out _) || !Checkpoint.TryParse(note.Text, out var checkpoint)) return Failed(BundleReason.Malformed);
            if (checkpoint.Origin != contents.Manifest.Origin) return Failed(BundleReason.OtherOrigin, checkpoint.Origin);
            var verification = note.Verify(keys);
            if (verification.Outcome == NoteOutcome.NoKnownKey) return Failed(trusted.Count > 0 ? BundleReason.NoTrustedKey : BundleReason.NoKey);
            if (verification.Outcome == NoteOutcome.BadSignature) return Failed(BundleReason.WrongSignature, verification.Keys[0].Name);
            if (!good.TryAdd(checkpoint.Size, checkpoint)) return Failed(BundleReason.Twice);
            used.AddRange(verification.Keys.Except(used));
            return BundleCheck.Passed(
                BundleCheckCode.CheckpointSigned, path, [$"{checkpoint.Size}", checkpoint.Root.ToString(), .. verification.Keys.Select(key => key.Name)]);

            BundleCheck Failed(BundleReason reason, params ReadOnlySpan<string> arguments) =>
                BundleCheck.Failed(BundleCheckCode.CheckpointSigned, path, reason, arguments);
        }
    }

    private static List<NoteKey> Keys(BundleContents contents, List<BundleCheck> checks)
    {
        var keys = new List<NoteKey>();
        foreach (var (member, bytes) in contents.Of(BundleRole.Key))
        {
            var text = Encoding.UTF8.GetString(bytes.Span);
            if (text.EndsWith('\n') && NoteKey.TryParse(text[..^1], out var key)) keys.Add(key);
            else checks.Add(BundleCheck.Failed(BundleCheckCode.KeyForm, member.Path, BundleReason.Malformed));
        }
        return keys;
    }

    /// <summary>Every checkpoint needs a proof from the next smaller one; every proof there is must hold.</summary>
    private static void Connect(BundleContents contents, SortedDictionary<long, Checkpoint> good, List<BundleCheck> checks)
    {
        var proven = new HashSet<(long, long)>();
        foreach (var (member, bytes) in contents.Of(BundleRole.Consistency))
        {
            var holds = ConsistencyFile.TryRead(bytes, out var proof)
                && good.TryGetValue(proof.From, out var from) && good.TryGetValue(proof.To, out var to)
                && MerkleTree.VerifyConsistency(proof.From, proof.To, from.Root, to.Root, proof.Hashes);
            if (proof is null || !holds) checks.Add(BundleCheck.Failed(BundleCheckCode.CheckpointsConsistent, member.Path, BundleReason.ProofWrong));
            else proven.Add((proof.From, proof.To));
        }
        foreach (var pair in good.Keys.Zip(good.Keys.Skip(1)))
            checks.Add(proven.Contains(pair)
                ? BundleCheck.Passed(BundleCheckCode.CheckpointsConsistent, $"{pair.First} → {pair.Second}")
                : BundleCheck.Failed(BundleCheckCode.CheckpointsConsistent, $"{pair.First} → {pair.Second}", BundleReason.NoProof));
    }
}
