using Microsoft.Data.Sqlite;
using Rectify.Advisories.Feeds.Osv;
using Rectify.Scanning.Packages;

namespace Rectify.Advisories.Database;

/// <summary>
/// The table <c>package</c> while an import changes it: only the packages that changed advisories name, or named, are read and written
/// again. Beside it stands under which packages each advisory is filed, and what each ecosystem covers.
/// </summary>
internal sealed class PackageIndex
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<PackageKey, List<FiledStatement>> added = [];
    private readonly Dictionary<long, int> editions = [];
    private readonly Dictionary<string, long> ecosystems = new(StringComparer.Ordinal);
    private readonly Dictionary<long, string> names = [];
    private readonly BlobWriter blob = new();

    public PackageIndex(SqliteConnection connection)
    {
        this.connection = connection;
        using var rows = new Statement(connection, "SELECT n, name FROM ecosystem");
        while (rows.Step()) Know(rows.Number(0), rows.Text(1));
    }

    /// <summary>Takes the place of what the advisory said so far.</summary>
    public void Replace(ChangedAdvisory changed, IReadOnlyList<AffectedPackage> affected)
    {
        var edition = editions[changed.Row] = editions.GetValueOrDefault(changed.Row) + 1;
        changed.Filed.Clear();
        foreach (var one in affected)
        {
            blob.Clear();
            AffectedCodec.WriteStatement(blob, one);
            var key = PackageKey.For(one.Ecosystem, one.Name);
            var filed = new FiledStatement(changed.Row, edition, ByCase: false, blob.Written.ToArray());
            File(changed, key, filed);
            if (key.LowerCased is { } lower) File(changed, lower, filed with { ByCase = true });
        }
    }

    /// <summary>Under which packages an advisory is filed in the database.</summary>
    public List<(PackageKey Key, bool ByCase)> FiledUnder(long advisory)
    {
        using var rows = new Statement(connection, "SELECT ecosystem, name, by_case FROM filed WHERE advisory = ?1");
        rows.Bind(1, advisory);
        var filed = new List<(PackageKey, bool)>();
        while (rows.Step()) filed.Add((new PackageKey(names[rows.Number(0)], rows.Text(1)), rows.Number(2) == 1));
        return filed;
    }

    /// <summary>Writes what the changed advisories come to.</summary>
    public void Save(IReadOnlyDictionary<long, ChangedAdvisory> changed, CancellationToken cancellation)
    {
        var coverage = new Coverage(connection);
        var touched = added.Keys.Concat(changed.Values.SelectMany(one => one.Former?.Filed ?? []).Select(filed => filed.Key)).Distinct().ToList();
        foreach (var ecosystem in touched.Select(key => key.Ecosystem).Distinct(StringComparer.Ordinal).Where(name => !ecosystems.ContainsKey(name)).Order(StringComparer.Ordinal).ToList())
        {
            Know(ecosystems.Count + 1, ecosystem);
            using var insert = new Statement(connection, "INSERT INTO ecosystem VALUES (?1, ?2)");
            insert.Bind(1, ecosystems.Count).Bind(2, ecosystem).Run();
        }
        using var find = new Statement(connection, "SELECT affected FROM package WHERE ecosystem = ?1 AND name = ?2");
        using var put = new Statement(connection, "INSERT OR REPLACE INTO package VALUES (?1, ?2, ?3)");
        using var remove = new Statement(connection, "DELETE FROM package WHERE ecosystem = ?1 AND name = ?2");
        foreach (var key in touched.OrderBy(key => ecosystems[key.Ecosystem]).ThenBy(key => key.Name, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            var number = ecosystems[key.Ecosystem];
            List<FiledStatement> former = [];
            if (find.Bind(1, number).Bind(2, key.Name).Step())
            {
                former = AffectedCodec.Split(find.Blob(0));
                find.Reset();
            }
            var statements = former.Where(filed => !changed.ContainsKey(filed.Advisory))
                .Concat((added.GetValueOrDefault(key) ?? []).Where(filed => filed.Edition == editions[filed.Advisory]))
                .OrderBy(filed => filed.Advisory).ToList();
            coverage.Packages(key.Ecosystem, former.Exists(filed => !filed.ByCase), statements.Exists(filed => !filed.ByCase));
            blob.Clear();
            foreach (var filed in statements) AffectedCodec.WriteEntry(blob, filed);
            if (statements.Count > 0) put.Bind(1, number).Bind(2, key.Name).Bind(3, blob.Written).Run();
            else remove.Bind(1, number).Bind(2, key.Name).Run();
        }
        SaveFiled(changed.Values, coverage);
        coverage.Save(ecosystems);
    }

    private void SaveFiled(IEnumerable<ChangedAdvisory> changed, Coverage coverage)
    {
        using var forget = new Statement(connection, "DELETE FROM filed WHERE advisory = ?1");
        using var insert = new Statement(connection, "INSERT INTO filed VALUES (?1, ?2, ?3, ?4)");
        foreach (var one in changed)
        {
            if (one.Former is not null) forget.Bind(1, one.Row).Run();
            foreach (var (key, byCase) in one.Filed) insert.Bind(1, one.Row).Bind(2, ecosystems[key.Ecosystem]).Bind(3, key.Name).Bind(4, byCase ? 1 : 0).Run();
            coverage.Advisory(one);
        }
    }

    private void File(ChangedAdvisory changed, PackageKey key, FiledStatement filed)
    {
        if (!added.TryGetValue(key, out var list)) added.Add(key, list = []);
        list.Add(filed);
        changed.Filed.Add((key, filed.ByCase));
    }

    private void Know(long number, string name)
    {
        ecosystems.Add(name, number);
        names.Add(number, name);
    }
}
