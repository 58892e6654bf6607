namespace Rectify.Inventory.Holders;

/// <summary>
/// What rows of the tail, taken in the order of their revisions, come to. Of an asset and a version the last word counts, whatever the
/// blocks say: so the tail may lie over blocks into which a part of it has been merged already.
/// </summary>
internal sealed class TailChanges
{
    private readonly Dictionary<VersionHolder, bool> last = [];

    /// <summary>For each asset and version that was named, whether the asset now holds it.</summary>
    public IReadOnlyDictionary<VersionHolder, bool> Last => last;

    /// <summary>Takes of a row what it says of these versions, sorted.</summary>
    public void Take(TailRow row, IReadOnlyList<long> versions)
    {
        var (added, removed) = (VersionIds.Common(row.Added, versions), VersionIds.Common(row.Removed, versions));
        if (added.Count + removed.Count > 0) Take(AssetId.Parse(row.Asset), added, removed);
    }

    /// <summary>Takes all that a row says.</summary>
    public void Take(TailRow row) => Take(AssetId.Parse(row.Asset), VersionIds.Read(row.Added), VersionIds.Read(row.Removed));

    private void Take(AssetId asset, IReadOnlyList<long> added, IReadOnlyList<long> removed)
    {
        foreach (var version in removed) last[new(asset, version)] = false;
        foreach (var version in added) last[new(asset, version)] = true;
    }
}
