using Rectify.Foundation;
using Rectify.Scanning;
using Rectify.Scanning.Packages;

namespace Rectify.Inventory;

/// <summary>A component of a scan as the inventory keeps it.</summary>
internal sealed record SeenComponent(string Identity, string Name, string? Version, PackageUrl? Purl, string? Cpe)
{
    /// <summary>What look-ups in advisory data go by; null where the purl says no package, or a name that no index holds.</summary>
    public PackageKey? Package => Purl is not null && PackageKey.From(Purl) is { } key && StoredText.FitsKey(key.Name) ? key : null;

    /// <summary>What tells it from others: the purl; without one the CPE; without either group, name and version.</summary>
    public static SeenComponent Of(Component component)
    {
        var name = StoredText.Clean(component.Group is { Length: > 0 } group ? $"{group}/{component.Name}" : component.Name);
        var version = component.Version is { } stated ? StoredText.Clean(stated) : component.Purl?.Version;
        var cpe = component.Cpe is { } first ? StoredText.Clean(first) : null;
        var identity = component.Purl?.ToString() ?? cpe ?? $"name:{name}@{version}";
        return new(StoredText.Key(identity), name, version, component.Purl, cpe);
    }
}
