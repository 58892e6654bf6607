using Dapper;
using Rectify.Advisories.Scoring;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Inventory.Hosts;
using Rectify.Scanning.ScannerReports;
using Rectify.Storage;

namespace Rectify.Findings.Scans;

/// <summary>All SQL on sightings. Like findings they are open to every viewer.</summary>
public static class SightingStore
{
    private static class Sql
    {
        private const string Select =
            """
            SELECT finding_id AS FindingId, check_name AS CheckName, system_id AS SystemId, host, port, protocol, series, manner, credentialed, title, severity,
                   severity_word AS SeverityWord, vector, observed, file_lines AS FileLines, suppressed, first_seen_at AS FirstSeenAt, last_seen_at AS LastSeenAt,
                   last_run AS LastRun, gone_at AS GoneAt
            FROM sightings
            """;

        public const string OfFindings = $"{Select} WHERE finding_id IN (SELECT value FROM json_each(@findings)) ORDER BY finding_id, check_key";

        public const string Page = $"{Select} WHERE finding_id = @finding AND check_key > @after ORDER BY check_key LIMIT @count";

        public const string Absent =
            $"""
            {Select}
            WHERE system_id = @system AND series = @series AND (finding_id > @finding OR (finding_id = @finding AND check_key > @check))
                AND (gone_at IS NULL OR gone_at > @at) AND (last_seen_at < @at OR (last_seen_at = @at AND last_run < @run))
            ORDER BY finding_id, check_key LIMIT @count
            """;

        public const string Put =
            """
            INSERT INTO sightings (finding_id, check_key, check_name, system_id, host, port, protocol, series, manner, credentialed, title, severity, severity_word, vector,
                observed, file_lines, suppressed, first_seen_at, last_seen_at, last_run, gone_at)
            VALUES (@finding, @check, @checkName, @system, @host, @port, @protocol, @series, @manner, @credentialed, @title, @severity, @severityWord, @vector, @observed, @lines, @suppressed, @firstSeenAt, @lastSeenAt, @lastRun, @goneAt)
            ON CONFLICT (finding_id, check_key) DO UPDATE SET
                series = excluded.series, manner = excluded.manner, credentialed = excluded.credentialed, title = excluded.title, severity = excluded.severity,
                severity_word = excluded.severity_word, vector = excluded.vector, observed = excluded.observed, file_lines = excluded.file_lines,
                suppressed = excluded.suppressed, first_seen_at = excluded.first_seen_at, last_seen_at = excluded.last_seen_at, last_run = excluded.last_run,
                gone_at = excluded.gone_at
            """;
    }

    internal sealed record Row(
        string FindingId, string CheckName, string SystemId, string? Host, long? Port, string? Protocol, string Series, string Manner, long Credentialed, string Title,
        string? Severity, string SeverityWord, string? Vector, string Observed, string FileLines, long Suppressed, long FirstSeenAt, long LastSeenAt, string LastRun, long? GoneAt)
    {
        public Sighting ToSighting() => new()
        {
            Finding = new(Id.Parse(FindingId)),
            Check = CheckName.IndexOf(':', StringComparison.Ordinal) is var colon ? new Check(CheckName[..colon], CheckName[(colon + 1)..]) : default,
            System = new(Id.Parse(SystemId)),
            Host = Host,
            Port = (int?)Port,
            Protocol = Protocol,
            Series = Series,
            Manner = Manner,
            Credentialed = Credentialed != 0,
            Title = Title,
            Severity = Severity is null ? null : Stored.Word<Severity>(Severity),
            SeverityWord = SeverityWord,
            Vector = Vector,
            Observed = Observed,
            Lines = FileLines,
            IsSuppressed = Suppressed != 0,
            FirstSeenAt = FirstSeenAt.ToInstant(),
            Last = new(LastSeenAt.ToInstant(), LastRun),
            GoneAt = GoneAt.ToInstant(),
        };
    }

    /// <summary>What was seen of some findings, those sightings that are gone included, by check.</summary>
    public static async Task<ILookup<FindingId, Sighting>> OfFindingsAsync(ReadSession session, IEnumerable<FindingId> findings, CancellationToken cancellationToken) =>
        (await session.Connection.QueryAsync<Row>(
            Sql.OfFindings, new { findings = TextList.Of(findings.Select(id => id.ToString())), cancellationToken }, session.Transaction))
            .Select(row => row.ToSighting()).ToLookup(sighting => sighting.Finding);

    /// <summary>The same of one finding after one of them, by <see cref="KeyOf"/>; at most <paramref name="count"/>.</summary>
    public static async Task<IReadOnlyList<Sighting>> PageAsync(ReadSession session, FindingId finding, string after, int count, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.Page, new { finding = finding.ToString(), after, count = (long)count, cancellationToken }, session.Transaction))
            .Select(row => row.ToSighting())];

    /// <summary>What the sightings of a finding are ordered by.</summary>
    public static string KeyOf(Sighting sighting) => StoredText.Key(sighting.Check.ToString());

    /// <summary>What runs of a series before this one saw, that neither this one nor one between saw or is known to have missed; after one of them, in order.</summary>
    internal static async Task<IReadOnlyList<Sighting>> AbsentAsync(
        ReadSession session, SystemId system, string series, ScanRunKey run, string after, int count, CancellationToken cancellationToken)
    {
        var space = after.IndexOf(' ', StringComparison.Ordinal);
        return [.. (await session.Connection.QueryAsync<Row>(
            Sql.Absent,
            new
            {
                system = system.ToString(),
                series,
                at = run.At.ToTicks(),
                run = run.Run,
                finding = space < 0 ? "" : after[..space],
                check = space < 0 ? "" : after[(space + 1)..],
                count = (long)count,
                cancellationToken,
            },
            session.Transaction)).Select(row => row.ToSighting())];
    }

    /// <summary>A place in that order.</summary>
    internal static string AfterOf(Sighting sighting) => $"{sighting.Finding} {KeyOf(sighting)}";

    internal static Task PutAsync(WriteSession session, IReadOnlyCollection<Sighting> sightings, CancellationToken cancellationToken)
    {
        return session.InsertManyAsync(
            Sql.Put,
            [
                Of("@finding", seen => seen.Finding.ToString()),
                Of("@check", KeyOf),
                Of("@checkName", seen => seen.Check.ToString()),
                Of("@system", seen => seen.System.ToString()),
                Of("@host", seen => seen.Host),
                Number("@port", seen => seen.Port),
                Of("@protocol", seen => seen.Protocol),
                Of("@series", seen => seen.Series),
                Of("@manner", seen => seen.Manner),
                Number("@credentialed", seen => seen.Credentialed ? 1 : 0),
                Of("@title", seen => seen.Title),
                Of("@severity", seen => seen.Severity is { } severity ? Words.Of(severity) : null),
                Of("@severityWord", seen => seen.SeverityWord),
                Of("@vector", seen => seen.Vector),
                Of("@observed", seen => seen.Observed),
                Of("@lines", seen => seen.Lines),
                Number("@suppressed", seen => seen.IsSuppressed ? 1 : 0),
                Number("@firstSeenAt", seen => seen.FirstSeenAt.ToTicks()),
                Number("@lastSeenAt", seen => seen.Last.At.ToTicks()),
                Of("@lastRun", seen => seen.Last.Run),
                Number("@goneAt", seen => seen.GoneAt.ToTicks()),
            ],
            cancellationToken);

        Values Of(string name, Func<Sighting, string?> value) => new(name, sightings.Select(value).ToArray());
        Values Number(string name, Func<Sighting, long?> value) => new(name, sightings.Select(value).ToArray());
    }
}
