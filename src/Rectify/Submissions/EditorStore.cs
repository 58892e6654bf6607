using Dapper;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Submissions;

/// <summary>All SQL on who is writing a submission; one person at a time.</summary>
public static class EditorStore
{
    private static class Sql
    {
        public const string Find = "SELECT person_id AS Person, since_at AS Since FROM submission_editors WHERE submission_id = @id";

        public const string Put =
            """
            INSERT INTO submission_editors (submission_id, person_id, since_at) VALUES (@id, @person, @since)
            ON CONFLICT (submission_id) DO UPDATE SET person_id = excluded.person_id, since_at = excluded.since_at
            """;

        public const string Remove = "DELETE FROM submission_editors WHERE submission_id = @id";
    }

    internal sealed record Row(string Person, long Since)
    {
        public Editor ToEditor() => new(new PersonId(Foundation.Id.Parse(Person)), Since.ToInstant());
    }

    /// <summary>Who is writing it; null when nobody is.</summary>
    public static async Task<Editor?> FindAsync(ReadSession session, SubmissionId id, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.Find, new { id = id.ToString(), cancellationToken }, session.Transaction))?.ToEditor();

    internal static Task PutAsync(WriteSession session, SubmissionId id, Editor editor, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Put, new { id = id.ToString(), person = editor.Person.ToString(), since = editor.Since.ToTicks(), cancellationToken }, session.Transaction);

    internal static Task RemoveAsync(WriteSession session, SubmissionId id, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.Remove, new { id = id.ToString(), cancellationToken }, session.Transaction);
}
