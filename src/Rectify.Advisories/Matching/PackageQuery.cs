using Rectify.Scanning.Packages;

namespace Rectify.Advisories.Matching;

/// <summary>One component to match.</summary>
/// <param name="Key">Its package.</param>
/// <param name="Version">Its version; null or empty when nobody knows, and then what concerns the package cannot be compared.</param>
public readonly record struct PackageQuery(PackageKey Key, string? Version);
