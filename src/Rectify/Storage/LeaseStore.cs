using Dapper;
using NodaTime;

namespace Rectify.Storage;

/// <summary>All SQL on leases. Their time is the database's, so processes with wrong clocks agree.</summary>
internal static class LeaseStore
{
    private static class Sql
    {
        public const string Acquire =
            """
            INSERT INTO leases (name, holder, token, expires_at) VALUES (@name, @holder, 1, @until)
            ON CONFLICT (name) DO UPDATE SET holder = @holder, token = leases.token + 1, expires_at = @until
            WHERE leases.expires_at <= @now OR leases.holder = @holder
            RETURNING token
            """;

        public const string Hold = "UPDATE leases SET expires_at = @until WHERE name = @name AND token = @token";

        public const string ExpireAll = "UPDATE leases SET expires_at = 0";

        public const string Release = "UPDATE leases SET expires_at = 0 WHERE name = @name AND token = @token";
    }

    /// <summary>Takes the lease if it is free, expired or already this holder's; null when another holds it.</summary>
    public static async Task<Lease?> AcquireAsync(
        WriteSession session, string name, string holder, Duration duration, CancellationToken cancellationToken)
    {
        var now = await NowAsync(session);
        var token = await session.Connection.QuerySingleOrDefaultAsync<long?>(
            Sql.Acquire, new { name, holder, now, until = now + duration.BclCompatibleTicks, cancellationToken }, session.Transaction);
        return token is { } taken ? new Lease(name, taken) : null;
    }

    /// <summary>
    /// Extends the lease and keeps its row locked until the transaction ends. False when it has passed to another: the caller must not
    /// record anything.
    /// </summary>
    public static async Task<bool> HoldAsync(WriteSession session, Lease lease, Duration duration, CancellationToken cancellationToken)
    {
        var until = await NowAsync(session) + duration.BclCompatibleTicks;
        return await session.Connection.ExecuteAsync(
            Sql.Hold, new { name = lease.Name, token = lease.Token, until, cancellationToken }, session.Transaction) == 1;
    }

    /// <summary>Gives the lease back before its time, if it is still held.</summary>
    public static Task ReleaseAsync(WriteSession session, Lease lease, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.Release, new { name = lease.Name, token = lease.Token, cancellationToken }, session.Transaction);

    /// <summary>Ends every lease: of a store that was restored, nobody holds any.</summary>
    public static Task ExpireAllAsync(WriteSession session, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.ExpireAll, new { cancellationToken }, session.Transaction);

    private static Task<long> NowAsync(WriteSession session) =>
        session.Connection.ExecuteScalarAsync<long>(session.Dialect.NowSql, transaction: session.Transaction);
}
