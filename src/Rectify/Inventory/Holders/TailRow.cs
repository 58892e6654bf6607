namespace Rectify.Inventory.Holders;

/// <summary>What one intake changed: the version ids that the asset came to hold, and those that it no longer does.</summary>
internal sealed record TailRow(string Asset, long Revision, byte[] Added, byte[]? Removed)
{
    /// <summary>What lies between the former set and the one that takes its place; null when they are the same.</summary>
    public static TailRow? Between(AssetId asset, long revision, byte[]? former, byte[] versions)
    {
        if (former is null) return versions.Length == 0 ? null : new(asset.ToString(), revision, versions, null);
        if (former.AsSpan().SequenceEqual(versions)) return null;
        var (before, after) = (VersionIds.Read(former), VersionIds.Read(versions));
        var (was, stays) = (before.ToHashSet(), after.ToHashSet());
        return new(
            asset.ToString(), revision, VersionIds.Write([.. after.Where(id => !was.Contains(id))]), VersionIds.Write([.. before.Where(id => !stays.Contains(id))]));
    }
}
