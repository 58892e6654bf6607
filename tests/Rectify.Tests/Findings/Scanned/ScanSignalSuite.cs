using NodaTime;
using Rectify.Cases;
using Rectify.Findings;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Tests.Fakes;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Findings.Scanned;

/// <summary>A scanner's row about what is exploited, and a listing of what only a scanner found: whichever comes first, nobody is left uninformed.</summary>
public abstract class ScanSignalSuite(StoreFixture store) : ScanTests(store)
{
    private const string Ports = "80,443";
    private static int numbers;

    private Instant Hours(int hours) => Clock.GetCurrentInstant() - Duration.FromHours(100) + Duration.FromHours(hours);

    private static string NewCve() => $"CVE-2026-{80_000 + Interlocked.Increment(ref numbers)}";

    private byte[] Report(int hours, string cve, string address = "10.0.0.1") => NmapRun.Of(Hours(hours), Ports, NmapRun.Host(address, Ports, [$"443 {cve}"]));

    private async Task<IReadOnlyList<Signal>> SignalsAsync(string cve) =>
        [.. (await ReadAsync(SignalStore.WaitingAsync)).Where(signal => signal.Vulnerability == cve)];

    [Fact]
    public async Task A_listing_that_comes_after_the_scan_finds_what_only_a_scanner_found()
    {
        var (cve, other) = (NewCve(), NewCve());
        Feed.Import(Feed.Osv("GHSA-nobody-1", ["nobody 1.0.0 2.0.0"]), Feed.Kev(other));
        await FollowAsync();
        var (one, two, three) = (await SystemAsync(), await SystemAsync(), await SystemAsync());
        await ScanAsync(one, Report(1, cve));
        await ScanAsync(two, Report(2, cve));
        await ScanAsync(three, Report(3, NewCve()));
        await FollowAsync();
        Assert.Empty(await SignalsAsync(cve));

        // No advisory of the database names it, and no package.
        Feed.Import(Feed.Kev(other, cve));
        await FollowAsync();
        var signal = Assert.Single(await SignalsAsync(cve));
        Assert.True(signal.Everywhere);
        Assert.NotNull(signal.Case);
        var reached = await ReadAsync((session, token) => ReachStore.RepresentativesAsync(session, signal.Reach!.Value, token));
        Assert.Equal(new AssetId[] { one, two }.Order(Comparer<AssetId>.Create((a, b) => string.CompareOrdinal($"{a}", $"{b}"))), reached);
        Assert.All(await FoundAsync(one), finding => Assert.Equal(new LocalDate(2026, 11, 10), finding.KevListedOn));
        Assert.Equal(0, await FollowAsync());

        // Once.
        await ScanAsync(one, Report(4, cve));
        await FollowAsync();
        Assert.Single(await SignalsAsync(cve));
    }

    [Fact]
    public async Task A_row_about_what_is_listed_already_raises_a_signal_for_its_system_and_the_next_system_joins_it()
    {
        var cve = NewCve();
        Feed.Import(Feed.Osv("GHSA-nobody-2", ["nobody 1.0.0 2.0.0"]), Feed.Kev(cve), Feed.Epss(1, (cve, "0.5")));
        await FollowAsync();
        var (one, two) = (await SystemAsync(), await SystemAsync());
        await ScanAsync(one, Report(1, cve));
        await FollowAsync();
        Assert.Equal([one], Assert.Single(await SignalsAsync(cve)).Assets);
        Assert.Equal(0.5m, Assert.Single(await FoundAsync(one)).Epss);
        await ScanAsync(two, Report(2, cve));
        await FollowAsync();
        Assert.Equal([one, two], Assert.Single(await SignalsAsync(cve)).Assets);
        Assert.Equal(0, await FollowAsync());
    }

    [Fact]
    public async Task What_is_there_again_after_it_was_gone_raises_a_signal_again()
    {
        var cve = NewCve();
        Feed.Import(Feed.Osv("GHSA-nobody-3", ["nobody 1.0.0 2.0.0"]), Feed.Kev(cve));
        await FollowAsync();
        var system = await SystemAsync();
        await ScanAsync(system, Report(1, cve));
        await FollowAsync();
        await DoneAsync(new RejectSignal(Assert.Single(await SignalsAsync(cve)).Id, "patched at once"));
        await ScanAsync(system, NmapRun.Of(Hours(2), Ports, NmapRun.Host("10.0.0.1", Ports, [])));
        await FollowAsync();
        Assert.Empty(await SignalsAsync(cve));
        await ScanAsync(system, Report(3, cve));
        await FollowAsync();
        Assert.Single(await SignalsAsync(cve));
    }

    [Fact]
    public async Task A_listing_while_a_finding_is_gone_is_told_when_it_comes_back()
    {
        var cve = NewCve();
        Feed.Import(Feed.Osv("GHSA-nobody-4", ["nobody 1.0.0 2.0.0"]));
        await FollowAsync();
        var system = await SystemAsync();
        await ScanAsync(system, Report(1, cve));
        await ScanAsync(system, NmapRun.Of(Hours(2), Ports, NmapRun.Host("10.0.0.1", Ports, [])));
        Feed.Import(Feed.Kev(cve));
        await FollowAsync();
        Assert.Empty(await SignalsAsync(cve));
        await ScanAsync(system, Report(3, cve));
        await FollowAsync();
        Assert.Single(await SignalsAsync(cve));
    }

    [Fact]
    public async Task A_scan_while_there_is_no_advisory_database_is_looked_up_when_there_is_one()
    {
        var cve = NewCve();
        var system = await SystemAsync();
        await ScanAsync(system, Report(1, cve));
        Feed.Import(Feed.Osv("GHSA-nobody-5", ["nobody 1.0.0 2.0.0"], cve), Feed.Kev(cve));
        await FollowAsync();
        Assert.Single(await SignalsAsync(cve));
        Assert.Equal([cve, "GHSA-nobody-5"], Assert.Single(await FoundAsync(system)).Vulnerability?.Names);
    }

    [Fact]
    public async Task Matching_and_scanning_leave_each_others_findings_alone()
    {
        var cve = NewCve();
        Feed.Import(Feed.Osv("GHSA-both", ["both 1.0.0 2.0.0"], cve));
        await FollowAsync();
        var system = await SystemAsync();
        await DoneAsync(new IngestComponents(system, Fakes.Scans.Sbom("pkg:npm/both@1.5.0")));
        await DoneAsync(new MatchAsset(system, Feed.Match));
        await ScanAsync(system, Report(1, cve));
        Assert.Equal(["10.0.0.1:443/tcp", "pkg:npm/both@1.5.0"], (await FoundAsync(system)).Select(finding => finding.Place).Order(StringComparer.Ordinal));
        await DoneAsync(new IngestComponents(system, Fakes.Scans.Sbom("pkg:npm/both@3.0.0")));
        await DoneAsync(new MatchAsset(system, Feed.Match));
        Assert.Equal([$"10.0.0.1:443/tcp {cve}"], await ThereAsync(system));
        Feed.Import(Feed.Osv("GHSA-both", ["both 1.0.0 4.0.0"], cve));
        await FollowAsync();
        Assert.Equal(2, (await ThereAsync(system)).Length);
        await ScanAsync(system, NmapRun.Of(Hours(2), Ports, NmapRun.Host("10.0.0.1", Ports, [])));
        Assert.Equal([$"pkg:npm/both@3.0.0 {cve}"], await ThereAsync(system));
    }
}

public sealed class Scan_signals_on_sqlite(SqliteFixture store) : ScanSignalSuite(store), IClassFixture<SqliteFixture>;

public sealed class Scan_signals_on_postgresql(PostgresFixture store) : ScanSignalSuite(store), IClassFixture<PostgresFixture>;
