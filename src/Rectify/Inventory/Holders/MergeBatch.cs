using Rectify.Storage;

namespace Rectify.Inventory.Holders;

/// <summary>As much of the tail as is merged at once: of each asset its first intakes, in order.</summary>
internal sealed class MergeBatch
{
    /// <summary>Some thousand SBOMs, and some tens of megabytes.</summary>
    private const int Limit = 2_500_000;

    private readonly List<PostingChange> changes = [];
    private readonly List<(string Asset, long Revision)> rows = [];
    private readonly AssetNumbers numbers;
    private readonly Dictionary<long, bool> ofAsset = [];

    private MergeBatch(AssetNumbers numbers) => this.numbers = numbers;

    /// <summary>The rows, to be removed once all changes are merged.</summary>
    public IReadOnlyCollection<(string Asset, long Revision)> Rows => rows;

    /// <summary>The numbers, with new ones for the assets that had none.</summary>
    public AssetNumbers Numbers => numbers;

    /// <summary>What the rows come to, in order, at most one change a posting.</summary>
    public List<PostingChange> Changes => changes;

    public static async Task<MergeBatch> ReadAsync(ReadSession session, int limit, CancellationToken cancellationToken)
    {
        var batch = new MergeBatch(await HolderStore.NumbersAsync(session, cancellationToken));
        await foreach (var row in HolderStore.TailAsync(session, cancellationToken))
        {
            if (batch.rows.Count == limit || batch.changes.Count >= Limit) break;
            batch.Take(row);
        }
        batch.EndAsset();
        batch.changes.Sort();
        return batch;
    }

    /// <summary>Of one asset the last word on each version counts; its rows follow each other.</summary>
    private void Take(TailRow row)
    {
        if (rows.Count > 0 && rows[^1].Asset != row.Asset) EndAsset();
        rows.Add((row.Asset, row.Revision));
        foreach (var version in VersionIds.Read(row.Removed)) ofAsset[version] = false;
        foreach (var version in VersionIds.Read(row.Added)) ofAsset[version] = true;
    }

    private void EndAsset()
    {
        if (ofAsset.Count == 0) return;
        var number = numbers.Of(AssetId.Parse(rows[^1].Asset));
        foreach (var (version, added) in ofAsset) changes.Add(new(new(version, number), added));
        ofAsset.Clear();
    }
}
