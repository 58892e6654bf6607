using Microsoft.Data.Sqlite;
using Rectify.Advisories.Feeds;

namespace Rectify.Advisories.Database;

/// <summary>Reads <see cref="DatabaseStatus"/> from its tables.</summary>
internal static class StatusTables
{
    public static DatabaseStatus Read(SqliteConnection connection, string path)
    {
        var (sources, kev, epss, imported) = Sources(connection);
        var ecosystems = new List<EcosystemStatus>();
        using (var rows = new Statement(connection, "SELECT ecosystem, records, packages, newest FROM coverage ORDER BY ecosystem"))
            while (rows.Step())
                ecosystems.Add(new EcosystemStatus(
                    rows.Text(0), rows.Number(1), rows.Number(2), Time(rows.Number(3)), imported.TryGetValue(rows.Text(0), out var at) ? at : null));
        using var summary = new Statement(connection, "SELECT imported_at, advisories, withdrawn, vulnerabilities FROM summary");
        summary.Step();
        var status = new DatabaseStatus(
            Schema.Version, Size(connection, path), Time(summary.Number(0)), summary.Number(1), summary.Number(2), summary.Number(3), ecosystems, kev, epss, sources)
        {
            Point = ChangeLog.Point(connection),
        };
        summary.Reset();
        return status;
    }

    private static (List<SourceStatus>, EditionStatus? Kev, EditionStatus? Epss, Dictionary<string, DateTimeOffset>) Sources(SqliteConnection connection)
    {
        var sources = new List<SourceStatus>();
        var imported = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        EditionStatus? kev = null, epss = null;
        using var rows = new Statement(
            connection, "SELECT feed, name, origin, sha256, bytes, records, imported_at, ecosystem, edition, edition_at FROM source ORDER BY feed, name");
        while (rows.Step())
        {
            var source = new SourceStatus((FeedKind)rows.Number(0), rows.Text(1), rows.Text(2), rows.Text(3), rows.Number(4), rows.Number(5), Time(rows.Number(6)));
            sources.Add(source);
            var edition = new EditionStatus(rows.Text(8), rows.Number(9) == 0 ? null : Time(rows.Number(9)), source.Records, source.ImportedAt);
            if (source.Feed == FeedKind.Kev) kev = edition;
            else if (source.Feed == FeedKind.Epss) epss = edition;
            else if (!imported.TryGetValue(rows.Text(7), out var former) || former < source.ImportedAt) imported[rows.Text(7)] = source.ImportedAt;
        }
        return (sources, kev, epss, imported);
    }

    private static long Size(SqliteConnection connection, string path) =>
        File.Exists(path) ? new FileInfo(path).Length : Connections.Number(connection, "PRAGMA page_count") * Schema.PageSize;

    /// <summary>Instants stand as UTC ticks.</summary>
    private static DateTimeOffset Time(long ticks) => new(ticks, TimeSpan.Zero);
}
