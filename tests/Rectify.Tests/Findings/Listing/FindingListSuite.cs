using System.Text;
using NodaTime;
using Rectify.Cases;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Findings;
using Rectify.Findings.Listing;
using Rectify.Findings.Scans;
using Rectify.Findings.Statements;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Proof.Log;
using Rectify.Storage;
using Rectify.Tests.Cases.Following;
using Rectify.Tests.Fakes;
using Rectify.Tests.Findings.Scanned;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Findings.Listing;

public abstract class FindingListSuite(StoreFixture store) : FollowingTests(store)
{
    private const string Critical = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", Low = "CVSS:3.1/AV:L/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N";

    [Fact]
    public async Task What_follows_the_log_is_what_reading_everything_anew_gives_whatever_happened()
    {
        using var list = new FindingList(Store.Database);
        await list.FollowAsync(None);
        async Task SameAsync()
        {
            await NumberAsync();
            await list.FollowAsync(None);
            using var anew = new FindingList(Store.Database);
            await anew.FollowAsync(None);
            Assert.Equal(anew.Columns!.All().OrderBy(row => row.Id), list.Columns!.All().OrderBy(row => row.Id));
        }

        var releases = await ReleasesAsync(Scans.Sbom("pkg:npm/list-a@1.5.0"), Scans.Sbom("pkg:npm/list-a@1.6.0", "pkg:npm/list-b@1.0.0"), Scans.Sbom("pkg:npm/list-b@1.0.0"));
        Feed.Import(Feed.Osv("GHSA-list-none", ["nobody 1.0.0 2.0.0"]));
        await FollowAsync();
        await SameAsync();
        var before = list.Count;

        // The news, with scores; then a listing as exploited.
        Feed.Import(Feed.Osv("CVE-2026-7001", ["list-a 1.0.0 2.0.0"], vector: Low), Feed.Epss(1, ("CVE-2026-7001", "0.25")));
        await FollowAsync(assetsAtOnce: 1);
        await SameAsync();
        Assert.Equal(before + 2, list.Count);
        Feed.Import(Feed.Osv("CVE-2026-7001", ["list-a 1.0.0 2.0.0"], vector: Critical), Feed.Kev("CVE-2026-7001"));
        await FollowAsync();
        await SameAsync();

        // Scores alone have no event.
        Feed.Import(Feed.Epss(2, ("CVE-2026-7001", "0.75")));
        await FollowAsync();
        await SameAsync();
        Assert.Contains(list.Columns!.All(), row => row.Score == 750_000);

        // Another SBOM, matched by itself.
        await DoneAsync(new IngestComponents(releases[0], Scans.Sbom("pkg:npm/other@1.0.0")));
        await DoneAsync(new MatchAsset(releases[0], Feed.Match));
        await SameAsync();

        // Ids that turn out to be one vulnerability: what both had in one place is one finding.
        Feed.Import(Feed.Osv("GHSA-list-b", ["list-b 1.0.0 2.0.0"]));
        await FollowAsync();
        Feed.Import(Feed.Osv("CVE-2026-7002", ["list-b 1.0.0 2.0.0"]));
        await FollowAsync();
        await SameAsync();
        var ofTwo = list.Columns!.All().Count(row => row.Asset == releases[2] && !row.Traits.IsGone);
        Feed.Import(Feed.Osv("GHSA-list-b", ["list-b 1.0.0 2.0.0"], "CVE-2026-7002"));
        await FollowAsync();
        await SameAsync();
        Assert.Equal((2, 1), (ofTwo, list.Columns!.All().Count(row => row.Asset == releases[2] && !row.Traits.IsGone)));

        // What people and documents say, until when it holds, and what is taken back.
        var said = Assert.Single(await FoundAsync(releases[1]), finding => finding.Name == "CVE-2026-7001");
        await DoneAsync(new SetStatus(said.Id, FindingStatus.NotAffected, VexJustification.VulnerableCodeNotPresent, "taken out", Clock.GetCurrentInstant() + Duration.FromHours(1)));
        await SameAsync();
        Assert.Contains(list.Columns!.All(), row => row.Id == said.Id.Value && row.Traits.Status == FindingStatus.NotAffected);
        Clock.AdvanceHours(2);
        await DoneAsync(new EndSuppressions());
        await SameAsync();
        await DoneAsync(new SetStatuses([said.Id], FindingStatus.Affected));
        await SameAsync();
        await DoneAsync(new LeaveToStatements(said.Id));
        await SameAsync();
        await DoneAsync(new ImportVex(Encoding.UTF8.GetBytes(
            """
            {"@context":"https://openvex.dev/ns/v0.2.0","@id":"https://example.com/list","author":"Makers","timestamp":"2026-01-01T00:00:00Z","version":1,"statements":[
             {"vulnerability":{"name":"CVE-2026-7001"},"products":[{"@id":"pkg:npm/list-a@1.6.0"}],"status":"not_affected","justification":"vulnerable_code_not_present"}]}
            """)));
        await SameAsync();
        Assert.Contains(list.Columns!.All(), row => row.Id == said.Id.Value && row.Traits.Status == FindingStatus.NotAffected);

        // Who can reach a system is said otherwise: what was found in it stays.
        var system = await DoneAsync(new RegisterSystem("List shop", await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, "List shops", "DE")), ["DE"]));
        await DoneAsync(new IngestComponents(system, Scans.Sbom("pkg:npm/list-a@1.6.0")));
        await DoneAsync(new MatchAsset(system, Feed.Match));
        await SameAsync();
        await DoneAsync(new EditSystem(system, "List shop", ["DE"], Exposure.Internet, null, CriticalInfrastructure: false));
        await SameAsync();
        Assert.Contains(list.Columns!.All(), row => row.Listed.Exposure == Exposure.Internet);
        // What a scanner found, in which system, a listing that comes after it, and what the next report does not find any more.
        var scanned = await DoneAsync(new RegisterSystem("Listed system", await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, "Listed system GmbH", "DE")), ["DE"], Exposure.Internet));
        async Task ScanAsync(params string[] open)
        {
            Clock.AdvanceHours(1);
            await DoneAsync(new HandInScan(scanned, "r", NmapRun.Of(Clock.GetCurrentInstant(), "80,443", NmapRun.Host("10.0.0.1", "80,443", open))));
            Assert.True((await new ScanRounds(Store.Database, Store.Commands, "list").TickAsync(int.MaxValue, None)).Succeeded(out _, out _));
            await SameAsync();
        }
        await ScanAsync("443 CVE-2026-7004 VENDOR-2026-1");
        Assert.Equal([true, true], list.Columns!.All().Where(row => row.Asset == scanned).Select(row => row.Listed.Exposure == Exposure.Internet && row.Traits.Verdict is null));
        Feed.Import(Feed.Kev("CVE-2026-7001", "CVE-2026-7004"));
        await FollowAsync();
        await SameAsync();
        Assert.Single(list.Columns!.All(), row => row.Asset == scanned && row.Traits.IsExploited);
        await ScanAsync();
        Assert.All(list.Columns!.All().Where(row => row.Asset == scanned), row => Assert.True(row.Traits.IsGone));
        var weaknesses = list.Select(new FindingRequest(new FindingFilter { IsWeakness = true, Gone = null }, FindingSort.Severity, 10), Concerns.None);
        Assert.Equal(1, weaknesses.Total);

        // The payload of an event is erased before it was read: everything is read anew.
        await DoneAsync(new IngestComponents(releases[2], Scans.Sbom("pkg:npm/list-a@1.7.0")));
        Feed.Import(Feed.Osv("CVE-2026-7003", ["list-a 1.0.0 2.0.0"]));
        await FollowAsync();
        await ExecuteAsync("DELETE FROM event_payloads WHERE event_id IN (SELECT event_id FROM unnumbered_events JOIN events ON events.id = event_id WHERE type = 'findings.rematched')");
        await SameAsync();
    }

    [Fact]
    public async Task A_closed_case_moves_and_counts_findings_only_for_those_who_are_named_on_it()
    {
        var releases = await ReleasesAsync(Scans.Sbom("pkg:npm/closed-list@1.5.0"), Scans.Sbom("pkg:npm/closed-list@1.6.0"));
        Feed.Import(Feed.Osv("CVE-2026-7101", ["closed-list 1.0.0 2.0.0"], vector: Low), Feed.Osv("CVE-2026-7102", ["closed-list 1.0.0 2.0.0"], vector: Critical));
        await FollowAsync();
        var entity = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, "List GmbH", "DE"));
        var named = await DoneAsync(new RegisterPerson("Named", entity, "DE", [PersonRole.Analyst]));
        var stranger = await DoneAsync(new RegisterPerson("Stranger", entity, "DE", [PersonRole.Manager]));
        var id = await DoneAsync(new OpenCase("Closed list", CaseKind.Vulnerability, [releases[1]], ["CVE-2026-7101"], [named]));
        await DoneAsync(new SayCircumstance(id, RuleBook.Embedded().Terms.Circumstances[Circumstances.ActivelyExploited], Circumstances.Yes, "seen"));
        await DoneAsync(new RecordFact(id, FactKind.Aware, Rectify.Clocks.Counting.Occurrence.At(Clock.GetCurrentInstant(), DateTimeZone.Utc)));
        var laws = new Laws(RuleBook.Embedded(), Profile.Unstated);
        Assert.True((await RefreshDuties.RunAsync(Store.Database, laws, Clock.GetCurrentInstant(), progress: null, None)).Succeeded(out _, out var problems), problems?.ToString());
        await NumberAsync();
        using var list = new FindingList(Store.Database);
        await list.FollowAsync(None);

        var product = (await ReadAsync((session, token) => ProductStore.FindReleaseAsync(session, new ReleaseId(releases[0].Value), token)))!.Product;
        async Task<(long Total, string First, bool Due)> ListAsync(Viewer viewer, bool? inCase) => await ReadAsync(async (session, token) =>
        {
            var concerns = await ConcernStore.ReadAsync(session, token);
            var selected = list.Select(new FindingRequest(new FindingFilter { Product = product, InCase = inCase }, FindingSort.ActBy, 50), concerns);
            var found = await FindingStore.InOrderAsync(session, selected.Page, token);
            return found is [var first, ..] ? (selected.Total, $"{first.Name} {first.Asset == releases[1]}", concerns.Of(first.Vulnerability?.Id, first.Asset).ActBy is not null) : (selected.Total, "", false);
        }, viewer);

        Assert.Equal((4, "CVE-2026-7101 True", true), await ListAsync(Viewer.Person(named.Value), null));
        Assert.Equal((1, "CVE-2026-7101 True", true), await ListAsync(Viewer.Person(named.Value), true));
        Assert.Equal((3, "CVE-2026-7102 False", false), await ListAsync(Viewer.Person(named.Value), false));
        Assert.Equal((4, "CVE-2026-7102 False", false), await ListAsync(Viewer.Person(stranger.Value), null));
        Assert.Equal((0, "", false), await ListAsync(Viewer.Person(stranger.Value), true));
        Assert.Equal((4, "CVE-2026-7102 False", false), await ListAsync(Viewer.Person(stranger.Value), false));
    }

    private async Task NumberAsync()
    {
        using var key = NotePrivateKey.Generate("list/log", new RepeatableRandom().Fill);
        var numbered = await new Sequencer(Store.Database, key, Clock, "list").DrainAsync(None);
        Assert.True(numbered.Succeeded(out _, out var problems), problems?.ToString());
    }
}

public sealed class Finding_lists_on_sqlite(SqliteFixture store) : FindingListSuite(store), IClassFixture<SqliteFixture>;

public sealed class Finding_lists_on_postgresql(PostgresFixture store) : FindingListSuite(store), IClassFixture<PostgresFixture>;
