using Rectify.Scanning.Packages;

namespace Rectify.Scanning;

/// <summary>A package found, at one place.</summary>
public sealed record Component
{
    /// <summary>The group, scope or namespace as the source writes it, when it writes one apart from the name.</summary>
    public string? Group { get; init; }

    /// <summary>The name as the source writes it; never the purl's if the two differ. Empty when the source has none.</summary>
    public required string Name { get; init; }

    /// <summary>The version as the source writes it; null when it states none.</summary>
    public string? Version { get; init; }

    /// <summary>What the component is matched by; null when the source has none or an invalid one (then a note says so).</summary>
    public PackageUrl? Purl { get; init; }

    /// <summary>The CPE names that the source states, unverified, in its order.</summary>
    public IReadOnlyList<string> Cpes { get; init; } = [];

    /// <summary>The first of <see cref="Cpes"/>.</summary>
    public string? Cpe => Cpes.Count > 0 ? Cpes[0] : null;

    /// <summary>CycloneDX's component type or SPDX's primary purpose, as written.</summary>
    public string? Type { get; init; }

    /// <summary>The component's id inside its document (bom-ref, SPDXID).</summary>
    public string? Reference { get; init; }

    /// <summary>Where, see <see cref="Scanning.Location"/>.</summary>
    public required string Location { get; init; }

    /// <summary>The surest way in which it was found.</summary>
    public required Origin Origin { get; init; }

    /// <summary>Everything that supports it.</summary>
    public Evidence Evidence { get; init; }
}
