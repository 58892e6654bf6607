using System.Globalization;
using Rectify.Scanning.ScannerReports.Xml;

namespace Rectify.Scanning.ScannerReports.Nessus;

/// <summary>
/// <c>NessusClientData_v2</c> of Nessus, Tenable.sc and Tenable Web App Scanning (docs.tenable.com, "Nessus v2 file format"). Each
/// ReportItem is a row, those of severity 0 too; one with a port also names a service.
/// </summary>
internal sealed class NessusReader(XmlStream xml, ReportDraft report)
{
    /// <summary>The plugin "Nessus Scan Information", whose output states the scanner's version.</summary>
    private const string ScanInformation = "19506";

    private readonly NessusCoverage _coverage = new();

    public void Read()
    {
        report.Tool = "Nessus";
        report.Coverage = _coverage;
        var document = xml.Enter();
        while (xml.NextChild(document))
        {
            if (xml.Name == "Policy") ReadPolicy();
            else if (xml.Name == "Report") ReadReport();
        }
    }

    private void ReadPolicy()
    {
        var policy = xml.Enter();
        while (xml.NextChild(policy))
        {
            if (xml.Name != "Preferences") continue;
            var preferences = xml.Enter();
            while (xml.NextChild(preferences))
            {
                if (xml.Name != "ServerPreferences") continue;
                var server = xml.Enter();
                while (xml.NextChild(server))
                    if (xml.Name == "preference") ReadPreference();
            }
        }
    }

    private void ReadPreference()
    {
        string name = "", value = "";
        var preference = xml.Enter();
        while (xml.NextChild(preference))
        {
            if (xml.Name == "name") name = xml.Text().Trim();
            else if (xml.Name == "value") value = xml.Text().Trim();
        }
        // A list that was cut names not all of them.
        if (name == "plugin_set" && value.Length < report.Meter.Limits.TokenBytes) _coverage.SeePlugins(value);
        if (name == "port_range") _coverage.SeeRange(report.Meter.Keep(value));
        if (name == "sc_version" && value.Length > 0) report.ToolVersion ??= report.Meter.Keep(value);
    }

    private void ReadReport()
    {
        var element = xml.Enter();
        while (xml.NextChild(element))
            if (xml.Name == "ReportHost") ReadHost();
    }

    private void ReadHost()
    {
        var host = report.Host(xml.Attribute("name") ?? "");
        var element = xml.Enter();
        while (xml.NextChild(element))
        {
            if (xml.Name == "HostProperties") ReadProperties(host);
            else if (xml.Name == "ReportItem") ReadItem(host);
        }
    }

    private void ReadProperties(HostDraft host)
    {
        var properties = xml.Enter();
        while (xml.NextChild(properties))
        {
            if (xml.Name != "tag") continue;
            var name = xml.Attribute("name") ?? "";
            if (name is "host-ip" or "mac-address") host.Addresses.UnionWith(Words(xml.Text()));
            else if (name is "host-fqdn" or "host-rdns" or "netbios-name" or "hostname") host.Names.UnionWith(Words(xml.Text()));
            else if (name is "HOST_START_TIMESTAMP" or "HOST_START") SeeStart(xml.Text());
            else if (name is "HOST_END_TIMESTAMP" or "HOST_END") _coverage.SeeEnd(host.Address);
            else if (name == "Credentialed_Scan" && xml.Text().Trim() == "true") _coverage.SeeLogOn(host.Address);
            else if (name == "cpe" || name.StartsWith("cpe-", StringComparison.Ordinal))
            {
                // "cpe:/a:php:php:5.1.6 -> PHP PHP"
                var text = xml.Text();
                var end = text.IndexOf("->", StringComparison.Ordinal);
                if ((end < 0 ? text : text[..end]).Trim() is { Length: > 0 } cpe) host.Cpes.Add(report.Meter.Keep(cpe));
            }
        }
    }

    private void SeeStart(string text)
    {
        var at = ReportDraft.FromSeconds(text.Trim()) ?? ReportDraft.FromText(text);
        if (at is not null && (report.ScannedAt is null || at < report.ScannedAt)) report.ScannedAt = at;
    }

    private IEnumerable<string> Words(string text) =>
        text.Split((char[])[' ', '\t', '\r', '\n', ','], StringSplitOptions.RemoveEmptyEntries).Select(report.Meter.Keep);

    private void ReadItem(HostDraft host)
    {
        _ = int.TryParse(xml.Attribute("port"), NumberStyles.None, CultureInfo.InvariantCulture, out var port);
        var place = new Place.OnHost(host.Address, port, xml.Attribute("protocol"));
        var plugin = xml.Attribute("pluginID")?.Trim() ?? "";
        var severity = xml.Attribute("severity")?.Trim() ?? "";
        var service = xml.Attribute("svc_name") ?? "";
        var row = new RowDraft(place, new Check("nessus", report.Meter.Keep(plugin)))
        {
            Title = report.Meter.Cut(xml.Attribute("pluginName")),
            Severity = Level(severity),
            SeverityWord = report.Meter.Keep(severity),
        };
        if (place.Port is not null)
            report.Add(host, new ScannerService { Port = port, Protocol = place.Protocol ?? "", State = "open", Name = Named(service), Cpes = [] });
        var item = xml.Enter();
        while (xml.NextChild(item)) ReadPart(row);
        _coverage.SeeRow(place, plugin);
        if (plugin == ScanInformation) SeeVersion(row.Observed);
        report.Add(row);
    }

    private void ReadPart(RowDraft row)
    {
        var meter = report.Meter;
        meter.SpendChars(8);
        switch (xml.Name)
        {
            case "description":
                row.Description = meter.Cut(xml.Text());
                break;
            case "synopsis":
                if (meter.Cut(xml.Text()) is { Length: > 0 } synopsis && row.Description.Length == 0) row.Description = synopsis;
                break;
            case "solution":
                row.Solution = meter.Cut(xml.Text());
                break;
            case "plugin_output":
                row.Observed = meter.Cut(xml.Text());
                break;
            case "risk_factor":
                if (xml.Text().Trim() is { Length: > 0 } word)
                {
                    row.SeverityWord = meter.Cut(word);
                    if (row.Severity == ScannerSeverity.Unstated) row.Severity = Severities.Of(word);
                }
                break;
            case "cve":
                Identifiers.AddCves(xml.Text(), row.Cves);
                break;
            case "cwe":
                Identifiers.AddCweNumber(xml.Text(), row.Cwes);
                break;
            case "xref":
                if (xml.Text().Trim() is { } reference && reference.StartsWith("CWE", StringComparison.OrdinalIgnoreCase)) Identifiers.AddCwes(reference, row.Cwes);
                break;
            case "cvss_vector" or "cvss3_vector" or "cvss4_vector":
                if (meter.Cut(xml.Text()) is { Length: > 0 } vector) row.Vectors.Add(vector);
                break;
        }
    }

    private void SeeVersion(string output)
    {
        const string Mark = "Nessus version :";
        var at = output.IndexOf(Mark, StringComparison.Ordinal);
        if (at < 0) return;
        var version = output.AsSpan(at + Mark.Length).TrimStart();
        var end = version.IndexOfAny(" \r\n");
        if (!version.IsEmpty) report.ToolVersion ??= report.Meter.Cut((end < 0 ? version : version[..end]).ToString());
    }

    /// <summary>A name with a question mark is the scanner's guess by the port; without it is what answered.</summary>
    private string? Named(string service) => service.TrimEnd('?') is { Length: > 0 } and not ("general" or "unknown") ? report.Meter.Keep(service.TrimEnd('?')) : null;

    private static ScannerSeverity Level(string severity) => severity switch
    {
        "0" => ScannerSeverity.Info,
        "1" => ScannerSeverity.Low,
        "2" => ScannerSeverity.Medium,
        "3" => ScannerSeverity.High,
        "4" => ScannerSeverity.Critical,
        _ => ScannerSeverity.Unstated,
    };
}
