using System.IO.Compression;
using System.Text;
using Rectify.Advisories.Database;
using Rectify.Advisories.Feeds;
using Rectify.Advisories.Matching;
using Rectify.Scanning.Packages;

namespace Rectify.Advisories.Tests.Database;

public sealed class ImportTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    private string Database => folder.PathOf("advisories.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Feeds_are_known_by_content_whatever_their_files_are_called()
    {
        folder.Write("feeds/one.bin", Zip(("a.json", Osv.Record("GHSA-a", Osv.Affected("npm", "p", "introduced 0, fixed 2.0.0"), "CVE-2024-0001"))));
        folder.Write("feeds/two", Kev("2025-01-01T00:00:00Z", "CVE-2024-0001"));
        folder.Write("feeds/three.txt", Gzip("#model_version:v2025.03.14,score_date:2025-06-01T00:00:00+0000\ncve,epss,percentile\nCVE-2024-0001,0.12345,0.9\n"));
        folder.Write("feeds/readme.md", "# nothing");
        var report = Import("feeds");
        Assert.Null(report.Problem);
        Assert.Equal([FeedKind.Osv, FeedKind.Kev, FeedKind.Epss], report.Feeds.Select(feed => feed.Feed));
        Assert.Equal(ImportNoteCode.NotAFeed, Assert.Single(report.Notes).Code);
        var match = Assert.Single(Match("npm", "p", "1.0.0"));
        Assert.Equal(new DateOnly(2024, 1, 31), match.Kev?.DueOn);
        Assert.Equal("Patch it", match.Kev?.RequiredAction);
        Assert.Equal(0.12345, match.Epss?.Score ?? 0, 6);
    }

    [Fact]
    public void The_status_says_how_old_and_how_complete_the_data_is()
    {
        folder.Write("feeds/osv.zip", Zip(
            ("a.json", Osv.Record("GHSA-a", Osv.Affected("npm", "p", "introduced 0"), "CVE-2024-0001", modified: "2026-03-01T00:00:00Z")),
            ("b.json", Osv.Record("GHSA-b", Osv.Affected("npm", "q", "introduced 0"), more: """ "withdrawn":"2026-01-01T00:00:00Z" """))));
        folder.Write("feeds/kev.json", Kev("2025-01-01T00:00:00Z", "CVE-2024-0001"));
        var status = Import("feeds").Status;
        Assert.NotNull(status);
        Assert.Equal((2, 1, 1), (status.Advisories, status.Withdrawn, status.Vulnerabilities));
        var npm = Assert.Single(status.Ecosystems);
        Assert.Equal(("npm", 1L, 1L, new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), (DateTimeOffset?)Scratch.Now), (npm.Ecosystem, npm.Records, npm.Packages, npm.NewestAt, npm.ImportedAt));
        Assert.Equal(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), status.Kev?.EditionAt);
        Assert.Null(status.Epss);
        Assert.Equal(TimeSpan.FromDays(3), status.AgeAt(Scratch.Now.AddDays(3)));
        Assert.All(status.Sources, source => Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(source.Name))), source.Sha256));
    }

    [Fact]
    public void An_ecosystem_without_data_is_said_not_passed_over()
    {
        folder.Write("feeds/a.json", Osv.Record("GHSA-a", Osv.Affected("npm", "p", "introduced 0")));
        Import("feeds");
        using var reader = Open().BeginRead();
        var result = Matcher.Match(reader, [new(PackageKey.For("Maven", "a:b"), "1"), new(PackageKey.For("Maven", "a:c"), "1"), new(PackageKey.For("npm", "z"), "1.0.0")]);
        Assert.Equal([new EcosystemNotCovered("Maven", 2)], result.NotCovered);
    }

    [Fact]
    public void Of_two_records_with_one_id_the_later_one_counts_in_any_order()
    {
        var older = Osv.Record("GHSA-a", Osv.Affected("npm", "p", "introduced 0, fixed 1.0.0"), modified: "2025-01-01T00:00:00Z");
        var newer = Osv.Record("GHSA-a", Osv.Affected("npm", "p", "introduced 0, fixed 2.0.0"), modified: "2026-01-01T00:00:00Z");
        folder.Write("one/a.json", older);
        folder.Write("one/b.json", newer);
        folder.Write("two/a.json", newer);
        folder.Write("two/b.json", older);
        foreach (var feed in new[] { "one", "two", "one" })
        {
            Import(feed);
            Assert.Equal(["2.0.0"], Assert.Single(Match("npm", "p", "0.5.0")).FixedIn);
        }
    }

    [Fact]
    public void An_update_takes_back_what_was_withdrawn_and_keeps_what_it_does_not_mention()
    {
        folder.Write("one/a.json", Osv.Record("GHSA-a", Osv.Affected("npm", "p", "introduced 0")));
        folder.Write("one/b.json", Osv.Record("GHSA-b", Osv.Affected("npm", "q", "introduced 0")));
        folder.Write("two/a.json", Osv.Record("GHSA-a", Osv.Affected("npm", "p", "introduced 0"), modified: "2026-06-01T00:00:00Z", more: """ "withdrawn":"2026-06-01T00:00:00Z" """));
        Assert.True(Import("one").Rebuilt);
        Assert.False(Import("two").Rebuilt);
        Assert.Empty(Match("npm", "p", "1.0.0"));
        Assert.Single(Match("npm", "q", "1.0.0"));
    }

    [Theory]
    [InlineData(""" "withdrawn":"2026-01-01T00:00:00Z" """)]
    [InlineData(""" "summary":"Duplicate Advisory: the same again" """)]
    [InlineData(""" "summary":"Withdrawn: not a vulnerability" """)]
    [InlineData(""" "details":"# Withdrawn\nNot one." """)]
    [InlineData(""" "details":"This advisory has been withdrawn because it is a duplicate." """)]
    [InlineData(""" "details":"Rejected reason: This CVE record has been withdrawn due to a duplicate entry." """)]
    public void Withdrawn_records_are_kept_and_match_nothing(string more)
    {
        folder.Write("feed/a.json", Osv.Record("GHSA-a", Osv.Affected("npm", "p", "introduced 0"), "CVE-2024-0001", more));
        Import("feed");
        Assert.Empty(Match("npm", "p", "1.0.0"));
        using var reader = Open().BeginRead();
        Assert.NotEqual(Advisories.Feeds.Osv.Withdrawal.None, reader.FindAdvisory("GHSA-a")?.Withdrawal);
    }

    [Theory]
    [InlineData(""" "summary":"Metadata of withdrawn items is exposed" """)]
    [InlineData(""" "details":"Anyone could read withdrawn items." """)]
    [InlineData(""" "withdrawn":null """)]
    public void Records_that_only_mention_withdrawing_stand(string more)
    {
        folder.Write("feed/a.json", Osv.Record("GHSA-a", Osv.Affected("npm", "p", "introduced 0"), more: more));
        Import("feed");
        Assert.Single(Match("npm", "p", "1.0.0"));
    }

    [Fact]
    public void The_newest_edition_of_a_catalogue_is_taken_and_an_older_one_never_replaces_it()
    {
        folder.Write("one/1.json", Kev("2025-04-07T00:00:00Z", "CVE-2024-0002"));
        folder.Write("one/2.json", Kev("2025-01-24T00:00:00Z", "CVE-2024-0001"));
        folder.Write("two/1.json", Kev("2025-02-01T00:00:00Z", "CVE-2024-0003"));
        Assert.Equal(ImportNoteCode.OlderEdition, Assert.Single(Import("one").Notes).Code);
        Assert.Equal(ImportNoteCode.OlderEdition, Assert.Single(Import("two").Notes).Code);
        using var reader = Open().BeginRead();
        Assert.Null(reader.FindKev("CVE-2024-0001"));
        Assert.NotNull(reader.FindKev("CVE-2024-0002"));
        Assert.Null(reader.FindKev("CVE-2024-0003"));
    }

    [Fact]
    public void Names_are_compared_as_their_registry_does()
    {
        folder.Write("feed/1.json", Osv.Record("T-1", Osv.Affected("PyPI", "Zope.Interface", "introduced 0")));
        folder.Write("feed/2.json", Osv.Record("T-2", Osv.Affected("NuGet", "Newtonsoft.Json", "introduced 0")));
        folder.Write("feed/3.json", Osv.Record("T-3", Osv.Affected("npm", "JSONStream", "introduced 0")));
        folder.Write("feed/4.json", Osv.Record("T-4", Osv.Affected("npm", "jsonstream", "introduced 0")));
        folder.Write("feed/5.json", Osv.Record("T-5", Osv.Affected("npm", "CoffeeScript", "introduced 0")));
        Import("feed");
        Assert.Single(Match("PyPI", "zope_interface", "1.0"));
        Assert.Single(Match("NuGet", "NEWTONSOFT.JSON", "1.0"));
        Assert.Equal(["T-3"], Match("npm", "JSONStream", "1.0.0").Select(match => match.VulnerabilityId));
        Assert.Equal(["T-4"], Match("npm", "jsonstream", "1.0.0").Select(match => match.VulnerabilityId));
        Assert.Equal(["T-5"], Match("npm", "coffeescript", "1.0.0").Select(match => match.VulnerabilityId)); // documents lose capitals
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(int.MaxValue)]
    public void An_import_that_is_cancelled_leaves_the_former_database_whole(int report)
    {
        folder.Write("one/a.json", Osv.Record("GHSA-a", Osv.Affected("npm", "p", "introduced 0")));
        folder.Write("two/osv.zip", Zip([.. Enumerable.Range(0, 1200).Select(i => ($"{i}.json", Osv.Record($"GHSA-{i}", Osv.Affected("npm", $"p{i}", "introduced 0"))))]));
        Import("one");
        using var stop = new CancellationTokenSource();
        var seen = 0;
        var progress = new Progress(step =>
        {
            if (++seen == report || (report == int.MaxValue && step == ImportStep.Indexing)) stop.Cancel();
        });
        Assert.ThrowsAny<OperationCanceledException>(() => AdvisoryImport.Run([new FolderSource(folder.PathOf("two"))], Database, Scratch.Now.AddDays(1), progress, stop.Token));
        Assert.Single(Match("npm", "p", "1.0.0"));
        Assert.Empty(Match("npm", "p7", "1.0.0"));
        Assert.Equal(Scratch.Now, Open().Status().ImportedAt);

        // The same where there was nothing yet: nothing is left behind, and a later import works.
        var fresh = folder.PathOf("fresh/advisories.db");
        Assert.ThrowsAny<OperationCanceledException>(() => AdvisoryImport.Run([new FolderSource(folder.PathOf("two"))], fresh, Scratch.Now, null, stop.Token));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.PathOf("fresh")));
        Assert.Null(AdvisoryImport.Run([new FolderSource(folder.PathOf("two"))], fresh, Scratch.Now, null, default).Problem);
    }

    [Fact]
    public void What_a_killed_import_left_behind_is_cleaned_away()
    {
        folder.Write("feed/a.json", Osv.Record("GHSA-a", Osv.Affected("npm", "p", "introduced 0")));
        folder.Write("advisories.db.new", "half a database");
        folder.Write("advisories.db.new-journal", "and its journal");
        folder.Write("advisories.db.lock", "");
        Assert.Null(Import("feed").Problem);
        Assert.Single(Match("npm", "p", "1.0.0"));
        Assert.DoesNotContain(Directory.EnumerateFiles(folder.Path), file => file.Contains(".new", StringComparison.Ordinal));
    }

    [Fact]
    public void A_reader_keeps_its_snapshot_while_an_import_runs()
    {
        folder.Write("one/a.json", Osv.Record("GHSA-a", Osv.Affected("npm", "p", "introduced 0")));
        folder.Write("two/b.json", Osv.Record("GHSA-b", Osv.Affected("npm", "p", "introduced 0")));
        Import("one");
        var query = new PackageQuery(PackageKey.For("npm", "p"), "1.0.0");
        using var before = Open().BeginRead();
        Import("two");
        using var after = Open().BeginRead();
        Assert.Single(Matcher.Match(before, [query]).Matches);
        Assert.Equal(2, Matcher.Match(after, [query]).Matches.Count);
    }

    [Fact]
    public void A_second_import_at_the_same_time_is_refused()
    {
        folder.Write("feed/a.json", Osv.Record("GHSA-a", Osv.Affected("npm", "p", "introduced 0")));
        DatabaseProblemCode? inner = null;
        var progress = new Progress(_ => inner ??= Import("feed").Problem?.Code);
        Assert.Null(AdvisoryImport.Run([new FolderSource(folder.PathOf("feed"))], Database, Scratch.Now, progress, default).Problem);
        Assert.Equal(DatabaseProblemCode.Busy, inner);
    }

    [Fact]
    public void Sources_without_a_feed_change_nothing()
    {
        folder.Write("feed/a.json", Osv.Record("GHSA-a", Osv.Affected("npm", "p", "introduced 0")));
        folder.Write("other/readme.txt", "nothing here");
        Import("feed");
        Assert.Equal(DatabaseProblemCode.NothingToImport, Import("other").Problem?.Code);
        Assert.Equal(DatabaseProblemCode.NothingToImport, Import("missing").Problem?.Code);
        Assert.Single(Match("npm", "p", "1.0.0"));
    }

    [Theory]
    [InlineData(null, DatabaseProblemCode.Missing)]
    [InlineData("not a database, but long enough to look at its header, which SQLite does when it opens a file", DatabaseProblemCode.NotAnAdvisoryDatabase)]
    [InlineData("", DatabaseProblemCode.NotAnAdvisoryDatabase)]
    public void A_file_that_is_no_advisory_database_is_named_as_such_and_rebuilt_by_an_import(string? content, DatabaseProblemCode code)
    {
        if (content is not null) File.WriteAllText(Database, content);
        Assert.Null(AdvisoryDatabase.Open(Database, out var problem));
        Assert.Equal(code, problem?.Code);
        folder.Write("feed/a.json", Osv.Record("GHSA-a", Osv.Affected("npm", "p", "introduced 0")));
        Assert.True(Import("feed").Rebuilt);
        Assert.Single(Match("npm", "p", "1.0.0"));
    }

    [Fact]
    public void A_database_of_another_version_is_an_error_and_an_import_rebuilds_it()
    {
        folder.Write("feed/a.json", Osv.Record("GHSA-a", Osv.Affected("npm", "p", "introduced 0")));
        Import("feed");
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 99";
            command.ExecuteNonQuery();
        }
        Assert.Null(AdvisoryDatabase.Open(Database, out var problem));
        Assert.Equal((DatabaseProblemCode.OtherVersion, "99"), (problem?.Code, problem?.Arguments[0]));
        Assert.True(Import("feed").Rebuilt);
        Assert.Single(Match("npm", "p", "1.0.0"));
    }

    [Theory]
    [InlineData("HIGH", Advisories.Scoring.Severity.High)]
    [InlineData("MODERATE", Advisories.Scoring.Severity.Medium)]
    public void Where_there_is_no_vector_the_word_of_the_database_is_the_severity(string word, Advisories.Scoring.Severity severity)
    {
        folder.Write("feed/a.json", Osv.Record("GHSA-a", Osv.Affected("npm", "p", "introduced 0"), more: $$""" "database_specific":{"severity":"{{word}}"} """));
        Import("feed");
        var match = Assert.Single(Match("npm", "p", "1.0.0"));
        Assert.Equal((severity, null), (match.Severity, match.Score));
    }

    [Fact]
    public void The_newest_CVSS_version_decides_and_every_vector_keeps_its_source()
    {
        folder.Write("feed/a.json", Osv.Record("GHSA-a", Osv.Affected("npm", "p", "introduced 0"), "CVE-2024-0001", """
            "severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"},{"type":"CVSS_V4","score":"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:L/VI:N/VA:N/SC:N/SI:N/SA:N"},{"type":"CVSS_V3","score":"nonsense"}]
            """));
        folder.Write("feed/b.json", Osv.Record("PYSEC-b", Osv.Affected("PyPI", "p", "introduced 0"), "CVE-2024-0001", """
            "severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}]
            """));
        Import("feed");
        var match = Assert.Single(Match("npm", "p", "1.0.0"));
        Assert.StartsWith("CVSS:4.0/", match.Vector, StringComparison.Ordinal);
        Assert.Equal(["GHSA-a", "PYSEC-b"], match.Vulnerability.Vectors.Single(vector => vector.Vector.StartsWith("CVSS:3.1", StringComparison.Ordinal)).StatedBy);
        Assert.Null(match.Vulnerability.Vectors.Single(vector => vector.Vector == "nonsense").Score);
    }

    internal static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        return bytes.ToArray();
    }

    internal static byte[] Gzip(string content)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(content));
        return bytes.ToArray();
    }

    internal static string Kev(string released, string cve) => $$"""
        {"title":"KEV","catalogVersion":"{{released}}","dateReleased":"{{released}}","count":1,"vulnerabilities":[{"cveID":" {{cve}} ","vulnerabilityName":"A name ",
        "dateAdded":"2024-01-10","dueDate":"2024-01-31","requiredAction":" Patch it\n","knownRansomwareCampaignUse":"Known"}]}
        """;

    private ImportReport Import(string feed) => AdvisoryImport.Run([new FolderSource(folder.PathOf(feed))], Database, Scratch.Now, null, default);

    private AdvisoryDatabase Open() => AdvisoryDatabase.Open(Database, out var problem) ?? throw new InvalidOperationException($"{problem?.Code}");

    private IReadOnlyList<Match> Match(string ecosystem, string name, string? version)
    {
        using var reader = Open().BeginRead();
        return Matcher.Match(reader, [new PackageQuery(PackageKey.For(ecosystem, name), version)]).Matches;
    }

    private sealed class Progress(Action<ImportStep> seen) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => seen(value.Step);
    }
}
