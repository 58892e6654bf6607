using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using Rectify.Proof.Log;
using Rectify.Testing;

namespace Rectify.Proof.Tests.Log;

public sealed class MerkleTreeTests
{
    private static readonly string[][] Vectors =
        [.. TextTable.Read(Repository.PathOf("tests", "Rectify.Proof.Tests", "Log", "tree-vectors.txt")).Select(row => row.Text.Split(' '))];

    private static readonly byte[][] Leaves =
        [.. Vectors.Where(v => v[0] == "leaf").Select(v => v[2] == "-" ? [] : Convert.FromHexString(v[2]))];

    private static readonly Gen<byte[][]> SomeLeaves = Gen.Byte.Array[0, 4].Array[1, 70];

    private static TreeHash Hash(string hex) => TreeHash.TryParse(hex, out var hash) ? hash : throw new FormatException(hex);

    private static TreeHash[] Hashes(string list) => list == "-" ? [] : [.. list.Split(',').Select(Hash)];

    private static TreeHash RootAt(long size) => Hash(Vectors.Single(v => v[0] == "root" && v[1] == $"{size}")[2]);

    private static Logbook Book(byte[][] leaves)
    {
        var book = new Logbook();
        foreach (var leaf in leaves) book.Append(leaf);
        return book;
    }

    [Fact]
    public void Leaves_and_nodes_hash_as_in_the_reference_implementation()
    {
        Assert.Equal("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", MerkleTree.HashLeaf([]).ToString());
        Assert.Equal("395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56", MerkleTree.HashLeaf("L123456"u8).ToString());
        Assert.Equal(RootAt(2), MerkleTree.HashChildren(MerkleTree.HashLeaf(Leaves[0]), MerkleTree.HashLeaf(Leaves[1])));
        Assert.Equal(RootAt(0), MerkleTree.EmptyRoot);
    }

    [Fact]
    public void Roots_of_every_size_are_the_published_ones()
    {
        var book = Book(Leaves);
        for (var size = 0; size <= 8; size++)
        {
            Assert.Equal(RootAt(size), book.RootAt(size));
            Assert.Equal(RootAt(size), NaiveTree.Root(Leaves.AsSpan(0, size)));
        }
    }

    [Fact]
    public void Proofs_are_the_published_ones_and_verify()
    {
        var book = Book(Leaves);
        var checkedProofs = 0;
        foreach (var v in Vectors.Where(v => v.Length == 4))
        {
            var (a, b) = (long.Parse(v[1], CultureInfo.InvariantCulture), long.Parse(v[2], CultureInfo.InvariantCulture));
            var expected = Hashes(v[3]);
            if (v[0] == "inclusion")
            {
                Assert.Equal(expected, book.Inclusion(a, b));
                Assert.True(MerkleTree.VerifyInclusion(a, b, MerkleTree.HashLeaf(Leaves[a]), expected, RootAt(b)));
            }
            else
            {
                Assert.Equal(expected, book.Consistency(a, b));
                Assert.True(MerkleTree.VerifyConsistency(a, b, RootAt(a), RootAt(b), expected));
            }
            checkedProofs++;
        }
        Assert.Equal(10, checkedProofs);
    }

    [Fact]
    public void Roots_and_proofs_equal_the_recursive_definition_for_any_leaves() => SomeLeaves.Sample(leaves =>
    {
        var book = Book(leaves);
        var root = NaiveTree.Root(leaves);
        Assert.Equal(root, book.Frontier.Root());
        for (var i = 0; i < leaves.Length; i++)
        {
            Assert.Equal(NaiveTree.Path(i, leaves), book.Inclusion(i, leaves.Length));
            Assert.True(MerkleTree.VerifyInclusion(i, leaves.Length, MerkleTree.HashLeaf(leaves[i]), book.Inclusion(i, leaves.Length), root));
        }
        for (var from = 0; from <= leaves.Length; from++)
        {
            Assert.Equal(NaiveTree.Consistency(from, leaves), book.Consistency(from, leaves.Length));
            Assert.True(MerkleTree.VerifyConsistency(from, leaves.Length, NaiveTree.Root(leaves.AsSpan(0, from)), root, book.Consistency(from, leaves.Length)));
        }
    }, iter: 40);

    [Fact]
    public void A_proof_for_another_place_size_leaf_root_or_with_other_hashes_is_refused()
    {
        var leaves = Enumerable.Range(0, 21).Select(i => new[] { (byte)i }).ToArray();
        var book = Book(leaves);
        var other = MerkleTree.HashLeaf("other"u8);
        for (var size = 1; size <= leaves.Length; size++)
        for (var index = 0; index < size; index++)
        {
            var (leaf, root, proof) = (MerkleTree.HashLeaf(leaves[index]), book.RootAt(size), book.Inclusion(index, size));
            for (var place = -1; place <= size; place++)
                Assert.Equal(place == index, MerkleTree.VerifyInclusion(place, size, leaf, proof, root));
            Assert.False(MerkleTree.VerifyInclusion(index, size, other, proof, root));
            Assert.False(MerkleTree.VerifyInclusion(index, size, leaf, proof, other));
            foreach (var wrong in Corrupted(proof, other)) Assert.False(MerkleTree.VerifyInclusion(index, size, leaf, wrong, root));
        }
    }

    [Fact]
    public void A_consistency_proof_for_other_sizes_or_roots_or_with_other_hashes_is_refused()
    {
        var leaves = Enumerable.Range(0, 21).Select(i => new[] { (byte)i }).ToArray();
        var book = Book(leaves);
        var other = MerkleTree.HashLeaf("other"u8);
        for (var to = 1; to <= leaves.Length; to++)
        for (var from = 0; from <= to; from++)
        {
            var (fromRoot, toRoot, proof) = (book.RootAt(from), book.RootAt(to), book.Consistency(from, to));
            for (var size = -1; size <= to + 1; size++)
                Assert.Equal(size == from, MerkleTree.VerifyConsistency(size, to, fromRoot, toRoot, proof));
            Assert.False(MerkleTree.VerifyConsistency(from, to, other, toRoot, proof));
            if (from > 0) Assert.False(MerkleTree.VerifyConsistency(from, to, fromRoot, other, proof));
            foreach (var wrong in Corrupted(proof, other)) Assert.False(MerkleTree.VerifyConsistency(from, to, fromRoot, toRoot, wrong));
        }
    }

    [Fact]
    public void Absurd_sizes_and_endless_proofs_are_refused()
    {
        var endless = Enumerable.Repeat(MerkleTree.EmptyRoot, 1000).ToArray();
        foreach (var size in (long[])[long.MinValue, -1, 0, 1, 7, long.MaxValue])
        foreach (var other in (long[])[long.MinValue, -1, 0, 1, 7, long.MaxValue])
        {
            Assert.False(MerkleTree.VerifyInclusion(other, size, MerkleTree.EmptyRoot, endless, MerkleTree.EmptyRoot));
            Assert.False(MerkleTree.VerifyConsistency(other, size, MerkleTree.EmptyRoot, MerkleTree.EmptyRoot, endless));
        }
    }

    [Fact]
    public void A_frontier_goes_on_from_its_bytes_or_from_stored_nodes() => SomeLeaves.Select(Gen.Int[0, 70]).Sample((leaves, cut) =>
    {
        var first = leaves[..Math.Min(cut, leaves.Length)];
        var book = Book(first);
        Assert.True(Frontier.TryDecode(book.Frontier.Encode(), out var frontier));
        foreach (var leaf in leaves[first.Length..]) frontier.Append(MerkleTree.HashLeaf(leaf));
        Assert.Equal(NaiveTree.Root(leaves), frontier.Root());
        Assert.Equal(leaves.Length, frontier.Size);
        Assert.Equal(book.Frontier.Encode(), Frontier.From(first.Length, Book(leaves).NodesFor(first.Length)).Encode());
    }, iter: 40);

    [Fact]
    public void Bytes_that_are_no_frontier_are_refused()
    {
        var good = Book(Leaves[..5]).Frontier.Encode();
        Assert.False(Frontier.TryDecode([], out _));
        Assert.False(Frontier.TryDecode(good.AsSpan(..^1), out _));
        Assert.False(Frontier.TryDecode([.. good, 0], out _));
        Assert.False(Frontier.TryDecode([0x80, 0, 0, 0, 0, 0, 0, 0], out _));
        Assert.Throws<ArgumentException>(() => Frontier.From(3, [MerkleTree.EmptyRoot]));
    }

    [Fact]
    public void Hashes_have_one_spelling()
    {
        var text = RootAt(3).ToString();
        Assert.True(TreeHash.TryParse(text, out var hash) && hash == RootAt(3));
        Assert.False(TreeHash.TryParse(text.ToUpperInvariant(), out _));
        Assert.False(TreeHash.TryParse(text[1..], out _));
        Assert.False(TreeHash.TryParse(text[..^1] + "g", out _));
        Assert.False(TreeHash.TryParse(text[..^1] + ":", out _));
        Assert.False(TreeHash.TryParse(null, out _));
        Assert.Throws<ArgumentException>(() => new TreeHash(new byte[31]));
    }

    private static IEnumerable<ImmutableArray<TreeHash>> Corrupted(ImmutableArray<TreeHash> proof, TreeHash other)
    {
        yield return proof.Add(other);
        yield return proof.Insert(0, other);
        if (proof.Length > 0) yield return proof[..^1];
        if (proof.Length > 0) yield return proof[1..];
        for (var i = 0; i < proof.Length; i++) yield return proof.SetItem(i, other);
    }
}
