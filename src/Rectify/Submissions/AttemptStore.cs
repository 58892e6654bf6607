using Dapper;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Submissions;

/// <summary>All SQL on the attempts to file a submission that led nowhere.</summary>
public static class AttemptStore
{
    private static class Sql
    {
        public const string OfSubmission =
            """
            SELECT id, number, person_id AS Person, tried_at AS TriedAt, channel, happened, name, sha256
            FROM submission_attempts WHERE submission_id = @id ORDER BY id
            """;

        public const string File = "SELECT bytes FROM submission_attempts WHERE submission_id = @id AND id = @attempt AND bytes IS NOT NULL";

        public const string Add =
            """
            INSERT INTO submission_attempts (id, submission_id, number, person_id, tried_at, channel, happened, name, bytes, sha256)
            VALUES (@attempt, @id, @number, @person, @triedAt, @channel, @happened, @name, @bytes, @sha256)
            """;
    }

    internal sealed record Row(string Id, long Number, string Person, long TriedAt, string Channel, string Happened, string? Name, string? Sha256)
    {
        public FailedAttempt ToAttempt() =>
            new(Foundation.Id.Parse(Id), (int)Number, new PersonId(Foundation.Id.Parse(Person)), TriedAt.ToInstant(), Channel, Happened, Name, Sha256);
    }

    internal sealed record BytesRow(byte[] Bytes);

    /// <summary>The attempts to file it that led nowhere, oldest first.</summary>
    public static async Task<IReadOnlyList<FailedAttempt>> ListAsync(ReadSession session, Submission submission, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.OfSubmission, new { id = submission.Id.ToString(), cancellationToken }, session.Transaction)).Select(row => row.ToAttempt())];

    /// <summary>The file that shows an attempt; null when there is none.</summary>
    public static async Task<byte[]?> FileAsync(ReadSession session, Submission submission, Id attempt, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<BytesRow>(
            Sql.File, new { id = submission.Id.ToString(), attempt = attempt.ToString(), cancellationToken }, session.Transaction))?.Bytes;

    internal static Task AddAsync(WriteSession session, SubmissionId id, FailedAttempt attempt, byte[]? bytes, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Add,
            new
            {
                attempt = attempt.Id.ToString(),
                id = id.ToString(),
                number = (long)attempt.Version,
                person = attempt.Person.ToString(),
                triedAt = attempt.TriedAt.ToTicks(),
                channel = attempt.Channel,
                happened = attempt.Happened,
                name = attempt.Name,
                bytes = bytes?.AsBlob(),
                sha256 = attempt.Sha256,
                cancellationToken,
            },
            session.Transaction);
}
