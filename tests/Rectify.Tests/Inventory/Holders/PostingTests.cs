using CsCheck;
using Rectify.Inventory.Holders;

namespace Rectify.Tests.Inventory.Holders;

public class PostingTests
{
    private static readonly Gen<Posting> Any = Gen.Select(Gen.Long[1, 20], Gen.UInt[1, 3_000]).Select((version, asset) => new Posting(version, asset));
    private static readonly Gen<List<Posting>> Sets = Any.HashSet[0, 6_000].Select(set => set.Order().ToList());
    private static readonly Gen<List<PostingChange>> Changes =
        Gen.Select(Any, Gen.Bool).Array[0, 600].Select(all => all.DistinctBy(one => one.Item1).Select(one => new PostingChange(one.Item1, one.Item2)).Order().ToList());

    [Fact]
    public void Postings_read_back_as_they_were_written() => Sets.Sample(set => ReadAll(Blocks(set)).SequenceEqual(set), iter: 100);

    [Fact]
    public void The_postings_of_some_versions_are_read_alone() => Gen.Select(Sets, Gen.Long[1, 20].HashSet[0, 5]).Sample((set, versions) =>
    {
        var read = new List<Posting>();
        foreach (var block in Blocks(set)) block.Read(read, versions);
        return read.SequenceEqual(set.Where(posting => versions.Contains(posting.Version)));
    }, iter: 100);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(int.MaxValue - 1, uint.MaxValue)]
    public void Every_version_id_and_asset_number_has_a_place(long version, uint asset)
    {
        var posting = new Posting(version, asset);
        Assert.Equal((version, asset), (posting.Version, posting.Asset));
        Assert.True(Posting.Before(version) < posting.Key && posting.Key < Posting.Before(version + 1));
        Assert.Equal((posting, true), (new PostingChange(posting, true).Posting, new PostingChange(posting, true).Added));
        Assert.Equal((posting, false), (new PostingChange(posting, false).Posting, new PostingChange(posting, false).Added));
        Assert.Equal([posting], ReadAll(Blocks([posting])));
    }

    [Fact]
    public void Blocks_are_full_and_fit_into_a_row_that_postgresql_keeps_in_one_piece()
    {
        var blocks = Blocks([.. Enumerable.Range(1, 100_000).Select(asset => new Posting(7, (uint)(asset * 2)))]);
        Assert.All(blocks.SkipLast(1), block => Assert.InRange(block.Bytes.Length, PostingWriter.Limit, PostingWriter.Limit + 30));
        Assert.InRange(PostingWriter.Limit + 30 + 40, 1, 2_000);
        Assert.InRange(blocks.Count, 1, 60);
    }

    /// <summary>Merged in parts, or again as after a run that was cut off, it comes to the same.</summary>
    [Fact]
    public void A_merge_is_what_adding_and_removing_one_by_one_would_be() => Gen.Select(Sets, Changes, Gen.Int[0, 600]).Sample((set, changes, part) =>
    {
        var expected = set.ToHashSet();
        foreach (var change in changes) if (change.Added) expected.Add(change.Posting); else expected.Remove(change.Posting);
        var blocks = Blocks(set).ToList();
        foreach (var some in new[] { changes[..Math.Min(part, changes.Count)], changes, changes[Math.Min(part, changes.Count)..] }) Merge(blocks, some);
        return ReadAll(blocks).SequenceEqual(expected.Order()) && blocks.Zip(blocks.Skip(1)).All(pair => pair.First.First.Key < pair.Second.First.Key);
    }, iter: 100);

    [Fact]
    public void Blocks_without_a_change_stay_as_they_are()
    {
        var blocks = Blocks([.. Enumerable.Range(1, 10_000).Select(asset => new Posting(7, (uint)(asset * 2)))]);
        var merged = PostingMerge.Of(blocks, [new(new(7, 3), true), new(blocks[2].First, false)]);
        Assert.Equal([blocks[0].First.Key, blocks[2].First.Key], merged.Gone);
        Assert.Equal(2, merged.New.Count(block => blocks[0].First == block.First || blocks[2].First.Key < block.First.Key));
        Assert.Equal(PostingMerge.Of(blocks, []).Gone, []);
    }

    [Fact]
    public void Blocks_stay_full_however_often_a_little_is_merged_into_them()
    {
        var blocks = new List<PostingBlock>();
        for (uint turn = 0; turn < 50; turn++) Merge(blocks, [.. Enumerable.Range(1, 500).Select(asset => new PostingChange(new(asset % 5 + 1, (uint)(asset * 50) - turn), true)).Order()]);
        Assert.Equal(25_000, ReadAll(blocks).Count);
        Assert.InRange(blocks.Average(block => block.Bytes.Length), PostingWriter.Limit / 2, PostingWriter.Limit + 30);
    }

    [Fact]
    public void Damaged_postings_are_said_to_be_damaged() =>
        Assert.Throws<InvalidDataException>(() => new PostingBlock(new(1, 1), [0, 1]).Read([]));

    private static IReadOnlyList<PostingBlock> Blocks(List<Posting> postings)
    {
        var writer = new PostingWriter();
        foreach (var posting in postings) writer.Add(posting);
        writer.Cut();
        return writer.Blocks;
    }

    private static void Merge(List<PostingBlock> blocks, List<PostingChange> changes)
    {
        var merged = PostingMerge.Of(blocks, [.. changes]);
        blocks.RemoveAll(block => merged.Gone.Contains(block.First.Key));
        blocks.AddRange(merged.New);
        blocks.Sort((one, other) => one.First.Key.CompareTo(other.First.Key));
    }

    private static List<Posting> ReadAll(IEnumerable<PostingBlock> blocks)
    {
        var postings = new List<Posting>();
        foreach (var block in blocks) block.Read(postings);
        return postings;
    }
}
