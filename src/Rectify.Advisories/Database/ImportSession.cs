using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Rectify.Advisories.Feeds;
using Rectify.Advisories.Feeds.Epss;
using Rectify.Advisories.Feeds.Kev;
using Rectify.Advisories.Feeds.Osv;
using Rectify.Scanning.Packages;

namespace Rectify.Advisories.Database;

/// <summary>
/// Writes what feeds say into a database, inside the transaction that its caller holds. Advisories are added or replaced one by one
/// as they are read; what follows from them together (the package index, the merged vulnerabilities, the log of changes) is written at the
/// end, for those that say something new: the cost of an update is what it brings, not what is there.
/// </summary>
internal sealed class ImportSession : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly DateTimeOffset importedAt;
    private readonly bool isNew;
    private readonly Statement find;
    private readonly Statement insert;
    private readonly Statement update;
    private readonly Dictionary<string, (long Row, DateTimeOffset ModifiedAt, long Digest)> taken = new(StringComparer.Ordinal);
    private readonly Dictionary<long, ChangedAdvisory> changed = [];
    private readonly HashSet<string> relisted = new(StringComparer.Ordinal);
    private readonly PackageIndex packages;
    private readonly BlobWriter blob = new();
    private long last;

    public ImportSession(SqliteConnection connection, DateTimeOffset importedAt)
    {
        this.connection = connection;
        this.importedAt = importedAt;
        isNew = ChangeLog.Point(connection) is null;
        last = Connections.Number(connection, "SELECT COALESCE(MAX(n), 0) FROM advisory");
        find = new Statement(connection, "SELECT n, digest, body FROM advisory WHERE id = ?1");
        insert = new Statement(connection, "INSERT INTO advisory VALUES (?1, ?2, ?3, ?4)");
        update = new Statement(connection, "UPDATE advisory SET digest = ?2, body = ?3 WHERE n = ?1");
        packages = new PackageIndex(connection);
    }

    /// <summary>
    /// Adds the record, or replaces an older one of the same id; false when the same or a newer one is there. One that says what it said
    /// before costs no more than looking.
    /// </summary>
    public bool Put(OsvRecord record)
    {
        var advisory = record.Advisory;
        var known = Known(advisory.Id, out var fromThisRun);
        // OSV: of two records with one id the one modified later counts. An equal one is written again only when it comes from
        // an earlier import: some feeds change records without saying so.
        if (known is { } there && (advisory.ModifiedAt < there.ModifiedAt || (advisory.ModifiedAt == there.ModifiedAt && fromThisRun))) return false;
        var digest = Digest(record);
        var row = known?.Row ?? ++last;
        taken[advisory.Id] = (row, advisory.ModifiedAt, digest);
        if (known?.Digest == digest) return true;

        if (!changed.TryGetValue(row, out var change)) changed.Add(row, change = new ChangedAdvisory(row, advisory.Id, known is null ? null : Former(row, advisory.Id)));
        blob.Clear();
        AdvisoryCodec.Write(blob, advisory);
        if (known is null) insert.Bind(1, row).Bind(2, advisory.Id).Bind(3, digest).Bind(4, blob.Written).Run();
        else update.Bind(1, row).Bind(2, digest).Bind(3, blob.Written).Run();
        (change.Stands, change.ModifiedAt, change.Aliases) = (advisory.Withdrawal == Withdrawal.None, advisory.ModifiedAt, advisory.Aliases);
        packages.Replace(change, change.Stands ? record.Affected : []);
        return true;
    }

    private (long Row, DateTimeOffset ModifiedAt, long Digest)? Known(string id, out bool fromThisRun)
    {
        if (fromThisRun = taken.TryGetValue(id, out var known)) return known;
        if (isNew || !find.Bind(1, id).Step()) return null;
        known = (find.Number(0), AdvisoryCodec.ReadAliases(find.Blob(2)).ModifiedAt, find.Number(1));
        find.Reset();
        return known;
    }

    private FormerAdvisory Former(long row, string id)
    {
        if (!find.Bind(1, id).Step()) throw new InvalidDataException("The advisory database is damaged.");
        var (stands, modified, aliases) = AdvisoryCodec.ReadAliases(find.Blob(2));
        find.Reset();
        return new FormerAdvisory(stands, modified, stands ? [.. aliases.Append(id).Distinct(StringComparer.Ordinal)] : [], packages.FiledUnder(row));
    }

    /// <summary>Tells a record that says something else: all of it, as 64 bits of a SHA-256.</summary>
    private long Digest(OsvRecord record)
    {
        blob.Clear();
        AdvisoryCodec.Write(blob, record.Advisory);
        foreach (var affected in record.Affected)
        {
            blob.Text(affected.Ecosystem);
            blob.Text(affected.Name);
            AffectedCodec.WriteStatement(blob, affected);
        }
        return BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(blob.Written));
    }

    /// <summary>The edition of a catalogue that is in the database; null when there is none.</summary>
    public (string Edition, DateTimeOffset At)? EditionOf(FeedKind feed)
    {
        using var row = new Statement(connection, "SELECT edition, edition_at FROM source WHERE feed = ?1");
        if (!row.Bind(1, (int)feed).Step()) return null;
        var found = (row.Text(0), new DateTimeOffset(row.Number(1), TimeSpan.Zero));
        row.Reset();
        return found;
    }

    /// <summary>Replaces the KEV catalogue; what is listed otherwise than before has changed.</summary>
    public void Put(KevCatalogue catalogue)
    {
        var former = new Dictionary<long, byte[]>();
        using (var rows = new Statement(connection, "SELECT cve, body FROM kev"))
            while (rows.Step()) former.Add(rows.Number(0), rows.Blob(1).ToArray());
        using var put = new Statement(connection, "INSERT OR REPLACE INTO kev VALUES (?1, ?2)");
        using var remove = new Statement(connection, "DELETE FROM kev WHERE cve = ?1");
        foreach (var entry in catalogue.Entries)
        {
            if (!CveId.TryParse(entry.Cve, out var id)) continue;
            blob.Clear();
            KevCodec.Write(blob, entry);
            if (former.Remove(id.Number, out var body) && blob.Written.SequenceEqual(body)) continue;
            put.Bind(1, id.Number).Bind(2, blob.Written).Run();
            relisted.Add(id.ToString());
        }
        foreach (var cve in former.Keys)
        {
            remove.Bind(1, cve).Run();
            relisted.Add(new CveId(cve).ToString());
        }
    }

    /// <summary>Replaces the EPSS scores.</summary>
    public void Put(IReadOnlyList<(CveId Cve, EpssScore Score)> scores)
    {
        Connections.Run(connection, "DELETE FROM epss");
        using var row = new Statement(connection, "INSERT OR REPLACE INTO epss VALUES (?1, ?2, ?3)");
        foreach (var (cve, score) in scores)
            row.Bind(1, cve.Number).Bind(2, Millionths(score.Score)).Bind(3, Millionths(score.Percentile)).Run();
    }

    /// <summary>Records where data came from. A catalogue has one source; OSV one a file.</summary>
    public void Put(ImportedSource source)
    {
        if (source.Feed != FeedKind.Osv)
        {
            using var former = new Statement(connection, "DELETE FROM source WHERE feed = ?1");
            former.Bind(1, (int)source.Feed).Run();
        }
        using var row = new Statement(connection, "INSERT OR REPLACE INTO source VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
        row.Bind(1, (int)source.Feed).Bind(2, source.Name).Bind(3, source.Origin).Bind(4, source.Sha256).Bind(5, source.Bytes)
            .Bind(6, source.Records).Bind(7, source.Ecosystem).Bind(8, source.Edition).Bind(9, source.EditionAt.UtcTicks).Bind(10, importedAt.UtcTicks).Run();
    }

    /// <summary>Writes what follows from all records together, and what has changed.</summary>
    public void Finish(CancellationToken cancellation)
    {
        packages.Save(changed, cancellation);
        using var table = new VulnerabilityTable(connection);
        var changes = table.Save(changed, packages.FiledUnder, cancellation);
        if (isNew)
        {
            ChangeLog.Begin(connection, importedAt);
        }
        else
        {
            var logged = changes.Select(change => change.Vulnerability).ToHashSet(StringComparer.Ordinal);
            foreach (var cve in relisted.Where(cve => !logged.Contains(cve)).Order(StringComparer.Ordinal))
                // One that no advisory here names may still be found by a scanner, by its id alone.
                changes.Add((cve, table.PackagesOf(cve, packages.FiledUnder) ?? new HashSet<PackageKey>()));
            ChangeLog.Add(connection, changes);
        }
        var withdrawn = Connections.Number(connection, "SELECT COALESCE(MAX(withdrawn), 0) FROM summary")
            + changed.Values.Sum(one => (one.Stands ? 0 : 1) - (one.Former is { Stands: false } ? 1 : 0));
        Connections.Run(connection, "DELETE FROM summary");
        using var summary = new Statement(connection, "INSERT INTO summary SELECT ?1, (SELECT COUNT(*) FROM advisory), ?2, (SELECT COUNT(*) FROM vulnerability)");
        summary.Bind(1, importedAt.UtcTicks).Bind(2, withdrawn).Run();
    }

    private static long Millionths(double share) => (long)Math.Round(share * AdvisoryReader.EpssUnit);

    public void Dispose()
    {
        find.Dispose();
        insert.Dispose();
        update.Dispose();
    }
}

/// <summary>A row of the table <c>source</c>.</summary>
internal sealed record ImportedSource(FeedKind Feed, string Name, string Origin, string Sha256, long Bytes, long Records)
{
    /// <summary>Of an OSV source: the ecosystem that most of its records name.</summary>
    public string Ecosystem { get; init; } = "";
    public string Edition { get; init; } = "";
    public DateTimeOffset EditionAt { get; init; } = new(0, TimeSpan.Zero);
}
