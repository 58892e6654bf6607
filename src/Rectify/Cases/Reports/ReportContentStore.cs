using Dapper;
using Rectify.Cases.Access;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Storage;
using Rectify.Storage.Files;

namespace Rectify.Cases.Reports;

/// <summary>
/// All SQL on what reports say and on the files that came with them. Every reading stands behind a use case that has looked whether the reader may
/// see the report.
/// </summary>
internal static class ReportContentStore
{
    private static class Sql
    {
        public const string Messages = "SELECT id, received_at AS ReceivedAt, subject, body, unread FROM report_messages WHERE report_id = @report ORDER BY id";

        public const string Files = "SELECT id, message_id AS MessageId, kind, name, size, sha256, chunks FROM report_files WHERE report_id = @report ORDER BY id";

        public const string AddMessage =
            "INSERT INTO report_messages (id, report_id, received_at, subject, body, unread) VALUES (@id, @report, @receivedAt, @subject, @body, @unread)";

        public const string AddFile =
            """
            INSERT INTO report_files (id, report_id, message_id, kind, name, size, sha256, chunks)
            VALUES (@id, @report, @message, @kind, @name, @size, @sha256, @chunks)
            """;
    }

    internal sealed record MessageRow(string Id, long ReceivedAt, string Subject, string Body, string Unread);

    internal sealed record FileRow(string Id, string MessageId, string Kind, string Name, long Size, string Sha256, long Chunks);

    public static async Task<ReportContent> OfAsync(ReadSession session, ReportId report, CancellationToken cancellationToken)
    {
        var messages = await session.Connection.QueryAsync<MessageRow>(Sql.Messages, new { report = report.ToString(), cancellationToken }, session.Transaction);
        return new(
            [.. messages.Select(row => new ReportMessage(
                Id.Parse(row.Id), row.ReceivedAt.ToInstant(), row.Subject, row.Body, [.. Names.Split(row.Unread).Select(Stored.Word<Unread>)]))],
            await FilesAsync(session, report, cancellationToken));
    }

    public static async Task<IReadOnlyList<ReportFile>> FilesAsync(ReadSession session, ReportId report, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<FileRow>(Sql.Files, new { report = report.ToString(), cancellationToken }, session.Transaction))
            .Select(row => new ReportFile(
                Id.Parse(row.Id), Id.Parse(row.MessageId), Stored.Word<ReportFileKind>(row.Kind), row.Name, row.Size, row.Sha256, (int)row.Chunks))];

    public static async Task<IReadOnlyList<ReportFile>> AddAsync(
        WriteSession session, ReportId report, ReportMessage message, IReadOnlyList<NewReportFile> files, Func<Id> newId, CancellationToken cancellationToken)
    {
        await session.Connection.ExecuteAsync(
            Sql.AddMessage,
            new
            {
                id = message.Id.ToString(),
                report = report.ToString(),
                receivedAt = message.ReceivedAt.ToTicks(),
                subject = message.Subject,
                body = message.Text,
                unread = Names.Join([.. message.Unread.Select(Words.Of)]),
                cancellationToken,
            },
            session.Transaction);
        var added = new List<ReportFile>();
        foreach (var file in files)
        {
            var chunks = file.Keep ? (file.Bytes.Length + FileStore.ChunkBytes - 1) / FileStore.ChunkBytes : 0;
            var put = new ReportFile(newId(), message.Id, file.Kind, file.Name, file.Bytes.Length, file.Sha256, chunks);
            await AddFileAsync(session, report, put, cancellationToken);
            if (chunks > 0) await FileStore.HoldAsync(session, put.Sha256, file.Bytes, cancellationToken);
            added.Add(put);
        }
        return added;
    }

    /// <summary>Notes that whoever acts opened something of a report; the ledger has one event a person, object and session.</summary>
    public static Task NoteReadAsync(Change change, InboundReport report, string what, string via, CancellationToken cancellationToken) =>
        ReadingStore.NoteAsync(change, ReportEvents.Subject(report.Id), what, via, new ReportRead(report, what, via), cancellationToken);

    private static Task<int> AddFileAsync(WriteSession session, ReportId report, ReportFile file, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.AddFile,
            new
            {
                id = file.Id.ToString(),
                report = report.ToString(),
                message = file.Message.ToString(),
                kind = Words.Of(file.Kind),
                name = file.Name,
                size = file.Size,
                sha256 = file.Sha256,
                chunks = (long)file.Chunks,
                cancellationToken,
            },
            session.Transaction);
}
