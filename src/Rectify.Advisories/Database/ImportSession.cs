using Microsoft.Data.Sqlite;
using Rectify.Advisories.Feeds;
using Rectify.Advisories.Feeds.Epss;
using Rectify.Advisories.Feeds.Kev;
using Rectify.Advisories.Feeds.Osv;

namespace Rectify.Advisories.Database;

/// <summary>
/// Writes what feeds say into a database, inside the transaction that its caller holds. Advisories are added or replaced one by one
/// as they are read; what follows from all of them together (the package index, the merged vulnerabilities) is written at the end.
/// </summary>
internal sealed class ImportSession : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly DateTimeOffset importedAt;
    private readonly Statement insert;
    private readonly Statement update;
    private readonly Dictionary<string, long> rows = new(StringComparer.Ordinal);
    private readonly List<(DateTimeOffset ModifiedAt, bool FromThisRun)> states = [default]; // by row, from 1
    private readonly PackageIndex packages = new();
    private readonly BlobWriter blob = new();

    public ImportSession(SqliteConnection connection, DateTimeOffset importedAt)
    {
        this.connection = connection;
        this.importedAt = importedAt;
        insert = new Statement(connection, "INSERT INTO advisory VALUES (?1, ?2, ?3)");
        update = new Statement(connection, "UPDATE advisory SET body = ?2 WHERE n = ?1");
        packages.Load(connection);
        using var known = new Statement(connection, "SELECT n, id, body FROM advisory ORDER BY n");
        while (known.Step())
        {
            rows.Add(known.Text(1), known.Number(0));
            states.Add((AdvisoryCodec.ReadAliases(known.Blob(2)).ModifiedAt, false));
        }
    }

    /// <summary>Adds the record, or replaces an older one of the same id; false when the same or a newer one is there.</summary>
    public bool Put(OsvRecord record)
    {
        var advisory = record.Advisory;
        if (rows.TryGetValue(advisory.Id, out var row))
        {
            // OSV: of two records with one id the one modified later counts. An equal one is written again only when it comes from
            // an earlier import: some feeds change records without saying so.
            var (modified, fromThisRun) = states[(int)row];
            if (advisory.ModifiedAt < modified || (advisory.ModifiedAt == modified && fromThisRun)) return false;
            Write(advisory);
            update.Bind(1, row).Bind(2, blob.Written).Run();
            states[(int)row] = (advisory.ModifiedAt, true);
            packages.Replace(row);
        }
        else
        {
            row = states.Count;
            Write(advisory);
            insert.Bind(1, row).Bind(2, advisory.Id).Bind(3, blob.Written).Run();
            rows.Add(advisory.Id, row);
            states.Add((advisory.ModifiedAt, true));
        }
        if (advisory.Withdrawal == Withdrawal.None)
            foreach (var affected in record.Affected) packages.Add(row, affected);
        return true;
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

    /// <summary>Replaces the KEV catalogue.</summary>
    public void Put(KevCatalogue catalogue)
    {
        Connections.Run(connection, "DELETE FROM kev");
        using var row = new Statement(connection, "INSERT OR REPLACE INTO kev VALUES (?1, ?2)");
        foreach (var entry in catalogue.Entries)
        {
            if (!CveId.TryParse(entry.Cve, out var id)) continue;
            blob.Clear();
            KevCodec.Write(blob, entry);
            row.Bind(1, id.Number).Bind(2, blob.Written).Run();
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

    /// <summary>Writes what follows from all records together.</summary>
    public void Finish(CancellationToken cancellation)
    {
        packages.Save(connection, row => states[(int)row].ModifiedAt, cancellation);
        var (withdrawn, vulnerabilities) = Merge(cancellation);
        Connections.Run(connection, "DELETE FROM summary");
        using var summary = new Statement(connection, "INSERT INTO summary VALUES (?1, ?2, ?3, ?4)");
        summary.Bind(1, importedAt.UtcTicks).Bind(2, rows.Count).Bind(3, withdrawn).Bind(4, vulnerabilities).Run();
    }

    private (long Withdrawn, long Vulnerabilities) Merge(CancellationToken cancellation)
    {
        var graph = new AliasGraph();
        long withdrawn = 0;
        using (var all = new Statement(connection, "SELECT n, id, body FROM advisory"))
            while (all.Step())
            {
                var (stands, _, aliases) = AdvisoryCodec.ReadAliases(all.Blob(2));
                if (stands) graph.Add(all.Number(0), all.Text(1), aliases);
                else withdrawn++;
            }
        Connections.Run(connection, "DELETE FROM vulnerability; DELETE FROM membership");
        using var vulnerability = new Statement(connection, "INSERT INTO vulnerability VALUES (?1, ?2)");
        using var membership = new Statement(connection, "INSERT INTO membership VALUES (?1, ?2)");
        var number = 0L;
        foreach (var merged in graph.Merge())
        {
            cancellation.ThrowIfCancellationRequested();
            blob.Clear();
            VulnerabilityCodec.Write(blob, merged);
            vulnerability.Bind(1, ++number).Bind(2, blob.Written).Run();
            foreach (var advisory in merged.Advisories) membership.Bind(1, advisory).Bind(2, number).Run();
        }
        return (withdrawn, number);
    }

    private void Write(Advisory advisory)
    {
        blob.Clear();
        AdvisoryCodec.Write(blob, advisory);
    }

    private static long Millionths(double share) => (long)Math.Round(share * AdvisoryReader.EpssUnit);

    public void Dispose()
    {
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
