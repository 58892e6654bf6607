using Dapper;
using NodaTime;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Cases.Reports.Mailbox;

/// <summary>All SQL on acknowledgements that go out by mail. It is the program's own bookkeeping and answers nobody.</summary>
internal static class ReportMailStore
{
    private static class Sql
    {
        public const string Due =
            """
            SELECT id, report_id AS ReportId, in_reply_to AS InReplyTo, made_at AS MadeAt, attempts FROM report_mails
            WHERE next_at <= @now AND made_at > @since ORDER BY next_at, id LIMIT 1
            """;

        public const string Add =
            "INSERT INTO report_mails (id, report_id, in_reply_to, made_at, attempts, next_at) VALUES (@id, @report, @inReplyTo, @now, 0, @now)";

        public const string CountTo =
            """
            SELECT COUNT(*) FROM report_mails JOIN report_finders ON report_finders.report_id = report_mails.report_id
            WHERE report_mails.made_at > @since AND report_finders.address = @address
            """;

        public const string Sent = "UPDATE report_mails SET attempts = attempts + 1, next_at = NULL, sent_at = @now, failure = NULL WHERE id = @id";

        public const string Failed = "UPDATE report_mails SET attempts = attempts + 1, next_at = @next, failure = @failure WHERE id = @id";
    }

    internal sealed record Row(string Id, string ReportId, string? InReplyTo, long MadeAt, long Attempts);

    /// <summary>The first whose time has come; null when none has. What nobody could send for days is not sent any more: a person has told the finder by then.</summary>
    public static async Task<AcknowledgementMail?> DueAsync(ReadSession session, Instant now, CancellationToken cancellationToken)
    {
        if (await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.Due, new { now = now.ToTicks(), since = (now - AcknowledgementMail.Lifetime).ToTicks(), cancellationToken }, session.Transaction) is not { } row) return null;
        var id = new ReportId(Foundation.Id.Parse(row.ReportId));
        return await ReportStore.FindAnyAsync(session, id, cancellationToken) is { } report && await FinderStore.AddressAsync(session, id, cancellationToken) is { } address
            ? new AcknowledgementMail(Foundation.Id.Parse(row.Id), report, address, row.InReplyTo, row.MadeAt.ToInstant(), (int)row.Attempts)
            : null;
    }

    /// <summary>How many were made for an address since an instant.</summary>
    public static Task<long> CountToAsync(ReadSession session, string address, Instant since, CancellationToken cancellationToken) =>
        session.Connection.QuerySingleAsync<long>(Sql.CountTo, new { address, since = since.ToTicks(), cancellationToken }, session.Transaction);

    public static Task AddAsync(WriteSession session, Id id, ReportId report, string inReplyTo, Instant now, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Add,
            new
            {
                id = id.ToString(),
                report = report.ToString(),
                inReplyTo = inReplyTo.Length is > 0 and <= 900 ? StoredText.Clean(inReplyTo) : null,
                now = now.ToTicks(),
                cancellationToken,
            },
            session.Transaction);

    public static Task SentAsync(WriteSession session, Id id, Instant now, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.Sent, new { id = id.ToString(), now = now.ToTicks(), cancellationToken }, session.Transaction);

    public static Task FailedAsync(WriteSession session, Id id, Instant? next, string failure, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.Failed, new { id = id.ToString(), next = next.ToTicks(), failure, cancellationToken }, session.Transaction);
}
