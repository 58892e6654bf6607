using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Findings.Listing;

/// <summary>
/// All findings in the memory of this process, so that any list of them is sorted and counted exactly at any size. It is filled once, and then follows the log:
/// what any process writes is here when it is numbered and <see cref="FollowAsync"/> has run. Losing it loses nothing.
/// </summary>
public sealed class FindingList(Database database) : IDisposable
{
    private const int EventsAtOnce = 500, FindingsAtOnce = 5_000;
    private readonly SemaphoreSlim following = new(1);
    private readonly ReaderWriterLockSlim access = new();
    private FindingColumns? columns;
    private string scores = "";

    /// <summary>The position of the log up to which it has read; 0 before it is filled.</summary>
    public long Position { get; private set; }

    /// <summary>How many findings it has, those that are gone included.</summary>
    public int Count => columns?.Count ?? 0;

    internal FindingColumns? Columns => columns;

    /// <summary>Fills it if it is empty, otherwise takes in what was numbered since; when it answers, everything that was numbered before the call is here.</summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        await following.WaitAsync(cancellationToken);
        try
        {
            await database.ReadAsync(Viewer.Machine, FollowAsync, cancellationToken);
        }
        finally
        {
            following.Release();
        }
    }

    /// <summary>A page of the findings, and how many there are on all pages.</summary>
    /// <param name="request">Which.</param>
    /// <param name="concerns">What the cases that the viewer may see are about.</param>
    /// <exception cref="InvalidOperationException">It was never filled.</exception>
    public FindingSelection Select(FindingRequest request, Concerns concerns)
    {
        access.EnterReadLock();
        try
        {
            return new FindingPass(columns ?? throw new InvalidOperationException("The list is not filled."), request, concerns).Run();
        }
        finally
        {
            access.ExitReadLock();
        }
    }

    /// <summary>How much waits in some releases and systems; those in which nothing was ever found are left out.</summary>
    /// <exception cref="InvalidOperationException">It was never filled.</exception>
    public IReadOnlyDictionary<AssetId, FindingCounts> CountIn(IEnumerable<AssetId> assets)
    {
        access.EnterReadLock();
        try
        {
            var known = columns ?? throw new InvalidOperationException("The list is not filled.");
            var counts = new FindingCounts[known.AssetIds.Count];
            for (var row = 0; row < known.Count; row++) counts[known.Assets[row]] = counts[known.Assets[row]].With(known.Traits[row]);
            return assets.Distinct().Where(asset => known.NumberOf(asset) >= 0).ToDictionary(asset => asset, asset => counts[known.NumberOf(asset)]);
        }
        finally
        {
            access.ExitReadLock();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        following.Dispose();
        access.Dispose();
    }

    private async Task<Done> FollowAsync(ReadSession session, CancellationToken cancellationToken)
    {
        var size = await LogReader.SizeAsync(session, cancellationToken);
        var edition = (await FollowingStore.ReadAsync(session, cancellationToken)).Scores;
        if (columns is not { } known || !await TakeAsync(session, known, size, cancellationToken))
        {
            var filled = await ListingStore.FillAsync(session, cancellationToken);
            Write(() => columns = filled);
        }
        else if (edition != scores)
        {
            var fresh = await ListingStore.ScoresAsync(session, cancellationToken);
            Write(() => PutScores(known, fresh));
        }
        (Position, scores) = (size, edition);
        return new Done();
    }

    /// <summary>Takes in what events since say; false when that cannot be told from them.</summary>
    private async Task<bool> TakeAsync(ReadSession session, FindingColumns known, long size, CancellationToken cancellationToken)
    {
        for (var from = Position; from < size;)
        {
            var events = await EventStore.OfTypesAsync(session, from, TouchedFindings.Types, EventsAtOnce, cancellationToken);
            var touched = new TouchedFindings();
            foreach (var said in events) touched.Take(said);
            if (touched.IsUnknown) return false;
            await PutAsync(session, known, await ReadAsync(session, touched, cancellationToken), touched.Systems, cancellationToken);
            from = events.Count < EventsAtOnce ? size : (events[^1].Position ?? size) + 1;
        }
        return true;
    }

    private static async Task<IReadOnlyList<ListedFinding>> ReadAsync(ReadSession session, TouchedFindings touched, CancellationToken cancellationToken)
    {
        var now = new List<ListedFinding>();
        foreach (var some in touched.Assets.Chunk(EventsAtOnce)) now.AddRange(await ListingStore.OfAssetsAsync(session, some, cancellationToken));
        if (touched.Vulnerabilities.Count > 0) now.AddRange(await ListingStore.OfVulnerabilitiesAsync(session, touched.Vulnerabilities, cancellationToken));
        foreach (var some in touched.Ids.Chunk(FindingsAtOnce)) now.AddRange(await ListingStore.SomeAsync(session, some, cancellationToken));
        return now;
    }

    private async Task PutAsync(
        ReadSession session, FindingColumns known, IReadOnlyList<ListedFinding> now, IEnumerable<AssetId> edited, CancellationToken cancellationToken)
    {
        var stale = now.Select(finding => finding.Asset).Where(asset => known.NumberOf(asset) < 0).Concat(edited.Where(asset => known.NumberOf(asset) >= 0)).ToHashSet();
        if (now.Count + stale.Count == 0) return;
        var fresh = await ListingStore.ScoresAsync(session, now.Select(finding => finding.Vulnerability).OfType<VulnerabilityId>().Distinct(), cancellationToken);
        var assets = stale.Count == 0 ? [] : await ListingStore.AssetsAsync(session, stale, cancellationToken);
        Write(() =>
        {
            foreach (var finding in now) known.Put(finding);
            PutScores(known, fresh);
            foreach (var (id, listed) in assets) known.PutAsset(id, listed);
        });
    }

    private static void PutScores(FindingColumns known, IEnumerable<(VulnerabilityId Id, int Score)> fresh)
    {
        foreach (var (id, score) in fresh) known.PutScore(id, score);
    }

    private void Write(Action change)
    {
        access.EnterWriteLock();
        try
        {
            change();
        }
        finally
        {
            access.ExitWriteLock();
        }
    }
}
