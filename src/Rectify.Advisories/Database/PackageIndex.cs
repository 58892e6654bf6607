using Microsoft.Data.Sqlite;
using Rectify.Advisories.Feeds.Osv;
using Rectify.Scanning.Packages;

namespace Rectify.Advisories.Database;

/// <summary>The table <c>package</c> while an import changes it: read once, held as packed statements, written once in key order.</summary>
internal sealed class PackageIndex
{
    private readonly Dictionary<PackageKey, List<FiledStatement>> packages = [];
    private readonly Dictionary<long, int> editions = [];
    private readonly BlobWriter blob = new();

    public void Load(SqliteConnection connection)
    {
        using var rows = new Statement(connection, "SELECT e.name, p.name, p.affected FROM package p JOIN ecosystem e ON e.n = p.ecosystem");
        while (rows.Step()) packages.Add(new PackageKey(rows.Text(0), rows.Text(1)), AffectedCodec.Split(rows.Blob(2)));
    }

    /// <summary>Forgets what an advisory said before.</summary>
    public void Replace(long advisory) => editions[advisory] = editions.GetValueOrDefault(advisory) + 1;

    public void Add(long advisory, AffectedPackage affected)
    {
        blob.Clear();
        AffectedCodec.WriteStatement(blob, affected);
        var key = PackageKey.For(affected.Ecosystem, affected.Name);
        var filed = new FiledStatement(advisory, editions.GetValueOrDefault(advisory), ByCase: false, blob.Written.ToArray());
        At(key).Add(filed);
        if (key.LowerCased is { } lower) At(lower).Add(filed with { ByCase = true });
    }

    /// <summary>Writes the table, and what it covers: for each ecosystem its packages and the newest of its advisories.</summary>
    public void Save(SqliteConnection connection, Func<long, DateTimeOffset> modifiedAt, CancellationToken cancellation)
    {
        Connections.Run(connection, "DELETE FROM package; DELETE FROM ecosystem; DELETE FROM coverage");
        using var insertPackage = new Statement(connection, "INSERT INTO package VALUES (?1, ?2, ?3)");
        using var insertEcosystem = new Statement(connection, "INSERT INTO ecosystem VALUES (?1, ?2)");
        using var insertCoverage = new Statement(connection, "INSERT INTO coverage VALUES (?1, ?2, ?3, ?4)");
        var number = 0;
        foreach (var ecosystem in packages.Keys.GroupBy(key => key.Ecosystem, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var advisories = new HashSet<long>();
            var names = 0;
            insertEcosystem.Bind(1, ++number).Bind(2, ecosystem.Key).Run();
            foreach (var key in ecosystem.OrderBy(key => key.Name, StringComparer.Ordinal))
            {
                cancellation.ThrowIfCancellationRequested();
                blob.Clear();
                var exact = false;
                foreach (var filed in packages[key].OrderBy(filed => filed.Advisory))
                {
                    if (filed.Edition != editions.GetValueOrDefault(filed.Advisory)) continue;
                    AffectedCodec.WriteEntry(blob, filed);
                    advisories.Add(filed.Advisory);
                    exact |= !filed.ByCase;
                }
                if (blob.Written.IsEmpty) continue;
                if (exact) names++;
                insertPackage.Bind(1, number).Bind(2, key.Name).Bind(3, blob.Written).Run();
            }
            if (advisories.Count > 0)
                insertCoverage.Bind(1, ecosystem.Key).Bind(2, advisories.Count).Bind(3, names).Bind(4, advisories.Max(modifiedAt).UtcTicks).Run();
        }
    }

    private List<FiledStatement> At(PackageKey key)
    {
        if (!packages.TryGetValue(key, out var list)) packages.Add(key, list = []);
        return list;
    }
}
