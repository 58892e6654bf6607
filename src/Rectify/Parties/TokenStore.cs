using Dapper;
using NodaTime;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Parties;

/// <summary>All SQL on tokens. Their labels are open to every viewer; the secrets nobody has.</summary>
public static class TokenStore
{
    private static class Sql
    {
        private const string Columns =
            "id, person_id AS PersonId, label, scopes, issued_at AS IssuedAt, expires_at AS ExpiresAt, revoked_at AS RevokedAt";

        public const string Find = $"SELECT {Columns} FROM api_tokens WHERE id = @id";

        public const string FindByHash = $"SELECT {Columns} FROM api_tokens WHERE hash = @hash";

        public const string OfPerson = $"SELECT {Columns} FROM api_tokens WHERE person_id = @person ORDER BY id";

        public const string Add =
            """
            INSERT INTO api_tokens (id, person_id, hash, label, scopes, issued_at, expires_at, revoked_at)
            VALUES (@id, @person, @hash, @label, @scopes, @issuedAt, @expiresAt, NULL)
            """;

        public const string Revoke = "UPDATE api_tokens SET revoked_at = @revokedAt WHERE id = @id AND revoked_at IS NULL";
    }

    internal sealed record Row(string Id, string PersonId, string Label, string Scopes, long IssuedAt, long ExpiresAt, long? RevokedAt)
    {
        public ApiToken ToToken() => new(
            new ApiTokenId(Foundation.Id.Parse(Id)),
            new PersonId(Foundation.Id.Parse(PersonId)),
            Label,
            [.. Scopes.Split(' ').Select(Stored.Word<TokenScope>)],
            IssuedAt.ToInstant(),
            ExpiresAt.ToInstant(),
            RevokedAt.ToInstant());
    }

    /// <summary>The token, whether it counts or not, or null.</summary>
    public static async Task<ApiToken?> FindAsync(ReadSession session, ApiTokenId id, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.Find, new { id = id.ToString(), cancellationToken }, session.Transaction))?.ToToken();

    /// <summary>The token of this secret, whether it counts or not, or null.</summary>
    public static async Task<ApiToken?> FindBySecretAsync(ReadSession session, string secret, CancellationToken cancellationToken) =>
        TokenSecret.HashOf(secret) is { } hash
            ? (await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.FindByHash, new { hash = hash.AsBlob(), cancellationToken }, session.Transaction))?.ToToken()
            : null;

    /// <summary>A person's tokens, oldest first, those that count no more too.</summary>
    public static async Task<IReadOnlyList<ApiToken>> OfPersonAsync(ReadSession session, PersonId person, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.OfPerson, new { person = person.ToString(), cancellationToken }, session.Transaction)).Select(row => row.ToToken())];

    internal static Task AddAsync(WriteSession session, ApiToken token, byte[] hash, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Add,
            new
            {
                id = token.Id.ToString(),
                person = token.Person.ToString(),
                hash = hash.AsBlob(),
                label = token.Label,
                scopes = string.Join(' ', token.Scopes.Select(Words.Of)),
                issuedAt = token.IssuedAt.ToTicks(),
                expiresAt = token.ExpiresAt.ToTicks(),
                cancellationToken,
            },
            session.Transaction);

    internal static Task RevokeAsync(WriteSession session, ApiTokenId id, Instant at, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.Revoke, new { id = id.ToString(), revokedAt = at.ToTicks(), cancellationToken }, session.Transaction);
}
