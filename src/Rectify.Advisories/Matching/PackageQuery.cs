using Rectify.Scanning.Packages;

namespace Rectify.Advisories.Matching;

/// <summary>One component to match.</summary>
/// <param name="Key">Its package.</param>
/// <param name="Version">Its version; null or empty when nobody knows, and then what concerns the package cannot be compared.</param>
public readonly record struct PackageQuery(PackageKey Key, string? Version)
{
    /// <summary>What whoever asks knows this version of the package by, always the same; 0 when by nothing. Matching does not look at it.</summary>
    public long Id { get; init; }
}
