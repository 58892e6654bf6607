using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Rectify.Proof.Log;

/// <summary>
/// The right edge of a tree: the roots of the perfect subtrees that make up its size, widest first (13 leaves: 8 + 4 + 1). This is all
/// that is needed to append and to know the root; 63 hashes at the most, whatever the size.
/// </summary>
public sealed class Frontier
{
    private readonly List<TreeHash> peaks = [];

    /// <summary>Number of leaves.</summary>
    public long Size { get; private set; }

    /// <summary>The tree's root (RFC 9162 §2.1.1).</summary>
    public TreeHash Root()
    {
        if (peaks.Count == 0) return MerkleTree.EmptyRoot;
        var root = peaks[^1];
        for (var i = peaks.Count - 2; i >= 0; i--) root = MerkleTree.HashChildren(peaks[i], root);
        return root;
    }

    /// <summary>Appends a leaf. Every perfect subtree that this completes, the leaf itself first, is added to <paramref name="completed"/>.</summary>
    /// <param name="leaf">The leaf's hash, from <see cref="MerkleTree.HashLeaf"/>.</param>
    /// <param name="completed">Takes the nodes that a store should keep for later proofs.</param>
    public void Append(TreeHash leaf, ICollection<Node>? completed = null)
    {
        var (hash, index) = (leaf, Size);
        completed?.Add(new(new(0, index), hash));
        for (var level = 1; (index & 1) == 1; level++)
        {
            hash = MerkleTree.HashChildren(peaks[^1], hash);
            peaks.RemoveAt(peaks.Count - 1);
            index >>= 1;
            completed?.Add(new(new(level, index), hash));
        }
        peaks.Add(hash);
        Size = checked(Size + 1);
    }

    /// <summary>The nodes that make up the frontier of a tree of that size, widest first: what to read from a store to go on from there.</summary>
    public static IReadOnlyList<NodeId> NodesOf(long size) => Cover(0, size);

    /// <summary>Takes up a tree of that size from its nodes.</summary>
    /// <param name="size">Number of leaves.</param>
    /// <param name="hashes">The hashes of <see cref="NodesOf"/>, in that order.</param>
    public static Frontier From(long size, IEnumerable<TreeHash> hashes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        var frontier = new Frontier { Size = size };
        frontier.peaks.AddRange(hashes);
        if (frontier.peaks.Count != BitOperations.PopCount((ulong)size))
            throw new ArgumentException($"A tree of {size} leaves has {BitOperations.PopCount((ulong)size)} peaks, not {frontier.peaks.Count}.", nameof(hashes));
        return frontier;
    }

    /// <summary>The state in bytes: the size (8, big-endian), then the hashes (32 each).</summary>
    public byte[] Encode()
    {
        var bytes = new byte[8 + peaks.Count * TreeHash.Size];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Size);
        for (var i = 0; i < peaks.Count; i++) peaks[i].CopyTo(bytes.AsSpan(8 + i * TreeHash.Size));
        return bytes;
    }

    /// <summary>Reads <see cref="Encode"/>; false when the bytes are not of that form.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out Frontier? frontier)
    {
        frontier = null;
        if (bytes.Length < 8) return false;
        var size = BinaryPrimitives.ReadInt64BigEndian(bytes);
        if (size < 0 || bytes.Length != 8 + BitOperations.PopCount((ulong)size) * TreeHash.Size) return false;
        frontier = new Frontier { Size = size };
        for (var at = 8; at < bytes.Length; at += TreeHash.Size) frontier.peaks.Add(new(bytes.Slice(at, TreeHash.Size)));
        return true;
    }

    /// <summary>The perfect subtrees that cover the leaves from <paramref name="begin"/> to <paramref name="end"/>, exclusive, left to right,
    /// where begin is a multiple of the widest of them.</summary>
    internal static List<NodeId> Cover(long begin, long end)
    {
        var nodes = new List<NodeId>();
        while (begin < end)
        {
            var level = BitOperations.Log2((ulong)(end - begin));
            nodes.Add(new(level, begin >> level));
            begin += 1L << level;
        }
        return nodes;
    }
}
