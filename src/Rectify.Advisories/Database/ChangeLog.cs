using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Rectify.Scanning.Packages;

namespace Rectify.Advisories.Database;

/// <summary>
/// What has changed since the database was built: one row a vulnerability, with the place of its last change, so that it never grows
/// beyond what there is. Whoever follows the database asks for what lies after the point that he knows.
/// </summary>
internal static class ChangeLog
{
    /// <summary>Which database this is and how far it has come; null while it is being built.</summary>
    public static AdvisoryPoint? Point(SqliteConnection connection)
    {
        using var row = new Statement(connection, "SELECT identity, sequence FROM point");
        if (!row.Step()) return null;
        var point = new AdvisoryPoint(row.Text(0), row.Number(1));
        row.Reset();
        return point;
    }

    /// <summary>Begins to count. The identity follows from when and from what the database was built.</summary>
    public static void Begin(SqliteConnection connection, DateTimeOffset importedAt)
    {
        var text = new StringBuilder(importedAt.UtcTicks.ToString(CultureInfo.InvariantCulture));
        using (var sources = new Statement(connection, "SELECT name, sha256 FROM source ORDER BY feed, name"))
            while (sources.Step()) text.Append('\n').Append(sources.Text(0)).Append('\n').Append(sources.Text(1));
        using var begin = new Statement(connection, "INSERT INTO point VALUES (?1, 0)");
        begin.Bind(1, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16))).Run();
    }

    /// <summary>Adds changes. A vulnerability that had changed before takes the packages of that change along.</summary>
    public static void Add(SqliteConnection connection, IEnumerable<(string Vulnerability, IReadOnlySet<PackageKey> Packages)> changes)
    {
        var sequence = Point(connection)?.Sequence ?? throw new InvalidOperationException("Nothing changes while the database is built.");
        using var former = new Statement(connection, "SELECT packages FROM change WHERE vulnerability = ?1");
        using var put = new Statement(connection, "INSERT OR REPLACE INTO change VALUES (?1, ?2, ?3)");
        var blob = new BlobWriter();
        foreach (var (vulnerability, packages) in changes)
        {
            var all = packages.ToHashSet();
            if (former.Bind(1, vulnerability).Step())
            {
                all.UnionWith(Packages(former.Blob(0)));
                former.Reset();
            }
            blob.Clear();
            foreach (var (ecosystem, name) in all.OrderBy(key => key.Ecosystem, StringComparer.Ordinal).ThenBy(key => key.Name, StringComparer.Ordinal))
            {
                blob.Text(ecosystem);
                blob.Text(name);
            }
            put.Bind(1, ++sequence).Bind(2, vulnerability).Bind(3, blob.Written).Run();
        }
        using var point = new Statement(connection, "UPDATE point SET sequence = ?1");
        point.Bind(1, sequence).Run();
    }

    public static List<AdvisoryChange> Read(SqliteConnection connection, long after, int count)
    {
        var changes = new List<AdvisoryChange>();
        using var rows = new Statement(connection, "SELECT sequence, vulnerability, packages FROM change WHERE sequence > ?1 ORDER BY sequence LIMIT ?2");
        rows.Bind(1, after).Bind(2, count);
        while (rows.Step()) changes.Add(new AdvisoryChange(rows.Number(0), rows.Text(1), Packages(rows.Blob(2))));
        return changes;
    }

    private static List<PackageKey> Packages(ReadOnlySpan<byte> bytes)
    {
        var blob = new BlobReader(bytes);
        var packages = new List<PackageKey>();
        while (!blob.AtEnd) packages.Add(new PackageKey(blob.Text(), blob.Text()));
        return packages;
    }
}
