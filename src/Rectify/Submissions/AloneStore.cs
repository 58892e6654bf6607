using Dapper;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Submissions;

/// <summary>All SQL on the versions that one person approved alone, and on what another said of them afterwards.</summary>
public static class AloneStore
{
    private static class Sql
    {
        public const string OfSubmission =
            """
            SELECT number, person_id AS Person, reason, approved_at AS ApprovedAt, reviewer_id AS Reviewer, review, reviewed_at AS ReviewedAt
            FROM submission_alone WHERE submission_id = @id ORDER BY number
            """;

        public const string Add =
            "INSERT INTO submission_alone (submission_id, number, person_id, reason, approved_at) VALUES (@id, @number, @person, @reason, @at)";

        public const string Review =
            "UPDATE submission_alone SET reviewer_id = @reviewer, review = @review, reviewed_at = @at WHERE submission_id = @id AND number = @number AND reviewer_id IS NULL";
    }

    internal sealed record Row(long Number, string Person, string Reason, long ApprovedAt, string? Reviewer, string? Review, long? ReviewedAt)
    {
        public AloneApproval ToApproval() => new(
            (int)Number, new PersonId(Foundation.Id.Parse(Person)), Reason, ApprovedAt.ToInstant(),
            Reviewer is null ? null : new PersonId(Foundation.Id.Parse(Reviewer)), Review, ReviewedAt?.ToInstant());
    }

    /// <summary>Which of its versions one person approved alone, by their numbers.</summary>
    public static async Task<IReadOnlyList<AloneApproval>> ListAsync(ReadSession session, Submission submission, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.OfSubmission, new { id = submission.Id.ToString(), cancellationToken }, session.Transaction)).Select(row => row.ToApproval())];

    internal static Task AddAsync(WriteSession session, SubmissionId id, AloneApproval alone, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Add,
            new { id = id.ToString(), number = (long)alone.Version, person = alone.Person.ToString(), reason = alone.Reason, at = alone.ApprovedAt.ToTicks(), cancellationToken },
            session.Transaction);

    internal static Task ReviewAsync(
        WriteSession session, SubmissionId id, int number, PersonId reviewer, string review, NodaTime.Instant at, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Review, new { id = id.ToString(), number = (long)number, reviewer = reviewer.ToString(), review, at = at.ToTicks(), cancellationToken }, session.Transaction);
}
