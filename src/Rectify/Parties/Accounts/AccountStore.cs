using Dapper;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Parties.Accounts;

/// <summary>All SQL on accounts. They are read to sign people in, and shown to their person and to administrators, which the caller sees to.</summary>
public static class AccountStore
{
    private static class Sql
    {
        private const string Columns = "person_id AS PersonId, login, password, authenticator, code_step AS CodeStep, made_at AS MadeAt";

        public const string Find = $"SELECT {Columns} FROM accounts WHERE person_id = @person";

        public const string FindByLogin = $"SELECT {Columns} FROM accounts WHERE login_key = @key";

        public const string List = $"SELECT {Columns} FROM accounts ORDER BY login_key";

        public const string Any = "SELECT COUNT(*) FROM (SELECT 1 FROM accounts LIMIT 1) AS found";

        public const string Put =
            """
            INSERT INTO accounts (person_id, login, login_key, password, authenticator, code_step, made_at)
            VALUES (@person, @login, @key, NULL, NULL, NULL, @madeAt)
            ON CONFLICT (person_id) DO UPDATE SET login = excluded.login, login_key = excluded.login_key
            """;

        public const string SetPassword = "UPDATE accounts SET password = @hash, authenticator = @authenticator, code_step = @step WHERE person_id = @person";

        public const string RemovePassword = "UPDATE accounts SET password = NULL, authenticator = NULL, code_step = NULL WHERE person_id = @person";

        public const string Rehash = "UPDATE accounts SET password = @hash WHERE person_id = @person AND password = @former";

        public const string Use = "UPDATE accounts SET code_step = @step WHERE person_id = @person AND code_step < @step";

        public const string Reseal = "UPDATE accounts SET authenticator = @authenticator WHERE person_id = @person";

        public const string Code = "DELETE FROM recovery_codes WHERE person_id = @person AND hash = @hash";

        public const string CodesLeft = "SELECT COUNT(*) FROM recovery_codes WHERE person_id = @person";

        public const string ForgetCodes = "DELETE FROM recovery_codes WHERE person_id = @person";

        public const string AddCode = "INSERT INTO recovery_codes (person_id, hash) VALUES (@person, @hash)";
    }

    internal sealed record Row(string PersonId, string Login, string? Password, byte[]? Authenticator, long? CodeStep, long MadeAt)
    {
        public Account ToAccount() => new(
            new PersonId(Id.Parse(PersonId)),
            Login,
            Password is { } hash && Authenticator is { } seed ? new PasswordSignIn(hash, seed, CodeStep ?? 0) : null,
            MadeAt.ToInstant());
    }

    /// <summary>A person's account, or null.</summary>
    public static async Task<Account?> FindAsync(ReadSession session, PersonId person, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.Find, new { person = person.ToString(), cancellationToken }, session.Transaction))?.ToAccount();

    /// <summary>The account of a login, whatever the case of its letters, or null.</summary>
    public static async Task<Account?> FindByLoginAsync(ReadSession session, string login, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.FindByLogin, new { key = LoginName.Key(login), cancellationToken }, session.Transaction))?.ToAccount();

    /// <summary>All accounts by login.</summary>
    public static async Task<IReadOnlyList<Account>> ListAsync(ReadSession session, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.List, new { cancellationToken }, session.Transaction)).Select(row => row.ToAccount())];

    /// <summary>Whether there is any account.</summary>
    public static async Task<bool> AnyAsync(ReadSession session, CancellationToken cancellationToken) =>
        await session.Connection.ExecuteScalarAsync<long>(Sql.Any, new { cancellationToken }, session.Transaction) > 0;

    /// <summary>How many recovery codes a person has not used.</summary>
    public static async Task<int> CodesLeftAsync(ReadSession session, PersonId person, CancellationToken cancellationToken) =>
        (int)await session.Connection.ExecuteScalarAsync<long>(Sql.CodesLeft, new { person = person.ToString(), cancellationToken }, session.Transaction);

    internal static Task PutAsync(WriteSession session, PersonId person, string login, NodaTime.Instant now, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Put, new { person = person.ToString(), login, key = LoginName.Key(login), madeAt = now.ToTicks(), cancellationToken }, session.Transaction);

    internal static Task SetPasswordAsync(WriteSession session, PersonId person, NewPassword password, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.SetPassword,
            new { person = person.ToString(), hash = password.Hash, authenticator = password.Authenticator.AsBlob(), step = password.Step, cancellationToken },
            session.Transaction);

    internal static Task RemovePasswordAsync(WriteSession session, PersonId person, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.RemovePassword, new { person = person.ToString(), cancellationToken }, session.Transaction);

    internal static Task RehashAsync(WriteSession session, PersonId person, string former, string hash, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.Rehash, new { person = person.ToString(), former, hash, cancellationToken }, session.Transaction);

    /// <summary>Uses the code of a step; false when it, or a later one, was used before.</summary>
    internal static async Task<bool> UseStepAsync(WriteSession session, PersonId person, long step, CancellationToken cancellationToken) =>
        await session.Connection.ExecuteAsync(Sql.Use, new { person = person.ToString(), step, cancellationToken }, session.Transaction) == 1;

    internal static Task ResealAsync(WriteSession session, PersonId person, byte[] authenticator, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.Reseal, new { person = person.ToString(), authenticator = authenticator.AsBlob(), cancellationToken }, session.Transaction);

    /// <summary>Uses a recovery code up; false when there is none.</summary>
    internal static async Task<bool> UseCodeAsync(WriteSession session, PersonId person, byte[] hash, CancellationToken cancellationToken) =>
        await session.Connection.ExecuteAsync(Sql.Code, new { person = person.ToString(), hash = hash.AsBlob(), cancellationToken }, session.Transaction) == 1;

    /// <summary>Forgets the codes that there are, and keeps the hashes of these.</summary>
    internal static async Task SetCodesAsync(WriteSession session, PersonId person, IReadOnlyList<string> codes, CancellationToken cancellationToken)
    {
        await session.Connection.ExecuteAsync(Sql.ForgetCodes, new { person = person.ToString(), cancellationToken }, session.Transaction);
        foreach (var code in codes)
            await session.Connection.ExecuteAsync(
                Sql.AddCode, new { person = person.ToString(), hash = (RecoveryCode.HashOf(code) ?? []).AsBlob(), cancellationToken }, session.Transaction);
    }
}
