using Dapper;
using NodaTime;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Inventory.Hosts;

/// <summary>All SQL on hosts and their services. Like the systems they are open to every viewer.</summary>
public static class HostStore
{
    private static class Sql
    {
        private const string Select =
            "SELECT id, system_id AS SystemId, target, known_as AS KnownAs, first_seen_at AS FirstSeenAt, last_seen_at AS LastSeenAt FROM hosts";

        public const string Some = $"{Select} WHERE system_id = @system AND target_key IN (SELECT value FROM json_each(@targets))";

        public const string Page = $"{Select} WHERE system_id = @system AND id > @after ORDER BY id LIMIT @count";

        public const string Services =
            """
            SELECT host_id AS HostId, protocol, port, state, name, product, version, cpes, first_seen_at AS FirstSeenAt, last_seen_at AS LastSeenAt, last_run AS LastRun,
                   gone_at AS GoneAt
            FROM host_services WHERE host_id IN (SELECT value FROM json_each(@hosts)) ORDER BY host_id, protocol, port
            """;

        public const string Count =
            """
            SELECT system_id AS SystemId, COUNT(DISTINCT hosts.id) AS Hosts, COUNT(port) AS Services
            FROM hosts LEFT JOIN host_services ON host_id = hosts.id AND gone_at IS NULL
            WHERE system_id IN (SELECT value FROM json_each(@systems)) GROUP BY system_id
            """;

        public const string Put =
            """
            INSERT INTO hosts (id, system_id, target, target_key, known_as, first_seen_at, last_seen_at)
            VALUES (@id, @system, @target, @targetKey, @knownAs, @firstSeenAt, @lastSeenAt)
            ON CONFLICT (id) DO UPDATE SET known_as = excluded.known_as, first_seen_at = excluded.first_seen_at, last_seen_at = excluded.last_seen_at
            """;

        public const string PutService =
            """
            INSERT INTO host_services (host_id, protocol, port, state, name, product, version, cpes, first_seen_at, last_seen_at, last_run, gone_at)
            VALUES (@host, @protocol, @port, @state, @name, @product, @version, @cpes, @firstSeenAt, @lastSeenAt, @lastRun, @goneAt)
            ON CONFLICT (host_id, protocol, port) DO UPDATE SET
                state = excluded.state, name = excluded.name, product = excluded.product, version = excluded.version, cpes = excluded.cpes,
                first_seen_at = excluded.first_seen_at, last_seen_at = excluded.last_seen_at, last_run = excluded.last_run, gone_at = excluded.gone_at
            """;
    }

    internal sealed record Row(string Id, string SystemId, string Target, string KnownAs, long FirstSeenAt, long LastSeenAt)
    {
        public Host ToHost() => new()
        {
            Id = new(Foundation.Id.Parse(Id)),
            System = new(Foundation.Id.Parse(SystemId)),
            Target = Target,
            KnownAs = [.. KnownAs.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', 3))
                .Select(parts => new KnownAs(Stored.Word<HostName>(parts[0]), parts[2], long.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture).ToInstant()))],
            FirstSeenAt = FirstSeenAt.ToInstant(),
            LastSeenAt = LastSeenAt.ToInstant(),
        };
    }

    internal sealed record ServiceRow(
        string HostId, string Protocol, long Port, string State, string? Name, string? Product, string? Version, string Cpes, long FirstSeenAt, long LastSeenAt,
        string LastRun, long? GoneAt)
    {
        public HostService ToService() => new()
        {
            Host = new(Id.Parse(HostId)),
            Protocol = Protocol,
            Port = (int)Port,
            State = State,
            Name = Name,
            Product = Product,
            Version = Version,
            Cpes = Cpes.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            FirstSeenAt = FirstSeenAt.ToInstant(),
            Last = new(LastSeenAt.ToInstant(), LastRun),
            GoneAt = GoneAt.ToInstant(),
        };
    }

    internal sealed record CountRow(string SystemId, long Hosts, long Services);

    /// <summary>How many hosts and services some systems have; those without any are left out.</summary>
    public static async Task<IReadOnlyDictionary<SystemId, HostCount>> CountAsync(ReadSession session, IEnumerable<SystemId> systems, CancellationToken cancellationToken) =>
        (await session.Connection.QueryAsync<CountRow>(
            Sql.Count, new { systems = TextList.Of(systems.Select(system => system.ToString())), cancellationToken }, session.Transaction))
            .ToDictionary(row => new SystemId(Id.Parse(row.SystemId)), row => new HostCount(row.Hosts, row.Services));

    /// <summary>The hosts of a system that were first seen after one of them, at most <paramref name="count"/>.</summary>
    public static async Task<IReadOnlyList<Host>> PageAsync(ReadSession session, SystemId system, Id after, int count, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(
            Sql.Page, new { system = system.ToString(), after = after.ToString(), count = (long)count, cancellationToken }, session.Transaction)).Select(row => row.ToHost())];

    /// <summary>The services of some hosts, those that are gone included, by host, protocol and port.</summary>
    public static async Task<ILookup<HostId, HostService>> ServicesAsync(ReadSession session, IEnumerable<HostId> hosts, CancellationToken cancellationToken) =>
        (await session.Connection.QueryAsync<ServiceRow>(
            Sql.Services, new { hosts = TextList.Of(hosts.Select(host => host.ToString())), cancellationToken }, session.Transaction))
            .Select(row => row.ToService()).ToLookup(service => service.Host);

    /// <summary>Those of a system's hosts that scanners call so.</summary>
    internal static async Task<IReadOnlyList<Host>> OfTargetsAsync(ReadSession session, SystemId system, IEnumerable<string> targets, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(
            Sql.Some, new { system = system.ToString(), targets = TextList.Of(targets.Select(StoredText.Key)), cancellationToken }, session.Transaction)).Select(row => row.ToHost())];

    internal static Task PutAsync(WriteSession session, IReadOnlyCollection<Host> hosts, CancellationToken cancellationToken) => session.InsertManyAsync(
        Sql.Put,
        [
            new("@id", hosts.Select(host => host.Id.ToString()).ToArray()),
            new("@system", hosts.Select(host => host.System.ToString()).ToArray()),
            new("@target", hosts.Select(host => host.Target).ToArray()),
            new("@targetKey", hosts.Select(host => StoredText.Key(host.Target)).ToArray()),
            new("@knownAs", hosts.Select(host => string.Join('\n', host.KnownAs.Select(known => $"{Words.Of(known.Kind)} {known.At.ToTicks()} {known.Text}"))).ToArray()),
            new("@firstSeenAt", hosts.Select(host => host.FirstSeenAt.ToTicks()).ToArray()),
            new("@lastSeenAt", hosts.Select(host => host.LastSeenAt.ToTicks()).ToArray()),
        ],
        cancellationToken);

    internal static Task PutAsync(WriteSession session, IReadOnlyCollection<HostService> services, CancellationToken cancellationToken) => session.InsertManyAsync(
        Sql.PutService,
        [
            new("@host", services.Select(service => service.Host.ToString()).ToArray()),
            new("@protocol", services.Select(service => service.Protocol).ToArray()),
            new("@port", services.Select(service => (long)service.Port).ToArray()),
            new("@state", services.Select(service => service.State).ToArray()),
            new("@name", services.Select(service => service.Name).ToArray()),
            new("@product", services.Select(service => service.Product).ToArray()),
            new("@version", services.Select(service => service.Version).ToArray()),
            new("@cpes", services.Select(service => string.Join('\n', service.Cpes)).ToArray()),
            new("@firstSeenAt", services.Select(service => service.FirstSeenAt.ToTicks()).ToArray()),
            new("@lastSeenAt", services.Select(service => service.Last.At.ToTicks()).ToArray()),
            new("@lastRun", services.Select(service => service.Last.Run).ToArray()),
            new("@goneAt", services.Select(service => service.GoneAt.ToTicks()).ToArray()),
        ],
        cancellationToken);
}

/// <summary>How much of a system scanners have seen.</summary>
/// <param name="Hosts">Its hosts.</param>
/// <param name="Services">Their services that are there now.</param>
public readonly record struct HostCount(long Hosts, long Services);
