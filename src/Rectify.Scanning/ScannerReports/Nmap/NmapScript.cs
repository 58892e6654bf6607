using System.Globalization;
using Rectify.Scanning.ScannerReports.Xml;

namespace Rectify.Scanning.ScannerReports.Nmap;

/// <summary>
/// What a script of nmap says about a place. <c>vulners</c> gives one row a vulnerability; a script of the <c>vulns</c> library (a table with
/// a <c>state</c>) one row a vulnerability that is there; any other script whose output names CVEs one row. All else is no finding.
/// </summary>
internal static class NmapScript
{
    private const string Scheme = "nse";

    public static void Read(XmlStream xml, Place place, ReportDraft report)
    {
        var (id, output) = (report.Meter.Keep(xml.Attribute("id")), xml.Attribute("output") ?? "");
        var table = NseTable.Read(xml, report.Meter);
        if (id == "vulners") ReadVulners(table, output, place, report);
        else ReadStates(id, table, output, place, report);
    }

    private static void ReadVulners(NseTable table, string output, Place place, ReportDraft report)
    {
        var (exploits, first) = (0, "");
        foreach (var entry in table.Tables.Count > 0 ? FromTables(table) : FromText(output))
        {
            var cves = new List<string>();
            Identifiers.AddCves(entry.Id, cves);
            if (entry.IsExploit)
            {
                if (exploits++ == 0) first = entry.Id;
                continue;
            }
            // CVELIST:CVE-2019-6111, NVD:CVE-2019-6111 and CVE-2019-6111 are one vulnerability.
            var name = cves.Count == 1 ? cves[0] : report.Meter.Cut(entry.Id);
            var row = new RowDraft(place, new Check(Scheme, $"vulners/{name}"))
            {
                Title = name,
                Severity = Severities.Of(entry.Score),
                SeverityWord = report.Meter.Keep(entry.Score),
            };
            row.Cves.UnionWith(cves);
            report.Add(row);
        }
        if (exploits > 0) report.Notes.Add(ScannerNoteCode.ExploitsPassedOver, exploits.ToString(CultureInfo.InvariantCulture), first);
    }

    private static IEnumerable<VulnersEntry> FromTables(NseTable table) =>
        from product in table.Tables
        from entry in product.Tables
        where entry.Value("id").Length > 0
        select new VulnersEntry(entry.Value("id"), entry.Value("cvss"), entry.Value("is_exploit") == "true");

    /// <summary>Output of versions that write no tables: a line <c>id TAB score TAB link [TAB *EXPLOIT*]</c> each.</summary>
    private static IEnumerable<VulnersEntry> FromText(string output) =>
        from line in output.Split('\n')
        let fields = line.Trim().Split('\t', StringSplitOptions.TrimEntries)
        where fields.Length >= 2 && fields[0].Length > 0
        select new VulnersEntry(fields[0], fields[1], fields.Contains("*EXPLOIT*"));

    private static void ReadStates(string id, NseTable table, string output, Place place, ReportDraft report)
    {
        var stated = table.Tables.Where(one => one.Value("state").Length > 0).ToList();
        foreach (var one in stated)
        {
            if (!IsThere(one.Value("state"))) continue;
            var row = Row(stated.Count == 1 ? id : $"{id}/{one.Key}", output, place, report);
            row.Title = report.Meter.Cut(one.Value("title") is { Length: > 0 } title ? title : id);
            Identifiers.AddCves(one.Key, row.Cves);
            foreach (var text in one.Texts("ids")) Identifiers.AddCves(text, row.Cves);
            foreach (var text in one.Texts("description")) row.Description = report.Meter.Cut(text);
            report.Add(row);
        }
        if (stated.Count > 0) return;
        var other = Row(id, output, place, report);
        Identifiers.AddCves(output, other.Cves);
        if (other.Cves.Count > 0 && !output.Contains("NOT VULNERABLE", StringComparison.OrdinalIgnoreCase)) report.Add(other);
    }

    private static RowDraft Row(string check, string output, Place place, ReportDraft report) =>
        new(place, new Check(Scheme, check)) { Title = check, Observed = report.Meter.Cut(output) };

    /// <summary><c>VULNERABLE</c>, <c>VULNERABLE (Exploitable)</c>, <c>LIKELY VULNERABLE</c>; not <c>NOT VULNERABLE</c> (nselib/vulns.lua).</summary>
    private static bool IsThere(string state) =>
        state.StartsWith("VULNERABLE", StringComparison.OrdinalIgnoreCase) || state.StartsWith("LIKELY VULNERABLE", StringComparison.OrdinalIgnoreCase);

    private readonly record struct VulnersEntry(string Id, string Score, bool IsExploit);
}
