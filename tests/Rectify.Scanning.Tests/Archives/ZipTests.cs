using System.IO.Compression;
using System.Text;
using Xunit;

namespace Rectify.Scanning.Tests.Archives;

public sealed class ZipTests
{
    [Theory]
    [InlineData("widget.jar")]
    [InlineData("widget.hpi")]
    [InlineData("widget")]
    [InlineData("widget.txt")]
    public void An_archive_is_recognised_by_its_content_whatever_it_is_called(string name) => AssertWidget(MemoryTree.Scan(name, Zips.Jar()), name);

    [Fact]
    public void A_shell_script_before_the_first_entry_does_not_hide_an_archive()
    {
        byte[] executable = [.. Encoding.ASCII.GetBytes("#!/bin/bash\nexec java -jar $0\n"), .. Zips.Jar()];
        AssertWidget(MemoryTree.Scan("run", executable), "run");
        AssertWidget(MemoryTree.Scan("a.zip", Zips.Of(("bin/run", executable))), "a.zip!/bin/run");
    }

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Optimal)]
    public void Archives_in_archives_are_read_stored_or_deflated(CompressionLevel level)
    {
        var ear = Zips.Of(level, ("web.war", Zips.Of(level, ("WEB-INF/lib/widget.jar", Zips.Jar()))));
        AssertWidget(MemoryTree.Scan("app.ear", ear), "app.ear!/web.war!/WEB-INF/lib/widget.jar");
    }

    [Fact]
    public void Tar_gzip_and_zip_nest_in_any_order()
    {
        var nest = Zips.Gzip(Zips.Tar(("deep/inner.tgz", Zips.Gzip(Zips.Tar(("a.zip", Zips.Of(("b.tar", Zips.Tar(("widget.jar", Zips.Jar()))))))))));
        AssertWidget(MemoryTree.Scan("outer.tgz", nest), "outer.tgz!/deep/inner.tgz!/a.zip!/b.tar!/widget.jar");
    }

    [Fact]
    public void Sizes_that_stand_behind_the_data_do_not_matter() =>
        AssertWidget(MemoryTree.Scan("a.zip", Zips.Streamed(("widget.jar", Zips.Streamed((Zips.PomPath, Zips.Pom()))))), "a.zip!/widget.jar");

    [Fact]
    public void Of_a_truncated_archive_what_stands_before_the_break_is_read()
    {
        var whole = Zips.Of(("widget.jar", Zips.Jar()), ("rest", new byte[100]));
        var result = MemoryTree.Scan("cut.zip", whole[..^120]);
        var component = Assert.Single(result.Components);
        Assert.Equal("cut.zip!/widget.jar", component.Location);
        var note = Assert.Single(result.Notes);
        Assert.Equal(NoteCode.ArchiveTruncated, note.Code);
        Assert.True(result.IsIncomplete);
    }

    [Fact]
    public void A_streamed_archive_without_its_directory_is_read_too()
    {
        var whole = Zips.Streamed(("widget.jar", Zips.Jar()), ("rest", new byte[100]));
        var directory = whole.AsSpan().IndexOf("PK\x01\x02"u8);
        var result = MemoryTree.Scan("cut.zip", whole[..directory]);
        Assert.Equal("cut.zip!/widget.jar", Assert.Single(result.Components).Location);
        Assert.Equal(new Note(NoteCode.ArchiveTruncated, "cut.zip", "2"), Assert.Single(result.Notes));
    }

    [Fact]
    public void A_wrong_checksum_is_noted_and_the_entry_read_all_the_same()
    {
        var jar = Zips.Jar();
        var directory = jar.AsSpan().LastIndexOf("PK\x01\x02"u8);
        jar[directory + 16] ^= 0xFF;
        var result = MemoryTree.Scan("a.jar", jar);
        Assert.Single(result.Components);
        Assert.Equal(new Note(NoteCode.ChecksumWrong, "a.jar!/" + Zips.PomPath), Assert.Single(result.Notes));
    }

    [Fact]
    public void Encrypted_entries_and_unknown_methods_are_counted()
    {
        var jar = Zips.Of(("secret.jar", Zips.Jar()));
        var directory = jar.AsSpan().LastIndexOf("PK\x01\x02"u8);
        var encrypted = jar.ToArray();
        encrypted[directory + 8] |= 1;
        Assert.Equal(new Note(NoteCode.Encrypted, "a.zip", "1", "secret.jar"), Assert.Single(MemoryTree.Scan("a.zip", encrypted).Notes));
        var unknown = jar.ToArray();
        unknown[directory + 10] = 14;
        Assert.Equal(new Note(NoteCode.CompressionNotRead, "a.zip", "LZMA", "1", "secret.jar"), Assert.Single(MemoryTree.Scan("a.zip", unknown).Notes));
    }

    [Fact]
    public void Entries_of_the_same_name_are_all_read()
    {
        var result = MemoryTree.Scan("a.zip", Zips.Of(("x.jar", Zips.Jar("1")), ("x.jar", Zips.Jar("2"))));
        Assert.Equal(["1", "2"], result.Components.Select(c => c.Version));
        Assert.Equal(new Note(NoteCode.DuplicateEntries, "a.zip", "1", "x.jar"), Assert.Single(result.Notes));
    }

    [Theory]
    [InlineData("../../etc/x.jar", "../../etc/x.jar")]
    [InlineData("/etc/x.jar", "/etc/x.jar")]
    [InlineData("..\\x.jar", "..\\x.jar")]
    [InlineData("x\0y.jar", "x\uFFFDy.jar")]
    [InlineData("C:x.jar", "C:x.jar")]
    public void Names_that_lead_out_of_the_archive_are_said_and_are_only_names(string name, string shown)
    {
        var result = MemoryTree.Scan("a.zip", Zips.Of((name, Zips.Jar())));
        Assert.Equal("a.zip!/" + shown, Assert.Single(result.Components).Location);
        Assert.Equal(new Note(NoteCode.NamesUnsafe, "a.zip", "1", shown), Assert.Single(result.Notes));
    }

    [Fact]
    public void A_name_that_is_no_UTF8_is_shown_byte_by_byte()
    {
        var zip = Zips.Replace(Zips.Of(("QQQQ.jar", Zips.Jar())), "QQQQ"u8, [0xC3, 0x28, 0xFF, 0x41]);
        var result = MemoryTree.Scan("a.zip", zip);
        Assert.Equal("a.zip!/\u00C3(\u00FFA.jar", Assert.Single(result.Components).Location);
        Assert.Equal(NoteCode.NamesUnsafe, Assert.Single(result.Notes).Code);
    }

    [Fact]
    public void A_zip64_archive_is_read()
    {
        // 70,000 entries need the wide records.
        var entries = Enumerable.Range(0, 70_000).Select(i => ($"f{i}", Array.Empty<byte>())).Append((Zips.PomPath, Zips.Pom())).ToArray();
        var zip = Zips.Of(entries);
        Assert.True(zip.AsSpan().IndexOf("PK\x06\x06"u8) > 0);
        AssertWidget(MemoryTree.Scan("big.jar", zip), "big.jar");
        byte[] shifted = [.. "#!/bin/sh\n"u8, .. zip];
        AssertWidget(MemoryTree.Scan("big.jar", shifted), "big.jar");
    }

    [Fact]
    public void Formats_that_are_not_read_yet_are_named()
    {
        byte[] xz = [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, 0, 0];
        Assert.Equal(new Note(NoteCode.FormatNotRead, "a", "xz"), Assert.Single(MemoryTree.Scan("a", xz).Notes));
        Assert.Equal(new Note(NoteCode.FormatNotRead, "a.zip!/b", "7z"), Assert.Single(MemoryTree.Scan("a.zip", Zips.Of(("b", [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C, .. new byte[30]]))).Notes));
    }

    [Fact]
    public void A_file_that_is_nothing_known_is_said_when_it_was_named_alone()
    {
        Assert.Equal(new Note(NoteCode.NotRecognised, "notes.txt"), Assert.Single(MemoryTree.Scan("notes.txt", "hello world, this is a text").Notes));
        Assert.Empty(new MemoryTree().With("a.txt", "hello").With("b.txt", "hello").Scan().Notes);
    }

    private static void AssertWidget(ScanResult result, string location)
    {
        Assert.Empty(result.Notes);
        var component = Assert.Single(result.Components);
        Assert.Equal("pkg:maven/org.example/widget@1.2.3", component.Purl?.ToString());
        Assert.Equal(location, component.Location);
    }
}
