using Rectify.Advisories.Database;
using Rectify.Advisories.Feeds;
using Rectify.Advisories.Matching;
using Rectify.Findings;

namespace Rectify.Tests.Fakes;

/// <summary>A real advisory database, filled by the import from records that a test writes.</summary>
public sealed class Feed : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rectify-feed-").FullName;
    private int imports;

    public AdvisoryDatabase Database => AdvisoryDatabase.Open(Path.Combine(folder, "advisories.db"), out var problem) ?? throw new InvalidOperationException($"{problem?.Code}");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Imports files: OSV records, a KEV catalogue, EPSS scores.</summary>
    public void Import(params string[] files)
    {
        var feed = Directory.CreateDirectory(Path.Combine(folder, $"feed-{++imports}")).FullName;
        for (var i = 0; i < files.Length; i++) File.WriteAllText(Path.Combine(feed, $"{i:000}.txt"), files[i]);
        var report = AdvisoryImport.Run(
            [new FolderSource(feed)], Path.Combine(folder, "advisories.db"), new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(imports), null, default);
        Assert.Null(report.Problem);
    }

    /// <summary>Puts an empty place where the database was, so that the next import builds another.</summary>
    public void Forget() => File.Delete(Path.Combine(folder, "advisories.db"));

    /// <summary>Matches as it is now, whenever it is asked.</summary>
    public MatchPackages Match => queries =>
    {
        using var reader = Database.BeginRead();
        return Matcher.Match(reader, queries);
    };

    /// <summary>Keeps the snapshot of now.</summary>
    public AdvisoryReader Snapshot() => Database.BeginRead();

    /// <param name="id">The record's id.</param>
    /// <param name="packages">Packages of npm with the versions between which they are affected: <c>left 1.0.0 2.0.0</c>.</param>
    /// <param name="aliases">With a space between them.</param>
    /// <param name="withdrawn">Whether it is withdrawn.</param>
    /// <param name="vector">A CVSS vector; none when empty.</param>
    public string Osv(string id, string[] packages, string aliases = "", bool withdrawn = false, string vector = "")
    {
        var affected = packages.Select(one => one.Split(' ')).Select(one =>
            $$"""{"package":{"ecosystem":"npm","name":"{{one[0]}}"},"ranges":[{"type":"SEMVER","events":[{"introduced":"{{one[1]}}"},{"fixed":"{{one[2]}}"}]}]}""");
        return $$"""
            {"id":"{{id}}","modified":"2026-10-{{1 + imports / 24:00}}T{{imports % 24:00}}:00:00Z","aliases":[{{string.Join(',', aliases.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(alias => $"\"{alias}\""))}}],
            {{(withdrawn ? "\"withdrawn\":\"2026-09-01T00:00:00Z\"," : "")}}{{(vector.Length > 0 ? $$""" "severity":[{"type":"CVSS_V3","score":"{{vector}}"}],""" : "")}}"affected":[{{string.Join(',', affected)}}]}
            """;
    }

    public string Kev(params string[] cves) =>
        $$"""
        {"title":"KEV","catalogVersion":"{{imports}}","dateReleased":"2026-10-{{1 + imports / 24:00}}T{{imports % 24:00}}:00:00Z","count":{{cves.Length}},"vulnerabilities":[{{string.Join(',', cves.Select(cve => $$"""{"cveID":"{{cve}}","vulnerabilityName":"n","dateAdded":"2026-11-10","requiredAction":"Patch","dueDate":"2026-12-01","knownRansomwareCampaignUse":"Unknown"}"""))}}]}
        """;

    public static string Epss(int day, params (string Cve, string Score)[] scores) =>
        $"#model_version:v2026.01.01,score_date:2026-11-{day:00}T00:00:00+0000\ncve,epss,percentile\n{string.Concat(scores.Select(each => $"{each.Cve},{each.Score},0.5\n"))}";
}
