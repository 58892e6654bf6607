using Dapper;
using NodaTime;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Parties.Sessions;

/// <summary>All SQL on sessions. Whose sessions are shown to whom, the caller decides; the secrets nobody has.</summary>
public static class SessionStore
{
    private static class Sql
    {
        private const string Columns =
            """
            id, person_id AS PersonId, method, begun_at AS BegunAt, seen_at AS SeenAt, ends_at AS EndsAt, idle, user_agent AS UserAgent, address,
            ended_at AS EndedAt, ended_by AS EndedBy, ended_why AS EndedWhy
            """;

        public const string Find = $"SELECT {Columns} FROM sessions WHERE id = @id";

        public const string FindByHash = $"SELECT {Columns} FROM sessions WHERE hash = @hash";

        public const string OfPerson = $"SELECT {Columns} FROM sessions WHERE person_id = @person ORDER BY id DESC";

        public const string Counting =
            """
            SELECT id FROM sessions
            WHERE id IN (SELECT value FROM json_each(@ids)) AND ended_at IS NULL AND ends_at > @now AND seen_at + idle > @now
            ORDER BY id
            """;

        public const string Add =
            """
            INSERT INTO sessions (id, person_id, hash, method, begun_at, seen_at, ends_at, idle, user_agent, address, ended_at, ended_by, ended_why)
            VALUES (@id, @person, @hash, @method, @begunAt, @begunAt, @endsAt, @idle, @userAgent, @address, NULL, NULL, NULL)
            """;

        public const string See = "UPDATE sessions SET seen_at = @now WHERE id = @id AND seen_at < @now AND ended_at IS NULL";

        public const string End = "UPDATE sessions SET ended_at = @at, ended_by = @by, ended_why = @why WHERE id = @id AND ended_at IS NULL";

        public const string Forget = "DELETE FROM sessions WHERE ends_at < @before";
    }

    internal sealed record Row(
        string Id, string PersonId, string Method, long BegunAt, long SeenAt, long EndsAt, long Idle, string? UserAgent, string? Address,
        long? EndedAt, string? EndedBy, string? EndedWhy)
    {
        public Session ToSession() => new(
            new SessionId(Foundation.Id.Parse(Id)),
            new PersonId(Foundation.Id.Parse(PersonId)),
            Stored.Word<SessionMethod>(Method),
            BegunAt.ToInstant(),
            SeenAt.ToInstant(),
            EndsAt.ToInstant(),
            Duration.FromTicks(Idle),
            new SessionOrigin(UserAgent, Address),
            EndedAt.ToInstant() is { } at ? new EndedSession(at, EndedBy ?? "", Stored.Word<SessionEnd>(EndedWhy ?? "")) : null);
    }

    /// <summary>The session, whether it counts or not, or null.</summary>
    public static async Task<Session?> FindAsync(ReadSession session, SessionId id, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.Find, new { id = id.ToString(), cancellationToken }, session.Transaction))?.ToSession();

    /// <summary>The session of this secret, whether it counts or not, or null.</summary>
    public static async Task<Session?> FindBySecretAsync(ReadSession session, string secret, CancellationToken cancellationToken) =>
        SessionSecret.HashOf(secret) is { } hash
            ? (await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.FindByHash, new { hash = hash.AsBlob(), cancellationToken }, session.Transaction))?.ToSession()
            : null;

    /// <summary>A person's sessions, newest first, those that count no more too as long as they are kept.</summary>
    public static async Task<IReadOnlyList<Session>> OfPersonAsync(ReadSession session, PersonId person, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.OfPerson, new { person = person.ToString(), cancellationToken }, session.Transaction)).Select(row => row.ToSession())];

    /// <summary>Which of these sessions still count: one question, however many they are.</summary>
    public static async Task<IReadOnlySet<SessionId>> CountingAsync(ReadSession session, IEnumerable<SessionId> ids, Instant now, CancellationToken cancellationToken) =>
        (await session.Connection.QueryAsync<string>(
            Sql.Counting, new { ids = TextList.Of(ids.Select(id => id.ToString())), now = now.ToTicks(), cancellationToken }, session.Transaction))
        .Select(id => new SessionId(Id.Parse(id))).ToHashSet();

    internal static Task AddAsync(WriteSession session, Session begun, byte[] hash, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Add,
            new
            {
                id = begun.Id.ToString(),
                person = begun.Person.ToString(),
                hash = hash.AsBlob(),
                method = Words.Of(begun.Method),
                begunAt = begun.BegunAt.ToTicks(),
                endsAt = begun.EndsAt.ToTicks(),
                idle = begun.Idle.BclCompatibleTicks,
                userAgent = begun.From.UserAgent,
                address = begun.From.Address,
                cancellationToken,
            },
            session.Transaction);

    internal static Task SeeAsync(WriteSession session, SessionId id, Instant now, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.See, new { id = id.ToString(), now = now.ToTicks(), cancellationToken }, session.Transaction);

    internal static Task EndAsync(WriteSession session, SessionId id, EndedSession ended, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.End, new { id = id.ToString(), at = ended.At.ToTicks(), by = ended.By, why = Words.Of(ended.Why), cancellationToken }, session.Transaction);

    internal static Task ForgetAsync(WriteSession session, Instant before, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.Forget, new { before = before.ToTicks(), cancellationToken }, session.Transaction);
}
