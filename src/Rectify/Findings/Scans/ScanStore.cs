using Dapper;
using NodaTime;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Inventory.Hosts;
using Rectify.Scanning.ScannerReports;
using Rectify.Storage;

namespace Rectify.Findings.Scans;

/// <summary>All SQL on scans and their runs. Like the inventory they are open to every viewer.</summary>
public static class ScanStore
{
    private static class Sql
    {
        private const string Select =
            """
            SELECT id, system_id AS SystemId, name, sha256, size, handed_in_at AS HandedInAt, handed_in_by AS HandedInBy, stated_at AS StatedAt, state, attempts,
                   changed_at AS ChangedAt, at_run AS AtRun, at_step AS AtStep, at_after AS AtAfter, found_new AS FoundNew, seen_again AS SeenAgain, gone, informational,
                   unread, notes, why, erased_at AS ErasedAt
            FROM scans
            """;

        public const string Find = $"{Select} WHERE id = @id";

        public const string FindByFile = $"{Select} WHERE system_id = @system AND sha256 = @sha256 AND state <> 'refused'";

        public const string Next = $"{Select} WHERE state IN ('recording', 'waiting') ORDER BY state, id LIMIT 1";

        public const string Page = $"{Select} WHERE system_id = @system AND id > @after ORDER BY id LIMIT @count";

        public const string Put =
            """
            INSERT INTO scans (id, system_id, name, sha256, size, handed_in_at, handed_in_by, stated_at, state, attempts, changed_at, at_run, at_step, at_after,
                found_new, seen_again, gone, informational, unread, notes, why)
            VALUES (@id, @system, @name, @sha256, @size, @handedInAt, @handedInBy, @statedAt, @state, @attempts, @changedAt, @atRun, @atStep, @atAfter,
                @foundNew, @seenAgain, @gone, @informational, @unread, @notes, @why)
            ON CONFLICT (id) DO UPDATE SET
                state = excluded.state, attempts = excluded.attempts, changed_at = excluded.changed_at, at_run = excluded.at_run, at_step = excluded.at_step,
                at_after = excluded.at_after, found_new = excluded.found_new, seen_again = excluded.seen_again, gone = excluded.gone,
                informational = excluded.informational, unread = excluded.unread, notes = excluded.notes, why = excluded.why
            """;

        public const string KeptSince =
            $"{Select} WHERE erased_at IS NULL AND state IN ('done', 'refused') AND handed_in_at < @before ORDER BY handed_in_at, id LIMIT @count";

        public const string PutErased = "UPDATE scans SET erased_at = @at WHERE id = @id";

        private const string SelectRuns =
            """
            SELECT scan_id AS ScanId, number, system_id AS SystemId, format, tool, tool_version AS ToolVersion, series, scanned_at AS ScannedAt, run, hosts,
                   result_rows AS ResultRows, closes
            FROM scan_runs
            """;

        public const string Runs = $"{SelectRuns} WHERE scan_id IN (SELECT value FROM json_each(@scans)) ORDER BY scan_id, number";

        public const string Later =
            $"{SelectRuns} WHERE system_id = @system AND closes = 1 AND (scanned_at > @at OR (scanned_at = @at AND run > @run)) ORDER BY scanned_at, run";

        public const string PutRun =
            """
            INSERT INTO scan_runs (scan_id, number, system_id, format, tool, tool_version, series, scanned_at, run, hosts, result_rows, closes)
            VALUES (@scan, @number, @system, @format, @tool, @toolVersion, @series, @scannedAt, @run, @hosts, @rows, @closes)
            ON CONFLICT (scan_id, number) DO UPDATE SET closes = excluded.closes
            """;
    }

    internal sealed record Row(
        string Id, string SystemId, string Name, string Sha256, long Size, long HandedInAt, string HandedInBy, long? StatedAt, string State, long Attempts, long ChangedAt,
        long AtRun, string AtStep, string AtAfter, long FoundNew, long SeenAgain, long Gone, long Informational, long Unread, string Notes, string? Why,
        long? ErasedAt)
    {
        public Scan ToScan() => new()
        {
            Id = new(Foundation.Id.Parse(Id)),
            System = new(Foundation.Id.Parse(SystemId)),
            Name = Name,
            Sha256 = Sha256,
            Size = Size,
            HandedInAt = HandedInAt.ToInstant(),
            HandedInBy = HandedInBy,
            StatedAt = StatedAt.ToInstant(),
            State = Stored.Word<ScanState>(State),
            Attempts = (int)Attempts,
            ChangedAt = ChangedAt.ToInstant(),
            At = new((int)AtRun, Stored.Word<ScanStep>(AtStep), AtAfter),
            Tally = new((int)FoundNew, (int)SeenAgain, (int)Gone, (int)Informational),
            Unread = (int)Unread,
            Notes = Notes.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            Why = Why,
            ErasedAt = ErasedAt.ToInstant(),
        };
    }

    internal sealed record RunRow(
        string ScanId, long Number, string SystemId, string Format, string Tool, string? ToolVersion, string Series, long ScannedAt, string Run, long Hosts,
        long ResultRows, long Closes)
    {
        public ScanRun ToRun() => new(
            new(Id.Parse(ScanId)), (int)Number, new(Id.Parse(SystemId)), Stored.Word<ScannerFormat>(Format), Tool, ToolVersion, Series, new(ScannedAt.ToInstant(), Run),
            (int)Hosts, (int)ResultRows, Closes != 0);
    }

    /// <summary>The scan, or null.</summary>
    public static async Task<Scan?> FindAsync(ReadSession session, ScanId id, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.Find, new { id = id.ToString(), cancellationToken }, session.Transaction))?.ToScan();

    /// <summary>The scan of a system that these bytes are, unless it was refused; or null.</summary>
    public static async Task<Scan?> FindByFileAsync(ReadSession session, SystemId system, string sha256, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.FindByFile, new { system = system.ToString(), sha256, cancellationToken }, session.Transaction))?.ToScan();

    /// <summary>What is to be done next: what was begun, then the oldest; null when nothing waits.</summary>
    public static async Task<Scan?> NextAsync(ReadSession session, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.Next, new { cancellationToken }, session.Transaction))?.ToScan();

    /// <summary>The scans of a system that were handed in after one of them, oldest first, at most <paramref name="count"/>.</summary>
    public static async Task<IReadOnlyList<Scan>> PageAsync(ReadSession session, SystemId system, Id after, int count, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(
            Sql.Page, new { system = system.ToString(), after = after.ToString(), count = (long)count, cancellationToken }, session.Transaction)).Select(row => row.ToScan())];

    /// <summary>The scans that are done or refused, were handed in before an instant, and whose file is kept, the oldest first, at most <paramref name="count"/>.</summary>
    internal static async Task<IReadOnlyList<Scan>> KeptSinceAsync(ReadSession session, Instant before, int count, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.KeptSince, new { before = before.ToTicks(), count = (long)count, cancellationToken }, session.Transaction))
            .Select(row => row.ToScan())];

    /// <summary>Notes that the file of a scan is kept no more.</summary>
    internal static Task PutErasedAsync(WriteSession session, ScanId id, Instant at, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.PutErased, new { id = id.ToString(), at = at.ToTicks(), cancellationToken }, session.Transaction);

    /// <summary>The runs of some scans, in order; none before they are read.</summary>
    public static async Task<ILookup<ScanId, ScanRun>> RunsAsync(ReadSession session, IEnumerable<ScanId> scans, CancellationToken cancellationToken) =>
        (await session.Connection.QueryAsync<RunRow>(Sql.Runs, new { scans = TextList.Of(scans.Select(id => id.ToString())), cancellationToken }, session.Transaction))
            .Select(row => row.ToRun()).ToLookup(run => run.Scan);

    /// <summary>The runs of a system after one of them that say what is gone, in order.</summary>
    internal static async Task<IReadOnlyList<ScanRun>> LaterAsync(ReadSession session, SystemId system, ScanRunKey after, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<RunRow>(
            Sql.Later, new { system = system.ToString(), at = after.At.ToTicks(), run = after.Run, cancellationToken }, session.Transaction)).Select(row => row.ToRun())];

    internal static Task PutAsync(WriteSession session, Scan scan, CancellationToken cancellationToken) => session.Connection.ExecuteAsync(
        Sql.Put,
        new
        {
            id = scan.Id.ToString(),
            system = scan.System.ToString(),
            name = scan.Name,
            sha256 = scan.Sha256,
            size = scan.Size,
            handedInAt = scan.HandedInAt.ToTicks(),
            handedInBy = scan.HandedInBy,
            statedAt = scan.StatedAt.ToTicks(),
            state = Words.Of(scan.State),
            attempts = (long)scan.Attempts,
            changedAt = scan.ChangedAt.ToTicks(),
            atRun = (long)scan.At.Run,
            atStep = Words.Of(scan.At.Step),
            atAfter = scan.At.After,
            foundNew = (long)scan.Tally.New,
            seenAgain = (long)scan.Tally.SeenAgain,
            gone = (long)scan.Tally.Gone,
            informational = (long)scan.Tally.Informational,
            unread = (long)scan.Unread,
            notes = string.Join('\n', scan.Notes.Select(note => note.ReplaceLineEndings(" "))),
            why = scan.Why,
            cancellationToken,
        },
        session.Transaction);

    internal static Task PutAsync(WriteSession session, ScanRun run, CancellationToken cancellationToken) => session.Connection.ExecuteAsync(
        Sql.PutRun,
        new
        {
            scan = run.Scan.ToString(),
            number = (long)run.Number,
            system = run.System.ToString(),
            format = Words.Of(run.Format),
            tool = run.Tool,
            toolVersion = run.ToolVersion,
            series = run.Series,
            scannedAt = run.Key.At.ToTicks(),
            run = run.Key.Run,
            hosts = (long)run.Hosts,
            rows = (long)run.Rows,
            closes = run.Closes ? 1L : 0L,
            cancellationToken,
        },
        session.Transaction);
}
