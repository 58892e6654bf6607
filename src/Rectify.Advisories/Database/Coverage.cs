using Microsoft.Data.Sqlite;

namespace Rectify.Advisories.Database;

/// <summary>The table <c>coverage</c> while an import changes it: for each ecosystem its packages, its advisories and the newest of them.</summary>
internal sealed class Coverage
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, Row> rows = new(StringComparer.Ordinal);

    public Coverage(SqliteConnection connection)
    {
        this.connection = connection;
        using var known = new Statement(connection, "SELECT ecosystem, records, packages, newest FROM coverage");
        while (known.Step()) rows.Add(known.Text(0), new Row { Records = known.Number(1), Packages = known.Number(2), Newest = known.Number(3) });
    }

    /// <summary>Counts a package that came to be named, or is no longer.</summary>
    public void Packages(string ecosystem, bool wasNamed, bool isNamed) => Of(ecosystem).Packages += (isNamed ? 1 : 0) - (wasNamed ? 1 : 0);

    /// <summary>Counts an advisory where it came to be filed, or is no longer.</summary>
    public void Advisory(ChangedAdvisory changed)
    {
        var former = (changed.Former?.Filed ?? []).Select(filed => filed.Key.Ecosystem).ToHashSet(StringComparer.Ordinal);
        var now = changed.Filed.Select(filed => filed.Key.Ecosystem).ToHashSet(StringComparer.Ordinal);
        foreach (var ecosystem in now)
        {
            var row = Of(ecosystem);
            row.Newest = Math.Max(row.Newest, changed.ModifiedAt.UtcTicks);
            if (!former.Contains(ecosystem)) row.Records++;
        }
        foreach (var ecosystem in former.Where(ecosystem => !now.Contains(ecosystem)))
        {
            var row = Of(ecosystem);
            row.Records--;
            row.LostItsNewest |= changed.Former?.ModifiedAt.UtcTicks == row.Newest;
        }
    }

    public void Save(IReadOnlyDictionary<string, long> ecosystems)
    {
        using var put = new Statement(connection, "INSERT OR REPLACE INTO coverage VALUES (?1, ?2, ?3, ?4)");
        using var remove = new Statement(connection, "DELETE FROM coverage WHERE ecosystem = ?1");
        foreach (var (ecosystem, row) in rows)
        {
            if (row.Records == 0) remove.Bind(1, ecosystem).Run();
            else put.Bind(1, ecosystem).Bind(2, row.Records).Bind(3, row.Packages).Bind(4, row.LostItsNewest ? Newest(ecosystems[ecosystem]) : row.Newest).Run();
        }
    }

    /// <summary>The newest of those that are left; only asked when the one that was the newest went.</summary>
    private long Newest(long ecosystem)
    {
        using var left = new Statement(connection, "SELECT body FROM advisory WHERE n IN (SELECT advisory FROM filed WHERE ecosystem = ?1)");
        left.Bind(1, ecosystem);
        var newest = 0L;
        while (left.Step()) newest = Math.Max(newest, AdvisoryCodec.ReadAliases(left.Blob(0)).ModifiedAt.UtcTicks);
        return newest;
    }

    private Row Of(string ecosystem)
    {
        if (!rows.TryGetValue(ecosystem, out var row)) rows.Add(ecosystem, row = new Row());
        return row;
    }

    private sealed class Row
    {
        public long Records { get; set; }

        public long Packages { get; set; }

        public long Newest { get; set; }

        public bool LostItsNewest { get; set; }
    }
}
