using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Ledger.Timestamps;

namespace Rectify.Submissions.Timestamps;

/// <summary>
/// Keeps what an authority signed over the checkpoint under which the log holds what was stamped. It is no event: it is about the log, stands beside it like a checkpoint,
/// and proves itself.
/// </summary>
internal sealed record KeepCheckpointTimestamp(StoredLog Log, long Size, byte[] Token, Instant At, IReadOnlyList<TimestampStore.StampedRow> Covers) : ICommand<Done>
{
    public Permitted By => Permitted.Local;

    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        await CheckpointTimestampStore.AddAsync(change.Session, Log, Size, Token, At, cancellationToken);
        foreach (var stamped in Covers) await TimestampStore.CoverAsync(change.Session, stamped, cancellationToken);
        return new Done();
    }
}
