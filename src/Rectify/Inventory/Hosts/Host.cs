using NodaTime;

namespace Rectify.Inventory.Hosts;

/// <summary>
/// A host of a system as scanners call their target: an address or a name. The target is its identity, so that two targets are two hosts even when they share
/// an address, and one target stays one host even when another machine answers there; both can be seen, and neither is decided by the program.
/// </summary>
public sealed record Host
{
    /// <summary>How many addresses and names are kept, those that were said last.</summary>
    private const int Most = 100;

    /// <summary>Its id.</summary>
    public required HostId Id { get; init; }

    /// <summary>Of which system.</summary>
    public required SystemId System { get; init; }

    /// <summary>The address or name, in lower case, IPv6 in its short form.</summary>
    public required string Target { get; init; }

    /// <summary>What scans called it, each once, the latest first.</summary>
    public required IReadOnlyList<KnownAs> KnownAs { get; init; }

    /// <summary>When a scan first saw it.</summary>
    public required Instant FirstSeenAt { get; init; }

    /// <summary>When a scan last saw it.</summary>
    public required Instant LastSeenAt { get; init; }

    /// <summary>
    /// Whether hardware addresses were seen here that the latest scan which saw any did not see: perhaps another machine has the address now, and what people
    /// said of findings here was said of the former one.
    /// </summary>
    public bool IsPerhapsAnother => KnownAs.Where(known => known.Kind == HostName.Hardware).Select(known => known.At).Distinct().Count() > 1;

    /// <summary>The host with what one more scan says; scans may come in any order.</summary>
    public Host With(IEnumerable<KnownAs> said, Instant at) => this with
    {
        KnownAs = [.. KnownAs.Concat(said).GroupBy(known => (known.Kind, known.Text)).Select(same => same.MaxBy(known => known.At)).OfType<KnownAs>()
            .OrderByDescending(known => known.At).ThenBy(known => known.Kind).ThenBy(known => known.Text, StringComparer.Ordinal).Take(Most)],
        FirstSeenAt = Instant.Min(FirstSeenAt, at),
        LastSeenAt = Instant.Max(LastSeenAt, at),
    };
}

/// <summary>What kind of name a host has.</summary>
public enum HostName
{
    /// <summary>An IP address.</summary>
    Address,

    /// <summary>A hardware (MAC) address.</summary>
    Hardware,

    /// <summary>A name: DNS, NetBIOS.</summary>
    Name,

    /// <summary>A CPE name of the host itself, its operating system above all; often a guess.</summary>
    Cpe,
}

/// <summary>What scans called a host.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As stated.</param>
/// <param name="At">When a scan last said so.</param>
public sealed record KnownAs(HostName Kind, string Text, Instant At);
