namespace Rectify.Scanning.ScannerReports;

/// <summary>A host that a scanner saw.</summary>
public sealed record ScannerHost
{
    /// <summary>What rows call it: the scanner's target, see <see cref="Place.OnHost"/>.</summary>
    public required string Address { get; init; }

    /// <summary>All its addresses as stated: IPv4, IPv6, MAC.</summary>
    public required IReadOnlyList<string> Addresses { get; init; }

    /// <summary>Its names as stated.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>CPE names of the host itself, its operating system above all; often guesses.</summary>
    public required IReadOnlyList<string> Cpes { get; init; }

    /// <summary>Its open ports. A service is no weakness.</summary>
    public required IReadOnlyList<ScannerService> Services { get; init; }
}

/// <summary>An open port and what answers there.</summary>
public sealed record ScannerService
{
    /// <summary>1 to 65535.</summary>
    public required int Port { get; init; }

    /// <summary><c>tcp</c>, <c>udp</c>, <c>sctp</c>; lower case.</summary>
    public required string Protocol { get; init; }

    /// <summary>The scanner's word: <c>open</c>, or <c>open|filtered</c> when it could not tell.</summary>
    public required string State { get; init; }

    /// <summary>The service, for example <c>https</c>; null when not stated.</summary>
    public string? Name { get; init; }

    /// <summary>The product that answers; null when not stated.</summary>
    public string? Product { get; init; }

    /// <summary>The product's version; null when not stated.</summary>
    public string? Version { get; init; }

    /// <summary>CPE names as stated.</summary>
    public required IReadOnlyList<string> Cpes { get; init; }
}
