using Dapper;
using NodaTime;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Submissions.Timestamps;

/// <summary>All SQL on time stamps over versions that were filed. What waits is found by the acts of filing: whoever files waits for no authority.</summary>
public static class TimestampStore
{
    private static class Sql
    {
        public const string OfSubmission =
            """
            SELECT number, token, stamped_at AS StampedAt, attempts, next_at AS NextAt, problem
            FROM submission_timestamps WHERE submission_id = @id ORDER BY number
            """;

        public const string Waiting =
            """
            SELECT filed.submission_id AS Submission, filed.number, versions.sha256, COALESCE(stamps.attempts, 0) AS Attempts
            FROM submission_signatures filed
            JOIN submission_versions versions ON versions.submission_id = filed.submission_id AND versions.number = filed.number
            LEFT JOIN submission_timestamps stamps ON stamps.submission_id = filed.submission_id AND stamps.number = filed.number
            WHERE filed.action = @action AND (stamps.submission_id IS NULL OR (stamps.token IS NULL AND stamps.next_at <= @now))
            ORDER BY filed.id LIMIT 1
            """;

        public const string Failing = "SELECT COUNT(*) FROM submission_timestamps WHERE token IS NULL AND attempts > 0";

        public const string Uncovered = "SELECT submission_id AS Submission, number FROM submission_timestamps WHERE token IS NOT NULL AND covered = 0 LIMIT 1000";

        public const string Cover = "UPDATE submission_timestamps SET covered = 1 WHERE submission_id = @submission AND number = @number";

        public const string Keep =
            """
            INSERT INTO submission_timestamps (submission_id, number, token, stamped_at, attempts, next_at, problem, covered)
            VALUES (@id, @number, @token, @stampedAt, @attempts, @nextAt, @problem, 0)
            ON CONFLICT (submission_id, number) DO UPDATE SET
                token = excluded.token, stamped_at = excluded.stamped_at, attempts = excluded.attempts, next_at = excluded.next_at, problem = excluded.problem
            WHERE submission_timestamps.token IS NULL
            """;
    }

    internal sealed record Row(long Number, byte[]? Token, long? StampedAt, long Attempts, long NextAt, string? Problem);

    internal sealed record StampedRow(string Submission, long Number);

    internal sealed record WaitingRow(string Submission, long Number, string Sha256, long Attempts);

    /// <summary>What there is of a submission that the viewer was shown, by version.</summary>
    public static async Task<IReadOnlyList<SubmissionTimestamp>> ListAsync(ReadSession session, Submission submission, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.OfSubmission, new { id = submission.Id.ToString(), cancellationToken }, session.Transaction)).Select(row =>
            new SubmissionTimestamp((int)row.Number, row.Token, row.StampedAt?.ToInstant(), (int)row.Attempts, row.NextAt.ToInstant(), row.Problem))];

    /// <summary>For how many filings an authority was asked in vain so far.</summary>
    public static Task<long> CountFailingAsync(ReadSession session, CancellationToken cancellationToken) =>
        session.Connection.ExecuteScalarAsync<long>(Sql.Failing, new { cancellationToken }, session.Transaction);

    /// <summary>The oldest filing for which a token is to be asked now; null when there is none. It is the program's own bookkeeping and answers nobody.</summary>
    internal static async Task<WaitingStamp?> NextAsync(ReadSession session, Instant now, CancellationToken cancellationToken)
    {
        var row = await session.Connection.QuerySingleOrDefaultAsync<WaitingRow>(
            Sql.Waiting, new { action = SubmissionAction.RecordFiling.ToWord(), now = now.ToTicks(), cancellationToken }, session.Transaction);
        return row is null ? null : new(new SubmissionId(Id.Parse(row.Submission)), (int)row.Number, row.Sha256, (int)row.Attempts);
    }

    /// <summary>What was stamped, and no checkpoint over it yet.</summary>
    internal static async Task<IReadOnlyList<StampedRow>> UncoveredAsync(ReadSession session, CancellationToken cancellationToken) =>
        [.. await session.Connection.QueryAsync<StampedRow>(Sql.Uncovered, new { cancellationToken }, session.Transaction)];

    internal static Task CoverAsync(WriteSession session, StampedRow stamped, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.Cover, new { submission = stamped.Submission, number = stamped.Number, cancellationToken }, session.Transaction);

    internal static Task KeepAsync(WriteSession session, SubmissionId id, SubmissionTimestamp stamp, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Keep,
            new
            {
                id = id.ToString(),
                number = (long)stamp.Version,
                token = stamp.Token?.AsBlob(),
                stampedAt = stamp.StampedAt?.ToTicks(),
                attempts = (long)stamp.Attempts,
                nextAt = stamp.NextAt.ToTicks(),
                problem = stamp.Problem,
                cancellationToken,
            },
            session.Transaction);
}

/// <summary>A filing for which a token is to be asked.</summary>
/// <param name="Submission">The submission.</param>
/// <param name="Version">The version that was filed.</param>
/// <param name="Sha256">The hash of its bytes.</param>
/// <param name="Attempts">How often an authority was asked in vain.</param>
internal sealed record WaitingStamp(SubmissionId Submission, int Version, string Sha256, int Attempts);
