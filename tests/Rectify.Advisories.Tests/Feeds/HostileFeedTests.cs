using System.Text;
using Rectify.Advisories.Database;
using Rectify.Advisories.Feeds;
using Rectify.Advisories.Tests.Database;

namespace Rectify.Advisories.Tests.Feeds;

/// <summary>Each bad file gives its note; the good record beside it is imported all the same.</summary>
public sealed class HostileFeedTests : IDisposable
{
    private static readonly FeedLimits Tight = FeedLimits.Default with { RecordBytes = 100_000, CatalogueBytes = 200_000, FileBytes = 1_000_000, InflatedBytes = 500_000, ArchiveEntries = 50 };

    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string, byte[], ImportNoteCode> BadFiles()
    {
        var whole = ImportTests.Zip(("a.json", Osv.Record("T-1", Osv.Affected("npm", "p", "introduced 0"))));
        var damaged = (byte[])whole.Clone();
        for (var i = 40; i < 60; i++) damaged[i] ^= 0x5A;
        return new TheoryData<string, byte[], ImportNoteCode>
        {
            { "a truncated zip", whole[..(whole.Length / 2)], ImportNoteCode.ArchiveBroken },
            { "a zip with a damaged entry", damaged, ImportNoteCode.RecordBroken },
            { "a zip with nothing of ours", ImportTests.Zip(("readme.txt", "hello")), ImportNoteCode.NotAFeed },
            { "a zip with too many entries", ImportTests.Zip([.. Enumerable.Range(0, 60).Select(i => ($"{i}.json", "{}"))]), ImportNoteCode.TooManyEntries },
            { "a zip bomb of one entry", ImportTests.Zip(("a.json", new string(' ', 5_000_000))), ImportNoteCode.RecordTooLarge },
            { "a zip bomb of many entries", ImportTests.Zip([.. Enumerable.Range(0, 20).Select(i => ($"{i}.json", Osv.Record($"T-{i}") + new string(' ', 90_000)))]), ImportNoteCode.InflatesTooMuch },
            { "a gzip bomb", ImportTests.Gzip("#model_version:v1,score_date:2025-01-01\ncve,epss,percentile\n" + new string('x', 5_000_000)), ImportNoteCode.InflatesTooMuch },
            { "a truncated gzip", ImportTests.Gzip("#model_version:v1,score_date:2025-01-01\ncve,epss,percentile\n" + string.Concat(Enumerable.Range(1000, 5000).Select(i => $"CVE-2024-{i},0.{i},0.{9999 - i % 7}\n")))[..4000], ImportNoteCode.ArchiveBroken },
            { "a file over the limit", new byte[1_000_001], ImportNoteCode.FileTooLarge },
            { "a JSON over the limit", Encoding.UTF8.GetBytes("{\"id\":\"" + new string('x', 300_000) + "\"}"), ImportNoteCode.RecordTooLarge },
            { "a list of records", Encoding.UTF8.GetBytes("[" + Osv.Record("T-1") + "]"), ImportNoteCode.NotAFeed },
            { "a record without an end", Encoding.UTF8.GetBytes(Osv.Record("T-1")[..^2]), ImportNoteCode.RecordBroken },
            { "a record with data behind it", Encoding.UTF8.GetBytes(Osv.Record("T-1") + "{}"), ImportNoteCode.RecordBroken },
            { "a record with two ids", Encoding.UTF8.GetBytes("""{"id":"T-1","id":"T-2","modified":"2026-01-01T00:00:00Z"}"""), ImportNoteCode.RecordBroken },
            { "a record whose aliases are a number", Encoding.UTF8.GetBytes("""{"id":"T-1","modified":"2026-01-01T00:00:00Z","aliases":7}"""), ImportNoteCode.RecordBroken },
            { "a record modified some day", Encoding.UTF8.GetBytes("""{"id":"T-1","modified":"some day"}"""), ImportNoteCode.RecordBroken },
            { "a record nested 2,000 deep", Encoding.UTF8.GetBytes($$"""{"id":"T-1","modified":"2026-01-01T00:00:00Z","x":{{new string('[', 2000)}}{{new string(']', 2000)}}}"""), ImportNoteCode.RecordBroken },
            { "a record of broken UTF-8", [.. "{\"id\":\"T-"u8, 0xC3, 0x28, .. "\",\"modified\":\"2026-01-01T00:00:00Z\"}"u8], ImportNoteCode.RecordBroken },
            { "a record with half a surrogate pair", Encoding.UTF8.GetBytes("""{"id":"T-\ud800","modified":"2026-01-01T00:00:00Z"}"""), ImportNoteCode.RecordBroken },
            { "a record that affects nothing", Encoding.UTF8.GetBytes(Osv.Record("T-1", """{"package":{"ecosystem":"npm","name":"q"}}""")), ImportNoteCode.NothingAffected },
            { "a catalogue with a broken entry", Encoding.UTF8.GetBytes("""{"catalogVersion":"1","dateReleased":"2025-01-01T00:00:00Z","vulnerabilities":[{"cveID":"CVE-x"}]}"""), ImportNoteCode.RowBroken },
            { "a catalogue without a date", Encoding.UTF8.GetBytes("""{"catalogVersion":"1","vulnerabilities":[]}"""), ImportNoteCode.RecordBroken },
            { "scores with broken rows", Encoding.UTF8.GetBytes("#model_version:v1,score_date:2025-01-01\ncve,epss,percentile\nCVE-2024-0001,2.5,0.1\n"), ImportNoteCode.RowBroken },
            { "a spreadsheet of another layout", Encoding.UTF8.GetBytes("CVE,CVSS3,EPSS\nCVE-2024-0001,9.8,0.5\n"), ImportNoteCode.NotAFeed },
        };
    }

    [Theory]
    [MemberData(nameof(BadFiles))]
    public void A_bad_file_is_noted_and_the_rest_imported(string what, byte[] content, ImportNoteCode code)
    {
        folder.Write("feed/bad", content);
        folder.Write("feed/good.json", Osv.Record("GHSA-good", Osv.Affected("npm", "good", "introduced 0")));
        var report = AdvisoryImport.Run([new FolderSource(folder.PathOf("feed"))], folder.PathOf("db"), Scratch.Now, null, default, Tight);
        Assert.Null(report.Problem);
        Assert.True(report.Notes.Any(note => note.Code == code && note.Location.Contains("bad", StringComparison.Ordinal)), $"{what}: {string.Join(' ', report.Notes.Select(note => note.Code))}");
        using var reader = AdvisoryDatabase.Open(folder.PathOf("db"), out _)?.BeginRead();
        Assert.NotNull(reader?.FindAdvisory("GHSA-good"));
    }

    [Fact]
    public void Half_a_table_of_scores_never_replaces_a_whole_one()
    {
        var whole = ImportTests.Gzip("#model_version:v1,score_date:2025-01-01T00:00:00+0000\ncve,epss,percentile\nCVE-2024-0001,0.1,0.2\n");
        var longer = ImportTests.Gzip("#model_version:v2,score_date:2026-01-01T00:00:00+0000\ncve,epss,percentile\n" + string.Concat(Enumerable.Range(1000, 5000).Select(i => $"CVE-2024-{i},0.{i},0.{9999 - i % 7}\n")));
        folder.Write("one/epss", whole);
        folder.Write("two/epss", longer[..(longer.Length / 2)]);
        folder.Write("two/good.json", Osv.Record("GHSA-good"));
        foreach (var feed in new[] { "one", "two" })
            AdvisoryImport.Run([new FolderSource(folder.PathOf(feed))], folder.PathOf("db"), Scratch.Now, null, default);
        using var reader = AdvisoryDatabase.Open(folder.PathOf("db"), out _)?.BeginRead();
        Assert.Equal(("v1", 1L), (reader?.Status.Epss?.Edition, reader?.Status.Epss?.Records));
        Assert.NotNull(reader?.FindEpss("CVE-2024-0001"));
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over()
    {
        folder.Write("feed/a.json", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Osv.Record("T-1", Osv.Affected("npm", "p", "introduced 0")))]);
        var report = AdvisoryImport.Run([new FolderSource(folder.PathOf("feed"))], folder.PathOf("db"), Scratch.Now, null, default);
        Assert.Empty(report.Notes);
        Assert.Equal(1, Assert.Single(report.Feeds).Written);
    }

    [Fact]
    public void Notes_past_the_limit_are_counted()
    {
        for (var i = 0; i < 30; i++) folder.Write($"feed/{i}.json", """{"id":"T-1","modified":"some day"}""");
        folder.Write("feed/good.json", Osv.Record("GHSA-good"));
        var report = AdvisoryImport.Run([new FolderSource(folder.PathOf("feed"))], folder.PathOf("db"), Scratch.Now, null, default, FeedLimits.Default with { Notes = 10 });
        Assert.Equal((10, 20), (report.Notes.Count, report.NotesOmitted));
        Assert.Equal(30, Assert.Single(report.Feeds).Broken);
    }

    [Fact]
    public void References_are_few_and_the_useful_ones_first()
    {
        folder.Write("feed/a.json", Osv.Record("T-1", more: """
            "references":[{"type":"WEB","url":"https://a.example/1"},{"type":"ADVISORY","url":"https://nvd.nist.gov/vuln/detail/CVE-2024-0001"},
            {"type":"WEB","url":"javascript:alert(1)"},{"type":"FIX","url":"https://a.example/fix"},{"type":"WEB","url":"https://a.example/2"},{"type":"WEB","url":"https://a.example/3"}]
            """));
        AdvisoryImport.Run([new FolderSource(folder.PathOf("feed"))], folder.PathOf("db"), Scratch.Now, null, default);
        using var reader = AdvisoryDatabase.Open(folder.PathOf("db"), out _)?.BeginRead();
        Assert.Equal(["https://a.example/fix", "https://a.example/1", "https://a.example/2"], reader?.FindAdvisory("T-1")?.References);
    }
}
