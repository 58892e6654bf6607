using Dapper;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Submissions.Dispatch;

/// <summary>All SQL on what came back to mailings. Whoever may see the submission may see it.</summary>
public static class AnswerStore
{
    private static class Sql
    {
        public const string OfSubmission =
            """
            SELECT id, submission_id AS Submission, mailing_id AS Mailing, kind, sender, says, sha256, came_at AS CameAt, receipt_id AS Receipt
            FROM submission_answers WHERE submission_id = @id ORDER BY id
            """;

        public const string Bytes = "SELECT bytes FROM submission_answers WHERE submission_id = @submission AND id = @id";

        public const string CountFailed = "SELECT COUNT(*) FROM submission_answers WHERE mailing_id = @id AND kind = 'failed'";

        public const string Add =
            """
            INSERT INTO submission_answers (id, submission_id, mailing_id, kind, sender, says, bytes, sha256, came_at)
            VALUES (@id, @submission, @mailing, @kind, @sender, @says, @bytes, @sha256, @cameAt)
            """;

        public const string Accept = "UPDATE submission_answers SET receipt_id = @receipt WHERE id = @id AND receipt_id IS NULL";
    }

    internal sealed record Row(string Id, string Submission, string Mailing, string Kind, string Sender, string Says, string Sha256, long CameAt, string? Receipt)
    {
        public MailingAnswer ToAnswer() => new(
            Foundation.Id.Parse(Id), new(Foundation.Id.Parse(Submission)), Foundation.Id.Parse(Mailing),
            Words.TryParse<MailAnswerKind>(Kind, out var kind) ? kind : throw new FormatException($"Not a kind of answer: {Kind}"), Sender, Says, Sha256, CameAt.ToInstant(),
            Receipt is null ? null : Foundation.Id.Parse(Receipt));
    }

    internal sealed record BytesRow(byte[] Bytes);

    /// <summary>What came back to a submission that the viewer was shown, oldest first.</summary>
    public static async Task<IReadOnlyList<MailingAnswer>> ListAsync(ReadSession session, Submission submission, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.OfSubmission, new { id = submission.Id.ToString(), cancellationToken }, session.Transaction)).Select(row => row.ToAnswer())];

    /// <summary>A message as it came; null when there is none.</summary>
    public static async Task<byte[]?> BytesAsync(ReadSession session, Submission submission, Id answer, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<BytesRow>(
            Sql.Bytes, new { submission = submission.Id.ToString(), id = answer.ToString(), cancellationToken }, session.Transaction))?.Bytes;

    internal static async Task<bool> HasFailedAsync(ReadSession session, Mailing mailing, CancellationToken cancellationToken) =>
        await session.Connection.QuerySingleAsync<long>(Sql.CountFailed, new { id = mailing.Id.ToString(), cancellationToken }, session.Transaction) > 0;

    internal static Task AddAsync(WriteSession session, MailingAnswer answer, byte[] bytes, CancellationToken cancellationToken) => session.Connection.ExecuteAsync(
        Sql.Add,
        new
        {
            id = answer.Id.ToString(),
            submission = answer.Submission.ToString(),
            mailing = answer.Mailing.ToString(),
            kind = Words.Of(answer.Kind),
            sender = answer.Sender,
            says = answer.Says,
            bytes = bytes.AsBlob(),
            sha256 = answer.Sha256,
            cameAt = answer.CameAt.ToTicks(),
            cancellationToken,
        },
        session.Transaction);

    /// <summary>Says that a receipt was made of it; false when one was already.</summary>
    internal static async Task<bool> AcceptAsync(WriteSession session, Id answer, Id receipt, CancellationToken cancellationToken) =>
        await session.Connection.ExecuteAsync(Sql.Accept, new { id = answer.ToString(), receipt = receipt.ToString(), cancellationToken }, session.Transaction) == 1;
}
