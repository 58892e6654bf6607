using System.Data;
using System.Runtime.InteropServices;
using NodaTime;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Inventory.Holders;

/// <summary>
/// Merges the tail into the blocks, so that it stays short. Any number of processes may tick: the one with the lease works, a batch of
/// intakes in several transactions, none of them long; a former holder is fenced off by the token. Cut off anywhere it leaves an index that
/// answers as before, and the next run merges the same rows again, to the same end.
/// </summary>
public sealed class HolderIndex(Database database, string holder)
{
    private const string LeaseName = "holder-index";

    /// <summary>Below that a tail is read in no time.</summary>
    private const int WorthMerging = 1_000;

    /// <summary>A merge touches nearly every block, so the more there are, the more it should bring.</summary>
    private const int Share = 32;

    /// <summary>Blocks and changes of one transaction.</summary>
    private const int BlocksAtOnce = 1_000, ChangesAtOnce = 500_000;

    private static readonly Duration LeaseTime = Duration.FromSeconds(30);
    private readonly OwnLease lease = new(database, LeaseName, holder, LeaseTime);

    /// <summary>Merges one batch when the tail has become long enough; how many intakes that were.</summary>
    public async Task<Result<int>> TickAsync(CancellationToken cancellationToken)
    {
        var (waiting, numbered) = await database.ReadAsync(
            Viewer.Machine,
            async (session, token) => (await HolderStore.CountTailAsync(session, token), await HolderStore.CountNumbersAsync(session, token)),
            cancellationToken);
        return waiting < Math.Max(WorthMerging, numbered / Share) ? 0 : await BatchAsync(int.MaxValue, cancellationToken);
    }

    /// <summary>Merges all that is there, and gives the lease back. Nothing is merged while another process has the lease.</summary>
    /// <param name="atOnce">The most intakes of one batch; every batch has a limit on its size too.</param>
    /// <param name="cancellationToken">Ends it between two transactions.</param>
    /// <returns>How many intakes were merged.</returns>
    public async Task<Result<int>> DrainAsync(int atOnce = int.MaxValue, CancellationToken cancellationToken = default)
    {
        for (var total = 0; ;)
        {
            var batch = await BatchAsync(atOnce, cancellationToken);
            if (!batch.Succeeded(out var merged, out _)) return batch;
            total += merged;
            if (merged > 0) continue;
            await lease.ReleaseAsync(cancellationToken);
            return total;
        }
    }

    /// <summary>
    /// Derives everything anew from what is in each asset. It answers rightly from the first moment, from a tail that holds everything, which
    /// is then merged. False when another process has the lease.
    /// </summary>
    public async Task<Result<bool>> RebuildIndexAsync(CancellationToken cancellationToken)
    {
        // Of one moment: an intake that commits beside it has its row in the tail, after the row that is written here.
        if (!(await lease.AcquireAsync(cancellationToken)).Succeeded(out var held, out var problems)) return problems;
        if (!held) return false;
        if (!(await HeldAsync(IsolationLevel.RepeatableRead, HolderStore.StartAnewAsync, cancellationToken)).Succeeded(out held, out problems)) return problems;
        if (!held) return false;
        return (await DrainAsync(cancellationToken: cancellationToken)).Succeeded(out _, out problems) ? true : problems;
    }

    private async Task<Result<int>> BatchAsync(int atOnce, CancellationToken cancellationToken)
    {
        if (!(await lease.AcquireAsync(cancellationToken)).Succeeded(out var held, out var problems)) return problems;
        if (!held) return 0;
        var batch = await database.ReadAsync(Viewer.Machine, (session, token) => MergeBatch.ReadAsync(session, atOnce, token), cancellationToken);
        if (batch.Rows.Count == 0) return 0;

        // Each step may be the last one: numbers without postings, and postings of which the tail speaks too, change no answer.
        var changed = batch.Numbers.Changed();
        var written = await HeldAsync((session, token) => HolderStore.PutNumbersAsync(session, changed, token), cancellationToken);
        for (var at = 0; written.Succeeded(out held, out _) && held && at < batch.Changes.Count;)
            (written, at) = await MergeAsync(batch.Changes, at, cancellationToken);
        if (written.Succeeded(out held, out problems) && held)
            written = await HeldAsync((session, token) => HolderStore.RemoveFromTailAsync(session, batch.Rows, token), cancellationToken);
        if (!written.Succeeded(out held, out problems)) return problems;
        return held ? batch.Rows.Count : 0;
    }

    /// <summary>
    /// Merges the changes from a place on into neighbouring blocks; says up to where. Nobody but the lease's holder writes blocks, so they
    /// are read beforehand, and no intake waits meanwhile.
    /// </summary>
    private async Task<(Result<bool> Written, int To)> MergeAsync(List<PostingChange> changes, int from, CancellationToken cancellationToken)
    {
        var blocks = await database.ReadAsync(
            Viewer.Machine, (session, token) => HolderStore.BlocksFromAsync(session, changes[from].Posting, BlocksAtOnce + 1, token), cancellationToken);
        var to = Math.Min(changes.Count, from + ChangesAtOnce);
        if (blocks.Count > BlocksAtOnce)
        {
            var beyond = changes.FindIndex(from, to - from, change => change.Posting.Key >= blocks[^1].First.Key);
            if (beyond >= 0) to = beyond;
            blocks = [.. blocks.SkipLast(1)];
        }
        var merged = PostingMerge.Of(blocks, CollectionsMarshal.AsSpan(changes)[from..to]);
        return (await HeldAsync((session, token) => HolderStore.ReplaceBlocksAsync(session, merged, token), cancellationToken), to);
    }

    private Task<Result<bool>> HeldAsync(Func<WriteSession, CancellationToken, Task> work, CancellationToken cancellationToken) =>
        HeldAsync(IsolationLevel.ReadCommitted, work, cancellationToken);

    /// <summary>Writes under the lease; false when it has passed to another, and then nothing is written.</summary>
    private async Task<Result<bool>> HeldAsync(IsolationLevel isolation, Func<WriteSession, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        if (lease.Held is not { } held) return false;
        var written = await database.WriteAsync<bool>(Viewer.Machine, isolation, async (session, token) =>
        {
            if (!await LeaseStore.HoldAsync(session, held, LeaseTime, token)) return false;
            await work(session, token);
            return true;
        }, cancellationToken);
        if (written.Succeeded(out var stillHeld, out _) && !stillHeld) lease.Lose();
        return written;
    }
}
