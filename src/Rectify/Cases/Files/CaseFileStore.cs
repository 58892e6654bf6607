using Dapper;
using NodaTime;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Cases.Files;

/// <summary>All SQL on files of cases. Whoever sees one sees its case, and is who its mark leaves it to; exploit material only who was granted it.</summary>
public static class CaseFileStore
{
    private static class Sql
    {
        private const string Columns =
            """
            id, case_id AS CaseId, access_group AS AccessGroup, name, size, sha256, tlp, exploit, added_by AS AddedBy, added_at AS AddedAt, erased_at AS ErasedAt,
            erased_why AS ErasedWhy
            """;

        // What its mark says of who reads it here (docs/need-to-know.md), beside what closes the case and, of exploit material, the file.
        private const string Marked =
            """
            (@seesAll = 1
                OR ((tlp <> 'amberStrict' OR NOT EXISTS (SELECT 1 FROM guests WHERE guests.person_id = @viewer))
                    AND (tlp <> 'red' OR EXISTS (SELECT 1 FROM cases AS closed JOIN access_group_members AS named ON named.group_id = closed.access_group
                        WHERE closed.id = case_id AND named.person_id = @viewer))))
            """;

        private const string Visible = $"EXISTS (SELECT 1 FROM cases WHERE cases.id = case_id AND {Viewer.MaySee}) AND (access_group IS NULL OR {Viewer.MaySee}) AND {Marked}";

        public const string Find = $"SELECT {Columns} FROM case_files WHERE id = @id AND {Visible}";

        public const string Page = $"SELECT {Columns} FROM case_files WHERE case_id = @caseId AND id > @after AND {Visible} ORDER BY id LIMIT @count";

        public const string OfEnded =
            $"""
            SELECT {Columns} FROM case_files
            WHERE erased_at IS NULL AND added_at < @before AND case_id IN ({CaseStore.EndedBefore}) AND {Visible} ORDER BY id LIMIT @count
            """;

        // How many there are at all is asked by the use case that adds one, which tells nobody.
        public const string Count = "SELECT COUNT(*) FROM case_files WHERE case_id = @caseId";

        public const string Add =
            """
            INSERT INTO case_files (id, case_id, access_group, name, size, sha256, tlp, exploit, added_by, added_at)
            VALUES (@id, @caseId, @accessGroup, @name, @size, @sha256, @tlp, @exploit, @addedBy, @addedAt)
            """;

        public const string Erase = "UPDATE case_files SET erased_at = @at, erased_why = @why WHERE id = @id";
    }

    internal sealed record Row(
        string Id, string CaseId, string? AccessGroup, string Name, long Size, string Sha256, string Tlp, long Exploit, string AddedBy, long AddedAt, long? ErasedAt,
        string? ErasedWhy)
    {
        public CaseFile ToFile() => new()
        {
            Id = new(Foundation.Id.Parse(Id)),
            Case = new(Foundation.Id.Parse(CaseId)),
            AccessGroup = AccessGroup is null ? null : Foundation.Id.Parse(AccessGroup),
            Name = Name,
            Size = Size,
            Sha256 = Sha256,
            Tlp = Stored.Word<TlpMark>(Tlp),
            IsExploit = Exploit != 0,
            AddedBy = AddedBy,
            AddedAt = AddedAt.ToInstant(),
            ErasedAt = ErasedAt.ToInstant(),
            ErasedWhy = ErasedWhy,
        };
    }

    /// <summary>The file, or null when there is none for this viewer.</summary>
    public static async Task<CaseFile?> FindAsync(ReadSession session, CaseFileId id, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<Row>(
            Sql.Find, new { id = id.ToString(), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken }, session.Transaction))?.ToFile();

    /// <summary>The files of a case that were put in after one of them, oldest first, at most <paramref name="count"/>.</summary>
    public static async Task<IReadOnlyList<CaseFile>> PageAsync(ReadSession session, CaseId id, Id after, int count, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(
            Sql.Page,
            new { caseId = id.ToString(), after = after.ToString(), count = (long)count, viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction)).Select(row => row.ToFile())];

    /// <summary>The files, put in before an instant and not erased, of cases that have ended before it, the oldest first, at most <paramref name="count"/>.</summary>
    internal static async Task<IReadOnlyList<CaseFile>> OfEndedAsync(ReadSession session, Instant before, int count, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(
            Sql.OfEnded,
            new { before = before.ToTicks(), count = (long)count, viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction)).Select(row => row.ToFile())];

    internal static Task<long> CountAsync(ReadSession session, CaseId id, CancellationToken cancellationToken) =>
        session.Connection.QuerySingleAsync<long>(Sql.Count, new { caseId = id.ToString(), cancellationToken }, session.Transaction);

    internal static Task AddAsync(WriteSession session, CaseFile file, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Add,
            new
            {
                id = file.Id.ToString(),
                caseId = file.Case.ToString(),
                accessGroup = file.AccessGroup?.ToString(),
                name = file.Name,
                size = file.Size,
                sha256 = file.Sha256,
                tlp = Words.Of(file.Tlp),
                exploit = file.IsExploit ? 1L : 0,
                addedBy = file.AddedBy,
                addedAt = file.AddedAt.ToTicks(),
                cancellationToken,
            },
            session.Transaction);

    internal static Task EraseAsync(WriteSession session, CaseFile erased, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Erase, new { id = erased.Id.ToString(), at = erased.ErasedAt.ToTicks(), why = erased.ErasedWhy, cancellationToken }, session.Transaction);
}
