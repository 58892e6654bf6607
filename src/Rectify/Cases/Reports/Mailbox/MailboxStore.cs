using Dapper;
using NodaTime;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Storage;

namespace Rectify.Cases.Reports.Mailbox;

/// <summary>All SQL on which messages were taken. It is the program's own bookkeeping and answers nobody.</summary>
internal static class MailboxStore
{
    private static class Sql
    {
        public const string Has = "SELECT COUNT(*) FROM mailbox_messages WHERE mailbox = @mailbox AND uid_validity = @validity AND uid = @uid";

        public const string Last = "SELECT MAX(uid) AS Uid FROM mailbox_messages WHERE mailbox = @mailbox AND uid_validity = @validity";

        public const string Known = "SELECT report_id AS ReportId FROM mailbox_messages WHERE mailbox = @mailbox AND digest = @digest ORDER BY uid_validity, uid LIMIT 1";

        public const string Unmarked =
            "SELECT uid FROM mailbox_messages WHERE marked = 0 AND mailbox = @mailbox AND uid_validity = @validity ORDER BY uid LIMIT 1000";

        public const string Add =
            """
            INSERT INTO mailbox_messages (mailbox, uid_validity, uid, digest, report_id, taken_at, marked)
            VALUES (@mailbox, @validity, @uid, @digest, @report, @takenAt, 0)
            """;

        public const string Mark =
            "UPDATE mailbox_messages SET marked = 1 WHERE mailbox = @mailbox AND uid_validity = @validity AND uid = @uid";

        public const string OfId = "SELECT report_id AS ReportId FROM report_mail_ids WHERE mail_key = @key";

        public const string AddId = "INSERT INTO report_mail_ids (mail_key, report_id) VALUES (@key, @report) ON CONFLICT (mail_key) DO NOTHING";
    }

    internal sealed record LastRow(long? Uid);

    internal sealed record UidRow(long Uid);

    internal sealed record ReportRow(string ReportId);

    internal sealed record TakenRow(string? ReportId);

    public static async Task<bool> HasAsync(WriteSession session, string mailbox, long validity, long uid, CancellationToken cancellationToken) =>
        await session.Connection.QuerySingleAsync<long>(Sql.Has, new { mailbox, validity, uid, cancellationToken }, session.Transaction) > 0;

    /// <summary>The last message that was taken under a validity; 0 when none was.</summary>
    public static async Task<long> LastAsync(ReadSession session, string mailbox, long validity, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleAsync<LastRow>(Sql.Last, new { mailbox, validity, cancellationToken }, session.Transaction)).Uid ?? 0;

    /// <summary>Whether a message of the same content was taken, under whatever number, and what report it became; null when it belongs to something else.</summary>
    public static async Task<(bool Known, ReportId? Report)> KnownAsync(WriteSession session, string mailbox, string digest, CancellationToken cancellationToken) =>
        await session.Connection.QuerySingleOrDefaultAsync<TakenRow>(Sql.Known, new { mailbox, digest, cancellationToken }, session.Transaction) is { } row
            ? (true, row.ReportId is { } report ? new ReportId(Id.Parse(report)) : null)
            : (false, null);

    public static async Task<IReadOnlyList<long>> UnmarkedAsync(ReadSession session, string mailbox, long validity, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<UidRow>(Sql.Unmarked, new { mailbox, validity, cancellationToken }, session.Transaction)).Select(row => row.Uid)];

    public static Task AddAsync(
        WriteSession session, string mailbox, long validity, long uid, string digest, ReportId? report, Instant takenAt, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Add, new { mailbox, validity, uid, digest, report = report?.ToString(), takenAt = takenAt.ToTicks(), cancellationToken }, session.Transaction);

    public static async Task MarkAsync(WriteSession session, string mailbox, long validity, IReadOnlyList<long> uids, CancellationToken cancellationToken)
    {
        foreach (var uid in uids) await session.Connection.ExecuteAsync(Sql.Mark, new { mailbox, validity, uid, cancellationToken }, session.Transaction);
    }

    /// <summary>The report that a Message-ID belongs to.</summary>
    public static async Task<ReportId?> OfIdAsync(WriteSession session, string messageId, CancellationToken cancellationToken) =>
        messageId.Length > 0
        && await session.Connection.QuerySingleOrDefaultAsync<ReportRow>(Sql.OfId, new { key = Key(messageId), cancellationToken }, session.Transaction) is { } row
            ? new ReportId(Id.Parse(row.ReportId))
            : null;

    public static async Task AddIdAsync(WriteSession session, string messageId, ReportId report, CancellationToken cancellationToken)
    {
        if (messageId.Length > 0)
            await session.Connection.ExecuteAsync(Sql.AddId, new { key = Key(messageId), report = report.ToString(), cancellationToken }, session.Transaction);
    }

    private static string Key(string messageId) => StoredText.Key(StoredText.Clean(messageId));
}
