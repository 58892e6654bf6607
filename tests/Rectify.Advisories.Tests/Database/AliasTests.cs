using CsCheck;
using Rectify.Advisories.Database;

namespace Rectify.Advisories.Tests.Database;

public class AliasTests
{
    [Fact]
    public void Records_that_share_an_alias_are_one_vulnerability_under_its_CVE()
    {
        using var database = TestDatabase.With(
            Osv.Record("GHSA-aaaa", Osv.Affected("PyPI", "p", "introduced 0, fixed 2.0"), "CVE-2024-0001"),
            Osv.Record("PYSEC-2024-1", Osv.Affected("PyPI", "P", "introduced 0, fixed 2.0.0"), "GHSA-aaaa"));
        var match = Assert.Single(database.Match("PyPI", "p", "1.0"));
        Assert.Equal("CVE-2024-0001", match.VulnerabilityId);
        Assert.Equal(["GHSA-aaaa", "PYSEC-2024-1"], match.AdvisoryIds);
        Assert.Equal(["GHSA-aaaa", "PYSEC-2024-1"], match.Aliases);
        Assert.Equal(["2.0"], match.FixedIn);
    }

    [Fact]
    public void Each_link_names_the_records_that_assert_it()
    {
        using var database = TestDatabase.With(
            Osv.Record("GHSA-aaaa", Osv.Affected("PyPI", "p", "introduced 0"), "CVE-2024-0001 SNYK-1"),
            Osv.Record("PYSEC-2024-1", Osv.Affected("PyPI", "p", "introduced 0"), "GHSA-aaaa"));
        var links = Assert.Single(database.Match("PyPI", "p", "1.0")).Vulnerability.Aliases.ToDictionary(link => link.Id, link => string.Join(' ', link.AssertedBy));
        Assert.Equal("GHSA-aaaa PYSEC-2024-1", links["GHSA-aaaa"]);
        Assert.Equal("GHSA-aaaa", links["SNYK-1"]);
        Assert.Equal("PYSEC-2024-1", links["PYSEC-2024-1"]);
    }

    [Fact]
    public void An_advisory_that_bundles_CVEs_gives_a_match_for_each_and_merges_none()
    {
        using var database = TestDatabase.With(
            Osv.Record("GO-2024-1", Osv.Affected("Go", "m", "introduced 0, fixed 1.5.0", type: "SEMVER"), "CVE-2024-0001 CVE-2024-0002 GHSA-bbbb"),
            Osv.Record("GHSA-bbbb", Osv.Affected("Go", "m", "introduced 0, fixed 1.6.0"), "CVE-2024-0002"));
        var matches = database.Match("Go", "m", "v1.2.0");
        Assert.Equal(["CVE-2024-0001", "CVE-2024-0002"], matches.Select(match => match.VulnerabilityId));
        Assert.Equal([["GO-2024-1"], ["GHSA-bbbb", "GO-2024-1"]], matches.Select(match => match.AdvisoryIds));
        Assert.Empty(matches[0].Aliases);
        Assert.Equal(["GHSA-bbbb"], matches[1].Aliases);
        Assert.Equal(["1.5.0", "1.6.0"], matches[1].FixedIn);
        // At 1.5.5 only the second record speaks.
        Assert.Equal(["CVE-2024-0002"], database.Match("Go", "m", "v1.5.5").Select(match => match.VulnerabilityId));
    }

    [Fact]
    public void A_chain_of_links_never_merges_two_CVEs()
    {
        using var database = TestDatabase.With(
            Osv.Record("GHSA-aaaa", Osv.Affected("npm", "p", "introduced 0"), "CVE-2024-0001"),
            Osv.Record("GHSA-bbbb", Osv.Affected("npm", "p", "introduced 0"), "CVE-2024-0002 GHSA-aaaa"));
        Assert.Equal(["CVE-2024-0001", "CVE-2024-0002"], database.Match("npm", "p", "1.0.0").Select(match => match.VulnerabilityId));
    }

    [Fact]
    public void Related_and_upstream_ids_are_no_aliases()
    {
        using var database = TestDatabase.With(
            Osv.Record("GHSA-aaaa", Osv.Affected("npm", "p", "introduced 0"), more: """ "related":["CVE-2024-0001"],"upstream":["CVE-2024-0002"] """));
        var match = Assert.Single(database.Match("npm", "p", "1.0.0"));
        Assert.Equal("GHSA-aaaa", match.VulnerabilityId);
        Assert.Empty(match.Aliases);
        using var reader = database.Database.BeginRead();
        Assert.Equal(["CVE-2024-0001"], reader.FindAdvisory("GHSA-aaaa")?.Related);
        Assert.Equal(["CVE-2024-0002"], reader.FindAdvisory("GHSA-aaaa")?.Upstream);
    }

    [Fact]
    public void The_order_of_the_records_does_not_matter() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[0, 4], Gen.Bool).Array[0, 25].Select(Gen.Int[0, 1000]).Sample((links, seed) =>
        {
            var records = links
                .GroupBy(link => $"GHSA-{link.Item1}")
                .Select(group => (Id: group.Key, Aliases: group.Select(link => link.Item4 ? $"CVE-2024-000{link.Item3}" : $"GHSA-{link.Item2}").Where(alias => alias != group.Key).Distinct().ToArray()))
                .ToArray();
            var shuffled = records.OrderBy(record => (record.Id.GetHashCode(StringComparison.Ordinal) ^ seed) * 2654435761).ToArray();
            return Describe(records) == Describe(shuffled);
        });

    private static string Describe((string Id, string[] Aliases)[] records)
    {
        var graph = new AliasGraph();
        foreach (var (id, aliases) in records) graph.Add(long.Parse(id[5..]) + 1, id, aliases);
        return string.Join('\n', graph.Merge().Select(one =>
            $"{one.Id} [{string.Join(' ', one.Advisories)}] {string.Join(' ', one.Aliases.Select(alias => $"{alias.Key}<{string.Join(',', alias.Value)}>"))}"));
    }
}
