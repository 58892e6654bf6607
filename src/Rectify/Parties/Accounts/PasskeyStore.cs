using Dapper;
using NodaTime;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Parties.Accounts;

/// <summary>All SQL on passkeys.</summary>
public static class PasskeyStore
{
    private static class Sql
    {
        private const string Columns =
            """
            credential, person_id AS PersonId, public_key AS PublicKey, name, uses, transports, may_be_saved AS MayBeSaved, is_saved AS IsSaved,
            added_at AS AddedAt, used_at AS UsedAt
            """;

        public const string Find = $"SELECT {Columns} FROM passkeys WHERE credential = @credential";

        public const string OfPerson = $"SELECT {Columns} FROM passkeys WHERE person_id = @person ORDER BY added_at, credential";

        public const string Add =
            """
            INSERT INTO passkeys (credential, person_id, public_key, name, uses, transports, may_be_saved, is_saved, added_at, used_at)
            VALUES (@credential, @person, @publicKey, @name, @uses, @transports, @mayBeSaved, @isSaved, @addedAt, NULL)
            """;

        public const string Use = "UPDATE passkeys SET uses = @uses, is_saved = @isSaved, used_at = @usedAt WHERE credential = @credential";

        public const string Remove = "DELETE FROM passkeys WHERE credential = @credential";

        public const string RemoveAll = "DELETE FROM passkeys WHERE person_id = @person";
    }

    internal sealed record Row(
        byte[] Credential, string PersonId, byte[] PublicKey, string Name, long Uses, string Transports, long MayBeSaved, long IsSaved, long AddedAt, long? UsedAt)
    {
        public Passkey ToPasskey() => new(
            Credential, new PersonId(Id.Parse(PersonId)), PublicKey, Name, Uses, Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries), MayBeSaved == 1, IsSaved == 1,
            AddedAt.ToInstant(), UsedAt.ToInstant());
    }

    /// <summary>The passkey of this id, or null.</summary>
    public static async Task<Passkey?> FindAsync(ReadSession session, byte[] credential, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.Find, new { credential = credential.AsBlob(), cancellationToken }, session.Transaction))?.ToPasskey();

    /// <summary>A person's passkeys, oldest first.</summary>
    public static async Task<IReadOnlyList<Passkey>> OfPersonAsync(ReadSession session, PersonId person, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.OfPerson, new { person = person.ToString(), cancellationToken }, session.Transaction)).Select(row => row.ToPasskey())];

    internal static Task AddAsync(WriteSession session, PersonId person, NewPasskey passkey, Instant now, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Add,
            new
            {
                credential = passkey.Credential.AsBlob(),
                person = person.ToString(),
                publicKey = passkey.PublicKey.AsBlob(),
                name = passkey.Name.Trim(),
                uses = passkey.Uses,
                transports = string.Join(' ', passkey.Transports),
                mayBeSaved = passkey.MayBeSaved ? 1L : 0,
                isSaved = passkey.IsSaved ? 1L : 0,
                addedAt = now.ToTicks(),
                cancellationToken,
            },
            session.Transaction);

    internal static Task UseAsync(WriteSession session, byte[] credential, long uses, bool isSaved, Instant now, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Use, new { credential = credential.AsBlob(), uses, isSaved = isSaved ? 1L : 0, usedAt = now.ToTicks(), cancellationToken }, session.Transaction);

    internal static Task RemoveAsync(WriteSession session, byte[] credential, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.Remove, new { credential = credential.AsBlob(), cancellationToken }, session.Transaction);

    internal static Task RemoveAllAsync(WriteSession session, PersonId person, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.RemoveAll, new { person = person.ToString(), cancellationToken }, session.Transaction);
}
