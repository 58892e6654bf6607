using System.Text.Json;
using Rectify.Advisories.Matching;
using Rectify.Scanning.Packages;
using Rectify.Testing;

namespace Rectify.Advisories.Tests.Matching;

[Collection(nameof(KitDatabase))]
public class Log4jSamplesTests(KitDatabase kit)
{
    [Fact]
    public void Every_sample_version_has_exactly_the_expected_CVEs()
    {
        using var reader = kit.Read();
        var expected = Expected();
        Assert.True(expected.Count >= 15);
        var result = Matcher.Match(reader, [.. expected.Select(one => new PackageQuery(PackageKey.For("Maven", one.Package), one.Version))]);
        for (var i = 0; i < expected.Count; i++)
            Assert.Equal(
                (expected[i].Package, expected[i].Version, string.Join(' ', expected[i].Cves)),
                (expected[i].Package, expected[i].Version, string.Join(' ', result.Matches.Where(match => match.QueryIndex == i && match.Verdict == Verdict.Affected).Select(match => match.VulnerabilityId))));
    }

    [Theory]
    [InlineData("2.3.1", true)]
    [InlineData("2.3.2", true)]
    [InlineData("2.3", false)]
    [InlineData("2.12.1", false)]
    public void The_backports_that_Apache_calls_fixed_are_marked_as_disputed_and_stay_matched(string version, bool disputed)
    {
        using var reader = kit.Read();
        var matches = Matcher.Match(reader, [new PackageQuery(PackageKey.For("Maven", "org.apache.logging.log4j:log4j-core"), version)]).Matches;
        var match = Assert.Single(matches, match => match.VulnerabilityId == "CVE-2021-45046");
        Assert.Equal(Verdict.Affected, match.Verdict);
        Assert.Equal(disputed ? ["COR-1"] : [], match.Disputes.Select(dispute => dispute.Id));
        Assert.All(matches.Where(other => other != match), other => Assert.Empty(other.Disputes));
    }

    [Fact]
    public void Log4Shell_carries_its_ids_severity_fix_and_KEV_entry()
    {
        using var reader = kit.Read();
        var match = Assert.Single(
            Matcher.Match(reader, [new PackageQuery(PackageKey.For("Maven", "org.apache.logging.log4j:log4j-core"), "2.14.1")]).Matches,
            match => match.VulnerabilityId == "CVE-2021-44228");
        Assert.Contains("GHSA-jfh8-c2jp-5v3q", match.Aliases);
        Assert.Equal(["GHSA-jfh8-c2jp-5v3q"], match.AdvisoryIds);
        Assert.Equal(10.0m, match.Score);
        Assert.Equal(["2.15.0"], match.FixedIn);
        Assert.Equal(new DateOnly(2021, 12, 24), match.Kev?.DueOn);
        Assert.True(match.Kev?.Ransomware);
    }

    private static List<(string Package, string Version, string[] Cves)> Expected()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(DataKit.PathOf("log4j-samples/expected.json")));
        return
        [
            .. document.RootElement.GetProperty("files").EnumerateObject()
                .SelectMany(file => file.Value.GetProperty("expected_findings").EnumerateArray())
                .Select(finding => (
                    finding.GetProperty("component").GetString() ?? "", finding.GetProperty("version").GetString() ?? "",
                    finding.TryGetProperty("cves", out var cves) ? cves.EnumerateArray().Select(cve => cve.GetString() ?? "").Order(StringComparer.Ordinal).ToArray() : [])),
        ];
    }
}
