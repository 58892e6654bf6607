using Rectify.Foundation;
using Rectify.Inventory.Hosts;
using Rectify.Ledger;
using Rectify.Scanning.ScannerReports;

namespace Rectify.Findings.Scans;

/// <summary>Keeps the hosts of a scan and what answers there; a service is gone when its port was probed and is not open.</summary>
internal static class RecordHosts
{
    private const int HostsAtOnce = 100, ServicesAtOnce = 1_000;

    public static async Task<ScanPart> DoAsync(Change change, ScanWork work, CancellationToken cancellationToken)
    {
        var (session, system, key) = (change.Session, work.Scan.System, work.Run.Key);
        var some = Some(work);
        var before = (await HostStore.OfTargetsAsync(session, system, some.Select(host => host.Address), cancellationToken)).ToDictionary(host => host.Target, StringComparer.Ordinal);
        var services = await HostStore.ServicesAsync(session, before.Values.Select(host => host.Id), cancellationToken);
        var (hosts, added, put) = (new List<Host>(), new List<Host>(), new List<HostService>());
        foreach (var seen in some)
        {
            var target = StoredText.Clean(seen.Address);
            if (!before.TryGetValue(target, out var host))
                added.Add(host = new Host { Id = new(change.NewId()), System = system, Target = target, KnownAs = [], FirstSeenAt = key.At, LastSeenAt = key.At });
            hosts.Add(host.With(Names(seen, key), key.At));
            put.AddRange(Services(work, host, seen, services[host.Id].ToDictionary(service => (service.Protocol, service.Port))));
        }
        await HostStore.PutAsync(session, hosts, cancellationToken);
        await HostStore.PutAsync(session, put, cancellationToken);
        var done = work.Done + some.Count;
        return new(ScanChanges.None with { Hosts = added }, ScanTally.None, done < work.Report.Hosts.Count ? $"{done}" : null);
    }

    private static List<ScannerHost> Some(ScanWork work)
    {
        var (some, services) = (new List<ScannerHost>(), 0);
        foreach (var host in work.Report.Hosts.Skip(work.Done).Take(HostsAtOnce))
        {
            if (some.Count > 0 && (services += host.Services.Count) > ServicesAtOnce) break;
            some.Add(host);
        }
        return some;
    }

    private static IEnumerable<KnownAs> Names(ScannerHost seen, ScanRunKey key) =>
        seen.Addresses.Select(address => new KnownAs(IsHardware(address) ? HostName.Hardware : HostName.Address, Line(address), key.At))
            .Concat(seen.Names.Select(name => new KnownAs(HostName.Name, Line(name), key.At)))
            .Concat(seen.Cpes.Select(cpe => new KnownAs(HostName.Cpe, Line(cpe), key.At)))
            .DistinctBy(known => (known.Kind, known.Text));

    private static IEnumerable<HostService> Services(ScanWork work, Host host, ScannerHost seen, Dictionary<(string, int), HostService> before)
    {
        var key = work.Run.Key;
        foreach (var service in seen.Services)
        {
            before.Remove((service.Protocol, service.Port), out var known);
            var first = known is null || key.At < known.FirstSeenAt ? key.At : known.FirstSeenAt;
            if (known is not null && !(known.Last < key))
            {
                if (first != known.FirstSeenAt) yield return known with { FirstSeenAt = first };
                continue;
            }
            var missed = work.Later.FirstOrDefault(later => later.Coverage.CoversPort(host.Target, service.Port, service.Protocol)).Run;
            yield return new HostService
            {
                Host = host.Id,
                Protocol = StoredText.Clean(service.Protocol),
                Port = service.Port,
                State = StoredText.Clean(service.State),
                Name = Cleaned(service.Name),
                Product = Cleaned(service.Product),
                Version = Cleaned(service.Version),
                Cpes = [.. service.Cpes.Select(Line)],
                FirstSeenAt = first,
                Last = key,
                GoneAt = missed?.Key.At,
            };
        }
        foreach (var known in before.Values)
            if (work.CanClose && known.Last < key && (known.GoneAt is null || known.GoneAt > key.At) && work.Coverage.CoversPort(host.Target, known.Port, known.Protocol))
                yield return known with { GoneAt = key.At };
    }

    private static string? Cleaned(string? text) => text is null ? null : StoredText.Clean(text);

    private static string Line(string text) => StoredText.Clean(text).ReplaceLineEndings(" ");

    /// <summary>Six pairs of hexadecimal digits.</summary>
    private static bool IsHardware(string address) =>
        address.Length == 17 && address.Split(':', '-') is { Length: 6 } parts && parts.All(part => part.Length == 2 && part.All(char.IsAsciiHexDigit));
}
