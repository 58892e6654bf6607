using System.Globalization;
using Rectify.Proof.Canonical;
using Rectify.Proof.Cosigning;
using Rectify.Proof.Log;

namespace Rectify.Proof.Bundles;

/// <summary>Every event is a leaf of a signed tree, or of the tree of a former log that the first entry of the log after it names.</summary>
internal sealed class EventChecks
{
    private readonly BundleContents contents;
    private readonly Dictionary<string, ReadOnlyMemory<byte>> events;
    private readonly Dictionary<(string? Origin, long Size), Checkpoint> trees;
    private readonly Dictionary<string, InclusionFile> included = new(StringComparer.Ordinal);

    private EventChecks(BundleContents contents, IEnumerable<Checkpoint> checkpoints)
    {
        this.contents = contents;
        events = contents.Of(BundleRole.Event).ToDictionary(e => e.Member.Path, e => e.Bytes, StringComparer.Ordinal);
        trees = checkpoints.ToDictionary(checkpoint => ((string?)null, checkpoint.Size));
    }

    /// <summary>The leaves that stand in the log itself, by index.</summary>
    public IEnumerable<KeyValuePair<long, TreeHash>> Leaves =>
        included.Where(each => each.Value.Origin is null).Select(each => KeyValuePair.Create(each.Value.Index, MerkleTree.HashLeaf(events[each.Key].Span))).DistinctBy(each => each.Key);

    public static EventChecks Run(BundleContents contents, SortedDictionary<long, Checkpoint> checkpoints, List<BundleCheck> checks)
    {
        var check = new EventChecks(contents, checkpoints.Values);
        check.Include(checks);
        foreach (var (path, bytes) in check.events)
            checks.Add(
                !CanonicalJson.IsCanonical(bytes.Span) ? BundleCheck.Failed(BundleCheckCode.EventIncluded, path, BundleReason.Malformed)
                : !check.included.TryGetValue(path, out var proof) ? BundleCheck.Failed(BundleCheckCode.EventIncluded, path, BundleReason.NoProof)
                : BundleCheck.Passed(
                    BundleCheckCode.EventIncluded, path, [Decimal(proof.Index), Decimal(proof.Size), .. proof.Origin is { } former ? (string[])[former] : []]));
        if (check.events.Count == 0) checks.Add(BundleCheck.Failed(BundleCheckCode.EventIncluded, "", BundleReason.NonePresent));
        return check;
    }

    /// <summary>Proofs against signed trees first; the trees of former logs become known, one after the other, with the entries that name them.</summary>
    private void Include(List<BundleCheck> checks)
    {
        var waiting = contents.Of(BundleRole.Inclusion).Select(each => (each.Member.Path, File: InclusionFile.TryRead(each.Bytes, out var file) ? file : null)).ToList();
        while (waiting.RemoveAll(each => each.File is { } file && Holds(file)) > 0)
        {
        }
        foreach (var (path, _) in waiting) checks.Add(BundleCheck.Failed(BundleCheckCode.EventIncluded, path, BundleReason.ProofWrong));
    }

    private bool Holds(InclusionFile proof)
    {
        if (!events.TryGetValue(proof.Event, out var leaf) || !trees.TryGetValue((proof.Origin, proof.Size), out var tree)) return false;
        if (!MerkleTree.VerifyInclusion(proof.Index, proof.Size, MerkleTree.HashLeaf(leaf.Span), proof.Hashes, tree.Root)) return false;
        included[proof.Event] = proof;
        if (proof.Index == 0 && Succeeds(proof, leaf, tree) is { } former) trees.TryAdd((former.Origin, former.Size), former);
        return true;
    }

    private Checkpoint? Succeeds(InclusionFile proof, ReadOnlyMemory<byte> leaf, Checkpoint tree)
    {
        foreach (var (member, payload) in contents.Of(BundleRole.Payload).Where(each => each.Member.Event == proof.Event))
            if (contents.BytesAt(member.Salt) is { } salt
                && new ProvenEntry(leaf, salt, payload, proof.Index, proof.Hashes).Is(Succession.EventType, Succession.EventVersion, tree)
                && Succession.TryRead(payload, out var succession)
                && succession.Key.Name == tree.Origin)
                return succession.Former;
        return null;
    }

    private static string Decimal(long number) => number.ToString(CultureInfo.InvariantCulture);
}
