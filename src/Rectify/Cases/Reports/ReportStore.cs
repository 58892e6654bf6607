using Dapper;
using NodaTime;
using Rectify.Cases.Files;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Cases.Reports;

/// <summary>All SQL on inbound reports, but for what they say and who says it. One whose signal belongs to a closed case is seen by the people named on it.</summary>
public static class ReportStore
{
    private static class Sql
    {
        private const string Columns =
            """
            id, sequence, channel, subject, language, received_at AS ReceivedAt, anchored_at AS AnchoredAt, taken_in_at AS TakenInAt, state, reason,
            signal_id AS SignalId, duplicate_of AS DuplicateOf, access_group AS AccessGroup, acknowledge_by AS AcknowledgeBy, assess_by AS AssessBy,
            acknowledged_at AS AcknowledgedAt, assessed_at AS AssessedAt, erased_at AS ErasedAt, tlp
            """;

        public const string Find = $"SELECT {Columns} FROM reports WHERE id = @id AND {Viewer.MaySee}";

        public const string FindBySequence = $"SELECT {Columns} FROM reports WHERE sequence = @sequence AND {Viewer.MaySee}";

        public const string Page = $"SELECT {Columns} FROM reports WHERE id > @after AND {Viewer.MaySee} ORDER BY id LIMIT @count";

        // What we have set ourselves next, of a report on which it is not done.
        private const string Target =
            """
            CASE WHEN acknowledged_at IS NULL AND acknowledge_by IS NOT NULL THEN acknowledge_by WHEN assessed_at IS NULL THEN assess_by END
            """;

        private const string Wanted =
            $"""
            FROM reports
            WHERE {Viewer.MaySee} AND (state = @state OR @state IS NULL) AND (CASE WHEN state = 'closed' THEN 1 ELSE 0 END = @handled OR @handled IS NULL)
                AND (sequence = @sequence OR LOWER(subject) LIKE @text ESCAPE '!' OR @text IS NULL)
            """;

        public const string Listed = $"SELECT {Columns} {Wanted} ORDER BY CASE WHEN {Target} IS NULL THEN 1 ELSE 0 END, {Target}, sequence DESC LIMIT @count OFFSET @skip";

        public const string CountListed = $"SELECT COUNT(*) {Wanted}";

        public const string OfSignal = $"SELECT {Columns} FROM reports WHERE signal_id = @signal AND {Viewer.MaySee}";

        // The program's own questions: whichever reports go together and say the same, and which one a message belongs to. They answer nobody.
        public const string Same = $"SELECT {Columns} FROM reports WHERE id = @root OR duplicate_of = @root ORDER BY id";

        public const string FindAny = $"SELECT {Columns} FROM reports WHERE id = @id";

        public const string FindAnyBySequence = $"SELECT {Columns} FROM reports WHERE sequence = @sequence";

        public const string FindAnyBySignal = $"SELECT {Columns} FROM reports WHERE signal_id = @signal";

        public const string Add =
            """
            INSERT INTO reports (id, sequence, channel, subject, language, received_at, anchored_at, taken_in_at, state, signal_id, acknowledge_by, assess_by)
            VALUES (@id, @sequence, @channel, @subject, @language, @receivedAt, @receivedAt, @takenInAt, @state, @signal, @acknowledgeBy, @assessBy)
            """;

        public const string Move = "UPDATE reports SET state = @state, reason = @reason, assessed_at = @assessedAt WHERE id = @id";

        public const string Acknowledge = "UPDATE reports SET acknowledged_at = @at WHERE id = @id";

        public const string SetGroup = "UPDATE reports SET access_group = @accessGroup WHERE signal_id = @signal";

        public const string Mark = "UPDATE reports SET tlp = @tlp WHERE id = @id";

        public const string SetDuplicate = "UPDATE reports SET duplicate_of = @root WHERE id = @id OR duplicate_of = @id";

        public const string Anchor =
            """
            UPDATE reports SET anchored_at = (SELECT MIN(same.received_at) FROM reports AS same WHERE same.id = @root OR same.duplicate_of = @root)
            WHERE id = @root OR duplicate_of = @root
            """;
    }

    internal sealed record Row(
        string Id, long Sequence, string Channel, string Subject, string Language, long ReceivedAt, long AnchoredAt, long TakenInAt, string State, string? Reason,
        string SignalId, string? DuplicateOf, string? AccessGroup, long? AcknowledgeBy, long? AssessBy, long? AcknowledgedAt, long? AssessedAt, long? ErasedAt,
        string? Tlp)
    {
        public InboundReport ToReport() => new()
        {
            Id = new(Foundation.Id.Parse(Id)),
            Sequence = Sequence,
            Channel = Stored.Word<ReportChannel>(Channel),
            Subject = Subject,
            Language = Stored.Word<Language>(Language),
            ReceivedAt = ReceivedAt.ToInstant(),
            AnchoredAt = AnchoredAt.ToInstant(),
            TakenInAt = TakenInAt.ToInstant(),
            State = Stored.Word<ReportState>(State),
            Reason = Reason,
            Signal = new(Foundation.Id.Parse(SignalId)),
            DuplicateOf = DuplicateOf is null ? null : new ReportId(Foundation.Id.Parse(DuplicateOf)),
            AccessGroup = AccessGroup is null ? null : Foundation.Id.Parse(AccessGroup),
            AcknowledgeBy = AcknowledgeBy.ToInstant(),
            AssessBy = AssessBy.ToInstant(),
            AcknowledgedAt = AcknowledgedAt.ToInstant(),
            AssessedAt = AssessedAt.ToInstant(),
            ErasedAt = ErasedAt.ToInstant(),
            Tlp = Tlp is null ? null : Stored.Word<TlpMark>(Tlp),
        };
    }

    /// <summary>The report, or null when there is none for this viewer.</summary>
    public static async Task<InboundReport?> FindAsync(ReadSession session, ReportId id, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<Row>(
            Sql.Find, new { id = id.ToString(), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken }, session.Transaction))?.ToReport();

    /// <summary>The report of this number, or null when there is none for this viewer.</summary>
    public static async Task<InboundReport?> FindAsync(ReadSession session, long sequence, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<Row>(
            Sql.FindBySequence, new { sequence, viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken }, session.Transaction))?.ToReport();

    /// <summary>The report that a word names, by its id or its number as <c>REP-0001</c>; null when there is none for this viewer.</summary>
    public static async Task<InboundReport?> FindAsync(ReadSession session, string word, CancellationToken cancellationToken) =>
        Id.TryParse(word, out var id) ? await FindAsync(session, new ReportId(id), cancellationToken)
        : InboundReport.SequenceOf(word) is { } sequence ? await FindAsync(session, sequence, cancellationToken)
        : null;

    /// <summary>Some of the reports that fit, by our own next target, those without one last and of these the newest first; and how many fit.</summary>
    /// <param name="session">The session.</param>
    /// <param name="filter">Which reports.</param>
    /// <param name="skip">How many to leave out before.</param>
    /// <param name="count">At most so many.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<(IReadOnlyList<InboundReport> Reports, long Total)> ListAsync(
        ReadSession session, ReportFilter filter, int skip, int count, CancellationToken cancellationToken)
    {
        var arguments = new
        {
            state = filter.State is { } state ? Words.Of(state) : null,
            handled = filter.IsOpen is { } open ? (open ? 0L : 1L) : (long?)null,
            text = LikePattern.Of(filter.Text),
            sequence = InboundReport.SequenceOf(filter.Text?.Trim() ?? "") ?? -1,
            skip = (long)skip,
            count = (long)count,
            viewer = session.Viewer.PersonId,
            seesAll = session.Viewer.SeesAll,
            cancellationToken,
        };
        var total = await session.Connection.QuerySingleAsync<long>(Sql.CountListed, arguments, session.Transaction);
        return ([.. (await session.Connection.QueryAsync<Row>(Sql.Listed, arguments, session.Transaction)).Select(row => row.ToReport())], total);
    }

    /// <summary>Those that came in after one of them, oldest first, at most <paramref name="count"/>.</summary>
    public static async Task<IReadOnlyList<InboundReport>> PageAsync(ReadSession session, Id after, int count, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(
            Sql.Page,
            new { after = after.ToString(), count = (long)count, viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction)).Select(row => row.ToReport())];

    /// <summary>The report that raised a signal, or null when none did for this viewer.</summary>
    public static async Task<InboundReport?> OfSignalAsync(ReadSession session, SignalId signal, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<Row>(
            Sql.OfSignal, new { signal = signal.ToString(), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken }, session.Transaction))?.ToReport();

    internal static async Task<InboundReport?> FindAnyBySignalAsync(WriteSession session, SignalId signal, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.FindAnyBySignal, new { signal = signal.ToString(), cancellationToken }, session.Transaction))?.ToReport();

    internal static async Task<InboundReport?> FindAnyAsync(ReadSession session, ReportId id, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.FindAny, new { id = id.ToString(), cancellationToken }, session.Transaction))?.ToReport();

    internal static async Task<InboundReport?> FindAnyAsync(ReadSession session, long sequence, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.FindAnyBySequence, new { sequence, cancellationToken }, session.Transaction))?.ToReport();

    /// <summary>All that say the same as a report, it included, oldest first.</summary>
    internal static async Task<IReadOnlyList<InboundReport>> SameAsync(WriteSession session, InboundReport report, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.Same, new { root = (report.DuplicateOf ?? report.Id).ToString(), cancellationToken }, session.Transaction))
            .Select(row => row.ToReport())];

    internal static Task AddAsync(WriteSession session, InboundReport report, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Add,
            new
            {
                id = report.Id.ToString(),
                sequence = report.Sequence,
                channel = Words.Of(report.Channel),
                subject = report.Subject,
                language = Words.Of(report.Language),
                receivedAt = report.ReceivedAt.ToTicks(),
                takenInAt = report.TakenInAt.ToTicks(),
                state = Words.Of(report.State),
                signal = report.Signal.ToString(),
                acknowledgeBy = report.AcknowledgeBy.ToTicks(),
                assessBy = report.AssessBy.ToTicks(),
                cancellationToken,
            },
            session.Transaction);

    internal static Task MoveAsync(WriteSession session, InboundReport report, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Move,
            new { id = report.Id.ToString(), state = Words.Of(report.State), reason = report.Reason, assessedAt = report.AssessedAt.ToTicks(), cancellationToken },
            session.Transaction);

    internal static Task AcknowledgeAsync(WriteSession session, ReportId id, Instant at, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.Acknowledge, new { id = id.ToString(), at = at.ToTicks(), cancellationToken }, session.Transaction);

    /// <summary>The report that raised a signal is seen by whoever sees the signal.</summary>
    internal static async Task SetGroupAsync(WriteSession session, SignalId signal, Id? accessGroup, CancellationToken cancellationToken)
    {
        await session.Connection.ExecuteAsync(
            Sql.SetGroup, new { signal = signal.ToString(), accessGroup = accessGroup?.ToString(), cancellationToken }, session.Transaction);
        if (accessGroup is { } group && await FindAnyBySignalAsync(session, signal, cancellationToken) is { } report)
            await EventStore.CloseAsync(session, ReportEvents.Subject(report.Id), group, cancellationToken);
    }

    internal static Task MarkAsync(WriteSession session, ReportId id, TlpMark? tlp, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Mark, new { id = id.ToString(), tlp = tlp is { } mark ? Words.Of(mark) : null, cancellationToken }, session.Transaction);

    /// <summary>Makes a report, and whatever says the same as it, a duplicate of another; both groups are anchored anew.</summary>
    internal static async Task SetDuplicateAsync(WriteSession session, InboundReport report, ReportId root, CancellationToken cancellationToken)
    {
        await session.Connection.ExecuteAsync(Sql.SetDuplicate, new { id = report.Id.ToString(), root = root.ToString(), cancellationToken }, session.Transaction);
        await session.Connection.ExecuteAsync(Sql.Anchor, new { root = root.ToString(), cancellationToken }, session.Transaction);
        if (report.DuplicateOf is { } before) await session.Connection.ExecuteAsync(Sql.Anchor, new { root = before.ToString(), cancellationToken }, session.Transaction);
    }
}
