using System.Buffers.Binary;
using System.IO.Compression;
using CsCheck;
using Xunit;

namespace Rectify.Scanning.Tests.Archives;

/// <summary>Nothing in an archive makes a scan throw, run for ever or take memory without bound.</summary>
public sealed class HostileArchiveTests
{
    [Fact]
    public void A_nest_of_200_archives_is_opened_as_deep_as_allowed_and_the_rest_is_said()
    {
        var nest = Zips.Jar();
        for (var i = 0; i < 200; i++) nest = Zips.Of(CompressionLevel.NoCompression, ("a.zip", nest));
        var result = MemoryTree.Scan("nest.zip", nest);
        Assert.Empty(result.Components);
        var note = Assert.Single(result.Notes);
        Assert.Equal((NoteCode.EntryTooDeep, "32"), (note.Code, note.Arguments[0]));
        Assert.Equal(33, note.Location.Split("!/").Length - 1);
    }

    [Fact]
    public void A_nest_of_gzip_in_gzip_ends_as_well()
    {
        var nest = Zips.Jar();
        for (var i = 0; i < 200; i++) nest = Zips.Gzip(nest);
        Assert.Equal(NoteCode.EntryTooDeep, Assert.Single(MemoryTree.Scan("nest.gz", nest).Notes).Code);
    }

    [Fact]
    public void An_entry_that_grows_like_a_bomb_is_left_at_the_allowed_ratio()
    {
        var limits = BudgetLimits.Default with { RatioFreeBytes = 1 << 20, Ratio = 100 };
        byte[] bomb = [.. "PK\x03\x04"u8, .. new byte[20 << 20]];
        var result = MemoryTree.Scan("bomb.zip", Zips.Of(CompressionLevel.SmallestSize, ("inner.zip", bomb)), limits);
        Assert.Equal(new Note(NoteCode.RatioTooHigh, "bomb.zip!/inner.zip", "100"), Assert.Single(result.Notes));
        Assert.InRange(result.Statistics.Bytes, 1 << 20, 5 << 20);
    }

    [Fact]
    public void A_gzip_bomb_is_left_at_the_allowed_ratio()
    {
        var limits = BudgetLimits.Default with { RatioFreeBytes = 1 << 20, Ratio = 100 };
        var tar = Zips.Tar(("zeros", new byte[20 << 20]));
        Assert.Equal(NoteCode.RatioTooHigh, MemoryTree.Scan("bomb.tgz", Zips.Gzip(tar), limits).Notes[0].Code);
    }

    [Fact]
    public void Many_small_bombs_in_one_file_are_one_bomb()
    {
        var limits = BudgetLimits.Default with { FileBytes = 4 << 20, Ratio = 2 };
        byte[] layer = [.. "PK\x03\x04"u8, .. new byte[1 << 20]];
        var bombs = Enumerable.Range(0, 50).Select(i => ($"{i}.zip", layer)).ToArray();
        var result = MemoryTree.Scan("42.zip", Zips.Of(bombs), limits);
        Assert.Contains(result.Notes, note => note.Code == NoteCode.RatioTooHigh);
        Assert.InRange(result.Statistics.Bytes, 4 << 20, 16 << 20);
    }

    [Fact]
    public void Entries_that_share_their_bytes_are_not_unpacked()
    {
        var zip = Zips.Of(("a.jar", Zips.Jar("1")), ("b.jar", Zips.Jar("2")), ("c.jar", Zips.Jar("3")));
        // Every line of the directory points at the first entry.
        for (int at = 0, found; (found = zip.AsSpan(at).IndexOf("PK\x01\x02"u8)) >= 0; at += found + 4)
            BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(at + found + 42), 0);
        var result = MemoryTree.Scan("overlap.zip", zip);
        Assert.Contains(new Note(NoteCode.EntriesOverlap, "overlap.zip", "1"), result.Notes);
        Assert.Empty(result.Components);
    }

    [Fact]
    public void More_entries_than_allowed_are_said()
    {
        var zip = Zips.Of([.. Enumerable.Range(0, 100).Select(i => ($"{i}", Array.Empty<byte>()))]);
        Assert.Equal(new Note(NoteCode.TooManyEntries, "a.zip", "50"), Assert.Single(MemoryTree.Scan("a.zip", zip, BudgetLimits.Default with { Entries = 50 }).Notes));
    }

    [Fact]
    public void Notes_beyond_the_limit_are_counted()
    {
        var tree = new MemoryTree();
        for (var i = 0; i < 100; i++) tree.With($"{i:000}", [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0]);
        var result = tree.Scan(BudgetLimits.Default with { Notes = 10 });
        Assert.Equal(11, result.Notes.Count);
        Assert.Equal(new Note(NoteCode.NotesOmitted, "", "90"), result.Notes[^1]);
    }

    [Fact]
    public void A_large_nested_archive_goes_to_a_spool_and_not_into_memory()
    {
        var noise = new byte[4 << 20];
        new Random(7).NextBytes(noise);
        var tree = new MemoryTree().With("a.zip", Zips.Of(("big.jar", Zips.Of((Zips.PomPath, Zips.Pom()), ("noise", noise)))));
        var result = tree.Scan(BudgetLimits.Default with { MemoryBytes = 1 << 20 });
        Assert.Single(result.Components);
        Assert.Equal(1, tree.SpoolsOpened);
        var full = tree.Scan(BudgetLimits.Default with { MemoryBytes = 1 << 20, SpooledBytes = 2 << 20 });
        Assert.Equal(NoteCode.SpoolFull, Assert.Single(full.Notes).Code);
    }

    [Fact]
    public void A_scan_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        var tree = new MemoryTree().With("a.zip", () =>
        {
            source.Cancel();
            return new MemoryStream(Zips.Of(("b.jar", Zips.Jar())));
        });
        Assert.ThrowsAny<OperationCanceledException>(() => Scanner.Scan(tree, BudgetLimits.Default, null, source.Token));
    }

    [Fact]
    public void A_file_that_fails_while_it_is_read_is_a_note()
    {
        var result = new MemoryTree().With("a", () => throw new UnauthorizedAccessException()).With("b", () => throw new IOException()).Scan();
        Assert.Equal([new Note(NoteCode.Unreadable, "a", "denied"), new Note(NoteCode.Unreadable, "b", "io")], result.Notes);
    }

    [Fact]
    public void No_damaged_archive_makes_a_scan_throw()
    {
        var limits = BudgetLimits.Default with { FileBytes = 8 << 20, Ratio = 10 };
        byte[][] seeds =
        [
            Zips.Of(("lib/widget.jar", Zips.Jar()), ("x.class", [1, 2, 3])),
            Zips.Streamed(("widget.jar", Zips.Jar())),
            Zips.Gzip(Zips.Tar(("widget.jar", Zips.Jar()))),
            Zips.Tar((new string('n', 300) + "/widget.jar", Zips.Jar())),
            Convert.FromBase64String(Bzip2Tests.HelloFiftyTimes),
        ];
        Gen.Select(Gen.Int[0, seeds.Length - 1].Select(i => seeds[i]), Gen.Select(Gen.Int[0, int.MaxValue], Gen.Byte).Array[1, 6], Gen.Int[0, 40]).Sample(
            (seed, edits, cut) =>
            {
                var bytes = seed.ToArray();
                foreach (var (at, value) in edits) bytes[at % bytes.Length] = value;
                var result = MemoryTree.Scan("x", bytes[..^Math.Min(cut, bytes.Length - 1)], limits);
                return result.Statistics.Files == 1;
            },
            iter: 1_000,
            threads: 1);
    }
}
