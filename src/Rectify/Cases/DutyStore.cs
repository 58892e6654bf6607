using Dapper;
using NodaTime;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Cases;

/// <summary>All SQL on the duties that are kept. They are seen by whoever sees their case.</summary>
public static class DutyStore
{
    private static class Sql
    {
        private const string Columns = "case_id AS CaseId, basis, computed_at AS ComputedAt, holds_until AS HoldsUntil, duties";

        private const string OfVisible = $"SELECT {Columns} FROM case_duties JOIN cases ON cases.id = case_id WHERE {Viewer.MaySee}";

        public const string OfCases = $"{OfVisible} AND case_id IN (SELECT value FROM json_each(@cases)) ORDER BY sequence";

        public const string First = $"{OfVisible} AND act_by IS NOT NULL ORDER BY act_by, sequence LIMIT @count";

        // The program's own question: which cases have to be computed again?
        public const string Turned = "SELECT case_id AS CaseId FROM case_duties WHERE holds_until < @now ORDER BY holds_until, case_id LIMIT @count";

        public const string Otherwise =
            """
            SELECT cases.id AS CaseId FROM cases LEFT JOIN case_duties ON case_duties.case_id = cases.id
            WHERE sequence > @after AND sequence <= @through AND (case_duties.case_id IS NULL OR basis <> @basis OR computed_at > @now)
            ORDER BY sequence
            """;

        public const string LastCase = "SELECT COALESCE(MAX(sequence), 0) FROM cases";

        public const string Put =
            """
            INSERT INTO case_duties (case_id, basis, computed_at, holds_until, act_by, duties)
            VALUES (@caseId, @basis, @computedAt, @holdsUntil, @actBy, @duties)
            ON CONFLICT (case_id) DO UPDATE SET basis = excluded.basis, computed_at = excluded.computed_at, holds_until = excluded.holds_until,
                act_by = excluded.act_by, duties = excluded.duties
            """;

        public const string Reader = "SELECT position, basis, latest FROM duty_reader WHERE reader = 1";

        public const string Advance = "UPDATE duty_reader SET position = @position, basis = @basis, latest = @latest WHERE reader = 1 AND position <= @position";
    }

    internal sealed record Row(string CaseId, string Basis, long ComputedAt, long? HoldsUntil, byte[] Duties)
    {
        /// <summary>Null when another version of the program wrote it.</summary>
        public CaseDuties? ToDuties() => DutyBytes.Read(Duties) is not { } duties ? null : new CaseDuties
        {
            Case = new CaseId(Id.Parse(CaseId)),
            Basis = Basis,
            ComputedAt = ComputedAt.ToInstant(),
            HoldsUntil = HoldsUntil.ToInstant(),
            Duties = duties,
        };
    }

    internal sealed record CaseRow(string CaseId)
    {
        public CaseId ToId() => new(Id.Parse(CaseId));
    }

    /// <summary>How far the log has been read, for which basis all cases are kept, and the latest instant (in ticks) for which one was computed.</summary>
    internal sealed record ReaderRow(long Position, string Basis, long Latest);

    /// <summary>What is kept of these cases, by number; a case of which nothing is kept, or that the viewer may not see, is not there.</summary>
    public static async Task<IReadOnlyList<CaseDuties>> OfCasesAsync(ReadSession session, IEnumerable<CaseId> cases, CancellationToken cancellationToken) =>
        Read(await session.Connection.QueryAsync<Row>(
            Sql.OfCases,
            new { cases = TextList.Of(cases.Select(id => id.ToString())), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction));

    /// <summary>The cases in which one must act first, by act-by, at most <paramref name="count"/>.</summary>
    public static async Task<IReadOnlyList<CaseDuties>> FirstAsync(ReadSession session, int count, CancellationToken cancellationToken) =>
        Read(await session.Connection.QueryAsync<Row>(
            Sql.First,
            new { count = (long)count, viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction));

    internal static async Task<IReadOnlyList<CaseId>> TurnedAsync(ReadSession session, Instant now, int count, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<CaseRow>(Sql.Turned, new { now = now.ToTicks(), count = (long)count, cancellationToken }, session.Transaction))
            .Select(row => row.ToId())];

    /// <summary>Of the cases with a number after one and up to another, those that are kept for another basis, for a later instant, or not at all.</summary>
    internal static async Task<IReadOnlyList<CaseId>> OtherwiseAsync(
        ReadSession session, string basis, Instant now, long after, long through, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<CaseRow>(
            Sql.Otherwise, new { basis, now = now.ToTicks(), after, through, cancellationToken }, session.Transaction))
            .Select(row => row.ToId())];

    internal static Task<long> LastCaseAsync(ReadSession session, CancellationToken cancellationToken) =>
        session.Connection.QuerySingleAsync<long>(Sql.LastCase, new { cancellationToken }, session.Transaction);

    internal static Task PutAsync(WriteSession session, IEnumerable<CaseDuties> kept, CancellationToken cancellationToken) =>
        session.ExecuteManyAsync(
            Sql.Put, ["caseId", "basis", "computedAt", "holdsUntil", "actBy", "duties"],
            kept.Select(each => new object?[]
            {
                each.Case.ToString(), each.Basis, each.ComputedAt.ToTicks(), each.HoldsUntil.ToTicks(), each.ActBy.ToTicks(), DutyBytes.Write(each.Duties),
            }),
            cancellationToken);

    internal static Task<ReaderRow> ReaderAsync(ReadSession session, CancellationToken cancellationToken) =>
        session.Connection.QuerySingleAsync<ReaderRow>(Sql.Reader, new { cancellationToken }, session.Transaction);

    internal static Task AdvanceAsync(WriteSession session, ReaderRow reader, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.Advance, new { position = reader.Position, basis = reader.Basis, latest = reader.Latest, cancellationToken }, session.Transaction);

    private static IReadOnlyList<CaseDuties> Read(IEnumerable<Row> rows) => [.. rows.Select(row => row.ToDuties()).OfType<CaseDuties>()];
}
