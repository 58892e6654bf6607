using NodaTime;
using Rectify.Advisories.Scoring;
using Rectify.Cases;
using Rectify.Findings;
using Rectify.Inventory;
using Rectify.Parties;
using Rectify.Scanning;
using Rectify.Tests.Fakes;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Findings;

public abstract class FindingSuite(StoreFixture store) : StoreTests(store)
{
    private async Task<AssetId> ReleaseAsync(string name, ScanResult scan)
    {
        var provider = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, $"{name} GmbH"));
        return await DoneAsync(new RegisterRelease(await DoneAsync(new RegisterProduct(name, provider, [])), "1", scan));
    }

    private Task<IReadOnlyList<Finding>> FindingsAsync(AssetId asset) => ReadAsync((session, token) => FindingStore.OfAssetAsync(session, asset, token));

    [Fact]
    public async Task A_match_becomes_a_finding_with_all_ids_of_its_vulnerability()
    {
        var release = await ReleaseAsync("All ids", Scans.Sbom(Scans.Log4j));
        var matched = await DoneAsync(new MatchAsset(release, Fakes.Advisories.Log4Shell(exploited: true).Match));

        Assert.Single(matched.New);
        var finding = Assert.Single(await FindingsAsync(release));
        Assert.Equal(["CVE-2021-44228", "GHSA-jfh8-c2jp-5v3q"], finding.Vulnerability?.Names);
        Assert.Equal(
            (Scans.Log4j, Severity.Critical, 10.0m, new LocalDate(2021, 12, 10), FindingStatus.UnderInvestigation),
            (finding.Purl, finding.Severity!.Value, finding.Score!.Value, finding.KevListedOn!.Value, finding.Status));
        Assert.Equal(["2.15.0"], finding.FixedIn);
        var byAlias = await ReadAsync((session, token) => FindingStore.OfVulnerabilityAsync(session, "GHSA-jfh8-c2jp-5v3q", token));
        Assert.Contains(byAlias, other => other.Id == finding.Id);
    }

    [Fact]
    public async Task The_next_scan_sees_the_same_finding_again_with_what_people_said_of_it()
    {
        var release = await ReleaseAsync("Again", Scans.Sbom("pkg:npm/other@1", Scans.Log4j));
        var match = Fakes.Advisories.Log4Shell(exploited: false).Match;
        var first = Assert.Single((await DoneAsync(new MatchAsset(release, match))).New);
        await DoneAsync(new SetStatus(first.Id, FindingStatus.NotAffected, VexJustification.VulnerableCodeNotInExecutePath, "no lookups"));
        Clock.AdvanceHours(1);

        await DoneAsync(new IngestComponents(release, Scans.Sbom(Scans.Log4j, "pkg:npm/new@1")));
        var matched = await DoneAsync(new MatchAsset(release, match));

        Assert.Empty(matched.New);
        var again = Assert.Single(await FindingsAsync(release));
        Assert.Equal((first.Id, FindingStatus.NotAffected, (Instant?)null), (again.Id, again.Status, again.GoneAt));
        Assert.Equal("gateway.cdx.json#components/0", again.Location);
        Assert.Equal(Duration.FromHours(1), again.LastSeenAt - again.FirstSeenAt);
    }

    [Fact]
    public async Task What_a_scan_does_not_see_any_more_is_gone_and_not_fixed()
    {
        var release = await ReleaseAsync("Gone", Scans.Sbom(Scans.Log4j));
        var match = Fakes.Advisories.Log4Shell(exploited: false).Match;
        await DoneAsync(new MatchAsset(release, match));
        await DoneAsync(new IngestComponents(release, Scans.Sbom("pkg:npm/other@1")));

        Assert.Single((await DoneAsync(new MatchAsset(release, match))).Gone);
        var gone = Assert.Single(await FindingsAsync(release));
        Assert.Equal((Clock.GetCurrentInstant(), FindingStatus.UnderInvestigation), (gone.GoneAt!.Value, gone.Status));
        Assert.Empty((await DoneAsync(new MatchAsset(release, match))).Gone);

        await DoneAsync(new IngestComponents(release, Scans.Sbom(Scans.Log4j)));
        Assert.Equal(gone.Id, Assert.Single((await DoneAsync(new MatchAsset(release, match))).SeenAgain).Id);
        Assert.Null(Assert.Single(await FindingsAsync(release)).GoneAt);
    }

    [Fact]
    public async Task Each_place_of_a_component_has_its_own_finding()
    {
        var release = await ReleaseAsync("Two places", Scans.Of(
            Scans.In(Scans.Log4j, "a.war!/log4j-core-2.14.1.jar", Origin.PomProperties), Scans.In(Scans.Log4j, "b.war!/log4j-core-2.14.1.jar", Origin.PomProperties)));
        await DoneAsync(new MatchAsset(release, Fakes.Advisories.Log4Shell(exploited: false).Match));

        Assert.Equal(["a.war!/log4j-core-2.14.1.jar", "b.war!/log4j-core-2.14.1.jar"], (await FindingsAsync(release)).Select(finding => finding.Place));
    }

    [Fact]
    public async Task Two_names_that_turn_out_to_be_one_vulnerability_become_one_with_its_findings()
    {
        const string Package = "g:merged";
        var release = await ReleaseAsync("Merged", Scans.Sbom("pkg:maven/g/merged@1"));
        await DoneAsync(new MatchAsset(release, new Fakes.Advisories().With(Package, "GHSA-aaaa", null).Match));
        var other = await ReleaseAsync("Merged too", Scans.Sbom("pkg:maven/g/merged@1"));
        await DoneAsync(new MatchAsset(other, new Fakes.Advisories().With(Package, "GHSA-bbbb", null).Match));

        await DoneAsync(new MatchAsset(release, new Fakes.Advisories().With(Package, "CVE-2026-1", null, "GHSA-aaaa", "GHSA-bbbb").Match));

        var findings = await ReadAsync((session, token) => FindingStore.OfVulnerabilityAsync(session, "GHSA-bbbb", token));
        Assert.Equal([release, other], findings.Select(finding => finding.Asset).Order(Comparer<AssetId>.Create((a, b) => a.Value.CompareTo(b.Value))));
        Assert.All(findings, finding => Assert.Equal(["CVE-2026-1", "GHSA-aaaa", "GHSA-bbbb"], finding.Vulnerability?.Names));
        Assert.Single(await FindingsAsync(release));
    }

    [Fact]
    public async Task Not_affected_needs_a_justification_and_nothing_else_has_one()
    {
        var release = await ReleaseAsync("Justified", Scans.Sbom(Scans.Log4j));
        var id = Assert.Single((await DoneAsync(new MatchAsset(release, Fakes.Advisories.Log4Shell(exploited: false).Match))).New).Id;

        Assert.Equal(["RCT-FIND-002"], await RefusedAsync(new SetStatus(id, FindingStatus.NotAffected)));
        Assert.Equal(["RCT-FIND-003"], await RefusedAsync(new SetStatus(id, FindingStatus.Affected, VexJustification.ComponentNotPresent)));
        Assert.Equal(["RCT-FIND-001"], await RefusedAsync(new SetStatus(new FindingId(new(UInt128.MaxValue)), FindingStatus.Affected)));
    }

    [Fact]
    public async Task A_refused_transition_changes_nothing_and_stands_in_the_log()
    {
        var release = await ReleaseAsync("Refused", Scans.Sbom(Scans.Log4j));
        var id = Assert.Single((await DoneAsync(new MatchAsset(release, Fakes.Advisories.Log4Shell(exploited: false).Match))).New).Id;
        await DoneAsync(new SetStatus(id, FindingStatus.Fixed));

        Assert.Equal(["RCT-FIND-005"], await RefusedAsync(new SetStatus(id, FindingStatus.NotAffected, VexJustification.ComponentNotPresent)));

        Assert.Equal(FindingStatus.Fixed, (await ReadAsync((session, token) => FindingStore.FindAsync(session, id, token)))?.Status);
        Assert.Equal(["finding.statusSet", "command.refused"], await EventsAsync($"finding/{id}"));
    }

    [Fact]
    public async Task Many_findings_are_decided_at_once_or_none_of_them_and_every_problem_names_its_finding()
    {
        var release = await ReleaseAsync("Decided at once", Scans.Of([.. Enumerable.Range(0, 4).Select(i => Scans.In(Scans.Log4j, $"{i}.war!/log4j-core-2.14.1.jar", Origin.PomProperties))]));
        var ids = (await DoneAsync(new MatchAsset(release, Fakes.Advisories.Log4Shell(exploited: false).Match))).New.Select(finding => finding.Id).ToList();
        await DoneAsync(new SetStatus(ids[3], FindingStatus.Fixed));
        var unknown = new FindingId(new(UInt128.MaxValue));

        var refused = await Store.Commands.RunAsync(new SetStatuses([.. ids, unknown], FindingStatus.NotAffected, VexJustification.ComponentNotPresent, Until: Clock.GetCurrentInstant()), Actor, None);
        Assert.False(refused.Succeeded(out _, out var problems));
        Assert.Equal(["RCT-FIND-009", "RCT-FIND-005", "RCT-FIND-001"], problems.Select(problem => problem.Code));
        Assert.Equal([$"{ids[3]}: ", $"{unknown}: "], problems.Skip(1).Select(problem => problem.Message.English[..28]));
        Assert.StartsWith($"{unknown}：", problems.Last().Message.Chinese, StringComparison.Ordinal);
        Assert.Equal(3, (await FindingsAsync(release)).Count(finding => finding.Status == FindingStatus.UnderInvestigation));

        Assert.Equal(3, await DoneAsync(new SetStatuses([.. ids.Take(3), ids[0]], FindingStatus.NotAffected, VexJustification.ComponentNotPresent, "all alike")));
        Assert.Equal(3, (await FindingsAsync(release)).Count(finding => finding is { Status: FindingStatus.NotAffected, Statement: "all alike", Said.By: SaidBy.Person }));
        Assert.Equal(["finding.statusSet"], await EventsAsync($"finding/{ids[0]}"));
        Assert.Equal(["RCT-FIND-011"], await RefusedAsync(new SetStatuses([], FindingStatus.Affected)));
        Assert.Equal(["RCT-FIND-012"], await RefusedAsync(new SetStatuses([.. Enumerable.Range(1, SetStatuses.Most + 1).Select(i => new FindingId(new((UInt128)i)))], FindingStatus.Affected)));
    }

    [Fact]
    public async Task Matching_what_was_never_scanned_is_refused()
    {
        var us = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, "Unscanned GmbH"));
        AssetId system = await DoneAsync(new RegisterSystem("Unscanned", us, []));
        Assert.Equal(["RCT-FIND-007"], await RefusedAsync(new MatchAsset(system, Fakes.Advisories.Log4Shell(exploited: false).Match)));
    }

    private Task<List<string>> EventsAsync(string subject) => ReadAsync((session, token) => EventLog.TypesAsync(session, subject, token));
}

public sealed class Findings_on_sqlite(SqliteFixture store) : FindingSuite(store), IClassFixture<SqliteFixture>;

public sealed class Findings_on_postgresql(PostgresFixture store) : FindingSuite(store), IClassFixture<PostgresFixture>;
