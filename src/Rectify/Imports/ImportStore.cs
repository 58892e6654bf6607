using Dapper;
using NodaTime;
using Rectify.Cases;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Storage;

namespace Rectify.Imports;

/// <summary>All SQL on imports. What somebody brought in is theirs alone to see: its rows may tell of closed cases.</summary>
public static class ImportStore
{
    private static class Sql
    {
        private const string Mine = "(@seesAll = 1 OR made_by = @viewer)";

        private const string Select =
            """
            SELECT id, files, zone, date_order AS DateOrder, made_by AS MadeBy, strength, made_at AS MadeAt, state, changed_at AS ChangedAt, row_count AS Rows,
                   attempts, why, (SELECT COUNT(*) FROM import_notes WHERE import_id = imports.id) AS Notes, erased_at AS ErasedAt
            FROM imports
            """;

        public const string Find = $"{Select} WHERE id = @id AND {Mine}";

        public const string Next = $"{Select} WHERE state IN ('checking', 'applying') ORDER BY id LIMIT 1";

        public const string Page = $"{Select} WHERE id > @after AND {Mine} ORDER BY id LIMIT @count";

        public const string Add =
            """
            INSERT INTO imports (id, files, zone, date_order, made_by, strength, made_at, state, changed_at, row_count, attempts)
            VALUES (@id, @files, @zone, @dateOrder, @madeBy, @strength, @madeAt, @state, @madeAt, @rows, 0)
            """;

        public const string Put = "UPDATE imports SET state = @state, changed_at = @changedAt, attempts = @attempts, why = @why WHERE id = @id";

        public const string KeptSince =
            $"{Select} WHERE erased_at IS NULL AND state IN ('checked', 'applied', 'refused') AND changed_at < @before AND {Mine} ORDER BY changed_at, id LIMIT @count";

        public const string EraseNotes =
            """
            DELETE FROM import_notes WHERE import_id = @id AND (chunk, number) IN
                (SELECT next.chunk, next.number FROM import_notes AS next WHERE next.import_id = @id ORDER BY next.chunk, next.number LIMIT @count)
            """;

        public const string EraseContent = "UPDATE import_chunks SET content = @nothing WHERE import_id = @id";

        public const string PutErased = "UPDATE imports SET erased_at = @at WHERE id = @id";

        private const string SelectChunk =
            """
            SELECT number, kind, row_count AS Rows, state, attempts, made, changed, same, not_taken AS NotTaken, why FROM import_chunks
            WHERE import_id = @id
            """;

        public const string Chunks = $"{SelectChunk} ORDER BY number";

        public const string Chunk = $"{SelectChunk} AND number = @number";

        public const string NextChunk = "SELECT number FROM import_chunks WHERE import_id = @id AND state = 'waiting' ORDER BY number LIMIT 1";

        public const string Content = "SELECT content FROM import_chunks WHERE import_id = @id AND number = @number";

        public const string AddChunk =
            """
            INSERT INTO import_chunks (import_id, number, kind, row_count, content)
            VALUES (@id, @number, @kind, @rows, @content)
            """;

        public const string PutChunk =
            """
            UPDATE import_chunks SET state = @state, attempts = @attempts, made = @made, changed = @changed, same = @same, not_taken = @notTaken, why = @why
            WHERE import_id = @id AND number = @number
            """;

        public const string Notes =
            """
            SELECT chunk, number, file, sheet, row_number AS RowNumber, heading, value, english, chinese FROM import_notes
            WHERE import_id = @id AND (chunk > @chunk OR (chunk = @chunk AND number > @number)) ORDER BY chunk, number LIMIT @count
            """;

        public const string ForgetNotes = "DELETE FROM import_notes WHERE import_id = @id AND chunk = @chunk";

        public const string AddNote =
            """
            INSERT INTO import_notes (import_id, chunk, number, file, sheet, row_number, heading, value, english, chinese)
            VALUES (@id, @chunk, @number, @file, @sheet, @row, @heading, @value, @english, @chinese)
            """;

        public const string References =
            """
            SELECT reference_key AS ReferenceKey, case_id AS CaseId FROM case_references
            WHERE reference_key IN (SELECT value FROM json_each(@references))
            """;

        public const string AddReference = "INSERT INTO case_references (reference_key, case_id, reference) VALUES (@key, @caseId, @reference)";
    }

    internal sealed record Row(
        string Id, string Files, string? Zone, string DateOrder, string MadeBy, string Strength, long MadeAt, string State, long ChangedAt, long Rows, long Attempts, string? Why,
        long Notes, long? ErasedAt)
    {
        public Import ToImport() => new()
        {
            Id = new(Foundation.Id.Parse(Id)),
            Files = Files.Split('\n'),
            Options = new(Zone is null ? null : DateTimeZoneProviders.Tzdb[Zone], Stored.Word<DateOrder>(DateOrder)),
            By = new Actor(MadeBy, Stored.Word<ActorStrength>(Strength)),
            BroughtAt = MadeAt.ToInstant(),
            State = Stored.Word<ImportState>(State),
            ChangedAt = ChangedAt.ToInstant(),
            Rows = (int)Rows,
            Notes = (int)Notes,
            Attempts = (int)Attempts,
            Why = Why,
            ErasedAt = ErasedAt.ToInstant(),
        };
    }

    internal sealed record ChunkRow(
        long Number, string Kind, long Rows, string State, long Attempts, long Made, long Changed, long Same, long NotTaken, string? Why)
    {
        public ImportChunk ToChunk(ImportId import) => new(
            import, (int)Number, Stored.Word<ImportTable>(Kind), (int)Rows, Stored.Word<ChunkState>(State), (int)Attempts,
            new((int)Made, (int)Changed, (int)Same, (int)NotTaken), Why);
    }

    internal sealed record NumberRow(long Number);

    internal sealed record ContentRow(byte[] Content);

    internal sealed record NoteRow(
        long Chunk, long Number, string File, string Sheet, long RowNumber, string Heading, string Value, string English, string Chinese)
    {
        public ImportNote ToNote() => new(File, Sheet, (int)RowNumber, Heading, Value, new(English, Chinese));
    }

    internal sealed record ReferenceRow(string ReferenceKey, string CaseId);

    /// <summary>The import, or null when there is none for this viewer.</summary>
    public static async Task<Import?> FindAsync(ReadSession session, ImportId id, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<Row>(
            Sql.Find, new { id = id.ToString(), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken }, session.Transaction))?.ToImport();

    /// <summary>The oldest that waits to be looked at or applied; null when none does. For the program's own work.</summary>
    internal static async Task<Import?> NextAsync(ReadSession session, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.Next, new { cancellationToken }, session.Transaction))?.ToImport();

    /// <summary>Those that were brought in after one of them and that the viewer may see, oldest first, at most <paramref name="count"/>.</summary>
    public static async Task<IReadOnlyList<Import>> PageAsync(ReadSession session, Id after, int count, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(
            Sql.Page,
            new { after = after.ToString(), count = (long)count, viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction)).Select(row => row.ToImport())];

    /// <summary>The chunks of an import that the viewer was found to see, in their order.</summary>
    public static async Task<IReadOnlyList<ImportChunk>> ChunksAsync(ReadSession session, ImportId id, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<ChunkRow>(Sql.Chunks, new { id = id.ToString(), cancellationToken }, session.Transaction)).Select(row => row.ToChunk(id))];

    /// <summary>What did not map, of an import that the viewer was found to see, after one of these, at most <paramref name="count"/>.</summary>
    /// <param name="session">The session.</param>
    /// <param name="id">Which import.</param>
    /// <param name="after">The place of the last one that was read: chunk and number; 0 and 0 for the first.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<IReadOnlyList<(int Chunk, int Number, ImportNote Note)>> NotesAsync(
        ReadSession session, ImportId id, (int Chunk, int Number) after, int count, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<NoteRow>(
            Sql.Notes, new { id = id.ToString(), chunk = (long)after.Chunk, number = (long)after.Number, count = (long)count, cancellationToken }, session.Transaction))
            .Select(row => ((int)row.Chunk, (int)row.Number, row.ToNote()))];

    internal static async Task<ImportChunk?> ChunkAsync(ReadSession session, ImportId id, int number, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<ChunkRow>(
            Sql.Chunk, new { id = id.ToString(), number = (long)number, cancellationToken }, session.Transaction))?.ToChunk(id);

    internal static async Task<int?> NextChunkAsync(ReadSession session, ImportId id, CancellationToken cancellationToken) =>
        (int?)(await session.Connection.QuerySingleOrDefaultAsync<NumberRow>(Sql.NextChunk, new { id = id.ToString(), cancellationToken }, session.Transaction))?.Number;

    /// <summary>Those that came to rest before an instant and whose rows are kept, as far as the viewer may see them, the oldest first, at most <paramref name="count"/>.</summary>
    internal static async Task<IReadOnlyList<Import>> KeptSinceAsync(ReadSession session, Instant before, int count, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(
            Sql.KeptSince,
            new { before = before.ToTicks(), count = (long)count, viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction)).Select(row => row.ToImport())];

    /// <summary>Erases some of what did not map of an import; how many those were.</summary>
    internal static Task<int> EraseNotesAsync(WriteSession session, ImportId id, int count, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.EraseNotes, new { id = id.ToString(), count = (long)count, cancellationToken }, session.Transaction);

    /// <summary>Erases the rows of an import; the SHA-256 of each of its chunks.</summary>
    internal static async Task<IReadOnlyList<string>> EraseAsync(WriteSession session, ImportId id, Instant at, CancellationToken cancellationToken)
    {
        var hashes = new List<string>();
        foreach (var chunk in await ChunksAsync(session, id, cancellationToken))
            hashes.Add(Storage.Files.FileStore.NameOf(await ContentAsync(session, id, chunk.Number, cancellationToken)));
        await session.Connection.ExecuteAsync(Sql.EraseContent, new { id = id.ToString(), nothing = RowBytes.Write([]).AsBlob(), cancellationToken }, session.Transaction);
        await session.Connection.ExecuteAsync(Sql.PutErased, new { id = id.ToString(), at = at.ToTicks(), cancellationToken }, session.Transaction);
        return hashes;
    }

    private static async Task<byte[]> ContentAsync(ReadSession session, ImportId id, int number, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleAsync<ContentRow>(Sql.Content, new { id = id.ToString(), number = (long)number, cancellationToken }, session.Transaction)).Content;

    internal static async Task<IReadOnlyList<ImportRow>> RowsAsync(ReadSession session, ImportId id, int number, CancellationToken cancellationToken) =>
        RowBytes.Read(await ContentAsync(session, id, number, cancellationToken));

    internal static async Task AddAsync(WriteSession session, Import import, IReadOnlyList<ImportRow[]> chunks, CancellationToken cancellationToken)
    {
        await session.Connection.ExecuteAsync(
            Sql.Add,
            new
            {
                id = import.Id.ToString(),
                files = string.Join('\n', import.Files),
                zone = import.Options.Zone?.Id,
                dateOrder = Words.Of(import.Options.Order),
                madeBy = import.By.Who,
                strength = Words.Of(import.By.Strength),
                madeAt = import.BroughtAt.ToTicks(),
                state = Words.Of(import.State),
                rows = (long)import.Rows,
                cancellationToken,
            },
            session.Transaction);
        await session.InsertManyAsync(
            Sql.AddChunk,
            [
                new("@id", chunks.Select(_ => import.Id.ToString()).ToArray()),
                new("@number", Enumerable.Range(1, chunks.Count).Select(number => (long)number).ToArray()),
                new("@kind", chunks.Select(chunk => Words.Of(chunk[0].Table)).ToArray()),
                new("@rows", chunks.Select(chunk => (long)chunk.Length).ToArray()),
                new("@content", chunks.Select(RowBytes.Write).ToArray()),
            ],
            cancellationToken);
    }

    internal static Task PutAsync(WriteSession session, Import import, CancellationToken cancellationToken) => session.Connection.ExecuteAsync(
        Sql.Put,
        new
        {
            id = import.Id.ToString(),
            state = Words.Of(import.State),
            changedAt = import.ChangedAt.ToTicks(),
            attempts = (long)import.Attempts,
            why = import.Why,
            cancellationToken,
        },
        session.Transaction);

    internal static Task PutAsync(WriteSession session, ImportChunk chunk, CancellationToken cancellationToken) => session.Connection.ExecuteAsync(
        Sql.PutChunk,
        new
        {
            id = chunk.Import.ToString(),
            number = (long)chunk.Number,
            state = Words.Of(chunk.State),
            attempts = (long)chunk.Attempts,
            made = (long)chunk.Counts.Made,
            changed = (long)chunk.Counts.Changed,
            same = (long)chunk.Counts.Same,
            notTaken = (long)chunk.Counts.NotTaken,
            why = chunk.Why,
            cancellationToken,
        },
        session.Transaction);

    /// <summary>Puts what did not map of a chunk in the place of what was noted before.</summary>
    internal static async Task PutNotesAsync(WriteSession session, ImportId id, int chunk, IReadOnlyList<ImportNote> notes, CancellationToken cancellationToken)
    {
        await session.Connection.ExecuteAsync(Sql.ForgetNotes, new { id = id.ToString(), chunk = (long)chunk, cancellationToken }, session.Transaction);
        await session.InsertManyAsync(
            Sql.AddNote,
            [
                new("@id", notes.Select(_ => id.ToString()).ToArray()),
                new("@chunk", notes.Select(_ => (long)chunk).ToArray()),
                new("@number", Enumerable.Range(1, notes.Count).Select(number => (long)number).ToArray()),
                new("@file", notes.Select(note => note.File).ToArray()),
                new("@sheet", notes.Select(note => note.Sheet).ToArray()),
                new("@row", notes.Select(note => (long)note.Row).ToArray()),
                new("@heading", notes.Select(note => note.Column).ToArray()),
                new("@value", notes.Select(note => note.Value).ToArray()),
                new("@english", notes.Select(note => note.Why.English).ToArray()),
                new("@chinese", notes.Select(note => note.Why.Chinese).ToArray()),
            ],
            cancellationToken);
    }

    /// <summary>The cases of references of another tool that the viewer may see, by the references' keys.</summary>
    internal static async Task<IReadOnlyList<(string Reference, Case Case)>> CasesOfAsync(
        ReadSession session, IEnumerable<string> references, CancellationToken cancellationToken)
    {
        var rows = (await session.Connection.QueryAsync<ReferenceRow>(
            Sql.References, new { references = TextList.Of(references), cancellationToken }, session.Transaction)).ToList();
        var ids = rows.Select(row => new CaseId(Id.Parse(row.CaseId)));
        var cases = (await CaseStore.OfIdsAsync(session, ids, cancellationToken)).ToDictionary(found => found.Id.ToString(), StringComparer.Ordinal);
        return [.. rows.Where(row => cases.ContainsKey(row.CaseId)).OrderBy(row => row.CaseId, StringComparer.Ordinal).Select(row => (row.ReferenceKey, cases[row.CaseId]))];
    }

    internal static Task AddReferenceAsync(WriteSession session, string reference, CaseId id, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.AddReference, new { key = Names.Key(reference), caseId = id.ToString(), reference, cancellationToken }, session.Transaction);
}
