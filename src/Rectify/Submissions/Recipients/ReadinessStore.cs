using Dapper;
using NodaTime;
using NodaTime.Text;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Submissions.Recipients;

/// <summary>All SQL on what it takes to file to recipients. It is open to every viewer.</summary>
public static class ReadinessStore
{
    private static class Sql
    {
        private const string Columns =
            """
            recipient, registration, address, entity_number AS EntityNumber, representative, coordinator, language, phone, keys, open_pgp AS OpenPgp, quirks,
            rehearsed_on AS RehearsedOn, expires_on AS ExpiresOn, revision, stated_at AS StatedAt
            """;

        public const string Find = $"SELECT {Columns} FROM recipient_readiness WHERE recipient = @recipient";

        public const string List = $"SELECT {Columns} FROM recipient_readiness ORDER BY recipient";

        public const string Accounts = "SELECT recipient, person_id AS Person FROM recipient_accounts ORDER BY recipient, person_id";

        public const string Put =
            """
            INSERT INTO recipient_readiness
                (recipient, registration, address, entity_number, representative, coordinator, language, phone, keys, open_pgp, quirks, rehearsed_on, expires_on, revision, stated_at)
            VALUES (@recipient, @registration, @address, @entityNumber, @representative, @coordinator, @language, @phone, @keys, @openPgp, @quirks, @rehearsedOn, @expiresOn, @revision, @statedAt)
            ON CONFLICT (recipient) DO UPDATE SET
                registration = excluded.registration, address = excluded.address, entity_number = excluded.entity_number, representative = excluded.representative,
                coordinator = excluded.coordinator, language = excluded.language, phone = excluded.phone, keys = excluded.keys, open_pgp = excluded.open_pgp, quirks = excluded.quirks,
                rehearsed_on = excluded.rehearsed_on, expires_on = excluded.expires_on, revision = excluded.revision, stated_at = excluded.stated_at
            """;

        public const string RemoveAccounts = "DELETE FROM recipient_accounts WHERE recipient = @recipient";

        public const string AddAccount = "INSERT INTO recipient_accounts (recipient, person_id) VALUES (@recipient, @person)";
    }

    internal sealed record Row(
        string Recipient, string Registration, string Address, string EntityNumber, string Representative, string Coordinator, string Language, string Phone, string Keys,
        string OpenPgp, string Quirks, string? RehearsedOn, string? ExpiresOn, long Revision, long StatedAt)
    {
        public Readiness ToReadiness(IEnumerable<AccountRow> accounts) => new(Recipient, RecipientTexts.ParseRegistration(Registration))
        {
            Accounts = [.. accounts.Select(account => new PersonId(Id.Parse(account.Person)))],
            Address = Address,
            EntityNumber = EntityNumber,
            Representative = Representative,
            Coordinator = Coordinator,
            Language = Language,
            Phone = Phone,
            Keys = Keys,
            OpenPgp = OpenPgp,
            Quirks = Quirks,
            RehearsedOn = Day(RehearsedOn),
            ExpiresOn = Day(ExpiresOn),
            Revision = Revision,
            StatedAt = StatedAt.ToInstant(),
        };

        private static LocalDate? Day(string? text) => text is null ? null : LocalDatePattern.Iso.Parse(text).Value;
    }

    internal sealed record AccountRow(string Recipient, string Person);

    /// <summary>What was said of a recipient last; nothing, with the revision 0, when nothing was.</summary>
    public static async Task<Readiness> FindAsync(ReadSession session, string recipient, CancellationToken cancellationToken)
    {
        if (await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.Find, new { recipient, cancellationToken }, session.Transaction) is not { } row)
            return new Readiness(recipient, Registration.Unknown);
        return row.ToReadiness((await AccountsAsync(session, cancellationToken))[recipient]);
    }

    /// <summary>Everything that was said, by recipient.</summary>
    public static async Task<IReadOnlyDictionary<string, Readiness>> AllAsync(ReadSession session, CancellationToken cancellationToken)
    {
        var accounts = await AccountsAsync(session, cancellationToken);
        return (await session.Connection.QueryAsync<Row>(Sql.List, new { cancellationToken }, session.Transaction))
            .ToDictionary(row => row.Recipient, row => row.ToReadiness(accounts[row.Recipient]), StringComparer.Ordinal);
    }

    private static async Task<ILookup<string, AccountRow>> AccountsAsync(ReadSession session, CancellationToken cancellationToken) =>
        (await session.Connection.QueryAsync<AccountRow>(Sql.Accounts, new { cancellationToken }, session.Transaction)).ToLookup(row => row.Recipient, StringComparer.Ordinal);

    internal static async Task PutAsync(WriteSession session, Readiness said, CancellationToken cancellationToken)
    {
        await session.Connection.ExecuteAsync(
            Sql.Put,
            new
            {
                recipient = said.Recipient,
                registration = RecipientTexts.Word(said.Registration),
                address = said.Address,
                entityNumber = said.EntityNumber,
                representative = said.Representative,
                coordinator = said.Coordinator,
                language = said.Language,
                phone = said.Phone,
                keys = said.Keys,
                openPgp = said.OpenPgp,
                quirks = said.Quirks,
                rehearsedOn = Day(said.RehearsedOn),
                expiresOn = Day(said.ExpiresOn),
                revision = said.Revision,
                statedAt = said.StatedAt?.ToTicks() ?? 0,
                cancellationToken,
            },
            session.Transaction);
        await session.Connection.ExecuteAsync(Sql.RemoveAccounts, new { recipient = said.Recipient, cancellationToken }, session.Transaction);
        foreach (var person in said.Accounts)
            await session.Connection.ExecuteAsync(Sql.AddAccount, new { recipient = said.Recipient, person = person.ToString(), cancellationToken }, session.Transaction);
    }

    private static string? Day(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : null;
}
