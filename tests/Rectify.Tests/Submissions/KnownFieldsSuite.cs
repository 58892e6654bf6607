using Rectify.Cases;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Parties;
using Rectify.Submissions;
using Rectify.Tests.Cases.Following;
using Rectify.Tests.Fakes;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Submissions;

/// <summary>What is said of many cases at once is what each of them says.</summary>
public abstract class KnownFieldsSuite(StoreFixture store) : FollowingTests(store)
{
    [Fact]
    public async Task The_fields_that_cases_know_are_those_whose_values_they_fill()
    {
        var releases = await ReleasesAsync(Scans.Sbom("pkg:npm/filled@1.1.0"), Scans.Sbom("pkg:npm/filled@1.2.0"), Scans.Sbom("pkg:npm/filled@7.0.0"));
        var named = await DoneAsync(new OpenCase("Named", CaseKind.Vulnerability, [releases[0]], ["CVE-2026-2101", "Something else"]));
        var elsewhere = await DoneAsync(new OpenCase("Not found there", CaseKind.Vulnerability, [releases[2]], ["CVE-2026-2101"]));
        var operating = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, "Operating", "DE"));
        var system = await DoneAsync(new RegisterSystem("Filled", operating, ["EU"], Exposure.Internal));
        var incident = await DoneAsync(new OpenCase("Incident", CaseKind.Incident, [system], []));
        var nothing = await DoneAsync(new OpenCase("Nothing", CaseKind.Incident, [], []));
        Feed.Import(Feed.Osv("CVE-2026-2101", ["filled 1.0.0 2.0.0"]), Feed.Osv("CVE-2026-2102", ["filled 1.0.0 2.0.0"]), Feed.Kev("CVE-2026-2102"));
        await FollowAsync();
        var cases = await ReadAsync((session, token) => CaseStore.OfVulnerabilityAsync(session, "CVE-2026-2102", token));
        var everywhere = Assert.Single(cases);
        Assert.NotEmpty(everywhere.Reach);

        IReadOnlyList<Case> all = [everywhere, .. await ReadAsync((session, token) => CaseStore.OfIdsAsync(session, [named, elsewhere, incident, nothing], token))];
        var known = await ReadAsync((session, token) => KnownFields.OfAsync(session, all, token));
        foreach (var about in all)
        {
            var values = await ReadAsync((session, token) => KnownValues.OfAsync(session, about, about.OpenedAt, token));
            Assert.Equal(values.Where(value => value.Value.Value.Length > 0).Select(value => value.Key).Order(StringComparer.Ordinal), known[about.Id].Order(StringComparer.Ordinal));
        }
        Assert.Contains("component_name", known[named]);
        Assert.Contains("component_name", known[everywhere.Id]);
        Assert.DoesNotContain("component_name", known[elsewhere]);
        Assert.DoesNotContain("product_version", known[everywhere.Id]);
    }
}

public sealed class Known_fields_on_sqlite(SqliteFixture store) : KnownFieldsSuite(store), IClassFixture<SqliteFixture>;

public sealed class Known_fields_on_postgresql(PostgresFixture store) : KnownFieldsSuite(store), IClassFixture<PostgresFixture>;
