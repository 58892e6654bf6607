namespace Rectify.Inventory;

/// <summary>An asset that has a package, and the versions of it that it has.</summary>
public sealed record PackageHolder(AssetId Asset, IReadOnlyList<PackageVersion> Versions);
