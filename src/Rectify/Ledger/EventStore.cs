using Dapper;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Ledger;

/// <summary>All SQL on events and their payloads.</summary>
internal static class EventStore
{
    private static class Sql
    {
        public const string Add =
            """
            INSERT INTO events (id, type, version, subject, recorded_at, access_group, bytes)
            VALUES (@id, @type, @version, @subject, @recordedAt, @accessGroup, @bytes)
            """;

        public const string AddPayload = "INSERT INTO event_payloads (event_id, salt, payload) VALUES (@id, @salt, @payload)";

        public const string AddUnnumbered = "INSERT INTO unnumbered_events (event_id) VALUES (@id)";
    }

    public static async Task AddAsync(WriteSession session, EventRecord record, CancellationToken cancellationToken)
    {
        var (connection, transaction, id) = (session.Connection, session.Transaction, record.Id.ToString());
        await connection.ExecuteAsync(
            Sql.Add,
            new
            {
                id,
                type = record.Type,
                version = (long)record.Version,
                subject = record.Subject.ToString(),
                recordedAt = record.RecordedAt.ToTicks(),
                accessGroup = record.AccessGroup?.ToString(),
                bytes = record.Bytes.AsBlob(),
                cancellationToken,
            },
            transaction);
        await connection.ExecuteAsync(Sql.AddPayload, new { id, salt = record.Salt.AsBlob(), payload = record.Payload.AsBlob(), cancellationToken }, transaction);
        await connection.ExecuteAsync(Sql.AddUnnumbered, new { id, cancellationToken }, transaction);
    }
}
