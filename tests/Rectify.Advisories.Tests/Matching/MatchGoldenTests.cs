using System.Globalization;
using System.Text;
using Rectify.Advisories.Matching;
using Rectify.Testing;

namespace Rectify.Advisories.Tests.Matching;

public class MatchGoldenTests
{
    [Fact]
    public void A_small_set_gives_the_agreed_matches()
    {
        using var database = TestDatabase.With(
            Osv.Record("GHSA-0001", Osv.Affected("Maven", "example:gateway", "introduced 2.0-beta9, fixed 2.3.1") + "," + Osv.Affected("Maven", "example:gateway", "introduced 2.4, fixed 2.12.2"), "CVE-2031-0001", """
                "summary":"Remote code in the gateway","published":"2031-12-10T00:00:00Z","severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H"}],
                "references":[{"type":"FIX","url":"https://example.org/fix"}]
                """),
            Osv.Record("PYSEC-2031-1", Osv.Affected("PyPI", "Example_Tool", "introduced 0, fixed 3.1", "1.0 2.0"), "CVE-2031-0002 GHSA-0002"),
            Osv.Record("GHSA-0002", Osv.Affected("PyPI", "example-tool", "introduced 0, fixed 3.1.0"), "CVE-2031-0002", """ "database_specific":{"severity":"HIGH"} """),
            Osv.Record("GO-2031-0003", Osv.Affected("Go", "example.org/module", "introduced 0, fixed 1.4.2", type: "SEMVER"), "CVE-2031-0003 CVE-2031-0004"),
            Osv.Record("GHSA-0005", Osv.Affected("npm", "example", "introduced 0, fixed next")),
            Osv.Record("GHSA-0006", Osv.Affected("npm", "example", "introduced 0"), "CVE-2031-0002", """ "summary":"Withdrawn: not a vulnerability" """),
            """
            {"catalogVersion":"2031.12.12","dateReleased":"2031-12-12T00:00:00Z","vulnerabilities":[{"cveID":"CVE-2031-0001","vulnerabilityName":"Gateway","dateAdded":"2031-12-11","dueDate":"2031-12-24","requiredAction":"Update.","knownRansomwareCampaignUse":"Known"}]}
            """);
        var text = new StringBuilder();
        foreach (var (ecosystem, name, version) in new (string, string, string?)[]
        {
            ("Maven", "example:gateway", "2.11.0"), ("Maven", "example:gateway", "2.3.1"), ("Maven", "example:gateway", null),
            ("PyPI", "example.tool", "2.0.0"), ("PyPI", "example.tool", "3.1"), ("Go", "example.org/module", "v1.4.1"), ("npm", "example", "1.0.0"),
        })
        {
            text.Append(CultureInfo.InvariantCulture, $"{ecosystem} {name} {version ?? "(no version)"}\n");
            foreach (var match in database.Match(ecosystem, name, version))
                text.Append(CultureInfo.InvariantCulture, $"  {match.VulnerabilityId} [{string.Join(' ', match.Aliases)}] by {string.Join(' ', match.AdvisoryIds)}: {match.Verdict}, {match.Reason} {match.ReasonArgument}\n")
                    .Append(CultureInfo.InvariantCulture, $"    severity {match.Severity?.ToString() ?? "unknown"} {match.Score} {match.Vector}; fixed in {string.Join(' ', match.FixedIn)}; KEV {match.Kev?.DueOn:yyyy-MM-dd}; {match.Vulnerability.Summary} {string.Join(' ', match.Vulnerability.References)}\n");
        }
        Assert.Null(Golden.Difference("tests/Rectify.Advisories.Tests/Goldens/matches.txt", string.Join('\n', text.ToString().Split('\n').Select(line => line.TrimEnd()))));
    }
}
