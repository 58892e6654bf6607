using Dapper;
using NodaTime;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Parties.Drafts;

/// <summary>All SQL on drafts. Every question names the person whose they are.</summary>
public static class DraftStore
{
    private static class Sql
    {
        public const string Find = "SELECT field, content, typed_at AS TypedAt FROM drafts WHERE person_id = @person AND field = @field";

        public const string Fields = "SELECT field, typed_at AS TypedAt FROM drafts WHERE person_id = @person ORDER BY field";

        // Of two pages in which the same field is open, the one that was typed in later wins.
        public const string Put =
            """
            INSERT INTO drafts (person_id, field, content, typed_at) VALUES (@person, @field, @content, @typedAt)
            ON CONFLICT (person_id, field) DO UPDATE SET content = excluded.content, typed_at = excluded.typed_at WHERE drafts.typed_at <= excluded.typed_at
            """;

        public const string MakeWay =
            """
            DELETE FROM drafts WHERE person_id = @person AND field IN
                (SELECT eldest.field FROM drafts AS eldest WHERE eldest.person_id = @person ORDER BY eldest.typed_at DESC, eldest.field LIMIT 1000 OFFSET @most)
            """;

        public const string Remove = "DELETE FROM drafts WHERE person_id = @person AND field = @field";

        public const string RemoveForm = "DELETE FROM drafts WHERE person_id = @person AND substr(field, 1, length(@form)) = @form";

        // Of a field into which both typed something, the one who takes over keeps their own.
        public const string CopyForm =
            """
            INSERT INTO drafts (person_id, field, content, typed_at)
            SELECT CAST(@to AS TEXT), field, content, typed_at FROM drafts WHERE person_id = @from AND substr(field, 1, length(@form)) = @form
            ON CONFLICT (person_id, field) DO NOTHING
            """;

        public const string Forget = "DELETE FROM drafts WHERE typed_at < @before";
    }

    internal sealed record Row(string Field, string Content, long TypedAt);

    internal sealed record FieldRow(string Field, long TypedAt);

    /// <summary>What a person typed into a field, or null.</summary>
    public static async Task<Draft?> FindAsync(ReadSession session, PersonId person, string field, CancellationToken cancellationToken) =>
        await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.Find, new { person = person.ToString(), field, cancellationToken }, session.Transaction) is { } row
            ? new(row.Field, row.Content, row.TypedAt.ToInstant())
            : null;

    /// <summary>Into which fields a person typed something that is not saved, and when; by their names.</summary>
    public static async Task<IReadOnlyList<(string Field, Instant TypedAt)>> FieldsAsync(ReadSession session, PersonId person, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<FieldRow>(Sql.Fields, new { person = person.ToString(), cancellationToken }, session.Transaction)).Select(row => (row.Field, row.TypedAt.ToInstant()))];

    internal static async Task PutAsync(WriteSession session, PersonId person, Draft draft, CancellationToken cancellationToken)
    {
        await session.Connection.ExecuteAsync(
            Sql.Put, new { person = person.ToString(), field = draft.Field, content = draft.Text, typedAt = draft.TypedAt.ToTicks(), cancellationToken }, session.Transaction);
        await session.Connection.ExecuteAsync(Sql.MakeWay, new { person = person.ToString(), most = (long)Draft.Most, cancellationToken }, session.Transaction);
    }

    internal static Task RemoveAsync(WriteSession session, PersonId person, string field, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.Remove, new { person = person.ToString(), field, cancellationToken }, session.Transaction);

    internal static Task RemoveFormAsync(WriteSession session, PersonId person, string form, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.RemoveForm, new { person = person.ToString(), form = $"{form}/", cancellationToken }, session.Transaction);

    /// <summary>What one person was typing into a form goes to another.</summary>
    internal static async Task HandOverFormAsync(WriteSession session, PersonId from, PersonId to, string form, CancellationToken cancellationToken)
    {
        await session.Connection.ExecuteAsync(Sql.CopyForm, new { from = from.ToString(), to = to.ToString(), form = $"{form}/", cancellationToken }, session.Transaction);
        await RemoveFormAsync(session, from, form, cancellationToken);
    }

    internal static Task ForgetAsync(WriteSession session, Instant before, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.Forget, new { before = before.ToTicks(), cancellationToken }, session.Transaction);
}
