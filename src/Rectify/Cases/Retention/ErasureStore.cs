using Dapper;
using NodaTime;
using Rectify.Cases.Reports;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Storage;
using Rectify.Storage.Files;

namespace Rectify.Cases.Retention;

/// <summary>All SQL that finds what is due and erases it.</summary>
internal static class ErasureStore
{
    private static class Sql
    {
        public const string Reports =
            $"""
            SELECT id FROM reports WHERE erased_at IS NULL AND state IN ('closed', 'invalid') AND received_at < @before AND {Viewer.MaySee}
            ORDER BY received_at, id LIMIT @count
            """;

        public const string CaseOf = "SELECT case_id AS CaseId FROM signals WHERE id = @signal";

        public const string Alarms =
            $"""
            SELECT id, number, recipient, case_id AS CaseId, settled_at AS SettledAt FROM alarms
            WHERE settled_at < @before AND {Viewer.MaySee} ORDER BY settled_at, id LIMIT @count
            """;

        // The program's own questions about one that it has found due.
        public const string FindAlarm =
            "SELECT id, number, recipient, case_id AS CaseId, settled_at AS SettledAt FROM alarms WHERE id = @alarm AND settled_at IS NOT NULL";

        public const string AlarmGroup = "SELECT access_group AS AccessGroup FROM alarms WHERE id = @alarm";

        public const string FileHashes = "SELECT sha256 AS Sha256, chunks FROM report_files WHERE report_id = @report ORDER BY id";

        public const string Files = "DELETE FROM report_files WHERE report_id = @report";

        public const string Messages = "DELETE FROM report_messages WHERE report_id = @report";

        public const string Finder = "DELETE FROM report_finders WHERE report_id = @report";

        public const string Mails = "DELETE FROM report_mails WHERE report_id = @report";

        public const string MailIds = "DELETE FROM report_mail_ids WHERE report_id = @report";

        public const string Report = "UPDATE reports SET subject = '', reason = NULL, erased_at = @at WHERE id = @report";

        public const string Statement = "UPDATE signals SET statement = @number WHERE id = @signal";

        public const string AlarmMessages = "DELETE FROM alarm_message_alarms WHERE alarm_id = @alarm";

        public const string EmptyMessages =
            """
            DELETE FROM alarm_messages WHERE rota_id IS NULL AND next_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM alarm_message_alarms WHERE alarm_message_alarms.message_id = alarm_messages.id)
            """;

        public const string AlarmHops = "DELETE FROM alarm_hops WHERE alarm_id = @alarm";

        public const string Alarm = "DELETE FROM alarms WHERE id = @alarm";
    }

    internal sealed record IdRow(string Id);

    internal sealed record CaseRow(string? CaseId);

    internal sealed record GroupRow(string? AccessGroup);

    internal sealed record HashRow(string Sha256, long Chunks);

    internal sealed record AlarmRow(string Id, string Number, string Recipient, string CaseId, long SettledAt)
    {
        public SettledAlarm ToAlarm() => new(Foundation.Id.Parse(Id), Number, Recipient, new CaseId(Foundation.Id.Parse(CaseId)), SettledAt.ToInstant());
    }

    /// <summary>An alarm that is over.</summary>
    internal sealed record SettledAlarm(Id Id, string Number, string Recipient, CaseId Case, Instant SettledAt);

    /// <summary>Reports that are closed or invalid and were received before an instant, with the case of each.</summary>
    public static async Task<IReadOnlyList<(InboundReport Report, CaseId? Case)>> ReportsAsync(ReadSession session, Instant before, int count, CancellationToken cancellationToken)
    {
        var rows = await session.Connection.QueryAsync<IdRow>(
            Sql.Reports,
            new { before = before.ToTicks(), count = (long)count, viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction);
        var found = new List<(InboundReport, CaseId?)>();
        foreach (var row in rows)
            if (await ReportStore.FindAnyAsync(session, new ReportId(Id.Parse(row.Id)), cancellationToken) is { } report)
                found.Add((report, await CaseOfAsync(session, report.Signal, cancellationToken)));
        return found;
    }

    public static async Task<CaseId?> CaseOfAsync(ReadSession session, SignalId signal, CancellationToken cancellationToken)
    {
        var row = await session.Connection.QuerySingleOrDefaultAsync<CaseRow>(Sql.CaseOf, new { signal = signal.ToString(), cancellationToken }, session.Transaction);
        return row?.CaseId is { } id ? new CaseId(Id.Parse(id)) : null;
    }

    public static async Task<IReadOnlyList<SettledAlarm>> AlarmsAsync(ReadSession session, Instant before, int count, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<AlarmRow>(
            Sql.Alarms,
            new { before = before.ToTicks(), count = (long)count, viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction)).Select(row => row.ToAlarm())];

    public static async Task<SettledAlarm?> AlarmAsync(ReadSession session, Id alarm, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<AlarmRow>(Sql.FindAlarm, new { alarm = alarm.ToString(), cancellationToken }, session.Transaction))?.ToAlarm();

    /// <summary>Erases what a report says, its files and who found it; the hashes of the files.</summary>
    public static async Task<IReadOnlyList<string>> EraseAsync(WriteSession session, InboundReport report, Instant at, CancellationToken cancellationToken)
    {
        var (connection, transaction, id) = (session.Connection, session.Transaction, report.Id.ToString());
        var files = (await connection.QueryAsync<HashRow>(Sql.FileHashes, new { report = id, cancellationToken }, transaction)).ToList();
        foreach (var kept in files.Where(file => file.Chunks > 0)) await FileStore.LetGoAsync(session, kept.Sha256, cancellationToken);
        await connection.ExecuteAsync(Sql.Files, new { report = id, cancellationToken }, transaction);
        await connection.ExecuteAsync(Sql.Messages, new { report = id, cancellationToken }, transaction);
        await connection.ExecuteAsync(Sql.Finder, new { report = id, cancellationToken }, transaction);
        await connection.ExecuteAsync(Sql.Mails, new { report = id, cancellationToken }, transaction);
        await connection.ExecuteAsync(Sql.MailIds, new { report = id, cancellationToken }, transaction);
        await connection.ExecuteAsync(Sql.Statement, new { signal = report.Signal.ToString(), number = report.Number, cancellationToken }, transaction);
        await connection.ExecuteAsync(Sql.Report, new { report = id, at = at.ToTicks(), cancellationToken }, transaction);
        return [.. files.Select(file => file.Sha256)];
    }

    /// <summary>Erases an alarm; who alone may see that it existed.</summary>
    public static async Task<Id?> EraseAlarmAsync(WriteSession session, Id alarm, CancellationToken cancellationToken)
    {
        var (connection, transaction, id) = (session.Connection, session.Transaction, alarm.ToString());
        var row = await connection.QuerySingleAsync<GroupRow>(Sql.AlarmGroup, new { alarm = id, cancellationToken }, transaction);
        await connection.ExecuteAsync(Sql.AlarmMessages, new { alarm = id, cancellationToken }, transaction);
        await connection.ExecuteAsync(Sql.AlarmHops, new { alarm = id, cancellationToken }, transaction);
        await connection.ExecuteAsync(Sql.Alarm, new { alarm = id, cancellationToken }, transaction);
        return row.AccessGroup is null ? null : Id.Parse(row.AccessGroup);
    }

    /// <summary>Erases messages that tell of no alarm any more.</summary>
    public static Task EraseEmptyMessagesAsync(WriteSession session, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.EmptyMessages, new { cancellationToken }, session.Transaction);
}
