using Dapper;
using NodaTime;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Cases.Notes;

/// <summary>All SQL on comments and privileged notes. Whoever reads one may see its case, and a privileged one only who is in its legal circle too.</summary>
public static class NoteStore
{
    private static class Sql
    {
        private const string Visible = $"EXISTS (SELECT 1 FROM cases WHERE cases.id = case_id AND {Viewer.MaySee}) AND (access_group IS NULL OR {Viewer.MaySee})";

        private const string Columns = "id, case_id AS CaseId, access_group AS AccessGroup, privileged, written_by AS WrittenBy";

        public const string Find = $"SELECT {Columns} FROM case_notes WHERE id = @id AND {Visible}";

        public const string Page =
            $"SELECT {Columns} FROM case_notes WHERE case_id = @caseId AND privileged = @privileged AND id > @after AND {Visible} ORDER BY id LIMIT @count";

        public const string OfEnded =
            $"""
            SELECT {Columns} FROM case_notes
            WHERE case_id IN ({CaseStore.EndedBefore}) AND {Visible}
                AND NOT EXISTS (SELECT 1 FROM case_note_texts WHERE case_note_texts.note_id = case_notes.id AND written_at >= @before)
            ORDER BY id LIMIT @count
            """;

        public const string EraseMentions = "DELETE FROM case_note_mentions WHERE note_id = @id";

        public const string EraseTexts = "DELETE FROM case_note_texts WHERE note_id = @id";

        public const string Erase = "DELETE FROM case_notes WHERE id = @id";

        private const string OfVisible = $"note_id IN (SELECT id FROM case_notes WHERE id IN (SELECT value FROM json_each(@notes)) AND {Visible})";

        public const string Texts =
            $"SELECT note_id AS NoteId, body, written_at AS WrittenAt FROM case_note_texts WHERE {OfVisible} ORDER BY note_id, number";

        public const string MentionsOf = $"SELECT note_id AS NoteId, person_id AS PersonId FROM case_note_mentions WHERE {OfVisible} ORDER BY note_id, person_id";

        public const string Circle =
            $"""
            SELECT access_group AS Name FROM legal_circles
            WHERE case_id = @caseId AND EXISTS (SELECT 1 FROM cases WHERE cases.id = case_id AND {Viewer.MaySee}) AND {Viewer.MaySee}
            """;

        public const string Members =
            $"""
            SELECT person_id AS Name FROM access_group_members
            WHERE group_id IN (SELECT access_group FROM legal_circles WHERE case_id = @caseId AND {Viewer.MaySee}) ORDER BY person_id
            """;

        // Whether there is one at all is asked by the use case that makes it, which tells nobody.
        public const string AnyCircle = "SELECT CASE WHEN EXISTS (SELECT 1 FROM legal_circles WHERE case_id = @caseId) THEN 1 ELSE 0 END";

        public const string Add =
            "INSERT INTO case_notes (id, case_id, access_group, privileged, written_by) VALUES (@id, @caseId, @accessGroup, @privileged, @writtenBy)";

        public const string AddText = "INSERT INTO case_note_texts (note_id, number, body, written_at) VALUES (@id, @number, @body, @writtenAt)";

        public const string AddMention = "INSERT INTO case_note_mentions (note_id, person_id) VALUES (@id, @person)";

        public const string AddCircle = "INSERT INTO legal_circles (case_id, access_group) VALUES (@caseId, @circle)";
    }

    internal sealed record Row(string Id, string CaseId, string? AccessGroup, long Privileged, string WrittenBy);

    internal sealed record TextRow(string NoteId, string Body, long WrittenAt);

    internal sealed record MentionRow(string NoteId, string PersonId);

    internal sealed record NameRow(string Name);

    /// <summary>The note, or null when there is none for this viewer.</summary>
    public static async Task<CaseNote?> FindAsync(ReadSession session, CaseNoteId id, CancellationToken cancellationToken)
    {
        var arguments = new { id = id.ToString(), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken };
        return (await WholeAsync(session, await session.Connection.QueryAsync<Row>(Sql.Find, arguments, session.Transaction), cancellationToken)).SingleOrDefault();
    }

    /// <summary>The comments of a case, or its privileged notes, that were written after one of them, oldest first, at most <paramref name="count"/>.</summary>
    public static async Task<IReadOnlyList<CaseNote>> PageAsync(
        ReadSession session, CaseId id, bool privileged, Id after, int count, CancellationToken cancellationToken)
    {
        var arguments = new
        {
            caseId = id.ToString(), privileged = privileged ? 1L : 0, after = after.ToString(), count = (long)count, viewer = session.Viewer.PersonId,
            seesAll = session.Viewer.SeesAll, cancellationToken,
        };
        return await WholeAsync(session, await session.Connection.QueryAsync<Row>(Sql.Page, arguments, session.Transaction), cancellationToken);
    }

    /// <summary>The notes, last said before an instant, of cases that have ended before it, the oldest first, at most <paramref name="count"/>.</summary>
    internal static async Task<IReadOnlyList<CaseNote>> OfEndedAsync(ReadSession session, Instant before, int count, CancellationToken cancellationToken)
    {
        var arguments = new { before = before.ToTicks(), count = (long)count, viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken };
        return await WholeAsync(session, await session.Connection.QueryAsync<Row>(Sql.OfEnded, arguments, session.Transaction), cancellationToken);
    }

    /// <summary>Erases a note with what it said before and whom it mentions.</summary>
    internal static async Task EraseAsync(WriteSession session, CaseNoteId id, CancellationToken cancellationToken)
    {
        await session.Connection.ExecuteAsync(Sql.EraseMentions, new { id = id.ToString(), cancellationToken }, session.Transaction);
        await session.Connection.ExecuteAsync(Sql.EraseTexts, new { id = id.ToString(), cancellationToken }, session.Transaction);
        await session.Connection.ExecuteAsync(Sql.Erase, new { id = id.ToString(), cancellationToken }, session.Transaction);
    }

    /// <summary>Who is in the legal circle of a case, for one of them; empty for anybody else.</summary>
    public static async Task<IReadOnlyList<PersonId>> CircleMembersAsync(ReadSession session, CaseId id, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<NameRow>(
            Sql.Members, new { caseId = id.ToString(), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken }, session.Transaction))
            .Select(row => new PersonId(Id.Parse(row.Name)))];

    /// <summary>The group of the legal circle of a case, for one who is in it; otherwise null.</summary>
    internal static async Task<Id?> CircleAsync(ReadSession session, CaseId id, CancellationToken cancellationToken) =>
        await CircleAsync(session, id, session.Viewer, cancellationToken);

    internal static async Task<bool> IsInCircleAsync(ReadSession session, CaseId id, PersonId person, CancellationToken cancellationToken) =>
        await CircleAsync(session, id, Viewer.Person(person.Value), cancellationToken) is not null;

    internal static async Task<bool> HasCircleAsync(ReadSession session, CaseId id, CancellationToken cancellationToken) =>
        await session.Connection.QuerySingleAsync<long>(Sql.AnyCircle, new { caseId = id.ToString(), cancellationToken }, session.Transaction) != 0;

    internal static async Task AddAsync(WriteSession session, CaseNote note, CancellationToken cancellationToken)
    {
        await session.Connection.ExecuteAsync(
            Sql.Add,
            new
            {
                id = note.Id.ToString(),
                caseId = note.Case.ToString(),
                accessGroup = note.AccessGroup?.ToString(),
                privileged = note.IsPrivileged ? 1L : 0,
                writtenBy = note.WrittenBy,
                cancellationToken,
            },
            session.Transaction);
        foreach (var (number, text) in note.Texts.Index()) await AddTextAsync(session, note.Id, number + 1, text, cancellationToken);
    }

    internal static Task AddTextAsync(WriteSession session, CaseNoteId id, int number, NoteText text, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.AddText, new { id = id.ToString(), number = (long)number, body = text.Body, writtenAt = text.WrittenAt.ToTicks(), cancellationToken }, session.Transaction);

    internal static Task AddMentionAsync(WriteSession session, CaseNoteId id, PersonId person, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.AddMention, new { id = id.ToString(), person = person.ToString(), cancellationToken }, session.Transaction);

    internal static Task AddCircleAsync(WriteSession session, CaseId id, Id circle, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.AddCircle, new { caseId = id.ToString(), circle = circle.ToString(), cancellationToken }, session.Transaction);

    private static async Task<Id?> CircleAsync(ReadSession session, CaseId id, Viewer viewer, CancellationToken cancellationToken) =>
        await session.Connection.QuerySingleOrDefaultAsync<NameRow>(
            Sql.Circle, new { caseId = id.ToString(), viewer = viewer.PersonId, seesAll = viewer.SeesAll, cancellationToken }, session.Transaction)
            is { } row ? Id.Parse(row.Name) : null;

    private static async Task<IReadOnlyList<CaseNote>> WholeAsync(ReadSession session, IEnumerable<Row> found, CancellationToken cancellationToken)
    {
        var rows = found.ToList();
        if (rows.Count == 0) return [];
        var arguments = new { notes = TextList.Of(rows.Select(row => row.Id)), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken };
        var texts = (await session.Connection.QueryAsync<TextRow>(Sql.Texts, arguments, session.Transaction)).ToLookup(row => row.NoteId, StringComparer.Ordinal);
        var mentions = (await session.Connection.QueryAsync<MentionRow>(Sql.MentionsOf, arguments, session.Transaction)).ToLookup(row => row.NoteId, StringComparer.Ordinal);
        return [.. rows.Select(row => new CaseNote
        {
            Id = new(Id.Parse(row.Id)),
            Case = new(Id.Parse(row.CaseId)),
            IsPrivileged = row.Privileged != 0,
            AccessGroup = row.AccessGroup is null ? null : Id.Parse(row.AccessGroup),
            WrittenBy = row.WrittenBy,
            Texts = [.. texts[row.Id].Select(text => new NoteText(text.Body, text.WrittenAt.ToInstant()))],
            Mentions = [.. mentions[row.Id].Select(mention => new PersonId(Id.Parse(mention.PersonId)))],
        })];
    }
}
