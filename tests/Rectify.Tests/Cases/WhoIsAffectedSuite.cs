using NodaTime;
using Rectify.Cases;
using Rectify.Cases.Following;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Findings;
using Rectify.Findings.Listing;
using Rectify.Findings.Statements;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Proof.Log;
using Rectify.Tests.Cases.Following;
using Rectify.Tests.Fakes;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Cases;

public abstract class WhoIsAffectedSuite(StoreFixture store) : FollowingTests(store)
{
    private static readonly Laws Laws = new(RuleBook.Embedded(), Profile.Unstated);

    [Fact]
    public async Task A_package_is_asked_for_by_name_by_range_and_by_the_beginning_of_its_name()
    {
        var releases = await ReleasesAsync(Scans.Sbom("pkg:npm/who-asks@1.5.0"), Scans.Sbom("pkg:npm/who-asks@2.0.0", "pkg:npm/who-asks-not@1.5.0"), Scans.Sbom("pkg:npm/%40who/scoped@1.0.0"));
        Assert.Equal(releases[..2], await WhoAsync("WHO-ASKS"));
        Assert.Equal([releases[0]], await WhoAsync("who-asks 1.5.0"));
        Assert.Equal([releases[0]], await WhoAsync("who-asks >=1 <2"));
        Assert.Equal([releases[1]], await WhoAsync("pkg:npm/who-asks >=2"));
        Assert.Equal(releases[..2], await WhoAsync("who-as"));
        Assert.Equal([releases[2]], await WhoAsync("@who/scoped"));
        Assert.Empty(await WhoAsync("who-asks >3") ?? [new()]);
        Assert.Null(await WhoAsync("<3"));
    }

    [Fact]
    public async Task A_package_is_found_without_the_group_that_its_SBOM_wrote_before_its_name()
    {
        var grouped = Scans.In("pkg:maven/org.who.grouped/who-groups@2.14.1", "a") with { Group = "org.who.grouped" };
        var releases = await ReleasesAsync(Scans.Of(grouped));
        Assert.Equal(releases, await WhoAsync("who-groups <2.15"));
        Assert.Equal(releases, await WhoAsync("org.who.grouped:who-groups"));
        Assert.Equal(releases, await WhoAsync("Who-gr"));
    }

    [Fact]
    public async Task A_version_that_cannot_be_compared_is_said_and_not_passed_over()
    {
        await ReleasesAsync(Scans.Of(Scans.Unnamed("who-knows", "spring edition", "a")));
        var answer = await ReadAsync((session, token) => WhoIsAffected.OfAsync(session, "who-knows <2", Clock.GetCurrentInstant(), 10, token));
        Assert.Equal((0, 1), (answer?.Count, answer?.Unclear.Count));
    }

    [Fact]
    public async Task A_vulnerability_is_asked_for_by_any_of_its_ids_and_the_clocks_it_would_start_are_told_before_anything_is_recorded()
    {
        var releases = await ReleasesAsync(Scans.Sbom("pkg:npm/who-falls@1.5.0"), Scans.Sbom("pkg:npm/who-falls@1.6.0"));
        Feed.Import(Feed.Osv("GHSA-who-falls", ["who-falls 1.0.0 2.0.0"], "CVE-2026-7301"), Feed.Kev("CVE-2026-7301"));
        await FollowAsync();
        var answer = await ReadAsync((session, token) => WhoIsAffected.OfAsync(session, "GHSA-who-falls", Clock.GetCurrentInstant(), 10, token));
        Assert.Equal(("CVE-2026-7301", 2, true), (answer?.Name, answer?.Count, answer?.IsExploited));
        Assert.Equal(releases, answer!.First.Select(place => place.Asset.Id));
        // Two releases of one product are one to the laws.
        Assert.Single(answer.Representatives);

        var events = await CountAsync();
        var duties = await DutiesAsync(answer, exploited: true);
        Assert.Contains(duties, duty => duty is { Provisional: true, ActBy: not null } && duty.RuleId.StartsWith("eu.cra.", StringComparison.Ordinal));
        Assert.Equal(duties.Select(duty => duty.ActBy ?? Instant.MaxValue).Order(), duties.Select(duty => duty.ActBy ?? Instant.MaxValue));
        Assert.NotEqual(duties.Count, (await DutiesAsync(answer, exploited: false)).Count);
        Assert.Equal(events, await CountAsync());
    }

    [Fact]
    public async Task What_waits_is_counted_by_place_and_urgency_until_it_is_decided()
    {
        var releases = await ReleasesAsync(Scans.Sbom("pkg:npm/who-counts@1.5.0"), Scans.Sbom("pkg:npm/harmless@1.0.0"));
        Feed.Import(
            Feed.Osv("CVE-2026-7401", ["who-counts 1.0.0 2.0.0"], vector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H"), Feed.Osv("CVE-2026-7402", ["who-counts 1.0.0 2.0.0"]),
            Feed.Kev("CVE-2026-7401"));
        await FollowAsync();
        using var list = new FindingList(Store.Database);
        Assert.Equal(new FindingCounts(1, 1, 0, 0, 1), await CountedAsync(list, releases[0]));
        Assert.Equal(default, await CountedAsync(list, releases[1]));

        var critical = Assert.Single(await FoundAsync(releases[0]), finding => finding.Name == "CVE-2026-7401");
        await DoneAsync(new SetStatuses([critical.Id], FindingStatus.NotAffected, VexJustification.VulnerableCodeNotPresent));
        Assert.Equal(new FindingCounts(0, 0, 0, 0, 1), await CountedAsync(list, releases[0]));

        // What is taken back together is what it was before, all of it or none.
        var other = Assert.Single(await FoundAsync(releases[0]), finding => finding.Name == "CVE-2026-7402");
        Assert.Equal(["RCT-FIND-010"], await RefusedAsync(new LeaveAllToStatements([critical.Id, other.Id])));
        Assert.Equal(["RCT-FIND-011"], await RefusedAsync(new LeaveAllToStatements([])));
        Assert.Equal(1, await DoneAsync(new LeaveAllToStatements([critical.Id, critical.Id])));
        Assert.Equal(new FindingCounts(1, 1, 0, 0, 1), await CountedAsync(list, releases[0]));
    }

    [Fact]
    public async Task A_decision_on_many_is_looked_at_before_it_is_made_and_says_the_same_as_when_it_is_made()
    {
        var releases = await ReleasesAsync(Scans.Sbom("pkg:npm/who-decides@1.5.0"));
        Feed.Import(Feed.Osv("CVE-2026-7501", ["who-decides 1.0.0 2.0.0"]), Feed.Osv("CVE-2026-7502", ["who-decides 1.0.0 2.0.0"]));
        await FollowAsync();
        var found = await FoundAsync(releases[0]);
        await DoneAsync(new SetStatus(found[0].Id, FindingStatus.Affected));
        var decision = new SetStatuses([.. found.Select(finding => finding.Id)], FindingStatus.NotAffected, VexJustification.ComponentNotPresent);
        var preview = await PreviewAsync(decision, PersonRole.Analyst);
        Assert.Equal((found[1].Id, found[0].Id, "RCT-FIND-006"), (Assert.Single(preview.Changed).Id, Assert.Single(preview.Refused).Finding.Id, preview.Refused[0].Why.Code));
        Assert.Equal(2, (await PreviewAsync(decision, PersonRole.Manager)).Changed.Count);
        Assert.Equal(["RCT-FIND-002"], (await PreviewAsync(decision with { Justification = null }, PersonRole.Manager)).Wrong.Select(wrong => wrong.Code));

        await DoneAsync(decision with { Findings = [found[1].Id] });
        var said = await ReadAsync((session, token) => SaidBefore.OfAsync(session, found[1].Id, token));
        Assert.Equal((FindingStatus.UnderInvestigation, FindingStatus.NotAffected, "os:tester"), Assert.Single(said) is var one ? (one.From, one.To, one.Who) : default);
    }

    private Task<DecisionPreview> PreviewAsync(SetStatuses decision, PersonRole role) =>
        ReadAsync((session, token) => DecisionPreview.OfAsync(session, decision, [role], Clock.GetCurrentInstant(), token));

    private async Task<FindingCounts> CountedAsync(FindingList list, AssetId asset)
    {
        using var key = NotePrivateKey.Generate("who/log", new RepeatableRandom().Fill);
        Assert.True((await new Sequencer(Store.Database, key, Clock, "who").DrainAsync(None)).Succeeded(out _, out var problems), problems?.ToString());
        await list.FollowAsync(None);
        return list.CountIn([asset]).GetValueOrDefault(asset);
    }

    private Task<IReadOnlyList<Obligation>> DutiesAsync(WhoIsAffected answer, bool exploited) =>
        ReadAsync((session, token) => WhatIf.OfAsync(session, Laws, answer.Representatives, exploited, disclosed: true, Clock.GetCurrentInstant(), token));

    private async Task<List<AssetId>?> WhoAsync(string asked) =>
        (await ReadAsync((session, token) => WhoIsAffected.OfAsync(session, asked, Clock.GetCurrentInstant(), 10, token)))?.First.Select(place => place.Asset.Id).ToList();

    private Task<long> CountAsync() => ReadAsync(CaseStore.CountAsync);
}

public sealed class Who_is_affected_on_sqlite(SqliteFixture store) : WhoIsAffectedSuite(store), IClassFixture<SqliteFixture>;

public sealed class Who_is_affected_on_postgresql(PostgresFixture store) : WhoIsAffectedSuite(store), IClassFixture<PostgresFixture>;
