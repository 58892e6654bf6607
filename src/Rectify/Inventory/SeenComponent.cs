using Rectify.Scanning;
using Rectify.Scanning.Packages;

namespace Rectify.Inventory;

/// <summary>A component of a scan as the inventory keeps it.</summary>
internal sealed record SeenComponent(string Identity, string Name, string? Version, PackageUrl? Purl, string? Cpe, PackageKey? Package)
{
    /// <summary>What tells it from others: the purl; without one the CPE; without either group, name and version.</summary>
    public static SeenComponent Of(Component component)
    {
        var name = StoredText.Clean(component.Group is { Length: > 0 } group ? $"{group}/{component.Name}" : component.Name);
        var version = component.Version is { } stated ? StoredText.Clean(stated) : component.Purl?.Version;
        var cpe = component.Cpe is { } first ? StoredText.Clean(first) : null;
        var identity = component.Purl?.ToString() ?? cpe ?? $"name:{name}@{version}";
        var package = component.Purl is { } purl && PackageKey.From(purl) is { } key && StoredText.FitsKey(key.Name) ? key : (PackageKey?)null;
        return new(StoredText.Key(identity), name, version, component.Purl, cpe, package);
    }
}
