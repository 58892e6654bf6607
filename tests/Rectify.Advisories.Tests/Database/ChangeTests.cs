using Rectify.Advisories.Database;
using Rectify.Advisories.Feeds;
using Rectify.Advisories.Matching;
using Rectify.Scanning.Packages;

namespace Rectify.Advisories.Tests.Database;

public sealed class ChangeTests : IDisposable
{
    private const string P = "introduced 0, fixed 2.0.0";

    private readonly ScratchFolder folder = new();
    private int imports;

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_new_database_begins_to_count_and_what_says_the_same_again_is_no_change()
    {
        Import(Osv.Record("GHSA-a", Osv.Affected("npm", "p", P), "CVE-2024-0001"), Kev("CVE-2024-0001"));
        var point = Point();
        Assert.Equal(0, point.Sequence);
        Import(Osv.Record("GHSA-a", Osv.Affected("npm", "p", P), "CVE-2024-0001"), Kev("CVE-2024-0001"));
        Assert.Equal(point, Point());
        Assert.Empty(Changes(0));
    }

    [Fact]
    public void A_change_names_the_vulnerability_with_the_packages_of_now_and_of_before()
    {
        Import(Osv.Record("GHSA-a", Osv.Affected("npm", "p", P), "CVE-2024-0001"), Osv.Record("GHSA-z", Osv.Affected("npm", "z", P), "CVE-2024-0009"));
        Import(Osv.Record("GHSA-a", Osv.Affected("npm", "q", P), "CVE-2024-0001", modified: "2026-02-02T00:00:00Z"));
        Assert.Equal(["1 CVE-2024-0001 npm/p npm/q"], Changes(0));
        // Whoever has not looked since before the first change must be told of p when the second comes.
        Import(Osv.Record("GHSA-a", Osv.Affected("npm", "r", P), "CVE-2024-0001", modified: "2026-03-02T00:00:00Z"));
        Assert.Equal(["2 CVE-2024-0001 npm/p npm/q npm/r"], Changes(0));
        Assert.Empty(Changes(2));
    }

    [Fact]
    public void A_withdrawal_a_listing_and_an_alias_are_changes()
    {
        Import(Osv.Record("GHSA-a", Osv.Affected("npm", "p", P)), Osv.Record("GHSA-b", Osv.Affected("npm", "q", P), "CVE-2024-0002"), Kev("CVE-2024-0009"));
        Import(Kev("CVE-2024-0009", "CVE-2024-0002"));
        Assert.Equal(["1 CVE-2024-0002 npm/q"], Changes(0));
        Import(Osv.Record("GHSA-a", Osv.Affected("npm", "p", P), "GHSA-b", modified: "2026-02-02T00:00:00Z"));
        Assert.Equal(["2 CVE-2024-0002 npm/p npm/q", "3 GHSA-a npm/p"], Changes(1));
        Import(Osv.Record("GHSA-b", "", "CVE-2024-0002", """ "withdrawn":"2026-03-01T00:00:00Z" """, "2026-03-02T00:00:00Z"));
        Assert.Equal(["4 CVE-2024-0002 npm/p npm/q", "5 GHSA-a npm/p"], Changes(3));
    }

    [Fact]
    public void A_listing_is_a_change_also_of_what_no_advisory_names()
    {
        Import(Osv.Record("GHSA-a", Osv.Affected("npm", "p", P)), Kev("CVE-2024-0009"));
        Import(Kev("CVE-2024-0009", "CVE-2024-0010"));
        Assert.Equal(["1 CVE-2024-0010 "], Changes(0));
        Import(Kev("CVE-2024-0010"));
        Assert.Equal(["2 CVE-2024-0009 "], Changes(1));
    }

    [Fact]
    public void Another_file_in_its_place_is_another_database()
    {
        Import(Osv.Record("GHSA-a", Osv.Affected("npm", "p", P)));
        var before = Point();
        File.Delete(folder.PathOf("advisories.db"));
        Import(Osv.Record("GHSA-b", Osv.Affected("npm", "p", P)));
        Assert.False(Point().Covers(before));
    }

    /// <summary>Whatever comes, in whatever order: the updated database answers as one that was built at once, and the log names all that answers otherwise.</summary>
    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6)]
    public void An_updated_database_answers_as_one_that_was_built_at_once_and_its_log_misses_nothing(int seed)
    {
        var random = new Random(seed);
        var records = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var (kev, written) = (Kev(), 0);
        Change();
        Import([.. records.Values, kev]);
        for (var step = 1; step <= 25; step++)
        {
            var (before, sequence) = (Answers("advisories.db"), Point().Sequence);
            Import([.. Change(), kev]);
            folder.Write($"whole-{step}/kev.json", kev);
            foreach (var (id, record) in records) folder.Write($"whole-{step}/{id}.json", record);
            var built = Run($"whole-{step}", $"whole-{step}.db").Status;
            var updated = Open("advisories.db").Status();
            Assert.NotNull(built);
            Assert.Equal((built.Advisories, built.Withdrawn, built.Vulnerabilities), (updated.Advisories, updated.Withdrawn, updated.Vulnerabilities));
            Assert.Equal(built.Ecosystems.Select(one => one with { ImportedAt = null }), updated.Ecosystems.Select(one => one with { ImportedAt = null }));
            var after = Answers("advisories.db");
            Assert.Equal(Answers($"whole-{step}.db"), after);

            using var reader = Open("advisories.db").BeginRead();
            var named = reader.ChangesAfter(sequence, int.MaxValue).SelectMany(change => change.Packages.Select(package => $"{package.Name} {change.Vulnerability}")).ToHashSet();
            foreach (var answer in before.Except(after).Concat(after.Except(before)))
                Assert.Contains(string.Join(' ', answer.Split(' ').Take(3).Where((_, place) => place != 1)), named);
        }

        List<string> Change()
        {
            var changed = new List<string>();
            for (var count = random.Next(1, 4); count > 0; count--)
            {
                var id = random.Next(3) == 0 ? $"CVE-2024-000{random.Next(1, 6)}" : $"GHSA-{(char)('a' + random.Next(8))}";
                var affected = string.Join(',', Enumerable.Range(0, random.Next(0, 3)).Select(_ => Osv.Affected("npm", $"{"pqrS"[random.Next(4)]}", $"introduced {random.Next(3)}.0.0, fixed {random.Next(2, 5)}.0.0")));
                var aliases = string.Join(' ', Enumerable.Range(0, random.Next(0, 3)).Select(_ => random.Next(2) == 0 ? $"CVE-2024-000{random.Next(1, 6)}" : $"GHSA-{(char)('a' + random.Next(8))}").Where(alias => alias != id).Distinct());
                var more = random.Next(5) == 0 ? """ "withdrawn":"2026-01-01T00:00:00Z" """ : $$""" "summary":"{{random.Next(3)}}" """;
                changed.Add(records[id] = Osv.Record(id, affected, aliases, more, $"2026-02-02T{++written / 60:00}:{written % 60:00}:00Z"));
            }
            if (random.Next(3) == 0) kev = Kev([.. Enumerable.Range(1, 5).Where(_ => random.Next(3) == 0).Select(number => $"CVE-2024-000{number}")]);
            return changed;
        }
    }

    private List<string> Answers(string database)
    {
        using var reader = Open(database).BeginRead();
        var queries = (from name in new[] { "p", "q", "r", "S", "s" } from version in new[] { "0.5.0", "1.5.0", "2.5.0", "3.5.0" } select new PackageQuery(new("npm", name), version)).ToList();
        return [.. Matcher.Match(reader, queries).Matches.Select(match =>
            $"{queries[match.QueryIndex].Key.Name} {queries[match.QueryIndex].Version} {match.VulnerabilityId} {match.Verdict} {string.Join(',', match.AdvisoryIds)} {string.Join(',', match.FixedIn)} {string.Join(',', match.Aliases)} {match.Vulnerability.Summary} {match.Kev?.AddedOn:o}")];
    }

    private void Import(params string[] files)
    {
        var feed = $"feed-{++imports}";
        for (var i = 0; i < files.Length; i++) folder.Write($"{feed}/{i:000}.json", files[i]);
        Run(feed, "advisories.db");
    }

    private ImportReport Run(string feed, string database)
    {
        var report = AdvisoryImport.Run([new FolderSource(folder.PathOf(feed))], folder.PathOf(database), Scratch.Now.AddHours(imports), null, default);
        Assert.Null(report.Problem);
        return report;
    }

    private AdvisoryDatabase Open(string database) => AdvisoryDatabase.Open(folder.PathOf(database), out var problem) ?? throw new InvalidOperationException($"{problem?.Code}");

    private AdvisoryPoint Point() => Open("advisories.db").Status().Point ?? throw new InvalidOperationException("The database does not count.");

    private List<string> Changes(long after)
    {
        using var reader = Open("advisories.db").BeginRead();
        return [.. reader.ChangesAfter(after, int.MaxValue).Select(change => $"{change.Sequence} {change.Vulnerability} {string.Join(' ', change.Packages.Select(package => $"{package.Ecosystem}/{package.Name}"))}")];
    }

    private string Kev(params string[] cves) =>
        $$"""
        {"title":"KEV","catalogVersion":"{{imports}}","dateReleased":"2026-01-{{1 + imports:00}}T00:00:00Z","count":{{cves.Length}},"vulnerabilities":[{{string.Join(',', cves.Select(cve => $$"""{"cveID":"{{cve}}","vulnerabilityName":"n","dateAdded":"2024-01-10","requiredAction":"Patch","dueDate":"2024-01-31","knownRansomwareCampaignUse":"Unknown"}"""))}}]}
        """;
}
