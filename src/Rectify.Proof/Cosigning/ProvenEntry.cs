using System.Collections.Immutable;
using System.Text.Json;
using Rectify.Proof.Canonical;
using Rectify.Proof.Log;

namespace Rectify.Proof.Cosigning;

/// <summary>An event of a log with its payload and the proof that it stands there: all that a stranger needs to believe it.</summary>
/// <param name="Leaf">The event's exact bytes: canonical JSON with, among others, <c>type</c>, <c>version</c> and <c>payloadHash</c>.</param>
/// <param name="Salt">The payload's salt, 32 bytes.</param>
/// <param name="Payload">The payload's exact bytes.</param>
/// <param name="Index">The leaf's position, from 0.</param>
/// <param name="Proof">The sibling hashes from the leaf upwards, in the tree of the checkpoint that is shown with it.</param>
public sealed record ProvenEntry(ReadOnlyMemory<byte> Leaf, ReadOnlyMemory<byte> Salt, ReadOnlyMemory<byte> Payload, long Index, ImmutableArray<TreeHash> Proof)
{
    private static readonly CanonicalLimits Limits = new(MaxBytes: 64 * 1024, MaxDepth: 8);

    /// <summary>Whether the event stands in the tree of the checkpoint, is of this type and version, and the payload is the one that it commits to.</summary>
    internal bool Is(string type, int version, Checkpoint checkpoint)
    {
        if (Salt.Length != Commitment.SaltSize || !CanonicalJson.IsCanonical(Leaf.Span, Limits) || !CanonicalJson.IsCanonical(Payload.Span, Limits)) return false;
        using var leaf = JsonDocument.Parse(Leaf);
        return leaf.RootElement.ValueKind == JsonValueKind.Object
            && StrictJson.Text(leaf.RootElement, "type") == type
            && StrictJson.Number(leaf.RootElement, "version") == version
            && StrictJson.Text(leaf.RootElement, "payloadHash") == Commitment.Of(Salt.Span, Payload.Span).ToString()
            && MerkleTree.VerifyInclusion(Index, checkpoint.Size, MerkleTree.HashLeaf(Leaf.Span), Proof, checkpoint.Root);
    }
}
