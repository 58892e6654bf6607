using System.Numerics;
using System.Security.Cryptography;

namespace Rectify.Proof.Log;

/// <summary>
/// The Merkle tree of RFC 6962 §2.1 and RFC 9162 §2.1 over SHA-256: hashing, and the verification of proofs. Verification takes whatever a
/// stranger sends and answers with yes or no. <see cref="Frontier"/> appends, <see cref="ProofPlan"/> builds proofs.
/// </summary>
public static class MerkleTree
{
    /// <summary>The root of a tree without leaves: SHA-256 of nothing.</summary>
    public static TreeHash EmptyRoot { get; } = new(SHA256.HashData([]));

    /// <summary>SHA-256(0x00 || leaf).</summary>
    public static TreeHash HashLeaf(ReadOnlySpan<byte> leaf)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([0]);
        hash.AppendData(leaf);
        Span<byte> digest = stackalloc byte[TreeHash.Size];
        hash.GetHashAndReset(digest);
        return new(digest);
    }

    /// <summary>SHA-256(0x01 || left || right).</summary>
    public static TreeHash HashChildren(TreeHash left, TreeHash right)
    {
        Span<byte> data = stackalloc byte[1 + 2 * TreeHash.Size];
        data[0] = 1;
        left.CopyTo(data[1..]);
        right.CopyTo(data[(1 + TreeHash.Size)..]);
        Span<byte> digest = stackalloc byte[TreeHash.Size];
        SHA256.HashData(data, digest);
        return new(digest);
    }

    /// <summary>Whether the leaf stands at <paramref name="index"/> in the tree of that size and root (RFC 9162 §2.1.3.2).</summary>
    /// <param name="index">The leaf's position, from 0.</param>
    /// <param name="size">Number of leaves in the tree.</param>
    /// <param name="leaf">The leaf's hash, from <see cref="HashLeaf"/>.</param>
    /// <param name="proof">The sibling hashes from the leaf upwards.</param>
    /// <param name="root">The tree's root.</param>
    public static bool VerifyInclusion(long index, long size, TreeHash leaf, IReadOnlyList<TreeHash> proof, TreeHash root)
    {
        if (index < 0 || index >= size) return false;
        var (node, last, hash) = (index, size - 1, leaf);
        foreach (var sibling in proof)
        {
            if (last == 0) return false;
            if ((node & 1) == 1 || node == last)
            {
                hash = HashChildren(sibling, hash);
                var up = BitOperations.TrailingZeroCount(node); // a node at the right edge has no sibling until it is a right child
                (node, last) = (node >> up, last >> up);
            }
            else
            {
                hash = HashChildren(hash, sibling);
            }
            (node, last) = (node >> 1, last >> 1);
        }
        return last == 0 && hash == root;
    }

    /// <summary>Whether the larger tree only added leaves to the smaller one (RFC 9162 §2.1.4.2). The empty tree is a beginning of every tree.</summary>
    /// <param name="fromSize">Leaves in the smaller tree.</param>
    /// <param name="toSize">Leaves in the larger tree.</param>
    /// <param name="fromRoot">Root of the smaller tree.</param>
    /// <param name="toRoot">Root of the larger tree.</param>
    /// <param name="proof">The hashes, lowest first; none when the sizes are equal or the smaller tree is empty.</param>
    public static bool VerifyConsistency(long fromSize, long toSize, TreeHash fromRoot, TreeHash toRoot, IReadOnlyList<TreeHash> proof)
    {
        if (fromSize < 0 || fromSize > toSize) return false;
        if (fromSize == 0) return proof.Count == 0 && fromRoot == EmptyRoot && (toSize > 0 || toRoot == EmptyRoot);
        if (fromSize == toSize) return proof.Count == 0 && fromRoot == toRoot;
        if (proof.Count == 0) return false;

        var up = BitOperations.TrailingZeroCount(fromSize);
        var (node, last) = ((fromSize - 1) >> up, (toSize - 1) >> up);
        // A smaller tree that is perfect is its own first hash, and the proof leaves it out.
        var (used, seed) = node == 0 ? (0, fromRoot) : (1, proof[0]);
        var (from, to) = (seed, seed);
        for (; used < proof.Count; used++)
        {
            if (last == 0) return false;
            var sibling = proof[used];
            if ((node & 1) == 1 || node == last)
            {
                (from, to) = (HashChildren(sibling, from), HashChildren(sibling, to));
                up = BitOperations.TrailingZeroCount(node);
                (node, last) = (node >> up, last >> up);
            }
            else
            {
                to = HashChildren(to, sibling);
            }
            (node, last) = (node >> 1, last >> 1);
        }
        return last == 0 && from == fromRoot && to == toRoot;
    }
}
