namespace Rectify.Inventory.Holders;

/// <summary>That an asset holds a package version.</summary>
/// <param name="Asset">Which release or system.</param>
/// <param name="Version">The id of the package version.</param>
public readonly record struct VersionHolder(AssetId Asset, long Version) : IComparable<VersionHolder>
{
    /// <summary>By asset, as their texts sort, then by version id.</summary>
    public int CompareTo(VersionHolder other) =>
        Asset.Kind != other.Asset.Kind ? Asset.Kind.CompareTo(other.Asset.Kind)
        : Asset.Value != other.Asset.Value ? Asset.Value.CompareTo(other.Asset.Value)
        : Version.CompareTo(other.Version);

    /// <summary>By asset, then by version id.</summary>
    public static bool operator <(VersionHolder left, VersionHolder right) => left.CompareTo(right) < 0;

    /// <summary>By asset, then by version id.</summary>
    public static bool operator >(VersionHolder left, VersionHolder right) => left.CompareTo(right) > 0;

    /// <summary>By asset, then by version id.</summary>
    public static bool operator <=(VersionHolder left, VersionHolder right) => left.CompareTo(right) <= 0;

    /// <summary>By asset, then by version id.</summary>
    public static bool operator >=(VersionHolder left, VersionHolder right) => left.CompareTo(right) >= 0;
}
