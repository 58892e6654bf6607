using System.Collections.Immutable;
using Rectify.Proof.Log;

namespace Rectify.Proof.Bundles;

/// <summary>What somebody was shown of one log: trees that it signed, leaves that it put under them, and that one tree goes on from another.</summary>
/// <param name="Origin">The log.</param>
/// <param name="Checkpoints">The roots that it signed, by size; signatures that do not hold are not in it.</param>
/// <param name="Entries">The hashes of leaves that stand under them, by index.</param>
/// <param name="Proofs">Hashes that are to show that a larger tree goes on from a smaller one.</param>
public sealed record LogView(
    string Origin, ImmutableSortedDictionary<long, TreeHash> Checkpoints, ImmutableSortedDictionary<long, TreeHash> Entries, ImmutableDictionary<(long From, long To), ImmutableArray<TreeHash>> Proofs)
{
    /// <summary>Of a file that shows nothing.</summary>
    public static LogView Nothing { get; } = new("", ImmutableSortedDictionary<long, TreeHash>.Empty, ImmutableSortedDictionary<long, TreeHash>.Empty, ImmutableDictionary<(long, long), ImmutableArray<TreeHash>>.Empty);

    /// <summary>One checkpoint, of which the caller has looked at the signature.</summary>
    public static LogView Of(Checkpoint checkpoint) =>
        Nothing with { Origin = checkpoint.Origin, Checkpoints = ImmutableSortedDictionary<long, TreeHash>.Empty.Add(checkpoint.Size, checkpoint.Root) };

    internal static LogView Of(BundleContents contents, IReadOnlyDictionary<long, Checkpoint> checkpoints, EventChecks events) => new(
        contents.Manifest.Origin,
        checkpoints.ToImmutableSortedDictionary(each => each.Key, each => each.Value.Root),
        events.Leaves.ToImmutableSortedDictionary(),
        contents.Of(BundleRole.Consistency).Select(each => ConsistencyFile.TryRead(each.Bytes, out var file) ? file : null).OfType<ConsistencyFile>()
            .DistinctBy(file => (file.From, file.To)).ToImmutableDictionary(file => (file.From, file.To), file => file.Hashes));
}

/// <summary>
/// Whether two views are of one log: a log that shows one history to one and another to another signs two trees of which neither goes on from the other, and no proof
/// bridges them. That is seen as soon as the two compare what they have, or one of them kept what it had.
/// </summary>
public static class LogComparison
{
    /// <summary>A check for each checkpoint of the earlier view, and for each leaf that both were shown.</summary>
    /// <param name="now">What is shown now.</param>
    /// <param name="earlier">What was shown before, or to somebody else.</param>
    public static IReadOnlyList<BundleCheck> Of(LogView now, LogView earlier)
    {
        if (now.Origin != earlier.Origin) return [BundleCheck.NotChecked(BundleCheckCode.EarlierKept, earlier.Origin, BundleReason.OtherOrigin, earlier.Origin)];
        var checks = new List<BundleCheck>();
        foreach (var (size, root) in earlier.Checkpoints) checks.Add(Compare(size, root));
        foreach (var (index, leaf) in earlier.Entries)
            if (now.Entries.TryGetValue(index, out var present) && present != leaf)
                checks.Add(BundleCheck.Failed(BundleCheckCode.EarlierKept, $"{index}", BundleReason.Rewritten, leaf.ToString(), present.ToString()));
        return checks;

        BundleCheck Compare(long size, TreeHash root)
        {
            if (now.Checkpoints.TryGetValue(size, out var same))
                return same == root ? Passed(size) : BundleCheck.Failed(BundleCheckCode.EarlierKept, $"{size}", BundleReason.Forked, root.ToString(), same.ToString());
            // A proof from either side will do: it holds for the roots or it does not.
            foreach (var (other, present) in now.Checkpoints.Reverse())
            {
                var (from, to) = other > size ? (size, other) : (other, size);
                if (!now.Proofs.TryGetValue((from, to), out var proof) && !earlier.Proofs.TryGetValue((from, to), out proof)) continue;
                return MerkleTree.VerifyConsistency(from, to, other > size ? root : present, other > size ? present : root, proof)
                    ? Passed(other)
                    : BundleCheck.Failed(BundleCheckCode.EarlierKept, $"{size}", BundleReason.Forked, root.ToString(), present.ToString());
            }
            return BundleCheck.NotChecked(BundleCheckCode.EarlierKept, $"{size}", BundleReason.NoProof);

            BundleCheck Passed(long with) => BundleCheck.Passed(BundleCheckCode.EarlierKept, $"{size}", $"{with}");
        }
    }
}
