using NodaTime;
using Rectify.Findings;
using Rectify.Findings.Scans;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Inventory.Hosts;
using Rectify.Parties;
using Rectify.Tests.Cases.Following;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Findings.Scanned;

/// <summary>What suites on scans share: systems, reports that are handed in and recorded, and what is known after that.</summary>
public abstract class ScanTests(StoreFixture store) : FollowingTests(store)
{
    private static int names;

    protected async Task<SystemId> SystemAsync()
    {
        var name = $"Scanned {Interlocked.Increment(ref names)}";
        return await DoneAsync(new RegisterSystem(name, await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, $"{name} GmbH", "DE")), ["DE"], Exposure.Internet));
    }

    /// <summary>Hands a report in and records it.</summary>
    protected async Task<Scan> ScanAsync(SystemId system, byte[] report, Instant? scannedAt = null)
    {
        var id = await DoneAsync(new HandInScan(system, "report.xml", report, scannedAt));
        await RecordAsync();
        return await ReadAsync((session, token) => ScanStore.FindAsync(session, id, token)) ?? throw new InvalidOperationException();
    }

    /// <summary>Records all that waits.</summary>
    protected async Task RecordAsync(int most = int.MaxValue, string holder = "tester")
    {
        var done = await new ScanRounds(Store.Database, Store.Commands, holder).TickAsync(most, None);
        Assert.True(done.Succeeded(out _, out var problems), problems?.ToString());
    }

    /// <summary>What is found in a system and is there, as <c>place name</c>, in order.</summary>
    protected async Task<string[]> ThereAsync(SystemId system) =>
        [.. (await FoundAsync(system)).Where(finding => finding.GoneAt is null).Select(finding => $"{finding.Place} {finding.Name}").Order(StringComparer.Ordinal)];

    protected async Task<Finding> OneAsync(SystemId system, string name) => Assert.Single(await FoundAsync(system), finding => finding.Name == name);

    protected async Task<IReadOnlyList<(Host Host, IReadOnlyList<HostService> Services)>> HostsAsync(SystemId system) => await ReadAsync(async (session, token) =>
    {
        var hosts = await HostStore.PageAsync(session, system, default, 1_000, token);
        var services = await HostStore.ServicesAsync(session, hosts.Select(host => host.Id), token);
        return (IReadOnlyList<(Host, IReadOnlyList<HostService>)>)[.. hosts.OrderBy(host => host.Target, StringComparer.Ordinal).Select(host => (host, (IReadOnlyList<HostService>)[.. services[host.Id]]))];
    });

    /// <summary>All that scans say of a system, without ids: what two orders of the same reports must agree on.</summary>
    protected async Task<List<string>> StateAsync(SystemId system)
    {
        var findings = await FoundAsync(system);
        var sightings = await ReadAsync((session, token) => SightingStore.OfFindingsAsync(session, findings.Select(finding => finding.Id), token));
        var lines = findings.Select(found =>
            $"{found.Place} {found.Name} {found.Severity} {found.Score} {found.Vector} {found.FirstSeenAt} {found.LastSeenAt} gone={found.GoneAt} {found.Status} | "
            + string.Join(", ", sightings[found.Id].Select(seen => $"{seen.Check} {seen.Severity} {seen.Series} {seen.Credentialed} {seen.FirstSeenAt} {seen.Last} gone={seen.GoneAt}"))).ToList();
        foreach (var (host, services) in await HostsAsync(system))
        {
            lines.Add($"{host.Target} {host.FirstSeenAt} {host.LastSeenAt} {string.Join(' ', host.KnownAs)}");
            lines.AddRange(services.Select(service => $"{host.Target} {service.Port}/{service.Protocol} {service.State} {service.Version} {service.FirstSeenAt} {service.Last} gone={service.GoneAt}"));
        }
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }
}
