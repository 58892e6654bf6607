using System.Security.Cryptography;
using System.Text;
using Dapper;
using NodaTime;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Parties.Accounts;

/// <summary>
/// How often signing in with a login has failed, and whether it rests because of that. What nobody has is counted like what somebody has. A passkey is
/// not guessed, so signing in with one goes on meanwhile: nobody can shut a person out by failing in their name.
/// </summary>
public static class SignInAttempts
{
    /// <summary>After so many failures in a row a login rests.</summary>
    public const int Limit = 10;

    /// <summary>For how long it rests, and after how long without a failure those before are forgotten.</summary>
    public static Duration Rest { get; } = Duration.FromMinutes(15);

    private static class Sql
    {
        public const string Find = "SELECT failures, last_at AS LastAt, locked_until AS LockedUntil FROM sign_in_attempts WHERE login = @login";

        public const string Put =
            """
            INSERT INTO sign_in_attempts (login, failures, last_at, locked_until) VALUES (@login, @failures, @now, @lockedUntil)
            ON CONFLICT (login) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at, locked_until = excluded.locked_until
            """;

        public const string Forget = "DELETE FROM sign_in_attempts WHERE login = @login";

        public const string ForgetOld = "DELETE FROM sign_in_attempts WHERE last_at < @before";
    }

    internal sealed record Row(long Failures, long LastAt, long? LockedUntil);

    /// <summary>Whether a login rests.</summary>
    public static async Task<bool> RestsAsync(ReadSession session, string login, Instant now, CancellationToken cancellationToken) =>
        (await FindAsync(session, login, cancellationToken))?.LockedUntil.ToInstant() > now;

    /// <summary>Counts a failure; true when it is the one after which the login rests.</summary>
    internal static async Task<bool> CountAsync(WriteSession session, string login, Instant now, CancellationToken cancellationToken)
    {
        var before = await FindAsync(session, login, cancellationToken);
        if (before?.LockedUntil.ToInstant() > now) return false;
        var goesOn = before is not null && before.LockedUntil is null && now - before.LastAt.ToInstant() < Rest;
        var failures = goesOn && before is not null ? before.Failures + 1 : 1;
        Instant? until = failures >= Limit ? now + Rest : null;
        await session.Connection.ExecuteAsync(
            Sql.Put, new { login = Hash(login).AsBlob(), failures, now = now.ToTicks(), lockedUntil = until.ToTicks(), cancellationToken }, session.Transaction);
        return until is not null;
    }

    internal static Task ForgetAsync(WriteSession session, string login, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.Forget, new { login = Hash(login).AsBlob(), cancellationToken }, session.Transaction);

    /// <summary>Forgets failures of which the last is a day old.</summary>
    public static Task<Result<Done>> ForgetOldAsync(Database database, Instant now, CancellationToken cancellationToken) => database.WriteAsync<Done>(
        Viewer.Machine,
        async (session, token) =>
        {
            await session.Connection.ExecuteAsync(Sql.ForgetOld, new { before = (now - Duration.FromDays(1)).ToTicks(), cancellationToken = token }, session.Transaction);
            return new Done();
        },
        cancellationToken);

    private static async Task<Row?> FindAsync(ReadSession session, string login, CancellationToken cancellationToken) =>
        await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.Find, new { login = Hash(login).AsBlob(), cancellationToken }, session.Transaction);

    private static byte[] Hash(string login) => SHA256.HashData(Encoding.UTF8.GetBytes(LoginName.Key(login)));
}
