using Dapper;
using NodaTime;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Alerts;

/// <summary>All SQL on alarms. One of a closed case is seen by the people named on it, and by whoever was told of it.</summary>
public static class AlarmStore
{
    private static class Sql
    {
        private const string Columns =
            """
            id, case_id AS CaseId, access_group AS AccessGroup, number, title, recipient, recipient_en AS RecipientEn, recipient_zh AS RecipientZh, duties,
            provisional, act_by AS ActBy, step, turn, scheduled_at AS ScheduledAt, raised_at AS RaisedAt, acknowledged_at AS AcknowledgedAt,
            acknowledged_by AS AcknowledgedBy, settled_at AS SettledAt, hop, moves_at AS MovesAt
            """;

        private const string Seen =
            $"({Viewer.MaySee} OR EXISTS (SELECT 1 FROM alarm_hops AS told WHERE told.alarm_id = alarms.id AND told.person_id = @viewer))";

        public const string Find = $"SELECT {Columns} FROM alarms WHERE id = @id AND {Seen}";

        public const string Page = $"SELECT {Columns} FROM alarms WHERE id > @after AND {Seen} ORDER BY id LIMIT @count";

        public const string OpenPage =
            $"SELECT {Columns} FROM alarms WHERE id > @after AND acknowledged_at IS NULL AND settled_at IS NULL AND {Seen} ORDER BY id LIMIT @count";

        // The program's own questions, for what it raises, moves along and sends.
        public const string OfCases = $"SELECT {Columns} FROM alarms WHERE case_id IN (SELECT value FROM json_each(@cases)) ORDER BY id";

        public const string Moving = $"SELECT {Columns} FROM alarms WHERE moves_at <= @now ORDER BY moves_at, id LIMIT @count";

        public const string OfMessages =
            """
            SELECT message_id AS MessageId, id, case_id AS CaseId, access_group AS AccessGroup, number, title, recipient, recipient_en AS RecipientEn,
                recipient_zh AS RecipientZh, duties, provisional, act_by AS ActBy, step, turn, scheduled_at AS ScheduledAt, raised_at AS RaisedAt,
                acknowledged_at AS AcknowledgedAt, acknowledged_by AS AcknowledgedBy, settled_at AS SettledAt, told.hop, moves_at AS MovesAt
            FROM alarm_message_alarms AS told JOIN alarms ON alarms.id = told.alarm_id
            WHERE message_id IN (SELECT value FROM json_each(@messages)) ORDER BY message_id, act_by, id
            """;

        public const string AnyMoving = "SELECT CASE WHEN EXISTS (SELECT 1 FROM alarms WHERE moves_at <= @now) THEN 1 ELSE 0 END";

        public const string CountOpen = "SELECT COUNT(*) FROM alarms WHERE acknowledged_at IS NULL AND settled_at IS NULL";

        public const string Add =
            """
            INSERT INTO alarms (id, case_id, access_group, number, title, recipient, recipient_en, recipient_zh, duties, provisional, act_by, step, turn,
                scheduled_at, raised_at, hop, moves_at)
            VALUES (@id, @caseId, @accessGroup, @number, @title, @recipient, @recipientEn, @recipientZh, @duties, @provisional, @actBy, @step, @turn,
                @scheduledAt, @raisedAt, @hop, @movesAt)
            """;

        public const string Acknowledge = "UPDATE alarms SET acknowledged_at = @now, acknowledged_by = @person, moves_at = NULL WHERE id = @id";

        public const string Settle = "UPDATE alarms SET settled_at = @now, moves_at = NULL WHERE id = @id";

        public const string Move = "UPDATE alarms SET hop = @hop, moves_at = @movesAt WHERE id = @id";

        public const string AddHop = "INSERT INTO alarm_hops (alarm_id, hop, person_id, told_at) VALUES (@id, @hop, @person, @now)";

        public const string Told = "SELECT DISTINCT person_id AS PersonId FROM alarm_hops WHERE alarm_id = @id ORDER BY person_id";
    }

    internal sealed record Row(
        string Id, string CaseId, string? AccessGroup, string Number, string? Title, string Recipient, string RecipientEn, string RecipientZh, string Duties,
        long Provisional, long ActBy, string Step, long Turn, long ScheduledAt, long RaisedAt, long? AcknowledgedAt, string? AcknowledgedBy, long? SettledAt,
        long Hop, long? MovesAt)
    {
        public Alarm ToAlarm() => new()
        {
            Id = new(Foundation.Id.Parse(Id)),
            Case = Foundation.Id.Parse(CaseId),
            AccessGroup = AccessGroup is null ? null : Foundation.Id.Parse(AccessGroup),
            Number = Number,
            Title = Title,
            Recipient = Recipient,
            RecipientName = new(RecipientEn, RecipientZh),
            Duties = Duties.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            Provisional = Provisional != 0,
            ActBy = ActBy == 0 ? null : ActBy.ToInstant(),
            Step = Stored.Word<AlarmStep>(Step),
            Turn = (int)Turn,
            ScheduledAt = ScheduledAt.ToInstant(),
            RaisedAt = RaisedAt.ToInstant(),
            AcknowledgedAt = AcknowledgedAt.ToInstant(),
            AcknowledgedBy = AcknowledgedBy is null ? null : new PersonId(Foundation.Id.Parse(AcknowledgedBy)),
            SettledAt = SettledAt.ToInstant(),
            Hop = (int)Hop,
            MovesAt = MovesAt.ToInstant(),
        };
    }

    internal sealed record OfMessageRow(
        string MessageId, string Id, string CaseId, string? AccessGroup, string Number, string? Title, string Recipient, string RecipientEn, string RecipientZh,
        string Duties, long Provisional, long ActBy, string Step, long Turn, long ScheduledAt, long RaisedAt, long? AcknowledgedAt, string? AcknowledgedBy,
        long? SettledAt, long Hop, long? MovesAt)
    {
        public Alarm ToAlarm() => new Row(
            Id, CaseId, AccessGroup, Number, Title, Recipient, RecipientEn, RecipientZh, Duties, Provisional, ActBy, Step, Turn, ScheduledAt, RaisedAt,
            AcknowledgedAt, AcknowledgedBy, SettledAt, Hop, MovesAt).ToAlarm();
    }

    internal sealed record PersonRow(string PersonId);

    /// <summary>The alarm, or null when there is none for this viewer.</summary>
    public static async Task<Alarm?> FindAsync(ReadSession session, AlarmId id, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<Row>(
            Sql.Find, new { id = id.ToString(), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken }, session.Transaction))?.ToAlarm();

    /// <summary>Those that were raised after one of them, oldest first, at most <paramref name="count"/>.</summary>
    /// <param name="session">The session.</param>
    /// <param name="after">The id after which it begins.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="open">Only those that nobody has acknowledged and that are not settled.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<IReadOnlyList<Alarm>> PageAsync(ReadSession session, Id after, int count, bool open, CancellationToken cancellationToken)
    {
        var arguments = new { after = after.ToString(), count = (long)count, viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken };
        var rows = open
            ? await session.Connection.QueryAsync<Row>(Sql.OpenPage, arguments, session.Transaction)
            : await session.Connection.QueryAsync<Row>(Sql.Page, arguments, session.Transaction);
        return [.. rows.Select(row => row.ToAlarm())];
    }

    /// <summary>Who was told of an alarm.</summary>
    internal static async Task<IReadOnlyList<PersonId>> ToldAsync(ReadSession session, AlarmId id, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<PersonRow>(Sql.Told, new { id = id.ToString(), cancellationToken }, session.Transaction))
            .Select(row => new PersonId(Id.Parse(row.PersonId)))];

    /// <summary>All alarms of these cases, by case.</summary>
    internal static async Task<ILookup<Id, Alarm>> OfCasesAsync(ReadSession session, IEnumerable<Id> cases, CancellationToken cancellationToken) =>
        (await session.Connection.QueryAsync<Row>(
            Sql.OfCases, new { cases = TextList.Of(cases.Select(id => id.ToString())), cancellationToken }, session.Transaction))
            .Select(row => row.ToAlarm()).ToLookup(alarm => alarm.Case);

    /// <summary>Those whose time has come to move along, at most <paramref name="count"/>.</summary>
    internal static async Task<IReadOnlyList<Alarm>> MovingAsync(ReadSession session, Instant now, int count, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.Moving, new { now = now.ToTicks(), count = (long)count, cancellationToken }, session.Transaction))
            .Select(row => row.ToAlarm())];

    /// <summary>Whether any alarm's time has come to move along.</summary>
    internal static async Task<bool> IsMovingAsync(ReadSession session, Instant now, CancellationToken cancellationToken) =>
        await session.Connection.QuerySingleAsync<long>(Sql.AnyMoving, new { now = now.ToTicks(), cancellationToken }, session.Transaction) != 0;

    /// <summary>The alarms that messages tell of, by message, soonest act-by first.</summary>
    internal static async Task<ILookup<string, Alarm>> OfMessagesAsync(ReadSession session, IEnumerable<string> messages, CancellationToken cancellationToken) =>
        (await session.Connection.QueryAsync<OfMessageRow>(Sql.OfMessages, new { messages = TextList.Of(messages), cancellationToken }, session.Transaction))
            .ToLookup(row => row.MessageId, row => row.ToAlarm(), StringComparer.Ordinal);

    internal static Task<long> CountOpenAsync(ReadSession session, CancellationToken cancellationToken) =>
        session.Connection.QuerySingleAsync<long>(Sql.CountOpen, new { cancellationToken }, session.Transaction);

    internal static async Task AddAsync(WriteSession session, Alarm alarm, IEnumerable<PersonId> told, CancellationToken cancellationToken)
    {
        await session.Connection.ExecuteAsync(
            Sql.Add,
            new
            {
                id = alarm.Id.ToString(),
                caseId = alarm.Case.ToString(),
                accessGroup = alarm.AccessGroup?.ToString(),
                number = alarm.Number,
                title = alarm.Title,
                recipient = alarm.Recipient,
                recipientEn = alarm.RecipientName.English,
                recipientZh = alarm.RecipientName.Chinese,
                duties = string.Join('\n', alarm.Duties),
                provisional = alarm.Provisional ? 1L : 0,
                actBy = alarm.ActBy.ToTicks() ?? 0,
                step = Words.Of(alarm.Step),
                turn = (long)alarm.Turn,
                scheduledAt = alarm.ScheduledAt.ToTicks(),
                raisedAt = alarm.RaisedAt.ToTicks(),
                hop = (long)alarm.Hop,
                movesAt = alarm.MovesAt.ToTicks(),
                cancellationToken,
            },
            session.Transaction);
        await AddHopsAsync(session, alarm, told, alarm.RaisedAt, cancellationToken);
    }

    /// <summary>Writes that an alarm went on, and to whom.</summary>
    internal static async Task MoveAsync(WriteSession session, Alarm alarm, IEnumerable<PersonId> told, Instant now, CancellationToken cancellationToken)
    {
        await session.Connection.ExecuteAsync(
            Sql.Move, new { id = alarm.Id.ToString(), hop = (long)alarm.Hop, movesAt = alarm.MovesAt.ToTicks(), cancellationToken }, session.Transaction);
        await AddHopsAsync(session, alarm, told, now, cancellationToken);
    }

    internal static Task AcknowledgeAsync(WriteSession session, AlarmId id, PersonId? person, Instant now, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Acknowledge, new { id = id.ToString(), person = person?.ToString(), now = now.ToTicks(), cancellationToken }, session.Transaction);

    internal static Task SettleAsync(WriteSession session, AlarmId id, Instant now, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.Settle, new { id = id.ToString(), now = now.ToTicks(), cancellationToken }, session.Transaction);

    private static async Task AddHopsAsync(WriteSession session, Alarm alarm, IEnumerable<PersonId> told, Instant now, CancellationToken cancellationToken)
    {
        foreach (var person in told)
            await session.Connection.ExecuteAsync(
                Sql.AddHop, new { id = alarm.Id.ToString(), hop = (long)alarm.Hop, person = person.ToString(), now = now.ToTicks(), cancellationToken }, session.Transaction);
    }
}
