using System.Collections.Immutable;
using Rectify.Proof.Log;
using Rectify.Storage;

namespace Rectify.Ledger;

/// <summary>What the log proves.</summary>
public static class LogReader
{
    /// <summary>How many events are numbered.</summary>
    public static Task<long> SizeAsync(ReadSession session, CancellationToken cancellationToken) => LogStore.SizeAsync(session, cancellationToken);

    /// <summary>The latest signed checkpoint; null while nothing is numbered.</summary>
    public static Task<SignedNote?> CheckpointAsync(ReadSession session, CancellationToken cancellationToken) =>
        LogStore.LatestCheckpointAsync(session, cancellationToken);

    /// <summary>The keys that sign, or signed, this log's checkpoints; the present one is the last.</summary>
    public static Task<IReadOnlyList<NoteKey>> KeysAsync(ReadSession session, CancellationToken cancellationToken) =>
        LogStore.KeysAsync(session, cancellationToken);

    /// <summary>That the event at a position stands in the tree of a size that the log has reached.</summary>
    public static Task<ImmutableArray<TreeHash>> InclusionAsync(ReadSession session, long position, long size, CancellationToken cancellationToken) =>
        AssembleAsync(session, ProofPlan.Inclusion(position, size), cancellationToken);

    /// <summary>That the tree of one size is the beginning of that of another.</summary>
    public static Task<ImmutableArray<TreeHash>> ConsistencyAsync(ReadSession session, long fromSize, long toSize, CancellationToken cancellationToken) =>
        AssembleAsync(session, ProofPlan.Consistency(fromSize, toSize), cancellationToken);

    private static async Task<ImmutableArray<TreeHash>> AssembleAsync(ReadSession session, ProofPlan plan, CancellationToken cancellationToken) =>
        plan.Assemble(await LogStore.NodesAsync(session, plan.Nodes, cancellationToken));
}
