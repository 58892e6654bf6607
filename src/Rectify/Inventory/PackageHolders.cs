using Rectify.Inventory.Holders;

namespace Rectify.Inventory;

/// <summary>Holders of versions, by asset.</summary>
internal static class PackageHolders
{
    /// <summary>One for each asset, in the order of the holders. Nearly every asset has one version: those share their list.</summary>
    public static IReadOnlyList<PackageHolder> Of(IReadOnlyList<VersionHolder> holders, IReadOnlyDictionary<long, PackageVersion> versions)
    {
        var alone = versions.ToDictionary(version => version.Key, version => (IReadOnlyList<PackageVersion>)[version.Value]);
        var packages = new List<PackageHolder>(holders.Count);
        for (int from = 0, to; from < holders.Count; from = to)
        {
            for (to = from + 1; to < holders.Count && holders[to].Asset == holders[from].Asset;) to++;
            packages.Add(new(
                holders[from].Asset, to == from + 1 ? alone[holders[from].Version] : [.. Enumerable.Range(from, to - from).Select(i => versions[holders[i].Version])]));
        }
        return packages;
    }
}
