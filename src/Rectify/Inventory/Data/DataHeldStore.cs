using Dapper;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Inventory.Data;

/// <summary>All SQL on the data that systems hold. Like the systems it is open to every viewer.</summary>
public static class DataHeldStore
{
    private static class Sql
    {
        private const string Select =
            """
            SELECT id, system_id AS SystemId, category, purpose, persons, source, collected_from AS CollectedFrom, basis, stored_in AS StoredIn, retention,
                   processors, transfers, recorded_at AS RecordedAt, withdrawn_at AS WithdrawnAt, withdrawn_why AS WithdrawnWhy
            FROM data_held
            """;

        public const string Find = $"{Select} WHERE id = @id";

        public const string OfSystems = $"{Select} WHERE system_id IN (SELECT value FROM json_each(@systems)) AND withdrawn_at IS NULL ORDER BY system_id, id";

        public const string Page = $"{Select} WHERE system_id = @system AND id > @after ORDER BY id LIMIT @count";

        public const string Add =
            """
            INSERT INTO data_held (id, system_id, category, purpose, purpose_key, persons, source, collected_from, basis, stored_in, retention, processors,
                transfers, recorded_at)
            VALUES (@id, @system, @category, @purpose, @purposeKey, @persons, @source, @collectedFrom, @basis, @storedIn, @retention, @processors, @transfers, @recordedAt)
            """;

        public const string Put =
            """
            UPDATE data_held SET category = @category, purpose = @purpose, purpose_key = @purposeKey, persons = @persons, source = @source,
                collected_from = @collectedFrom, basis = @basis, stored_in = @storedIn, retention = @retention, processors = @processors,
                transfers = @transfers, withdrawn_at = @withdrawnAt, withdrawn_why = @withdrawnWhy
            WHERE id = @id
            """;
    }

    internal sealed record Row(
        string Id, string SystemId, string Category, string Purpose, string Persons, string Source, string CollectedFrom, string? Basis, string StoredIn, string? Retention,
        string Processors, string Transfers, long RecordedAt, long? WithdrawnAt, string? WithdrawnWhy)
    {
        public DataHeld ToData() => new(
            new(Foundation.Id.Parse(Id)),
            new(Foundation.Id.Parse(SystemId)),
            new DataDescription(Stored.Word<DataCategory>(Category), Purpose)
            {
                Persons = Stored.Word<PersonsBand>(Persons),
                Source = Stored.Word<DataSource>(Source),
                CollectedFrom = Names.Split(CollectedFrom),
                Basis = Basis is null ? null : Stored.Word<CollectionBasis>(Basis),
                StoredIn = Names.Split(StoredIn),
                Retention = Retention,
                Processors = [.. Names.Split(Processors).Select(processor => new Parties.OrganisationId(Foundation.Id.Parse(processor)))],
                Transfers = [.. Names.Split(Transfers).Select(Transfer)],
            },
            RecordedAt.ToInstant(),
            WithdrawnAt is { } at ? new DataWithdrawal(at.ToInstant(), WithdrawnWhy ?? "") : null);

        private static DataTransfer Transfer(string text) => new(text[..2], Stored.Word<TransferBasis>(text[3..]));
    }

    /// <summary>The record, withdrawn or not; null when there is none.</summary>
    public static async Task<DataHeld?> FindAsync(ReadSession session, DataHeldId id, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.Find, new { id = id.ToString(), cancellationToken }, session.Transaction))?.ToData();

    /// <summary>What some systems hold, by system; what was withdrawn is left out.</summary>
    public static async Task<IReadOnlyList<DataHeld>> OfSystemsAsync(ReadSession session, IEnumerable<SystemId> systems, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(
            Sql.OfSystems, new { systems = TextList.Of(systems.Select(system => system.ToString())), cancellationToken }, session.Transaction)).Select(row => row.ToData())];

    /// <summary>All records of a system that were made after one of them, the withdrawn ones too, oldest first, at most <paramref name="count"/>.</summary>
    public static async Task<IReadOnlyList<DataHeld>> PageAsync(ReadSession session, SystemId system, Id after, int count, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(
            Sql.Page, new { system = system.ToString(), after = after.ToString(), count = (long)count, cancellationToken }, session.Transaction)).Select(row => row.ToData())];

    internal static Task AddAsync(WriteSession session, IReadOnlyList<DataHeld> added, CancellationToken cancellationToken) => session.InsertManyAsync(
        Sql.Add,
        [
            new("@id", added.Select(data => data.Id.ToString()).ToArray()),
            new("@system", added.Select(data => data.System.ToString()).ToArray()),
            new("@category", added.Select(data => Words.Of(data.Says.Category)).ToArray()),
            new("@purpose", added.Select(data => data.Says.Purpose).ToArray()),
            new("@purposeKey", added.Select(data => Names.Key(data.Says.Purpose)).ToArray()),
            new("@persons", added.Select(data => Words.Of(data.Says.Persons)).ToArray()),
            new("@source", added.Select(data => Words.Of(data.Says.Source)).ToArray()),
            new("@collectedFrom", added.Select(data => Names.Join(data.Says.CollectedFrom)).ToArray()),
            new("@basis", added.Select(data => data.Says.Basis is { } basis ? Words.Of(basis) : null).ToArray()),
            new("@storedIn", added.Select(data => Names.Join(data.Says.StoredIn)).ToArray()),
            new("@retention", added.Select(data => data.Says.Retention).ToArray()),
            new("@processors", added.Select(data => Processors(data.Says)).ToArray()),
            new("@transfers", added.Select(data => Join(data.Says.Transfers)).ToArray()),
            new("@recordedAt", added.Select(data => data.RecordedAt.ToTicks()).ToArray()),
        ],
        cancellationToken);

    internal static Task PutAsync(WriteSession session, DataHeld data, CancellationToken cancellationToken) => session.Connection.ExecuteAsync(
        Sql.Put,
        new
        {
            id = data.Id.ToString(),
            category = Words.Of(data.Says.Category),
            purpose = data.Says.Purpose,
            purposeKey = Names.Key(data.Says.Purpose),
            persons = Words.Of(data.Says.Persons),
            source = Words.Of(data.Says.Source),
            collectedFrom = Names.Join(data.Says.CollectedFrom),
            basis = data.Says.Basis is { } basis ? Words.Of(basis) : null,
            storedIn = Names.Join(data.Says.StoredIn),
            retention = data.Says.Retention,
            processors = Processors(data.Says),
            transfers = Join(data.Says.Transfers),
            withdrawnAt = data.Withdrawn?.At.ToTicks(),
            withdrawnWhy = data.Withdrawn?.Reason,
            cancellationToken,
        },
        session.Transaction);

    /// <summary>Transfers as one column: <c>US:standardClauses</c>, with a space between two.</summary>
    internal static string Join(IReadOnlyList<DataTransfer> transfers) => string.Join(' ', transfers.Select(transfer => $"{transfer.To}:{Words.Of(transfer.Basis)}"));

    private static string Processors(DataDescription says) => Names.Join([.. says.Processors.Select(processor => processor.ToString())]);
}
