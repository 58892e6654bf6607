using Dapper;
using NodaTime;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Alerts.Messages;

/// <summary>All SQL on the addresses of alarms.</summary>
public static class AddressStore
{
    private static class Sql
    {
        private const string Columns = "id, person_id AS PersonId, channel, address, language, secret";

        public const string Find = $"SELECT {Columns} FROM alarm_addresses WHERE id = @id AND removed_at IS NULL";

        public const string OfPerson = $"SELECT {Columns} FROM alarm_addresses WHERE person_id = @person AND removed_at IS NULL ORDER BY id";

        public const string OfTeams = $"SELECT {Columns} FROM alarm_addresses WHERE person_id IS NULL AND removed_at IS NULL ORDER BY id";

        public const string All = $"SELECT {Columns} FROM alarm_addresses WHERE removed_at IS NULL ORDER BY id";

        public const string Count = "SELECT channel, COUNT(*) AS Addresses FROM alarm_addresses WHERE removed_at IS NULL GROUP BY channel ORDER BY channel";

        public const string Add =
            "INSERT INTO alarm_addresses (id, person_id, channel, address, language, secret) VALUES (@id, @person, @channel, @address, @language, @secret)";

        public const string Reseal = "UPDATE alarm_addresses SET secret = @secret WHERE id = @id";

        public const string Remove = "UPDATE alarm_addresses SET removed_at = @now, secret = NULL WHERE id = @id";

        // What waits for it is sent nowhere any more.
        public const string GiveUp = "UPDATE alarm_messages SET next_at = NULL, failure = 'the address was removed' WHERE address_id = @id AND next_at IS NOT NULL";
    }

    internal sealed record CountRow(string Channel, long Addresses);

    internal sealed record Row(string Id, string? PersonId, string Channel, string Address, string Language, byte[]? Secret)
    {
        public AlarmAddress ToAddress() => new(
            new(Foundation.Id.Parse(Id)),
            PersonId is null ? null : new PersonId(Foundation.Id.Parse(PersonId)),
            Stored.Word<AlarmChannel>(Channel),
            Address,
            Stored.Word<Language>(Language),
            Secret);
    }

    /// <summary>The address, or null.</summary>
    public static async Task<AlarmAddress?> FindAsync(ReadSession session, AlarmAddressId id, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.Find, new { id = id.ToString(), cancellationToken }, session.Transaction))?.ToAddress();

    /// <summary>A person's addresses, oldest first.</summary>
    public static async Task<IReadOnlyList<AlarmAddress>> OfPersonAsync(ReadSession session, PersonId person, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.OfPerson, new { person = person.ToString(), cancellationToken }, session.Transaction)).Select(row => row.ToAddress())];

    /// <summary>The addresses of teams, oldest first.</summary>
    public static async Task<IReadOnlyList<AlarmAddress>> OfTeamsAsync(ReadSession session, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.OfTeams, new { cancellationToken }, session.Transaction)).Select(row => row.ToAddress())];

    /// <summary>How many there are, by channel.</summary>
    public static async Task<IReadOnlyDictionary<AlarmChannel, long>> CountAsync(ReadSession session, CancellationToken cancellationToken) =>
        (await session.Connection.QueryAsync<CountRow>(Sql.Count, new { cancellationToken }, session.Transaction)).ToDictionary(row => Stored.Word<AlarmChannel>(row.Channel), row => row.Addresses);

    /// <summary>All addresses, oldest first.</summary>
    internal static async Task<IReadOnlyList<AlarmAddress>> AllAsync(ReadSession session, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.All, new { cancellationToken }, session.Transaction)).Select(row => row.ToAddress())];

    internal static Task AddAsync(WriteSession session, AlarmAddress address, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Add,
            new
            {
                id = address.Id.ToString(),
                person = address.Person?.ToString(),
                channel = Words.Of(address.Channel),
                address = address.Address,
                language = Words.Of(address.Language),
                secret = address.Secret?.AsBlob(),
                cancellationToken,
            },
            session.Transaction);

    internal static Task ResealAsync(WriteSession session, AlarmAddressId id, byte[] secret, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.Reseal, new { id = id.ToString(), secret = secret.AsBlob(), cancellationToken }, session.Transaction);

    internal static async Task RemoveAsync(WriteSession session, AlarmAddressId id, Instant now, CancellationToken cancellationToken)
    {
        await session.Connection.ExecuteAsync(Sql.Remove, new { id = id.ToString(), now = now.ToTicks(), cancellationToken }, session.Transaction);
        await session.Connection.ExecuteAsync(Sql.GiveUp, new { id = id.ToString(), cancellationToken }, session.Transaction);
    }
}
