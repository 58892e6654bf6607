using Rectify.Storage;

namespace Rectify.Inventory.Holders;

/// <summary>
/// Who holds some package versions, without reading what every asset holds: the merged blocks, and over them the tail of what was recorded
/// since. Exact at any moment, while they are being merged too. Read it in a session that only reads: in a command it would collide with
/// every intake.
/// </summary>
public static class VersionHolders
{
    /// <summary>Which assets hold these versions: by asset, then by version id.</summary>
    public static async Task<IReadOnlyList<VersionHolder>> OfAsync(ReadSession session, IEnumerable<long> versions, CancellationToken cancellationToken)
    {
        var sorted = versions.Distinct().Order().ToList();
        if (sorted.Count == 0) return [];
        var (wanted, postings, tail) = (sorted.ToHashSet(), new List<Posting>(), new TailChanges());
        foreach (var block in await HolderStore.BlocksOfAsync(session, sorted, cancellationToken)) block.Read(postings, wanted);
        await foreach (var row in HolderStore.TailAsync(session, cancellationToken)) tail.Take(row, sorted);

        var holders = new List<VersionHolder>(postings.Count + tail.Last.Count);
        var assets = await HolderStore.AssetsAsync(session, postings.Select(posting => AssetNumbers.PlaceOf(posting.Asset).Block).Distinct(), cancellationToken);
        foreach (var posting in postings)
        {
            var (block, place) = AssetNumbers.PlaceOf(posting.Asset);
            var holder = new VersionHolder(assets[block][place], posting.Version);
            if (!tail.Last.ContainsKey(holder)) holders.Add(holder);
        }
        holders.AddRange(tail.Last.Where(change => change.Value).Select(change => change.Key));
        holders.Sort();
        return holders;
    }
}
