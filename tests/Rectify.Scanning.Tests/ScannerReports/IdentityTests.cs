using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Rectify.Scanning.ScannerReports;

namespace Rectify.Scanning.Tests.ScannerReports;

/// <summary>What identifies a row stays when the scanner numbers, orders or dates things otherwise.</summary>
public sealed class IdentityTests
{
    [Theory]
    [InlineData("nmap/issue4406.xml")]
    [InlineData("nmap_libnmap/dionaea_scan.xml")]
    [InlineData("openvas/many_vuln.xml")]
    [InlineData("openvas/report_detail_v2.xml")]
    [InlineData("tenable/nessus_was/nessus_was_many_vuln.xml")]
    public void Of_XML_in_another_order_with_other_numbers_and_dates(string name)
    {
        var bytes = Reports.Kit(name);
        var document = XDocument.Load(new MemoryStream(bytes));
        foreach (var parent in document.Descendants().Where(element => element.Name.LocalName is "ports" or "results" or "nmaprun" or "table" or "Report" or "ReportHost").ToList())
            parent.ReplaceNodes(parent.Nodes().Reverse().ToList());
        foreach (var attribute in document.Descendants().Attributes().Where(one => one.Name.LocalName is "start" or "starttime" or "endtime" or "startstr" || (one.Name == "id" && one.Parent?.Name.LocalName is "report" or "result" or "task")))
            attribute.Value = "1";
        foreach (var element in document.Descendants().Where(one => one.Name.LocalName is "creation_time" or "modification_time" or "scan_start" or "timestamp" && !one.HasElements))
            element.Value = "2030-01-01T00:00:00Z";
        AssertSame(bytes, Encoding.UTF8.GetBytes(document.ToString()));
    }

    [Theory]
    [InlineData("sarif/spotbugs.sarif")]
    [InlineData("sarif/njsscan.sarif")]
    [InlineData("sarif/issue_10191.json")]
    [InlineData("sarif/blackduck_nested_fingerprints.sarif")]
    public void Of_SARIF_with_rules_and_results_in_another_order_and_lines_moved(string name)
    {
        var bytes = Reports.Kit(name);
        var root = JsonNode.Parse(bytes) ?? throw new InvalidOperationException();
        foreach (var run in root["runs"]?.AsArray() ?? [])
        {
            var (rules, results) = (run?["tool"]?["driver"]?["rules"]?.AsArray() ?? [], run?["results"]?.AsArray() ?? []);
            foreach (var result in results)
            {
                if (result?["ruleIndex"] is { } index) result["ruleIndex"] = rules.Count - 1 - index.GetValue<int>();
                foreach (var location in result?["locations"]?.AsArray() ?? [])
                    if (location?["physicalLocation"]?["region"] is JsonObject region && region["startLine"] is { } line) region["startLine"] = line.GetValue<int>() + 100;
            }
            Reverse(rules);
            Reverse(results);
        }
        AssertSame(bytes, Encoding.UTF8.GetBytes(root.ToJsonString()));
    }

    [Fact]
    public void Rows_of_one_identity_are_one_with_all_that_they_say()
    {
        var report = Reports.Only("""
            <NessusClientData_v2><Report><ReportHost name="H.example."><ReportItem port="443" protocol="TCP" severity="2" pluginID="1" pluginName="Old"><cve>CVE-2021-0001</cve></ReportItem></ReportHost>
            <ReportHost name="h.EXAMPLE"><ReportItem port="443" protocol="tcp" severity="4" pluginID="1" pluginName="New"><cve>CVE-2021-0002</cve><risk_factor>Critical</risk_factor><solution>Mend.</solution></ReportItem>
            <ReportItem port="443" protocol="udp" severity="1" pluginID="1"/></ReportHost></Report></NessusClientData_v2>
            """);
        Assert.Single(report.Hosts);
        Assert.Equal(["h.example:443/tcp", "h.example:443/udp"], report.Rows.Select(row => row.Place.ToString()));
        var row = report.Rows[0];
        Assert.Equal((2, ScannerSeverity.Critical, "Critical", "Old", "Mend."), (row.Occurrences, row.Severity, row.SeverityWord, row.Title, row.Solution));
        Assert.Equal(["CVE-2021-0001", "CVE-2021-0002"], row.Cves);
    }

    [Theory]
    [InlineData("10.0.0.1", 22, "TCP", "10.0.0.1:22/tcp")]
    [InlineData("2001:DB8:0:0:0:0:0:1", 443, null, "[2001:db8::1]:443/tcp")]
    [InlineData(" Host.Example. ", 0, "tcp", "host.example")]
    [InlineData("http://example.org/App", 80, "tcp", "http://example.org/App:80/tcp")]
    [InlineData("h", 70_000, "tcp", "h")]
    public void A_place_on_a_host_has_one_spelling(string host, int port, string? protocol, string expected) =>
        Assert.Equal(expected, new Place.OnHost(host, port, protocol).ToString());

    private static void AssertSame(byte[] one, byte[] other)
    {
        Assert.NotEqual(one, other);
        var identities = Reports.Identities(Reports.Read(one));
        Assert.NotEmpty(identities);
        Assert.Equal(identities, Reports.Identities(Reports.Read(other)));
    }

    private static void Reverse(JsonArray array)
    {
        var items = array.Reverse().ToList();
        array.Clear();
        foreach (var item in items) array.Add(item);
    }
}
