using Dapper;
using NodaTime;
using Rectify.Advisories.Vex;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Findings.Statements;

/// <summary>All SQL on documents of VEX statements. They are made to be given to others, and open to every viewer.</summary>
public static class StatementStore
{
    private static class Sql
    {
        private const string Columns =
            """
            id, hash, format, name, version, author, stated_at AS StatedAt, statements, unread, received_at AS ReceivedAt, received_by AS ReceivedBy,
            until_at AS UntilAt, replaced_by AS ReplacedBy
            """;

        public const string Find = $"SELECT {Columns} FROM vex_documents WHERE id = @id";

        public const string FindByHash = $"SELECT {Columns} FROM vex_documents WHERE hash = @hash";

        public const string Newest = $"SELECT {Columns} FROM vex_documents WHERE name_key = @nameKey AND replaced_by IS NULL ORDER BY id LIMIT 1";

        public const string Page = $"SELECT {Columns} FROM vex_documents WHERE id > @after ORDER BY id LIMIT @count";

        public const string Some = $"SELECT {Columns} FROM vex_documents WHERE id IN (SELECT value FROM json_each(@ids)) ORDER BY id";

        public const string Add =
            """
            INSERT INTO vex_documents (id, hash, format, name, name_key, version, author, stated_at, statements, unread, received_at, received_by, until_at, replaced_by)
            VALUES (@id, @hash, @format, @name, @nameKey, @version, @author, @statedAt, @statements, @unread, @receivedAt, @receivedBy, @untilAt, @replacedBy)
            """;

        public const string Replace = "UPDATE vex_documents SET replaced_by = @by WHERE id = @id";

        public const string AddStatement = "INSERT INTO vex_statements (document_id, number, says) VALUES (@document, @number, @says)";

        public const string AddName = "INSERT INTO vex_statement_names (name, document_id, number) VALUES (@name, @document, @number)";

        public const string ReplacedBy = "SELECT id AS Name FROM vex_documents WHERE replaced_by = @document ORDER BY id";

        public const string Names = "SELECT DISTINCT name FROM vex_statement_names WHERE document_id = @document ORDER BY name";

        public const string OfDocument = "SELECT document_id AS DocumentId, number, says FROM vex_statements WHERE document_id = @document ORDER BY number";

        public const string About =
            """
            SELECT vex_statements.document_id AS DocumentId, vex_statements.number, says
            FROM (SELECT DISTINCT document_id, number FROM vex_statement_names WHERE name IN (SELECT value FROM json_each(@names))) AS named
            JOIN vex_statements ON vex_statements.document_id = named.document_id AND vex_statements.number = named.number
            JOIN vex_documents ON vex_documents.id = named.document_id
            WHERE replaced_by IS NULL AND (until_at IS NULL OR until_at > @now) ORDER BY vex_statements.document_id, vex_statements.number
            """;
    }

    internal sealed record Row(
        string Id, string Hash, string Format, string Name, string Version, string Author, long? StatedAt, long Statements, long Unread, long ReceivedAt,
        string ReceivedBy, long? UntilAt, string? ReplacedBy)
    {
        public KeptDocument ToDocument() => new(
            new(Foundation.Id.Parse(Id)), Hash, Stored.Word<VexFormat>(Format), Name, Version, Author, StatedAt.ToInstant(), Statements, Unread, ReceivedAt.ToInstant(),
            ReceivedBy, UntilAt.ToInstant(), ReplacedBy is null ? null : new(Foundation.Id.Parse(ReplacedBy)));
    }

    internal sealed record StatementRow(string DocumentId, long Number, string Says);

    internal sealed record NameRow(string Name);

    /// <summary>An id of a vulnerability as statements are looked up by it: case does not count.</summary>
    internal static string Key(string name) => StoredText.Key(StoredText.Clean(name).ToLowerInvariant());

    /// <summary>The document, or null.</summary>
    public static async Task<KeptDocument?> FindAsync(ReadSession session, VexDocumentId id, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.Find, new { id = id.ToString(), cancellationToken }, session.Transaction))?.ToDocument();

    /// <summary>The document of these bytes, or null.</summary>
    public static async Task<KeptDocument?> FindByHashAsync(ReadSession session, string hash, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.FindByHash, new { hash, cancellationToken }, session.Transaction))?.ToDocument();

    /// <summary>Those that were brought in after one of them, oldest first, at most <paramref name="count"/>.</summary>
    public static async Task<IReadOnlyList<KeptDocument>> PageAsync(ReadSession session, Id after, int count, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.Page, new { after = after.ToString(), count = (long)count, cancellationToken }, session.Transaction))
            .Select(row => row.ToDocument())];

    /// <summary>All statements of a document, in its order.</summary>
    public static async Task<IReadOnlyList<KeptStatement>> OfDocumentAsync(ReadSession session, KeptDocument document, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<StatementRow>(Sql.OfDocument, new { document = document.Id.ToString(), cancellationToken }, session.Transaction))
            .Select(row => new KeptStatement(document, row.Number, StatementText.Read(row.Says)))];

    /// <summary>The statements about vulnerabilities with any of these ids, of the documents that count, in the order in which those were brought in.</summary>
    internal static async Task<IReadOnlyList<KeptStatement>> AboutAsync(ReadSession session, IEnumerable<string> names, Instant now, CancellationToken cancellationToken)
    {
        var rows = (await session.Connection.QueryAsync<StatementRow>(
            Sql.About, new { names = TextList.Of(names.Select(Key).Distinct()), now = now.ToTicks(), cancellationToken }, session.Transaction)).ToList();
        if (rows.Count == 0) return [];
        var documents = (await session.Connection.QueryAsync<Row>(
            Sql.Some, new { ids = TextList.Of(rows.Select(row => row.DocumentId).Distinct()), cancellationToken }, session.Transaction)).ToDictionary(row => row.Id, row => row.ToDocument());
        return [.. rows.Select(row => new KeptStatement(documents[row.DocumentId], row.Number, StatementText.Read(row.Says)))];
    }

    /// <summary>The newest version that is kept of a document, by format, author and its own id.</summary>
    internal static async Task<KeptDocument?> NewestAsync(ReadSession session, VexDocument document, CancellationToken cancellationToken) =>
        NameKey(document) is { Length: > 0 } nameKey
            ? (await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.Newest, new { nameKey, cancellationToken }, session.Transaction))?.ToDocument()
            : null;

    /// <summary>All ids of vulnerabilities that a document names, as <see cref="Key"/> writes them.</summary>
    internal static async Task<IReadOnlyList<string>> NamesAsync(ReadSession session, VexDocumentId document, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<NameRow>(Sql.Names, new { document = document.ToString(), cancellationToken }, session.Transaction)).Select(row => row.Name)];

    /// <summary>The documents in whose place one counts.</summary>
    internal static async Task<IReadOnlyList<VexDocumentId>> ReplacedByAsync(ReadSession session, VexDocumentId document, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<NameRow>(Sql.ReplacedBy, new { document = document.ToString(), cancellationToken }, session.Transaction))
            .Select(row => new VexDocumentId(Id.Parse(row.Name)))];

    internal static Task ReplaceAsync(WriteSession session, VexDocumentId id, VexDocumentId by, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.Replace, new { id = id.ToString(), by = by.ToString(), cancellationToken }, session.Transaction);

    internal static async Task AddAsync(WriteSession session, KeptDocument kept, VexDocument document, CancellationToken cancellationToken)
    {
        var id = kept.Id.ToString();
        await session.Connection.ExecuteAsync(
            Sql.Add,
            new
            {
                id,
                hash = kept.Hash,
                format = Words.Of(kept.Format),
                name = kept.Name,
                nameKey = NameKey(document),
                version = kept.Version,
                author = kept.Author,
                statedAt = kept.StatedAt.ToTicks(),
                statements = kept.Statements,
                unread = kept.Unread,
                receivedAt = kept.ReceivedAt.ToTicks(),
                receivedBy = kept.ReceivedBy,
                untilAt = kept.Until.ToTicks(),
                replacedBy = kept.ReplacedBy?.ToString(),
                cancellationToken,
            },
            session.Transaction);
        var statements = document.Statements;
        await session.InsertManyAsync(
            Sql.AddStatement,
            [
                new("@document", statements.Select(_ => id).ToArray()),
                new("@number", statements.Select((_, index) => index + 1L).ToArray()),
                new("@says", statements.Select(StatementText.Write).ToArray()),
            ],
            cancellationToken);
        var names = statements.SelectMany((statement, index) => statement.Aliases.Prepend(statement.Vulnerability).Select(Key).Distinct().Select(name => (name, Number: index + 1L))).ToList();
        await session.InsertManyAsync(
            Sql.AddName,
            [
                new("@name", names.Select(one => one.name).ToArray()),
                new("@document", names.Select(_ => id).ToArray()),
                new("@number", names.Select(one => one.Number).ToArray()),
            ],
            cancellationToken);
    }

    private static string NameKey(VexDocument document) =>
        document.Id.Length == 0 ? "" : StoredText.Key(StoredText.Clean($"{Words.Of(document.Format)}\n{document.Author}\n{document.Id}"));
}
