using System.Text;
using Rectify.Advisories.Matching;
using Rectify.Cases;
using Rectify.Findings;
using Rectify.Findings.Statements;
using Rectify.Inventory;
using Rectify.Scanning;
using Rectify.Tests.Fakes;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Cases.Following;

public abstract class FollowingSuite(StoreFixture store) : FollowingTests(store)
{
    [Fact]
    public async Task A_new_advisory_is_found_in_every_release_that_holds_what_it_names_and_nowhere_else()
    {
        var releases = await ReleasesAsync(Scans.Sbom("pkg:npm/left@1.5.0"), Scans.Sbom("pkg:npm/left@2.5.0"), Scans.Sbom("pkg:npm/other@1.5.0", "pkg:npm/left@1.6.0"));
        Feed.Import(Feed.Osv("GHSA-none", ["nobody 1.0.0 2.0.0"]));
        await FollowAsync();
        Feed.Import(Feed.Osv("GHSA-left", ["left 1.0.0 2.0.0"], "CVE-2026-0001"));
        Assert.Equal(2, await FollowAsync()); // the chunk, and the end of the pass

        Assert.Empty(await FoundAsync(releases[1]));
        var found = Assert.Single(await FoundAsync(releases[2]));
        Assert.Equal(("CVE-2026-0001", "pkg:npm/left@1.6.0", "pkg:npm/left@1.6.0", "gateway.cdx.json#components/1"), (found.Name, found.Purl, found.Place, found.Location));
        Assert.Equal(found.Vulnerability?.Id, Assert.Single(await FoundAsync(releases[0])).Vulnerability?.Id);
        Assert.Equal(0, await FollowAsync());
    }

    [Fact]
    public async Task What_an_advisory_no_longer_names_is_gone_and_keeps_what_people_said()
    {
        var releases = await ReleasesAsync(Scans.Sbom("pkg:npm/narrow@1.5.0"), Scans.Sbom("pkg:npm/narrow@1.1.0"));
        Feed.Import(Feed.Osv("CVE-2026-0101", ["narrow 1.0.0 2.0.0"]));
        await FollowAsync();
        var first = Assert.Single(await FoundAsync(releases[0]));
        await DoneAsync(new SetStatus(first.Id, FindingStatus.NotAffected, VexJustification.VulnerableCodeNotInExecutePath, "never called"));

        Feed.Import(Feed.Osv("CVE-2026-0101", ["narrow 1.0.0 1.2.0"]));
        await FollowAsync();
        var gone = Assert.Single(await FoundAsync(releases[0]));
        Assert.NotNull(gone.GoneAt);
        Assert.Null(Assert.Single(await FoundAsync(releases[1])).GoneAt);
        Feed.Import(Feed.Osv("CVE-2026-0101", ["narrow 1.0.0 3.0.0"]));
        await FollowAsync();
        var again = Assert.Single(await FoundAsync(releases[0]));
        Assert.Equal((first.Id, null, FindingStatus.NotAffected, "never called"), (again.Id, again.GoneAt, again.Status, again.Statement));
        Assert.Equal(["3.0.0"], again.FixedIn);
    }

    [Fact]
    public async Task What_a_kept_statement_says_of_a_component_is_said_of_every_new_finding_at_once()
    {
        var releases = await ReleasesAsync(Scans.Sbom("pkg:npm/stated@1.5.0"), Scans.Sbom("pkg:npm/stated@1.6.0"));
        await DoneAsync(new ImportVex(Encoding.UTF8.GetBytes(
            """
            {"@context":"https://openvex.dev/ns/v0.2.0","author":"Makers of stated","timestamp":"2026-01-01T00:00:00Z","version":1,"statements":[
             {"vulnerability":{"name":"CVE-2026-0151"},"products":[{"@id":"pkg:npm/stated@1.5.0"}],"status":"not_affected","justification":"vulnerable_code_not_present"}]}
            """)));
        Feed.Import(Feed.Osv("GHSA-none3", ["nobody 1.0.0 2.0.0"]));
        await FollowAsync();
        Feed.Import(Feed.Osv("CVE-2026-0151", ["stated 1.0.0 2.0.0"]));
        await FollowAsync();
        var said = Assert.Single(await FoundAsync(releases[0]));
        Assert.Equal((FindingStatus.NotAffected, VexJustification.VulnerableCodeNotPresent, "Makers of stated"), (said.Status, said.Justification ?? default, said.Said.Author));
        Assert.Equal((FindingStatus.UnderInvestigation, SaidBy.Nobody), Assert.Single(await FoundAsync(releases[1])) is var other ? (other.Status, other.Said.By) : default);
    }

    [Fact]
    public async Task Names_that_differ_in_capitals_alone_are_one_package_to_npm()
    {
        var releases = await ReleasesAsync(Scans.Sbom("pkg:npm/JSONThing@1.5.0"), Scans.Sbom("pkg:npm/jsonthing@1.5.0"));
        Feed.Import(Feed.Osv("GHSA-none2", ["nobody 1.0.0 2.0.0"]));
        await FollowAsync();
        Feed.Import(Feed.Osv("CVE-2026-0201", ["JSONThing 1.0.0 2.0.0"]));
        await FollowAsync();
        foreach (var release in releases) Assert.Single(await FoundAsync(release));
    }

    [Fact]
    public async Task Scores_are_refreshed_without_matching_anything()
    {
        var release = (await ReleasesAsync(Scans.Sbom("pkg:npm/scored@1.5.0")))[0];
        Feed.Import(Feed.Osv("CVE-2026-0301", ["scored 1.0.0 2.0.0"]), Feed.Epss(1, ("CVE-2026-0301", "0.25")));
        await FollowAsync();
        var before = Assert.Single(await FoundAsync(release));
        Assert.Equal(0.25m, before.Epss);
        Clock.AdvanceHours(1);
        Feed.Import(Feed.Epss(2, ("CVE-2026-0301", "0.75")));
        await FollowAsync();
        var after = Assert.Single(await FoundAsync(release));
        Assert.Equal((0.75m, before.LastSeenAt), (after.Epss, after.LastSeenAt));
        Assert.Equal(0, await FollowAsync());
    }

    [Fact]
    public async Task A_pass_that_is_cut_off_between_chunks_goes_on_where_it_was_and_loses_and_doubles_nothing()
    {
        var releases = await ReleasesAsync([.. Enumerable.Repeat(Scans.Sbom("pkg:npm/cut@1.5.0"), 7)]);
        Feed.Import(Feed.Osv("GHSA-none3", ["nobody 1.0.0 2.0.0"]));
        await FollowAsync();
        Feed.Import(Feed.Osv("CVE-2026-0401", ["cut 1.0.0 2.0.0"]));
        Assert.True((await Follower(2).TickAsync(Feed.Database, 2, None)).Succeeded(out var done, out _));
        Assert.Equal(2, done);
        Assert.Equal(4, await CountAsync());
        // Another process, after the lease of the first has run out, with an advisory database that has moved on.
        await ExecuteAsync("UPDATE leases SET expires_at = 0");
        Feed.Import(Feed.Osv("CVE-2026-0402", ["cut 1.0.0 2.0.0"]));
        var second = Follower(2, "another");
        Assert.True((await second.TickAsync(Feed.Database, 1, None)).Succeeded(out done, out _));
        Assert.Equal(1, done);
        Assert.Equal(6, await CountAsync());
        Assert.True((await second.TickAsync(Feed.Database, int.MaxValue, None)).Succeeded(out _, out _));
        foreach (var release in releases) Assert.Equal(2, (await FoundAsync(release)).Count);
        Assert.Equal(0, await FollowAsync());

        async Task<int> CountAsync()
        {
            var count = 0;
            foreach (var release in releases) count += (await FoundAsync(release)).Count;
            return count;
        }
    }

    [Fact]
    public async Task Whoever_has_lost_the_lease_writes_nothing()
    {
        var releases = await ReleasesAsync([.. Enumerable.Repeat(Scans.Sbom("pkg:npm/fenced@1.5.0"), 4)]);
        Feed.Import(Feed.Osv("GHSA-none4", ["nobody 1.0.0 2.0.0"]));
        await FollowAsync();
        Feed.Import(Feed.Osv("CVE-2026-0501", ["fenced 1.0.0 2.0.0"]));
        var first = Follower(1, "first");
        Assert.True((await first.TickAsync(Feed.Database, 1, None)).Succeeded(out _, out _));
        Assert.True((await Follower(1, "second").TickAsync(Feed.Database, 1, None)).Succeeded(out var done, out _));
        Assert.Equal(0, done);
        await ExecuteAsync("UPDATE leases SET expires_at = 0");
        Assert.True((await Follower(1, "second").TickAsync(Feed.Database, 1, None)).Succeeded(out done, out _));
        Assert.Equal(1, done);
        Assert.True((await first.TickAsync(Feed.Database, 1, None)).Succeeded(out done, out _));
        Assert.Equal(0, done);
        Assert.Empty(await FoundAsync(releases[2]));
        await ExecuteAsync("UPDATE leases SET expires_at = 0");
        await FollowAsync();
        Assert.Single(await FoundAsync(releases[3]));
    }

    [Fact]
    public async Task An_intake_between_two_chunks_is_neither_lost_nor_found_in_what_it_took_out()
    {
        var releases = await ReleasesAsync(Scans.Sbom("pkg:npm/raced@1.1.0"), Scans.Sbom("pkg:npm/raced@1.5.0"), Scans.Sbom("pkg:npm/raced@3.0.0"));
        Feed.Import(Feed.Osv("GHSA-none5", ["nobody 1.0.0 2.0.0"]));
        await FollowAsync();
        using var old = Feed.Snapshot();
        Feed.Import(Feed.Osv("CVE-2026-0601", ["raced 1.0.0 2.0.0"]));
        Assert.True((await Follower(1).TickAsync(Feed.Database, 1, None)).Succeeded(out _, out _));

        // The first was done and gets it anew, with advisories read before the news; the second is ahead and loses it; the third is passed over.
        await DoneAsync(new IngestComponents(releases[0], Scans.Sbom("pkg:npm/raced@1.2.0")));
        await DoneAsync(new MatchAsset(releases[0], queries => Matcher.Match(old, queries)));
        await DoneAsync(new IngestComponents(releases[1], Scans.Sbom("pkg:npm/raced@4.0.0")));
        await DoneAsync(new MatchAsset(releases[1], Feed.Match));
        await DoneAsync(new IngestComponents(releases[2], Scans.Sbom("pkg:npm/raced@1.9.0")));
        await DoneAsync(new MatchAsset(releases[2], queries => Matcher.Match(old, queries)));
        await FollowAsync();

        Assert.Equal("pkg:npm/raced@1.2.0", Assert.Single(await FoundAsync(releases[0]), found => found.GoneAt is null).Purl);
        Assert.DoesNotContain(await FoundAsync(releases[1]), found => found.GoneAt is null);
        Assert.Equal("pkg:npm/raced@1.9.0", Assert.Single(await FoundAsync(releases[2])).Purl);
    }

    [Fact]
    public async Task Intakes_that_run_beside_the_work_lose_nothing()
    {
        var releases = await ReleasesAsync([.. Enumerable.Range(0, 24).Select(number => Scans.Sbom($"pkg:npm/beside@1.{number}.0", $"pkg:npm/beside2@2.{number}.0"))]);
        Feed.Import(Feed.Osv("GHSA-none7", ["nobody 1.0.0 2.0.0"]));
        await FollowAsync();
        using var old = Feed.Snapshot();
        Feed.Import(Feed.Osv("CVE-2026-0651", ["beside 1.0.0 2.0.0"]), Feed.Osv("CVE-2026-0652", ["beside2 1.0.0 3.0.0"]), Feed.Kev("CVE-2026-0651"));
        var intakes = Task.Run(async () =>
        {
            for (var number = 0; number < releases.Count; number += 2)
            {
                var release = releases[^(number + 1)];
                await DoneAsync(new IngestComponents(release, number % 3 == 0 ? Scans.Sbom("pkg:npm/beside@3.0.0") : Scans.Sbom($"pkg:npm/beside@1.{100 + number}.0")));
                if (number % 4 == 0) await DoneAsync(new MatchAsset(release, queries => Matcher.Match(old, queries)));
                else await DoneAsync(new MatchAsset(release, Feed.Match));
            }
        });
        await FollowAsync(2);
        await intakes;
        await FollowAsync(2);
        var followed = await LinesAsync(releases);
        foreach (var release in releases)
        {
            var matched = await DoneAsync(new MatchAsset(release, Feed.Match));
            Assert.Empty(matched.New);
            Assert.Empty(matched.Gone);
        }
        Assert.Equal(await LinesAsync(releases), followed);
        Assert.Single(await ReadAsync(SignalStore.WaitingAsync), signal => signal.Vulnerability == "CVE-2026-0651");
    }

    [Fact]
    public async Task What_a_chunk_has_read_is_read_again_when_an_intake_came_between()
    {
        var release = (await ReleasesAsync(Scans.Sbom("pkg:npm/stale@1.1.0")))[0];
        Feed.Import(Feed.Osv("CVE-2026-0701", ["stale 1.0.0 2.0.0"]));
        await FollowAsync();
        var run = new Rectify.Cases.Following.WaitingPass(Store.Database, default, Feed.Match);
        await ExecuteAsync($"INSERT INTO matches_waiting (asset) VALUES ('{release}')");
        var chunk = await run.ReadAsync(None);
        Assert.NotNull(chunk);
        await DoneAsync(new IngestComponents(release, Scans.Sbom("pkg:npm/stale@1.7.0")));
        await DoneAsync(new Rectify.Cases.Following.FollowChunk(run, chunk));
        Assert.Equal("pkg:npm/stale@1.7.0", Assert.Single(await FoundAsync(release), found => found.GoneAt is null).Purl);
    }

    [Fact]
    public async Task Another_file_in_the_place_of_the_advisory_database_is_matched_whole()
    {
        var releases = await ReleasesAsync([.. Enumerable.Repeat(Scans.Sbom("pkg:npm/whole@1.5.0", "pkg:npm/whole2@1.0.0"), 5)]);
        Feed.Import(Feed.Osv("CVE-2026-0801", ["whole 1.0.0 2.0.0"]));
        await FollowAsync(2);
        var before = await LinesAsync(releases);
        Feed.Forget();
        Feed.Import(Feed.Osv("CVE-2026-0801", ["whole 1.0.0 2.0.0"]), Feed.Osv("CVE-2026-0802", ["whole2 1.0.0 2.0.0"]));
        await FollowAsync(2);
        var after = await LinesAsync(releases);
        Assert.Equal(before, after.Where(line => line.Contains("CVE-2026-0801", StringComparison.Ordinal)));
        Assert.Equal(10, after.Count);
    }

    /// <summary>
    /// Whatever changes in the advisories and in the releases: after following, matching every release whole finds nothing new, nothing
    /// gone, and nothing that says something else.
    /// </summary>
    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8), InlineData(9)]
    public async Task Following_comes_to_the_same_findings_as_matching_every_release_whole(int seed)
    {
        var random = new Random(seed);
        string[] packages = [.. "abcdeF".Select(letter => $"p{seed}{letter}")];
        string[] cves = [.. Enumerable.Range(1, 5).Select(number => $"CVE-2026-{seed}00{number}")], ids = [.. cves, .. "abcdef".Select(letter => $"GHSA-{seed}{letter}")];
        var releases = await ReleasesAsync([.. Enumerable.Range(0, 9).Select(_ => Scan())]);
        Feed.Import(Record(), Record(), Record());
        await FollowAsync(3);
        for (var step = 0; step < 14; step++)
        {
            for (var count = random.Next(3); count > 0; count--)
            {
                var release = releases[random.Next(releases.Count)];
                await DoneAsync(new IngestComponents(release, Scan()));
                await DoneAsync(new MatchAsset(release, Feed.Match));
                if ((await FoundAsync(release)).FirstOrDefault(found => found.Status == FindingStatus.UnderInvestigation) is { } said)
                    await DoneAsync(new SetStatus(said.Id, FindingStatus.Affected, Statement: $"said in step {step}"));
            }
            Clock.AdvanceHours(1);
            Feed.Import([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Record()), .. random.Next(3) == 0 ? [Feed.Kev([.. cves.Where(_ => random.Next(2) == 0)])] : Array.Empty<string>()]);
            await FollowAsync(random.Next(1, 6));
            if (step % 2 == 0) continue;
            var followed = await LinesAsync(releases);
            foreach (var release in releases)
            {
                var matched = await DoneAsync(new MatchAsset(release, Feed.Match));
                Assert.Empty(matched.New);
                Assert.Empty(matched.Gone);
                Assert.Empty(matched.NewlyExploited);
            }
            Assert.Equal(await LinesAsync(releases), followed);
        }

        string Record() => Feed.Osv(
            ids[random.Next(ids.Length)],
            [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => $"{packages[random.Next(packages.Length)]} {random.Next(1, 3)}.0.0 {random.Next(2, 5)}.0.0")],
            string.Join(' ', Enumerable.Range(0, random.Next(3)).Select(_ => ids[random.Next(ids.Length)]).Distinct()),
            withdrawn: random.Next(5) == 0,
            vector: random.Next(2) == 0 ? "" : $"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:{"NLH"[random.Next(3)]}/I:N/A:H");

        ScanResult Scan() => Scans.Of([.. Enumerable.Range(0, random.Next(1, 9)).Select(place =>
        {
            var name = packages[random.Next(packages.Length)];
            var purl = $"pkg:npm/{(random.Next(3) == 0 ? name.ToLowerInvariant() : name)}@{random.Next(1, 5)}.{random.Next(2)}.0";
            return Scans.In(purl, $"app.war!/lib/{random.Next(4)}.js", random.Next(2) == 0 ? Origin.Sbom : Origin.FileName);
        }).DistinctBy(component => (component.Purl?.ToString(), component.Location, component.Origin))]);
    }
}

public sealed class Following_on_sqlite(SqliteFixture store) : FollowingSuite(store), IClassFixture<SqliteFixture>;

public sealed class Following_on_postgresql(PostgresFixture store) : FollowingSuite(store), IClassFixture<PostgresFixture>;
