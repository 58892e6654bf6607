using System.Security.Cryptography;
using Rectify.Proof.Log;

namespace Rectify.Proof.Tests.Log;

/// <summary>The definitions of RFC 9162 §2.1 word for word: recursive, slow, and the yardstick for the real ones.</summary>
internal static class NaiveTree
{
    public static TreeHash Root(ReadOnlySpan<byte[]> leaves) => leaves.Length switch
    {
        0 => new(SHA256.HashData([])),
        1 => new(SHA256.HashData([0, .. leaves[0]])),
        _ => new(SHA256.HashData([1, .. Root(leaves[..Split(leaves.Length)]).ToArray(), .. Root(leaves[Split(leaves.Length)..]).ToArray()])),
    };

    public static List<TreeHash> Path(int index, ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 1) return [];
        var k = Split(leaves.Length);
        return index < k
            ? [.. Path(index, leaves[..k]), Root(leaves[k..])]
            : [.. Path(index - k, leaves[k..]), Root(leaves[..k])];
    }

    public static List<TreeHash> Consistency(int from, ReadOnlySpan<byte[]> leaves) => from == 0 ? [] : SubProof(from, leaves, true);

    private static List<TreeHash> SubProof(int from, ReadOnlySpan<byte[]> leaves, bool whole)
    {
        if (from == leaves.Length) return whole ? [] : [Root(leaves)];
        var k = Split(leaves.Length);
        return from <= k
            ? [.. SubProof(from, leaves[..k], whole), Root(leaves[k..])]
            : [.. SubProof(from - k, leaves[k..], false), Root(leaves[..k])];
    }

    private static int Split(int count)
    {
        var k = 1;
        while (k * 2 < count) k *= 2;
        return k;
    }
}
