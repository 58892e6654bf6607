using System.Collections.Immutable;
using System.Numerics;

namespace Rectify.Proof.Log;

/// <summary>
/// A proof in two steps, so that a store answers with one query and the tree knows nothing of stores: <see cref="Nodes"/> says which
/// hashes are needed, <see cref="Assemble"/> turns them into the proof. At most about 2 × 63 nodes.
/// </summary>
public sealed class ProofPlan
{
    private readonly List<int> counts = [];
    private readonly List<NodeId> nodes = [];

    private ProofPlan(IEnumerable<(long Begin, long End)> ranges)
    {
        foreach (var (begin, end) in ranges)
        {
            var cover = Frontier.Cover(begin, end);
            counts.Add(cover.Count);
            nodes.AddRange(cover);
        }
    }

    /// <summary>The perfect subtrees whose hashes the proof is made of.</summary>
    public IReadOnlyList<NodeId> Nodes => nodes;

    /// <summary>That a leaf stands in a tree (RFC 9162 §2.1.3.1).</summary>
    /// <param name="index">The leaf's position, from 0.</param>
    /// <param name="size">Number of leaves in the tree.</param>
    public static ProofPlan Inclusion(long index, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var siblings = new Stack<(long Begin, long End)>();
        var (begin, end) = (0L, size);
        while (end - begin > 1)
        {
            var middle = begin + WidestBelow(end - begin);
            siblings.Push(index < middle ? (middle, end) : (begin, middle));
            (begin, end) = index < middle ? (begin, middle) : (middle, end);
        }
        return new(siblings);
    }

    /// <summary>That a tree is the beginning of a larger one (RFC 9162 §2.1.4.1).</summary>
    /// <param name="fromSize">Leaves in the smaller tree; 0 needs no proof.</param>
    /// <param name="toSize">Leaves in the larger tree.</param>
    public static ProofPlan Consistency(long fromSize, long toSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fromSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fromSize, toSize);
        if (fromSize == 0) return new([]);
        var parts = new Stack<(long Begin, long End)>();
        var (begin, end) = (0L, toSize);
        while (fromSize != end)
        {
            var middle = begin + WidestBelow(end - begin);
            parts.Push(fromSize <= middle ? (middle, end) : (begin, middle));
            (begin, end) = fromSize <= middle ? (begin, middle) : (middle, end);
        }
        if (begin > 0) parts.Push((begin, end)); // otherwise the part is the smaller tree itself, whose root the verifier has
        return new(parts);
    }

    /// <summary>The proof.</summary>
    /// <param name="hashes">The hashes of <see cref="Nodes"/>, in that order.</param>
    public ImmutableArray<TreeHash> Assemble(IReadOnlyList<TreeHash> hashes)
    {
        if (hashes.Count != nodes.Count) throw new ArgumentException($"{nodes.Count} hashes are needed, {hashes.Count} were given.", nameof(hashes));
        var proof = ImmutableArray.CreateBuilder<TreeHash>(counts.Count);
        var end = 0;
        foreach (var count in counts)
        {
            end += count;
            var hash = hashes[end - 1];
            for (var i = end - 2; i >= end - count; i--) hash = MerkleTree.HashChildren(hashes[i], hash);
            proof.Add(hash);
        }
        return proof.MoveToImmutable();
    }

    /// <summary>The largest power of two below <paramref name="count"/>, which is at least 2.</summary>
    private static long WidestBelow(long count) => 1L << BitOperations.Log2((ulong)(count - 1));
}
