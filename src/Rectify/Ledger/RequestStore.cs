using Dapper;
using NodaTime;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Ledger;

/// <summary>All SQL on requests that were answered and may be asked again. Each actor sees their own.</summary>
internal static class RequestStore
{
    private static class Sql
    {
        public const string Find = "SELECT fingerprint, answer FROM answered_requests WHERE actor = @actor AND request_key = @key";

        public const string Add =
            """
            INSERT INTO answered_requests (actor, request_key, fingerprint, answer, answered_at)
            VALUES (@actor, @key, @fingerprint, @answer, @answeredAt)
            """;

        public const string Forget = "DELETE FROM answered_requests WHERE answered_at < @before";
    }

    internal sealed record Row(byte[] Fingerprint, string Answer);

    public static async Task<Row?> FindAsync(ReadSession session, Actor actor, string key, CancellationToken cancellationToken) =>
        await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.Find, new { actor = actor.Who, key, cancellationToken }, session.Transaction);

    public static Task AddAsync(
        WriteSession session, Actor actor, string key, byte[] fingerprint, string answer, Instant answeredAt, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Add,
            new { actor = actor.Who, key, fingerprint = fingerprint.AsBlob(), answer, answeredAt = answeredAt.ToTicks(), cancellationToken },
            session.Transaction);

    public static Task ForgetAsync(WriteSession session, Instant before, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.Forget, new { before = before.ToTicks(), cancellationToken }, session.Transaction);
}
