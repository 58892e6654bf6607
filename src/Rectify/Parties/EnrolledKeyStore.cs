using Dapper;
using NodaTime;
using Rectify.Foundation;
using Rectify.Proof.Log;
using Rectify.Storage;

namespace Rectify.Parties;

/// <summary>All SQL on enrolled keys. They are public, and open to every viewer.</summary>
public static class EnrolledKeyStore
{
    private static class Sql
    {
        private const string Columns = "id, person_id, public_key, label, enrolled_at, revoked_at";

        public const string Find = $"SELECT {Columns} FROM enrolled_keys WHERE id = @id";

        public const string FindByPublicKey = $"SELECT {Columns} FROM enrolled_keys WHERE public_key = @publicKey";

        public const string OfPerson = $"SELECT {Columns} FROM enrolled_keys WHERE person_id = @person ORDER BY enrolled_at, id";

        public const string Add =
            """
            INSERT INTO enrolled_keys (id, person_id, public_key, label, enrolled_at, revoked_at)
            VALUES (@id, @person, @publicKey, @label, @enrolledAt, NULL)
            """;

        public const string Revoke = "UPDATE enrolled_keys SET revoked_at = @revokedAt WHERE id = @id AND revoked_at IS NULL";
    }

    internal sealed record Row(string Id, string PersonId, byte[] PublicKey, string Label, long EnrolledAt, long? RevokedAt)
    {
        public EnrolledKey ToKey() => new(
            new EnrolledKeyId(Foundation.Id.Parse(Id)),
            new PersonId(Foundation.Id.Parse(PersonId)),
            NoteKey.TryCreate(EnrolKey.KeyName, PublicKey, out var key) ? key : throw new FormatException($"Not an Ed25519 key: {Id}"),
            Label,
            EnrolledAt.ToInstant(),
            RevokedAt.ToInstant());
    }

    /// <summary>The key, revoked or not, or null.</summary>
    public static async Task<EnrolledKey?> FindAsync(ReadSession session, EnrolledKeyId id, CancellationToken cancellationToken)
    {
        var row = await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.Find, new { id = id.ToString(), cancellationToken }, session.Transaction);
        return row?.ToKey();
    }

    /// <summary>The enrolment of a public key (32 bytes), revoked or not, or null.</summary>
    public static async Task<EnrolledKey?> FindByPublicKeyAsync(ReadSession session, byte[] publicKey, CancellationToken cancellationToken)
    {
        var row = await session.Connection.QuerySingleOrDefaultAsync<Row>(
            Sql.FindByPublicKey, new { publicKey = publicKey.AsBlob(), cancellationToken }, session.Transaction);
        return row?.ToKey();
    }

    /// <summary>A person's keys, oldest first, the revoked ones too.</summary>
    public static async Task<IReadOnlyList<EnrolledKey>> OfPersonAsync(ReadSession session, PersonId person, CancellationToken cancellationToken)
    {
        var rows = await session.Connection.QueryAsync<Row>(Sql.OfPerson, new { person = person.ToString(), cancellationToken }, session.Transaction);
        return [.. rows.Select(row => row.ToKey())];
    }

    internal static Task AddAsync(WriteSession session, EnrolledKey key, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Add,
            new
            {
                id = key.Id.ToString(),
                person = key.Person.ToString(),
                publicKey = key.Key.PublicKey.ToArray().AsBlob(),
                label = key.Label,
                enrolledAt = key.EnrolledAt.ToTicks(),
                cancellationToken,
            },
            session.Transaction);

    internal static Task RevokeAsync(WriteSession session, EnrolledKeyId id, Instant at, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.Revoke, new { id = id.ToString(), revokedAt = at.ToTicks(), cancellationToken }, session.Transaction);
}
