using Dapper;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Ledger;

/// <summary>All SQL on events and their payloads. Events are added and read, never changed; a payload can be erased, with its salt.</summary>
public static class EventStore
{
    private static class Sql
    {
        public const string Add =
            """
            INSERT INTO events (id, type, version, actor, subject, recorded_at, access_group, bytes)
            VALUES (@id, @type, @version, @actor, @subject, @recordedAt, @accessGroup, @bytes)
            """;

        public const string AddPayload = "INSERT INTO event_payloads (event_id, salt, payload) VALUES (@id, @salt, @payload)";

        public const string ErasePayloads =
            "DELETE FROM event_payloads WHERE event_id IN (SELECT id FROM events WHERE subject = @subject AND (type = @type OR @type IS NULL))";

        public const string Close = "UPDATE events SET access_group = @accessGroup WHERE subject = @subject AND access_group IS NULL";

        public const string AddUnnumbered = "INSERT INTO unnumbered_events (event_id) VALUES (@id)";

        private const string Select =
            """
            SELECT id, type, version, actor, subject, recorded_at, position, bytes, salt, payload
            FROM events
            LEFT JOIN log_entries ON log_entries.event_id = events.id
            LEFT JOIN event_payloads ON event_payloads.event_id = events.id
            """;

        public const string OfSubject = $"{Select} WHERE subject = @subject AND {Viewer.MaySee} ORDER BY id";

        public const string OfSubjects =
            $"{Select} WHERE subject IN (SELECT value FROM json_each(@subjects)) AND type IN (SELECT value FROM json_each(@types)) AND {Viewer.MaySee} ORDER BY id";

        public const string Subjects =
            """
            SELECT position, subject, recorded_at AS RecordedAt FROM log_entries JOIN events ON events.id = event_id
            WHERE position >= @from ORDER BY position LIMIT @count
            """;

        public const string UnnumberedSubjects =
            """
            SELECT -1 AS position, subject, recorded_at AS RecordedAt FROM unnumbered_events JOIN events ON events.id = unnumbered_events.event_id
            ORDER BY unnumbered_events.event_id
            """;

        public const string FromPosition = $"{Select} WHERE position >= @from AND {Viewer.MaySee} ORDER BY position LIMIT @count";

        public const string OfTypes =
            $"{Select} WHERE position >= @from AND type IN (SELECT value FROM json_each(@types)) AND {Viewer.MaySee} ORDER BY position LIMIT @count";

        private const string Trail =
            $"""
            id > @after AND recorded_at >= @since AND recorded_at < @until AND (type IN (SELECT value FROM json_each(@types)) OR @types IS NULL)
            AND {Viewer.MaySee} ORDER BY id LIMIT @count
            """;

        public const string TrailOfAll = $"{Select} WHERE {Trail}";

        public const string TrailOfSubject = $"{Select} WHERE subject = @subject AND {Trail}";

        public const string TrailOfActor = $"{Select} WHERE actor = @actor AND (subject = @subject OR @subject IS NULL) AND {Trail}";
    }

    internal sealed record Row(
        string Id, string Type, long Version, string Actor, string Subject, long RecordedAt, long? Position, byte[] Bytes, byte[]? Salt, byte[]? Payload)
    {
        public LoggedEvent ToEvent() => new(
            Foundation.Id.Parse(Id), Type, checked((int)Version), Actor, Ledger.Subject.Parse(Subject), RecordedAt.ToInstant(), Position, Bytes,
            Salt is not null && Payload is not null ? new LoggedPayload(Salt, Payload) : null);
    }

    internal sealed record SubjectRow(long Position, string Subject, long RecordedAt);

    /// <summary>
    /// What numbered events from a position on are about, in the log's order, at most <paramref name="count"/>. For the program's own
    /// bookkeeping: it answers nobody.
    /// </summary>
    internal static async Task<IReadOnlyList<SubjectRow>> SubjectsFromAsync(ReadSession session, long from, int count, CancellationToken cancellationToken) =>
        [.. await session.Connection.QueryAsync<SubjectRow>(Sql.Subjects, new { from, count = (long)count, cancellationToken }, session.Transaction)];

    /// <summary>What the events that are committed and not yet numbered are about, with the position -1.</summary>
    internal static async Task<IReadOnlyList<SubjectRow>> UnnumberedSubjectsAsync(ReadSession session, CancellationToken cancellationToken) =>
        [.. await session.Connection.QueryAsync<SubjectRow>(Sql.UnnumberedSubjects, new { cancellationToken }, session.Transaction)];

    /// <summary>What happened to a subject, oldest first.</summary>
    public static async Task<IReadOnlyList<LoggedEvent>> OfSubjectAsync(ReadSession session, Subject subject, CancellationToken cancellationToken)
    {
        var rows = await session.Connection.QueryAsync<Row>(
            Sql.OfSubject,
            new { subject = subject.ToString(), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction);
        return [.. rows.Select(row => row.ToEvent())];
    }

    /// <summary>The same after one of them, at most <paramref name="count"/>.</summary>
    public static Task<IReadOnlyList<LoggedEvent>> OfSubjectAsync(ReadSession session, Subject subject, Id after, int count, CancellationToken cancellationToken) =>
        TrailAsync(session, new TrailFilter { Subject = subject }, after, count, cancellationToken);

    /// <summary>What of some types happened to several subjects, numbered or not, in the order of its recording.</summary>
    internal static async Task<IReadOnlyList<LoggedEvent>> OfSubjectsAsync(
        ReadSession session, IEnumerable<Subject> subjects, IEnumerable<string> types, CancellationToken cancellationToken)
    {
        var rows = await session.Connection.QueryAsync<Row>(
            Sql.OfSubjects,
            new
            {
                subjects = TextList.Of(subjects.Select(subject => subject.ToString())), types = TextList.Of(types), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken,
            },
            session.Transaction);
        return [.. rows.Select(row => row.ToEvent())];
    }

    /// <summary>Numbered events from a position on, in the log's order, at most <paramref name="count"/>; those that the viewer may not see are left out.</summary>
    public static async Task<IReadOnlyList<LoggedEvent>> FromPositionAsync(ReadSession session, long from, int count, CancellationToken cancellationToken) =>
        [.. (await RowsFromPositionAsync(session, from, count, cancellationToken)).Select(row => row.ToEvent())];

    /// <summary>The same, of some types only: what whoever follows the log needs.</summary>
    internal static async Task<IReadOnlyList<LoggedEvent>> OfTypesAsync(
        ReadSession session, long from, IEnumerable<string> types, int count, CancellationToken cancellationToken)
    {
        var rows = await session.Connection.QueryAsync<Row>(
            Sql.OfTypes,
            new { from, types = TextList.Of(types), count = (long)count, viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction);
        return [.. rows.Select(row => row.ToEvent())];
    }

    /// <summary>
    /// What happened, numbered or not, in the order of its recording, after one event, at most <paramref name="count"/>; what the viewer may not see is left
    /// out.
    /// </summary>
    internal static async Task<IReadOnlyList<LoggedEvent>> TrailAsync(
        ReadSession session, TrailFilter filter, Id after, int count, CancellationToken cancellationToken)
    {
        var arguments = new
        {
            after = after.ToString(), since = filter.Since.ToTicks() ?? 0, until = filter.Until.ToTicks() ?? long.MaxValue,
            types = filter.Types is { } types ? TextList.Of(types) : null, actor = filter.Who, subject = filter.Subject?.ToString(), count = (long)count,
            viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken,
        };
        var rows = filter switch
        {
            { Who: not null } => await session.Connection.QueryAsync<Row>(Sql.TrailOfActor, arguments, session.Transaction),
            { Subject: not null } => await session.Connection.QueryAsync<Row>(Sql.TrailOfSubject, arguments, session.Transaction),
            _ => await session.Connection.QueryAsync<Row>(Sql.TrailOfAll, arguments, session.Transaction),
        };
        return [.. rows.Select(row => row.ToEvent())];
    }

    /// <summary>Numbered events from a position on, as the store has them, in the log's order, at most <paramref name="count"/>.</summary>
    internal static async Task<IReadOnlyList<Row>> RowsFromPositionAsync(
        ReadSession session, long from, int count, CancellationToken cancellationToken)
    {
        var rows = await session.Connection.QueryAsync<Row>(
            Sql.FromPosition,
            new { from, count = (long)count, viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction);
        return [.. rows];
    }

    /// <summary>
    /// Erases the payloads of a subject's events with their salts, of one type or of all: the events stay, and the log verifies. Whoever asks has looked whether
    /// that may be.
    /// </summary>
    /// <returns>How many those were.</returns>
    internal static Task<int> ErasePayloadsAsync(WriteSession session, Subject subject, string? type, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.ErasePayloads, new { subject = subject.ToString(), type, cancellationToken }, session.Transaction);

    /// <summary>
    /// Closes what happened to a subject before it came into something closed: the events stay as they are, and fewer see them.
    /// </summary>
    internal static Task CloseAsync(WriteSession session, Subject subject, Id accessGroup, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Close, new { subject = subject.ToString(), accessGroup = accessGroup.ToString(), cancellationToken }, session.Transaction);

    /// <summary>Adds events, all of them in one go.</summary>
    internal static Task AddAsync(WriteSession session, IReadOnlyList<EventRecord> records, CancellationToken cancellationToken)
    {
        if (records.Count == 0) return Task.CompletedTask;
        var id = new Values("@id", records.Select(record => record.Id.ToString()).ToArray());
        return session.InsertManyAsync(
            [
                (Sql.Add,
                [
                    id,
                    new("@type", records.Select(record => record.Type).ToArray()),
                    new("@version", records.Select(record => (long)record.Version).ToArray()),
                    new("@actor", records.Select(record => record.Who).ToArray()),
                    new("@subject", records.Select(record => record.Subject.ToString()).ToArray()),
                    new("@recordedAt", records.Select(record => record.RecordedAt.ToTicks()).ToArray()),
                    new("@accessGroup", records.Select(record => record.AccessGroup?.ToString()).ToArray()),
                    new("@bytes", records.Select(record => record.Bytes).ToArray()),
                ]),
                (Sql.AddPayload, [id, new("@salt", records.Select(record => record.Salt).ToArray()), new("@payload", records.Select(record => record.Payload).ToArray())]),
                (Sql.AddUnnumbered, [id]),
            ],
            cancellationToken);
    }
}
