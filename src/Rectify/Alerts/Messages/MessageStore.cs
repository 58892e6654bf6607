using Dapper;
using NodaTime;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Alerts.Messages;

/// <summary>All SQL on messages. They are the program's own: what people see of them are the alarms.</summary>
internal static class MessageStore
{
    private static class Sql
    {
        public const string Due =
            """
            SELECT message.id, message.address_id AS AddressId, rotas.name AS Rota, message.made_at AS MadeAt, message.attempts,
                message.notice, message.notice_number AS NoticeNumber, message.notice_title AS NoticeTitle,
                CASE WHEN EXISTS (SELECT 1 FROM rota_handovers AS left_note WHERE left_note.rota_id = message.rota_id AND left_note.noted_at <= message.made_at
                    AND left_note.noted_at > message.made_at - 864000000000) THEN 1 ELSE 0 END AS Noted
            FROM alarm_messages AS message LEFT JOIN rotas ON rotas.id = message.rota_id
            WHERE message.next_at <= @now ORDER BY message.next_at, message.id LIMIT @count
            """;

        public const string AnyDue = "SELECT CASE WHEN EXISTS (SELECT 1 FROM alarm_messages WHERE next_at <= @now) THEN 1 ELSE 0 END";

        public const string Add =
            """
            INSERT INTO alarm_messages (id, address_id, rota_id, made_at, attempts, next_at) VALUES (@id, @address, @rota, @now, 0, @now)
            """;

        public const string AddNotice =
            """
            INSERT INTO alarm_messages (id, address_id, made_at, attempts, next_at, notice, notice_number, notice_title)
            VALUES (@id, @address, @now, 0, @now, @notice, @number, @title)
            """;

        public const string AddAlarm = "INSERT INTO alarm_message_alarms (message_id, alarm_id, hop) VALUES (@message, @alarm, @hop)";

        public const string Sent = "UPDATE alarm_messages SET attempts = attempts + 1, next_at = NULL, sent_at = @now, failure = NULL WHERE id = @id AND sent_at IS NULL";

        public const string Failed = "UPDATE alarm_messages SET attempts = attempts + 1, next_at = @next, failure = @failure WHERE id = @id AND sent_at IS NULL";

        public const string Waiting = "SELECT MIN(made_at) AS Oldest FROM alarm_messages WHERE next_at IS NOT NULL AND attempts > 0";

        public const string GivenUp = "SELECT COUNT(*) FROM alarm_messages WHERE next_at IS NULL AND sent_at IS NULL AND made_at > @since";
    }

    internal sealed record Row(string Id, string AddressId, string? Rota, long MadeAt, long Attempts, string? Notice, string? NoticeNumber, string? NoticeTitle, long Noted)
    {
        public CaseNotice? ToNotice() => Notice is null ? null : new(Stored.Word<NoticeKind>(Notice), NoticeNumber ?? "", NoticeTitle);
    }

    internal sealed record OldestRow(long? Oldest);

    /// <summary>Messages whose time has come, at most <paramref name="count"/>.</summary>
    public static async Task<IReadOnlyList<(AlarmMessage Message, Instant MadeAt)>> DueAsync(ReadSession session, Instant now, int count, CancellationToken cancellationToken)
    {
        List<Row> rows = [.. await session.Connection.QueryAsync<Row>(Sql.Due, new { now = now.ToTicks(), count = (long)count, cancellationToken }, session.Transaction)];
        if (rows.Count == 0) return [];
        var alarms = await AlarmStore.OfMessagesAsync(session, rows.Select(row => row.Id), cancellationToken);
        var open = (int)await AlarmStore.CountOpenAsync(session, cancellationToken);
        var due = new List<(AlarmMessage, Instant)>();
        foreach (var row in rows)
            if (await AddressStore.FindAsync(session, new(Foundation.Id.Parse(row.AddressId)), cancellationToken) is { } address)
                due.Add((
                    new AlarmMessage(
                        Foundation.Id.Parse(row.Id), address, [.. alarms[row.Id]], row.Rota is { } rota ? new TurnNotice(rota, row.Noted != 0, open) : null, (int)row.Attempts)
                    {
                        Notice = row.ToNotice(),
                    },
                    row.MadeAt.ToInstant()));
        return due;
    }

    /// <summary>Whether any message's time has come.</summary>
    public static async Task<bool> IsDueAsync(ReadSession session, Instant now, CancellationToken cancellationToken) =>
        await session.Connection.QuerySingleAsync<long>(Sql.AnyDue, new { now = now.ToTicks(), cancellationToken }, session.Transaction) != 0;

    /// <summary>Since when the oldest message waits that was tried and failed; null when none does.</summary>
    public static async Task<Instant?> FailingSinceAsync(ReadSession session, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleAsync<OldestRow>(Sql.Waiting, new { cancellationToken }, session.Transaction)).Oldest.ToInstant();

    /// <summary>How many messages were given up since an instant.</summary>
    public static Task<long> GivenUpAsync(ReadSession session, Instant since, CancellationToken cancellationToken) =>
        session.Connection.QuerySingleAsync<long>(Sql.GivenUp, new { since = since.ToTicks(), cancellationToken }, session.Transaction);

    public static async Task AddAsync(
        WriteSession session, Id id, AlarmAddressId address, Rotas.RotaId? rota, IEnumerable<Alarm> alarms, Instant now, CancellationToken cancellationToken)
    {
        await session.Connection.ExecuteAsync(
            Sql.Add, new { id = id.ToString(), address = address.ToString(), rota = rota?.ToString(), now = now.ToTicks(), cancellationToken }, session.Transaction);
        foreach (var alarm in alarms)
            await session.Connection.ExecuteAsync(Sql.AddAlarm, new { message = id.ToString(), alarm = alarm.Id.ToString(), hop = (long)alarm.Hop, cancellationToken }, session.Transaction);
    }

    public static Task AddNoticeAsync(WriteSession session, Id id, AlarmAddressId address, CaseNotice notice, Instant now, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.AddNotice,
            new
            {
                id = id.ToString(), address = address.ToString(), now = now.ToTicks(), notice = Words.Of(notice.Kind), number = notice.Case, title = notice.Title, cancellationToken,
            },
            session.Transaction);

    public static Task SentAsync(WriteSession session, Id id, Instant now, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.Sent, new { id = id.ToString(), now = now.ToTicks(), cancellationToken }, session.Transaction);

    /// <summary>Notes a failed attempt; without a next one the message is given up.</summary>
    public static Task FailedAsync(WriteSession session, Id id, Instant? next, string failure, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.Failed, new { id = id.ToString(), next = next.ToTicks(), failure, cancellationToken }, session.Transaction);
}
