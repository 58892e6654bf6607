namespace Rectify.Inventory;

/// <summary>What lies between what is in one release or system and what is in another, or was in it before: by package, so that a new version is a change.</summary>
/// <param name="Added">Packages that only the later one has.</param>
/// <param name="Removed">Packages that only the earlier one has.</param>
/// <param name="Changed">Packages that both have, in other versions.</param>
public sealed record ComponentChanges(IReadOnlyList<PackageVersion> Added, IReadOnlyList<PackageVersion> Removed, IReadOnlyList<ComponentChange> Changed)
{
    /// <summary>Whether both have the same.</summary>
    public bool None => Added.Count + Removed.Count + Changed.Count == 0;

    /// <summary>What lies between two sets of package versions, each list by name.</summary>
    public static ComponentChanges Between(IEnumerable<PackageVersion> before, IEnumerable<PackageVersion> now)
    {
        var (old, young) = (before.DistinctBy(version => version.Id).ToLookup(Package), now.DistinctBy(version => version.Id).ToLookup(Package));
        var changed = new List<ComponentChange>();
        foreach (var package in young.Where(package => old.Contains(package.Key)))
        {
            var known = old[package.Key].Select(version => version.Id).ToHashSet();
            var kept = package.Select(version => version.Id).Where(known.Contains).ToHashSet();
            var change = new ComponentChange(
                package.First().Name, [.. old[package.Key].Where(version => !kept.Contains(version.Id))], [.. package.Where(version => !kept.Contains(version.Id))]);
            if (change.Before.Count + change.Now.Count > 0) changed.Add(change);
        }
        return new(
            ByName(young.Where(package => !old.Contains(package.Key)).SelectMany(package => package)),
            ByName(old.Where(package => !young.Contains(package.Key)).SelectMany(package => package)),
            [.. changed.OrderBy(change => change.Name, StringComparer.OrdinalIgnoreCase)]);
    }

    private static IReadOnlyList<PackageVersion> ByName(IEnumerable<PackageVersion> versions) =>
        [.. versions.OrderBy(version => version.Name, StringComparer.OrdinalIgnoreCase).ThenBy(version => version.Version, StringComparer.Ordinal)];

    /// <summary>What makes two versions those of one package: the purl without its version, else the name.</summary>
    private static string Package(PackageVersion version) => version.Purl is { } purl ? $"{purl.Type}/{purl.Namespace}/{purl.Name}" : version.Name;
}

/// <summary>A package in other versions than before.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Before">The versions that are there no more.</param>
/// <param name="Now">Those that came.</param>
public sealed record ComponentChange(string Name, IReadOnlyList<PackageVersion> Before, IReadOnlyList<PackageVersion> Now);
