using NodaTime;

namespace Rectify.Inventory.Hosts;

/// <summary>An open port of a host and what answers there, as its latest scan says it.</summary>
public sealed record HostService
{
    /// <summary>Of which host.</summary>
    public required HostId Host { get; init; }

    /// <summary><c>tcp</c>, <c>udp</c>, <c>sctp</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary>1 to 65535.</summary>
    public required int Port { get; init; }

    /// <summary>The scanner's word: <c>open</c>, <c>open|filtered</c>.</summary>
    public required string State { get; init; }

    /// <summary>For example <c>https</c>.</summary>
    public string? Name { get; init; }

    /// <summary>The product that answers.</summary>
    public string? Product { get; init; }

    /// <summary>The product's version.</summary>
    public string? Version { get; init; }

    /// <summary>CPE names as stated.</summary>
    public required IReadOnlyList<string> Cpes { get; init; }

    /// <summary>When a scan first saw it.</summary>
    public required Instant FirstSeenAt { get; init; }

    /// <summary>The scan that last saw it.</summary>
    public required ScanRunKey Last { get; init; }

    /// <summary>When a scan that probed the port first did not find it open any more; null while it is.</summary>
    public Instant? GoneAt { get; init; }
}
