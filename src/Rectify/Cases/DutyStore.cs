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
        private const string Columns = "case_id AS CaseId, basis, position, computed_at AS ComputedAt, known_at AS KnownAt, holds_until AS HoldsUntil, act_by AS FirstActBy, duties";

        private const string OfVisible = $"SELECT {Columns} FROM case_duties JOIN cases ON cases.id = case_id WHERE {Viewer.MaySee}";

        public const string OfCases = $"{OfVisible} AND case_id IN (SELECT value FROM json_each(@cases)) ORDER BY sequence";

        public const string First = $"{OfVisible} AND act_by IS NOT NULL ORDER BY act_by, sequence LIMIT @count";

        private const string Placed = $"SELECT {Columns}, sequence FROM case_duties JOIN cases ON cases.id = case_id WHERE {Viewer.MaySee}";

        public const string Timed =
            $"{Placed} AND act_by >= @actBy AND (act_by > @actBy OR sequence > @sequence) ORDER BY act_by, sequence LIMIT @count";

        public const string Untimed = $"{Placed} AND act_by IS NULL AND sequence > @sequence ORDER BY sequence LIMIT @count";

        // The program's own questions: which cases have to be computed again?
        public const string Turned = "SELECT case_id AS CaseId, holds_until AS HoldsUntil FROM case_duties WHERE holds_until < @now";

        public const string Otherwise = "SELECT case_id AS CaseId FROM case_duties WHERE basis <> @basis OR computed_at > @now";

        public const string AnyAlarming =
            $"SELECT CASE WHEN EXISTS (SELECT 1 FROM case_duties JOIN cases ON cases.id = case_id WHERE alarms_at <= @now AND {Viewer.MaySee}) THEN 1 ELSE 0 END";

        public const string Alarming =
            $"SELECT {Columns} FROM case_duties JOIN cases ON cases.id = case_id WHERE alarms_at <= @now AND {Viewer.MaySee} ORDER BY alarms_at, case_id LIMIT @count";

        // Duties that were computed anew meanwhile are looked at again.
        public const string AlarmAt = "UPDATE case_duties SET alarms_at = @at WHERE case_id = @caseId AND position = @position AND computed_at = @computedAt";

        public const string Put =
            """
            INSERT INTO case_duties (case_id, basis, position, computed_at, known_at, holds_until, act_by, duties)
            VALUES (@caseId, @basis, @position, @computedAt, @knownAt, @holdsUntil, @actBy, @duties)
            ON CONFLICT (case_id) DO UPDATE SET
                known_at = CASE WHEN case_duties.alarms_at = 0 AND case_duties.known_at < excluded.known_at THEN case_duties.known_at ELSE excluded.known_at END,
                basis = excluded.basis, position = excluded.position, computed_at = excluded.computed_at,
                holds_until = excluded.holds_until, act_by = excluded.act_by, duties = excluded.duties, alarms_at = 0
            WHERE case_duties.position <= excluded.position OR case_duties.basis <> excluded.basis
            """;

        public const string Reader = "SELECT position, basis, latest FROM duty_reader WHERE reader = 1";

        public const string Advance = "UPDATE duty_reader SET position = @position, basis = @basis, latest = @latest WHERE reader = 1 AND position <= @position";
    }

    internal sealed record Row(string CaseId, long Basis, long Position, long ComputedAt, long KnownAt, long? HoldsUntil, long? FirstActBy, byte[] Duties)
    {
        /// <summary>Null when another version of the program wrote it.</summary>
        public CaseDuties? ToDuties() => DutyBytes.Read(Duties) is not { } duties ? null : new CaseDuties
        {
            Case = new CaseId(Id.Parse(CaseId)),
            Basis = Basis,
            Position = Position,
            ComputedAt = ComputedAt.ToInstant(),
            KnownAt = KnownAt.ToInstant(),
            HoldsUntil = HoldsUntil.ToInstant(),
            Duties = duties,
        };
    }

    internal sealed record PlacedRow(
        string CaseId, long Basis, long Position, long ComputedAt, long KnownAt, long? HoldsUntil, long? FirstActBy, byte[] Duties, long Sequence)
    {
        public PlacedDuties ToPlaced() =>
            new(new Row(CaseId, Basis, Position, ComputedAt, KnownAt, HoldsUntil, FirstActBy, Duties).ToDuties(), FirstActBy.ToInstant(), Sequence);
    }

    internal sealed record TurnedRow(string CaseId, long HoldsUntil);

    internal sealed record CaseRow(string CaseId)
    {
        public CaseId ToId() => new(Id.Parse(CaseId));
    }

    /// <summary>How far the log has been read, for which basis all cases were kept, and the latest instant (in ticks) for which one was computed.</summary>
    internal sealed record ReaderRow(long Position, long Basis, long Latest);

    /// <summary>What is kept of these cases, by number; a case of which nothing is kept, or that the viewer may not see, is not there.</summary>
    public static async Task<IReadOnlyList<CaseDuties>> OfCasesAsync(ReadSession session, IEnumerable<CaseId> cases, CancellationToken cancellationToken) =>
        Read(await session.Connection.QueryAsync<Row>(
            Sql.OfCases,
            new { cases = TextList.Of(cases.Select(id => id.ToString())), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction));

    /// <summary>The same as the table has it, whatever stands there.</summary>
    internal static async Task<IReadOnlyList<Row>> RowsAsync(ReadSession session, IEnumerable<CaseId> cases, CancellationToken cancellationToken) =>
        [.. await session.Connection.QueryAsync<Row>(
            Sql.OfCases,
            new { cases = TextList.Of(cases.Select(id => id.ToString())), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction)];

    /// <summary>The cases in which one must act first, by act-by, at most <paramref name="count"/>.</summary>
    public static async Task<IReadOnlyList<CaseDuties>> FirstAsync(ReadSession session, int count, CancellationToken cancellationToken) =>
        Read(await session.Connection.QueryAsync<Row>(
            Sql.First,
            new { count = (long)count, viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction));

    /// <summary>
    /// All cases of which anything is kept, after one of them: by what must be done first in them, then those in which nothing owed has a time; at most
    /// <paramref name="count"/>.
    /// </summary>
    internal static async Task<IReadOnlyList<PlacedDuties>> AllAfterAsync(ReadSession session, PlacedDuties? after, int count, CancellationToken cancellationToken)
    {
        var found = new List<PlacedDuties>();
        if (after is null or { ActBy: not null })
        {
            var timed = await session.Connection.QueryAsync<PlacedRow>(
                Sql.Timed,
                new
                {
                    actBy = after?.ActBy.ToTicks() ?? long.MinValue, sequence = after?.Sequence ?? 0, count = (long)count, viewer = session.Viewer.PersonId,
                    seesAll = session.Viewer.SeesAll, cancellationToken,
                },
                session.Transaction);
            found.AddRange(timed.Select(row => row.ToPlaced()));
        }
        if (found.Count == count) return found;
        var untimed = await session.Connection.QueryAsync<PlacedRow>(
            Sql.Untimed,
            new
            {
                sequence = after is { ActBy: null } last ? last.Sequence : 0, count = (long)(count - found.Count), viewer = session.Viewer.PersonId,
                seesAll = session.Viewer.SeesAll, cancellationToken,
            },
            session.Transaction);
        found.AddRange(untimed.Select(row => row.ToPlaced()));
        return found;
    }

    /// <summary>The cases whose answer has turned by <paramref name="now"/>, and when.</summary>
    internal static async Task<IEnumerable<(CaseId Case, Instant At)>> TurnedAsync(ReadSession session, Instant now, CancellationToken cancellationToken) =>
        (await session.Connection.QueryAsync<TurnedRow>(Sql.Turned, new { now = now.ToTicks(), cancellationToken }, session.Transaction))
            .Select(row => (new CaseId(Id.Parse(row.CaseId)), row.HoldsUntil.ToInstant()));

    /// <summary>The cases that are kept for another basis, or for an instant after <paramref name="now"/>.</summary>
    internal static async Task<IEnumerable<CaseId>> OtherwiseAsync(ReadSession session, long basis, Instant now, CancellationToken cancellationToken) =>
        (await session.Connection.QueryAsync<CaseRow>(Sql.Otherwise, new { basis, now = now.ToTicks(), cancellationToken }, session.Transaction)).Select(row => row.ToId());

    /// <summary>Whether there are cases whose alarms are to be looked at.</summary>
    internal static async Task<bool> IsAlarmingAsync(ReadSession session, Instant now, CancellationToken cancellationToken) =>
        await session.Connection.QuerySingleAsync<long>(
            Sql.AnyAlarming, new { now = now.ToTicks(), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken }, session.Transaction) != 0;

    /// <summary>The cases whose alarms are to be looked at, at most <paramref name="count"/>.</summary>
    internal static async Task<IReadOnlyList<CaseDuties>> AlarmingAsync(ReadSession session, Instant now, int count, CancellationToken cancellationToken) =>
        Read(await session.Connection.QueryAsync<Row>(
            Sql.Alarming,
            new { now = now.ToTicks(), count = (long)count, viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction));

    /// <summary>When the alarms of a case are to be looked at again; null when nothing in it is open.</summary>
    internal static Task AlarmAtAsync(WriteSession session, CaseDuties looked, Instant? at, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.AlarmAt,
            new { caseId = looked.Case.ToString(), position = looked.Position, computedAt = looked.ComputedAt.ToTicks(), at = at.ToTicks(), cancellationToken },
            session.Transaction);

    internal static Task PutAsync(WriteSession session, IReadOnlyCollection<CaseDuties> kept, CancellationToken cancellationToken) =>
        session.InsertManyAsync(
            Sql.Put,
            [
                new("@caseId", kept.Select(each => each.Case.ToString()).ToArray()),
                new("@basis", kept.Select(each => each.Basis).ToArray()),
                new("@position", kept.Select(each => each.Position).ToArray()),
                new("@computedAt", kept.Select(each => each.ComputedAt.ToTicks()).ToArray()),
                new("@knownAt", kept.Select(each => each.KnownAt.ToTicks()).ToArray()),
                new("@holdsUntil", kept.Select(each => each.HoldsUntil.ToTicks()).ToArray()),
                new("@actBy", kept.Select(each => each.ActBy.ToTicks()).ToArray()),
                new("@duties", kept.Select(each => DutyBytes.Write(each.Duties)).ToArray()),
            ],
            cancellationToken);

    internal static Task<ReaderRow> ReaderAsync(ReadSession session, CancellationToken cancellationToken) =>
        session.Connection.QuerySingleAsync<ReaderRow>(Sql.Reader, new { cancellationToken }, session.Transaction);

    internal static Task AdvanceAsync(WriteSession session, ReaderRow reader, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Advance, new { position = reader.Position, basis = reader.Basis, latest = reader.Latest, cancellationToken }, session.Transaction);

    private static IReadOnlyList<CaseDuties> Read(IEnumerable<Row> rows) => [.. rows.Select(row => row.ToDuties()).OfType<CaseDuties>()];
}
