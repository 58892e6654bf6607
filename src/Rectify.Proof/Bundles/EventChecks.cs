using System.Globalization;
using Rectify.Proof.Canonical;
using Rectify.Proof.Log;

namespace Rectify.Proof.Bundles;

/// <summary>Every event is a leaf of a signed tree.</summary>
internal static class EventChecks
{
    public static void Run(BundleContents contents, SortedDictionary<long, Checkpoint> checkpoints, List<BundleCheck> checks)
    {
        var events = contents.Of(BundleRole.Event).ToDictionary(e => e.Member.Path, e => e.Bytes, StringComparer.Ordinal);
        var included = new Dictionary<string, InclusionFile>(StringComparer.Ordinal);
        foreach (var (member, bytes) in contents.Of(BundleRole.Inclusion))
        {
            if (Holds(bytes) is { } proof) included[proof.Event] = proof;
            else checks.Add(BundleCheck.Failed(BundleCheckCode.EventIncluded, member.Path, BundleReason.ProofWrong));
        }
        foreach (var (path, bytes) in events)
            checks.Add(
                !CanonicalJson.IsCanonical(bytes.Span) ? BundleCheck.Failed(BundleCheckCode.EventIncluded, path, BundleReason.Malformed)
                : !included.TryGetValue(path, out var proof) ? BundleCheck.Failed(BundleCheckCode.EventIncluded, path, BundleReason.NoProof)
                : BundleCheck.Passed(BundleCheckCode.EventIncluded, path, Decimal(proof.Index), Decimal(proof.Size)));
        if (events.Count == 0) checks.Add(BundleCheck.Failed(BundleCheckCode.EventIncluded, "", BundleReason.NonePresent));

        InclusionFile? Holds(ReadOnlyMemory<byte> bytes) =>
            InclusionFile.TryRead(bytes, out var proof)
            && events.TryGetValue(proof.Event, out var leaf)
            && checkpoints.TryGetValue(proof.Size, out var checkpoint)
            && MerkleTree.VerifyInclusion(proof.Index, proof.Size, MerkleTree.HashLeaf(leaf.Span), proof.Hashes, checkpoint.Root)
                ? proof
                : null;
    }

    private static string Decimal(long number) => number.ToString(CultureInfo.InvariantCulture);
}
