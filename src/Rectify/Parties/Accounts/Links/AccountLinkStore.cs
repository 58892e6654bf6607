using Dapper;
using NodaTime;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Parties.Sessions;
using Rectify.Storage;

namespace Rectify.Parties.Accounts.Links;

/// <summary>All SQL on links. Administrators see them, which the caller sees to; the keys nobody has.</summary>
public static class AccountLinkStore
{
    private static class Sql
    {
        private const string Columns =
            """
            id, kind, person_id AS PersonId, made_at AS MadeAt, made_by AS MadeBy, expires_at AS ExpiresAt, used_at AS UsedAt, revoked_at AS RevokedAt
            """;

        public const string Find = $"SELECT {Columns} FROM account_links WHERE id = @id";

        public const string FindByHash = $"SELECT {Columns} FROM account_links WHERE hash = @hash";

        public const string OfPerson = $"SELECT {Columns} FROM account_links WHERE person_id = @person ORDER BY id DESC";

        public const string Open = $"SELECT {Columns} FROM account_links WHERE used_at IS NULL AND revoked_at IS NULL AND expires_at > @now ORDER BY id DESC";

        public const string Add =
            """
            INSERT INTO account_links (id, hash, kind, person_id, made_at, made_by, expires_at, used_at, revoked_at)
            VALUES (@id, @hash, @kind, @person, @madeAt, @madeBy, @expiresAt, NULL, NULL)
            """;

        public const string Use = "UPDATE account_links SET used_at = @now WHERE id = @id";

        public const string Revoke = "UPDATE account_links SET revoked_at = @now WHERE id = @id";
    }

    internal sealed record Row(string Id, string Kind, string? PersonId, long MadeAt, string MadeBy, long ExpiresAt, long? UsedAt, long? RevokedAt)
    {
        public AccountLink ToLink() => new(
            new AccountLinkId(Foundation.Id.Parse(Id)), Stored.Word<LinkPurpose>(Kind), PersonId is { } person ? new PersonId(Foundation.Id.Parse(person)) : null, MadeAt.ToInstant(), MadeBy,
            ExpiresAt.ToInstant(), UsedAt.ToInstant(), RevokedAt.ToInstant());
    }

    /// <summary>The link, whether it counts or not, or null.</summary>
    public static async Task<AccountLink?> FindAsync(ReadSession session, AccountLinkId id, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.Find, new { id = id.ToString(), cancellationToken }, session.Transaction))?.ToLink();

    /// <summary>The link of this key, whether it counts or not, or null.</summary>
    public static async Task<AccountLink?> FindByKeyAsync(ReadSession session, string key, CancellationToken cancellationToken) =>
        SessionSecret.HashOf(key) is { } hash
            ? (await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.FindByHash, new { hash = hash.AsBlob(), cancellationToken }, session.Transaction))?.ToLink()
            : null;

    /// <summary>All links that count, newest first.</summary>
    public static async Task<IReadOnlyList<AccountLink>> OpenAsync(ReadSession session, Instant now, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.Open, new { now = now.ToTicks(), cancellationToken }, session.Transaction)).Select(row => row.ToLink())];

    internal static async Task<IReadOnlyList<AccountLink>> OfPersonAsync(ReadSession session, PersonId person, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.OfPerson, new { person = person.ToString(), cancellationToken }, session.Transaction)).Select(row => row.ToLink())];

    internal static Task AddAsync(WriteSession session, AccountLink link, byte[] hash, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Add,
            new
            {
                id = link.Id.ToString(),
                hash = hash.AsBlob(),
                kind = Words.Of(link.Kind),
                person = link.Person?.ToString(),
                madeAt = link.MadeAt.ToTicks(),
                madeBy = link.MadeBy,
                expiresAt = link.ExpiresAt.ToTicks(),
                cancellationToken,
            },
            session.Transaction);

    internal static Task UseAsync(WriteSession session, AccountLinkId id, Instant now, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.Use, new { id = id.ToString(), now = now.ToTicks(), cancellationToken }, session.Transaction);

    internal static Task RevokeAsync(WriteSession session, AccountLinkId id, Instant now, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.Revoke, new { id = id.ToString(), now = now.ToTicks(), cancellationToken }, session.Transaction);
}
