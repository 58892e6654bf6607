using Dapper;
using NodaTime;
using Rectify.Foundation;
using Rectify.Proof.Log;
using Rectify.Storage;

namespace Rectify.Ledger.Timestamps;

/// <summary>All SQL on time stamps over checkpoints. Like the log itself they name no subject.</summary>
internal static class CheckpointTimestampStore
{
    private static class Sql
    {
        public const string OfLog =
            """
            SELECT stamps.size, stamps.token, stamps.stamped_at AS StampedAt, checkpoints.note
            FROM checkpoint_timestamps stamps JOIN checkpoints ON checkpoints.log = stamps.log AND checkpoints.size = stamps.size
            WHERE stamps.log = @log ORDER BY stamps.size
            """;

        public const string Add = "INSERT INTO checkpoint_timestamps (log, size, token, stamped_at) VALUES (@log, @size, @token, @stampedAt) ON CONFLICT DO NOTHING";
    }

    internal sealed record Row(long Size, byte[] Token, long StampedAt, byte[] Note);

    /// <summary>The stamped checkpoints of a log, in the order of their sizes.</summary>
    public static async Task<IReadOnlyList<StampedCheckpoint>> OfLogAsync(ReadSession session, StoredLog log, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.OfLog, new { log = log.Number, cancellationToken }, session.Transaction)).Select(row =>
            new StampedCheckpoint(row.Size, SignedNote.TryParse(row.Note, out var note, out _) ? note : throw new FormatException("A stored checkpoint is no signed note"), row.Token, row.StampedAt.ToInstant()))];

    public static Task AddAsync(WriteSession session, StoredLog log, long size, byte[] token, Instant at, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.Add, new { log = log.Number, size, token = token.AsBlob(), stampedAt = at.ToTicks(), cancellationToken }, session.Transaction);
}

/// <summary>A checkpoint that an authority stamped.</summary>
/// <param name="Size">The size of its log.</param>
/// <param name="Note">The checkpoint.</param>
/// <param name="Token">The token over its bytes.</param>
/// <param name="At">The time that the authority put its name to.</param>
internal sealed record StampedCheckpoint(long Size, SignedNote Note, byte[] Token, Instant At);
