using Rectify.Advisories.Database;
using Rectify.Advisories.Feeds;
using Rectify.Advisories.Matching;
using Rectify.Findings;
using Rectify.Scanning.Packages;
using Rectify.Testing;

namespace Rectify.Tests.Findings;

/// <summary>What is kept answers as the advisories do, whatever was asked before, and never after they have changed.</summary>
public sealed class KnownMatchesTests : IDisposable
{
    private static readonly PackageQuery Log4j = new(PackageKey.For("Maven", "org.apache.logging.log4j:log4j-core"), "2.14.1") { Id = 7 };
    private static readonly PackageQuery Fixed = Log4j with { Version = "2.17.1", Id = 8 };
    private static readonly PackageQuery Unnamed = Log4j with { Id = 0 };
    private static readonly PackageQuery Uncovered = new(PackageKey.For("Hackage", "aeson"), "1.0") { Id = 9 };

    private readonly string folder = Directory.CreateTempSubdirectory("rectify-known-").FullName;
    private readonly KnownMatches known = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void It_says_what_the_matcher_says_in_whatever_order_and_company()
    {
        var path = Path.Combine(folder, "advisories.db");
        Import(path, Repository.PathOf("demo/advisories"));
        var database = AdvisoryDatabase.Open(path, out _) ?? throw new InvalidOperationException();
        foreach (var queries in new PackageQuery[][] { [Log4j], [Fixed, Log4j, Uncovered], [Uncovered], [Log4j, Fixed, Log4j, Uncovered, Uncovered], [Unnamed, Log4j, Fixed with { Id = 0 }, Unnamed], [] })
        {
            using var reader = database.BeginRead();
            Same(Matcher.Match(reader, queries), known.Match(reader, queries, CancellationToken.None));
        }
    }

    [Fact]
    public void A_database_that_has_changed_is_asked_anew_and_a_snapshot_from_before_is_not_mixed_up_with_it()
    {
        var path = Path.Combine(folder, "changing.db");
        Directory.CreateDirectory(Path.Combine(folder, "none"));
        File.WriteAllText(Path.Combine(folder, "none", "X-1.json"), """{"id":"X-1","modified":"2026-01-01T00:00:00Z","affected":[{"package":{"ecosystem":"Maven","name":"a:b"},"versions":["1"]}]}""");
        Import(path, Path.Combine(folder, "none"));
        var database = AdvisoryDatabase.Open(path, out _) ?? throw new InvalidOperationException();
        using var before = database.BeginRead();
        Assert.Empty(known.Match(before, [Log4j], CancellationToken.None).Matches);

        Import(path, Repository.PathOf("demo/advisories"));
        using var after = database.BeginRead();
        Assert.NotEmpty(known.Match(after, [Log4j], CancellationToken.None).Matches);
        Assert.Empty(known.Match(before, [Log4j], CancellationToken.None).Matches); // the same moment, the same answer
        Assert.NotEmpty(known.Match(after, [Log4j], CancellationToken.None).Matches);
    }

    private static void Import(string path, string feeds) => AdvisoryImport.Run([new FolderSource(feeds)], path, DateTimeOffset.UnixEpoch.AddYears(56), null, CancellationToken.None);

    private static void Same(MatchResult expected, MatchResult actual)
    {
        Assert.Equal(expected.Matches.Select(Told), actual.Matches.Select(Told));
        Assert.Equal(expected.NotCovered, actual.NotCovered);
        Assert.Equal(expected.Status.Point, actual.Status.Point);

        static string Told(Match match) => $"{match.QueryIndex} {match.VulnerabilityId} {match.Verdict} {string.Join(',', match.FixedIn)} {string.Join(',', match.AdvisoryIds)}";
    }
}
