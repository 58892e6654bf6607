using System.Globalization;
using Rectify.Scanning.ScannerReports.Xml;

namespace Rectify.Scanning.ScannerReports.Nmap;

/// <summary>
/// Nmap's XML output (https://nmap.org/book/nmap-dtd.html). An open port is a service; only what a script says is vulnerable is a row.
/// </summary>
internal sealed class NmapReader(XmlStream xml, ReportDraft report)
{
    private readonly NmapCoverage _coverage = new();
    private bool _finished;

    public void Read()
    {
        report.Tool = report.Meter.Keep(xml.Attribute("scanner") ?? "nmap");
        report.ToolVersion = xml.Attribute("version");
        report.ScannedAt = ReportDraft.FromSeconds(xml.Attribute("start"));
        report.Coverage = _coverage;
        _coverage.SeeArguments(xml.Attribute("args") ?? "");
        var run = xml.Enter();
        while (xml.NextChild(run))
        {
            if (xml.Name == "host") ReadHost();
            else if (xml.Name == "scaninfo") _coverage.SeeProbed(xml.Attribute("protocol") ?? "", xml.Attribute("services"), Number("numservices"));
            else if (xml.Name == "runstats") ReadStatistics();
        }
        if (!_finished) report.Notes.AddOnce(ScannerNoteCode.ScanUnfinished, "");
    }

    private void ReadStatistics()
    {
        var statistics = xml.Enter();
        while (xml.NextChild(statistics))
        {
            if (xml.Name != "finished") continue;
            _finished = true;
            if (xml.Attribute("exit") is { } exit and not "success") report.Notes.AddOnce(ScannerNoteCode.ScanUnfinished, exit);
        }
    }

    private void ReadHost()
    {
        string? ipv4 = null, ipv6 = null, mac = null;
        var names = new List<string>();
        HostDraft? host = null;
        var timedOut = xml.Attribute("timedout") == "true";
        var element = xml.Enter();
        while (xml.NextChild(element))
        {
            switch (xml.Name)
            {
                case "status" when xml.Attribute("state") == "down":
                    report.HostsDown++;
                    return;
                case "address" when xml.Attribute("addr") is { Length: > 0 } address:
                    if (xml.Attribute("addrtype") == "mac") mac ??= address;
                    else if (xml.Attribute("addrtype") == "ipv6") ipv6 ??= address;
                    else ipv4 ??= address;
                    break;
                case "hostnames":
                    var list = xml.Enter();
                    while (xml.NextChild(list))
                        if (xml.Name == "hostname" && xml.Attribute("name") is { Length: > 0 } name) AddName(name);
                    break;
                case "ports":
                    var ports = ReadPorts(Host());
                    if (!timedOut) _coverage.See(Host().Address, ports);
                    break;
                case "os":
                    ReadSystem(Host());
                    break;
                case "hostscript":
                    var scripts = xml.Enter();
                    while (xml.NextChild(scripts))
                        if (xml.Name == "script") ReadScript(new Place.OnHost(Host().Address, null, null));
                    break;
            }
        }
        Host();

        void AddName(string name)
        {
            report.Meter.SpendChars(16);
            names.Add(report.Meter.Keep(name));
        }

        // Addresses and names stand before all that is about the host.
        HostDraft Host()
        {
            if (host is not null) return host;
            host = report.Host(ipv4 ?? ipv6 ?? mac ?? names.FirstOrDefault() ?? "");
            foreach (var address in new[] { ipv4, ipv6, mac })
                if (address is not null) host.Addresses.Add(address);
            host.Names.UnionWith(names);
            return host;
        }
    }

    private void ReadSystem(HostDraft host)
    {
        var system = xml.Enter();
        while (xml.NextChild(system))
        {
            if (xml.Name == "osclass") ReadCpes(host.Cpes); // older than 6.00
            if (xml.Name != "osmatch") continue;
            var match = xml.Enter();
            while (xml.NextChild(match))
                if (xml.Name == "osclass") ReadCpes(host.Cpes);
        }
    }

    private NmapCoverage.HostPorts ReadPorts(HostDraft host)
    {
        var seen = new NmapCoverage.HostPorts();
        var ports = xml.Enter();
        while (xml.NextChild(ports))
        {
            if (xml.Name == "port") ReadPort(host, seen);
            else if (xml.Name == "extraports")
            {
                seen.Rest += Number("count");
                seen.RestIsClosed &= xml.Attribute("state") == "closed";
            }
        }
        return seen;
    }

    private void ReadPort(HostDraft host, NmapCoverage.HostPorts seen)
    {
        report.Meter.SpendChars(16);
        var place = new Place.OnHost(host.Address, Number("portid"), xml.Attribute("protocol"));
        var service = new ScannerService { Port = place.Port ?? 0, Protocol = place.Protocol ?? "", State = "", Cpes = [] };
        var element = xml.Enter();
        while (xml.NextChild(element))
        {
            switch (xml.Name)
            {
                case "state":
                    service = service with { State = report.Meter.Keep(xml.Attribute("state")) };
                    break;
                case "service":
                    service = ReadService(service);
                    break;
                case "script":
                    ReadScript(place);
                    break;
            }
        }
        if (place.Port is null) return;
        var key = (service.Protocol, service.Port);
        if (service.State == "open") seen.Open.Add(key);
        (service.State is "open" or "closed" ? seen.Answered : seen.Silent).Add(key);
        if (service.State is "open" or "open|filtered") report.Add(host, service);
    }

    private void ReadScript(Place place)
    {
        _coverage.SeeScript(report.Meter.Keep(xml.Attribute("id")));
        NmapScript.Read(xml, place, report);
    }

    private int Number(string attribute) => int.TryParse(xml.Attribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private ScannerService ReadService(ScannerService service)
    {
        var (name, product, version) = (Kept("name"), Kept("product"), Kept("version"));
        if (name == "http" && xml.Attribute("tunnel") == "ssl") name = "https";
        var cpes = new HashSet<string>(StringComparer.Ordinal);
        ReadCpes(cpes);
        return service with { Name = name, Product = product, Version = version, Cpes = [.. cpes] };
    }

    private void ReadCpes(HashSet<string> cpes)
    {
        var element = xml.Enter();
        while (xml.NextChild(element))
            if (xml.Name == "cpe" && xml.Text().Trim() is { Length: > 0 } cpe) cpes.Add(report.Meter.Keep(cpe));
    }

    private string? Kept(string attribute) => xml.Attribute(attribute) is { Length: > 0 } text ? report.Meter.Keep(text) : null;
}
