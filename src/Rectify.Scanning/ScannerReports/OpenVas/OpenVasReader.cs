using System.Globalization;
using Rectify.Scanning.ScannerReports.Xml;

namespace Rectify.Scanning.ScannerReports.OpenVas;

/// <summary>
/// A report of OpenVAS / Greenbone in XML (GMP, "get_reports"): <c>report</c>, or <c>report</c> within <c>report</c>, or that within a
/// <c>get_reports_response</c>. Each <c>result</c> is a row under its NVT's OID.
/// </summary>
internal sealed class OpenVasReader(XmlStream xml, ReportDraft report)
{
    private readonly OpenVasCoverage _coverage = new();
    private bool _recognised;
    private DateTimeOffset? _created;

    /// <summary>Reads it; false when it is a report of something else.</summary>
    public bool Read()
    {
        report.Tool = "OpenVAS";
        report.Coverage = _coverage;
        ReadReport();
        report.ScannedAt ??= _created;
        return _recognised;
    }

    private void ReadReport()
    {
        _recognised |= xml.Attribute("format_id") is not null;
        var element = xml.Enter();
        while (xml.NextChild(element))
        {
            switch (xml.Name)
            {
                case "report":
                    ReadReport();
                    break;
                case "gmp" or "omp":
                    _recognised = true;
                    break;
                case "scan_start":
                    report.ScannedAt ??= ReportDraft.FromText(xml.Text());
                    break;
                case "creation_time" or "timestamp":
                    _created ??= ReportDraft.FromText(xml.Text());
                    break;
                case "scan_run_status":
                    if (xml.Text().Trim() is { Length: > 0 } status and not "Done") report.Notes.AddOnce(ScannerNoteCode.ScanUnfinished, status);
                    break;
                case "task":
                    _coverage.SeeTask(report.Meter.Keep(xml.Attribute("id")));
                    break;
                case "filters":
                    var filters = xml.Enter();
                    while (xml.NextChild(filters))
                        if (xml.Name == "term") _coverage.SeeFilter(report.Meter.Keep(xml.Text()));
                    break;
                case "result_count":
                    xml.Text(() => SeeCount(xml.Name));
                    break;
                case "ports":
                    ReadPorts();
                    break;
                case "host":
                    ReadHost();
                    break;
                case "results":
                    _recognised = true;
                    var results = xml.Enter();
                    while (xml.NextChild(results))
                        if (xml.Name == "result") ReadResult();
                    break;
            }
        }
    }

    private void SeeCount(string of)
    {
        if (of == "filtered" && int.TryParse(xml.Text(), NumberStyles.None, CultureInfo.InvariantCulture, out var count)) _coverage.Stated = count;
    }

    private void ReadPorts()
    {
        var ports = xml.Enter();
        while (xml.NextChild(ports))
        {
            if (xml.Name != "port") continue;
            var host = "";
            var text = xml.Text(() => host = xml.Name == "host" ? xml.Text().Trim() : host);
            if (host.Length > 0) AddService(host, OpenVasPort.Read(text));
        }
    }

    private void AddService(string host, (int? Port, string? Protocol) at)
    {
        var seen = report.Host(host);
        if (at.Port is not { } port) return;
        var place = new Place.OnHost(host, port, at.Protocol);
        report.Add(seen, new ScannerService { Port = port, Protocol = report.Meter.Keep(place.Protocol), State = "open", Cpes = [] });
    }

    private void ReadHost()
    {
        HostDraft? host = null;
        bool ended = false, dead = false, loggedOn = false;
        var details = new List<(string Name, string Value)>();
        var element = xml.Enter();
        while (xml.NextChild(element))
        {
            if (xml.Name == "ip" && xml.Text().Trim() is { Length: > 0 } address)
            {
                host = report.Host(address);
                host.Addresses.Add(report.Meter.Keep(address));
            }
            else if (xml.Name == "end") ended = xml.Text().Trim().Length > 0;
            else if (xml.Name == "detail")
            {
                var detail = ReadDetail();
                dead |= detail is { Name: "Host dead", Value: "1" };
                loggedOn |= detail.Name.StartsWith("Auth-", StringComparison.Ordinal) && detail.Name.EndsWith("-Success", StringComparison.Ordinal);
                if (detail.Name is not ("hostname" or "App" or "OS" or "best_os_cpe")) continue;
                report.Meter.SpendChars(detail.Value.Length + 64);
                details.Add(detail);
            }
        }
        if (host is not null && ended && !dead) _coverage.See(host.Address, loggedOn);
        foreach (var (name, value) in host is null ? [] : details)
        {
            if (name == "hostname") host?.Names.Add(value);
            else if (value.StartsWith("cpe:", StringComparison.Ordinal)) host?.Cpes.Add(value);
        }
    }

    private (string Name, string Value) ReadDetail()
    {
        string name = "", value = "";
        var element = xml.Enter();
        while (xml.NextChild(element))
        {
            if (xml.Name == "name") name = xml.Text().Trim();
            else if (xml.Name == "value") value = xml.Text().Trim();
        }
        return (name, value);
    }

    private void ReadResult()
    {
        _coverage.Read++;
        var result = new OpenVasResult();
        var element = xml.Enter();
        while (xml.NextChild(element)) ReadPart(result);
        if (result.Host.Length > 0)
        {
            var at = OpenVasPort.Read(result.Port);
            AddService(result.Host, at);
            if (result.HostName.Length > 0) report.Host(result.Host).Names.Add(report.Meter.Keep(result.HostName));
        }
        report.Add(result.Row(report.Meter));
    }

    private void ReadPart(OpenVasResult result)
    {
        switch (xml.Name)
        {
            case "name":
                result.Name = xml.Text();
                break;
            case "host":
                result.Host = xml.Text(() => result.HostName = xml.Name == "hostname" ? xml.Text().Trim() : result.HostName).Trim();
                break;
            case "port":
                result.Port = xml.Text();
                break;
            case "threat":
                result.Threat = xml.Text().Trim();
                break;
            case "severity":
                result.Score = xml.Text().Trim();
                break;
            case "description":
                result.Observed = xml.Text();
                break;
            case "nvt":
                ReadTest(result);
                break;
        }
    }

    private void ReadTest(OpenVasResult result)
    {
        result.Oid = xml.Attribute("oid")?.Trim() ?? "";
        var element = xml.Enter();
        while (xml.NextChild(element))
        {
            switch (xml.Name)
            {
                case "name":
                    result.TestName = xml.Text();
                    break;
                case "cve": // GMP before 9: "CVE-2012-1823, CVE-2012-2311", "NOCVE"
                    Identifiers.AddCves(xml.Text(), result.Cves);
                    break;
                case "refs":
                    var references = xml.Enter();
                    while (xml.NextChild(references))
                    {
                        report.Meter.SpendChars(16);
                        if (xml.Name == "ref" && xml.Attribute("type") is "cve" or "cve_id") Identifiers.AddCves(xml.Attribute("id"), result.Cves);
                    }
                    break;
                case "severities":
                    ReadSeverities(result);
                    break;
                case "solution":
                    result.Solution = xml.Text();
                    break;
                case "tags":
                    result.SeeTags(xml.Text());
                    break;
            }
        }
    }

    private void ReadSeverities(OpenVasResult result)
    {
        var severities = xml.Enter();
        while (xml.NextChild(severities))
        {
            if (xml.Name != "severity") continue;
            var severity = xml.Enter();
            while (xml.NextChild(severity))
                if (xml.Name == "value") result.AddVector(xml.Text());
        }
    }
}
