using System.Collections.Immutable;
using Rectify.Proof.Log;
using Rectify.Storage;

namespace Rectify.Ledger;

/// <summary>What the log proves.</summary>
public static class LogReader
{
    /// <summary>How many events are numbered, in all logs of the store.</summary>
    public static Task<long> SizeAsync(ReadSession session, CancellationToken cancellationToken) => LogStore.SizeAsync(session, cancellationToken);

    /// <summary>The logs of the store; the last one goes on.</summary>
    public static Task<IReadOnlyList<StoredLog>> LogsAsync(ReadSession session, CancellationToken cancellationToken) => LogStore.LogsAsync(session, cancellationToken);

    /// <summary>The latest signed checkpoint of the log that goes on; null while nothing is numbered.</summary>
    public static async Task<SignedNote?> CheckpointAsync(ReadSession session, CancellationToken cancellationToken) =>
        await CheckpointAsync(session, await LogStore.PresentAsync(session, cancellationToken), cancellationToken);

    /// <summary>The latest signed checkpoint of a log; null while nothing in it is numbered.</summary>
    public static Task<SignedNote?> CheckpointAsync(ReadSession session, StoredLog log, CancellationToken cancellationToken) =>
        LogStore.LatestCheckpointAsync(session, log, cancellationToken);

    /// <summary>The keys that sign, or signed, checkpoints of the store's logs; the present one is the last.</summary>
    public static async Task<IReadOnlyList<NoteKey>> KeysAsync(ReadSession session, CancellationToken cancellationToken) =>
        [.. (await LogStore.KeysAsync(session, cancellationToken)).Select(key => key.Key)];

    /// <summary>That an event stands in the tree of its log at a size that the log has reached.</summary>
    /// <param name="session">The snapshot.</param>
    /// <param name="position">The event's position among those of all logs.</param>
    /// <param name="size">The size of the event's own log.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<ImmutableArray<TreeHash>> InclusionAsync(ReadSession session, long position, long size, CancellationToken cancellationToken)
    {
        var log = (await LogStore.LogsAsync(session, cancellationToken)).Last(each => each.FirstPosition <= position);
        return await AssembleAsync(session, log, ProofPlan.Inclusion(position - log.FirstPosition, size), cancellationToken);
    }

    /// <summary>That the tree of one size is the beginning of that of another, in the log that goes on.</summary>
    public static async Task<ImmutableArray<TreeHash>> ConsistencyAsync(ReadSession session, long fromSize, long toSize, CancellationToken cancellationToken) =>
        await ConsistencyAsync(session, await LogStore.PresentAsync(session, cancellationToken), fromSize, toSize, cancellationToken);

    /// <summary>That the tree of one size is the beginning of that of another, in one log.</summary>
    public static Task<ImmutableArray<TreeHash>> ConsistencyAsync(
        ReadSession session, StoredLog log, long fromSize, long toSize, CancellationToken cancellationToken) =>
        AssembleAsync(session, log, ProofPlan.Consistency(fromSize, toSize), cancellationToken);

    private static async Task<ImmutableArray<TreeHash>> AssembleAsync(ReadSession session, StoredLog log, ProofPlan plan, CancellationToken cancellationToken) =>
        plan.Assemble(await LogStore.NodesAsync(session, log, plan.Nodes, cancellationToken));
}
