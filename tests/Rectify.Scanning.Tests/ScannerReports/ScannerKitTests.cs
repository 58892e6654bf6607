using System.Globalization;
using System.Text.Json;
using Rectify.Scanning.ScannerReports;

namespace Rectify.Scanning.Tests.ScannerReports;

/// <summary>
/// The outputs of real scanners, compared with independent counts of their raw entries and with what another project's tests assert about
/// its own reading of them.
/// </summary>
public sealed class ScannerKitTests
{
    [Fact]
    public void Hosts_services_and_vulnerabilities_of_nmap_are_those_that_were_counted()
    {
        var (differences, files) = (new List<string>(), 0);
        foreach (var (name, expected) in Reports.Expected("nmap"))
        {
            if (name == "nmap_libnmap/defused_et_included.xml") continue; // no scan: see HostileReportTests
            var reading = Reports.Read(Reports.Kit(name));
            var report = Assert.Single(reading.Reports);
            var raw = expected.GetProperty("raw_count");
            var services = report.Hosts.SelectMany(host => host.Services).ToList();
            Compare("hosts", report.Hosts.Count + report.HostsDown, raw);
            Compare("hosts_up", report.Hosts.Count, raw);
            Compare("open_ports", services.Count, raw);
            Compare("services_with_product", services.Count(service => service.Product is not null), raw);
            Compare("cpes", services.Sum(service => service.Cpes.Count) + report.Hosts.Sum(host => host.Cpes.Count), raw);
            // The peer makes a finding of each open port and of each exploit that vulners lists.
            var exploits = reading.Notes.Where(note => note.Code == ScannerNoteCode.ExploitsPassedOver).Sum(note => int.Parse(note.Arguments[0], CultureInfo.InvariantCulture));
            if (expected.TryGetProperty("finding_count", out var findings) && findings.GetInt32() != services.Count + report.Rows.Count + exploits)
                differences.Add($"{name}: {services.Count} services, {report.Rows.Count} rows, {exploits} exploits, expected {findings}");
            files++;

            void Compare(string property, int actual, JsonElement expectations)
            {
                if (expectations.TryGetProperty(property, out var value) && value.GetInt32() != actual) differences.Add($"{name}: {property} {actual}, expected {value}");
            }
        }
        Assert.Equal(15, files);
        Assert.Equal(
        [
            // Two guesses at a host's system that name the same CPE are one.
            "nmap_libnmap/os_scan6.xml: cpes 13, expected 15",
        ], differences);
    }

    [Fact]
    public void Every_result_stands_behind_a_row_and_those_of_one_place_and_check_behind_the_same()
    {
        var (differences, files) = (new List<string>(), 0);
        foreach (var (name, expected) in Reports.Expected("tenable", "openvas", "sarif"))
        {
            var reading = Reports.Read(Reports.Kit(name));
            if (reading.Reports.Count != 1)
            {
                Assert.Equal(ScannerNoteCode.FormatNotRead, Assert.Single(reading.Notes).Code); // Nessus' CSV
                continue;
            }
            files++;
            var (rows, results) = (reading.Reports[0].Rows.Count, reading.Reports[0].Rows.Sum(row => row.Occurrences));
            if (expected.TryGetProperty("raw_count", out var raw))
            {
                var counted = raw.EnumerateObject().First(one => one.Name is "results" or "runs.results" or "report_items").Value.GetInt32();
                if (counted != results) differences.Add($"{name}: {results} results, expected {counted}");
            }
            if (expected.TryGetProperty("finding_count", out var findings) && findings.GetInt32() != rows) differences.Add($"{name}: {rows} rows, the peer has {findings}");
        }
        Assert.Equal(17, files);
        Assert.Equal(
        [
            // Results of one rule in one file are one row with their lines: a line moves between two scans.
            "sarif/issue_10191.json: 48 rows, the peer has 77",
            // The peer makes a finding of each location; the two of the second result are lines of one file.
            "sarif/njsscan.sarif: 2 rows, the peer has 3",
            "sarif/semgrepowasp-benchmark-sample.sarif: 1664 rows, the peer has 1768",
        ], differences);
    }

    [Fact]
    public void Titles_severities_and_ids_are_those_that_the_peer_asserts()
    {
        var (differences, asserts) = (new List<string>(), 0);
        foreach (var (name, expected) in Reports.Expected("tenable", "openvas", "sarif"))
        {
            if (!expected.TryGetProperty("peer_asserts", out var list) || Reports.Read(Reports.Kit(name)).Reports is not [var report]) continue;
            foreach (var one in list.EnumerateArray())
            {
                var (index, attribute, wanted) = (one.GetProperty("index").GetInt32(), one.GetProperty("attr").GetString(), one.GetProperty("equals").ToString());
                if (Ours(report.Rows[index], attribute, wanted) is not { } ours) continue;
                asserts++;
                if (ours != wanted) differences.Add($"{name}[{index}].{attribute}: {ours}, the peer has {wanted}");
            }
        }
        Assert.InRange(asserts, 15, 100);
        Assert.Equal(
        [
            // An address on this machine is a path; the peer keeps the scheme.
            "sarif/njsscan.sarif[0].file_path: /src/index.js, the peer has file:///src/index.js",
            // The same row: both lines are in it, so the second of our rows is the peer's second and third.
            "sarif/njsscan.sarif[1].file_path: /src/index.js, the peer has file:///src/index.js",
            // Nessus itself says severity 2 and "Medium"; the peer goes by the CVSS 3 score.
            "tenable/nessus/issue_6992.nessus[0].severity: Medium, the peer has High",
        ], differences);
    }

    [Fact]
    public void A_report_that_a_peer_refuses_for_its_own_parser_is_SARIF_all_the_same()
    {
        var report = Assert.Single(Reports.Read(Reports.Kit("govulncheck/issue_15033_sarif.json")).Reports);
        Assert.Equal(("govulncheck", "v1.3.0", 3), (report.Tool, report.ToolVersion, report.Rows.Count));
        Assert.Equal(["CVE-2026-32282"], report.Rows[0].Cves);
    }

    [Fact]
    public void A_tool_that_did_not_finish_says_so()
    {
        var reading = Reports.Read(Reports.Kit("sarif/spotbugs.sarif"));
        Assert.Equal(ScannerNoteCode.ScanUnfinished, Assert.Single(reading.Notes).Code);
        Assert.True(reading.IsIncomplete);
        Assert.Equal(56, reading.Reports[0].Rows.Sum(row => row.Occurrences));
        Assert.Equal("Hard coded reference to an absolute pathname in Boot.main(String[]).", reading.Reports[0].Rows[0].Observed);
    }

    [Fact]
    public void No_output_of_another_tool_is_taken_for_one_of_these()
    {
        var taken = Reports.KitNames().Where(name => Reports.Read(Reports.Kit(name)).Reports.Count > 0)
            .Select(name => name[..name.IndexOf('/')]).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(KnownFolders, taken);
    }

    /// <summary>Folders of the kit in which a report stands; what writes SARIF stands under its own name too.</summary>
    private static readonly string[] KnownFolders = ["govulncheck", "nmap", "nmap_libnmap", "openvas", "sarif", "tenable"];

    /// <summary>What we have where the peer has this attribute; null for what we do not model.</summary>
    private static string? Ours(ScannerRow row, string? attribute, string wanted) => attribute switch
    {
        "title" => row.Title,
        "severity" => row.Severity.ToString(),
        "cwe" when wanted.Length > 0 => row.Cwes.Count == 0 ? "0" : row.Cwes[0]["CWE-".Length..],
        "file_path" => row.Place.ToString(),
        "len(unsaved_vulnerability_ids)" => row.Cves.Count.ToString(CultureInfo.InvariantCulture),
        "unsaved_vulnerability_ids[0]" => row.Cves[0],
        "unique_id_from_tool" => row.Fingerprints[0][(row.Fingerprints[0].LastIndexOf(':') + 1)..],
        _ => null,
    };
}
