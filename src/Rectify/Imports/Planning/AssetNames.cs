using Rectify.Imports.Mapping;
using Rectify.Inventory;

namespace Rectify.Imports.Planning;

/// <summary>What rows name, as the store compares it: what is asked for at once.</summary>
internal sealed class AssetNames
{
    public HashSet<string> Products { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Versions { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Systems { get; } = new(StringComparer.Ordinal);

    public HashSet<string> References { get; } = new(StringComparer.Ordinal);

    /// <summary>All that some rows name.</summary>
    public static AssetNames In(IReadOnlyList<ImportRow> rows)
    {
        var named = new AssetNames();
        foreach (var row in rows) named.Take(row);
        return named;
    }

    /// <summary>A product and its version, written with a blank or an @ between them: <c>Gateway 4.2</c>. Null when it is one word.</summary>
    public static (string Product, string Version)? Release(string text)
    {
        var at = text.LastIndexOfAny(['@', ' ']);
        return at > 0 && at < text.Length - 1 ? (text[..at].Trim(), text[(at + 1)..].Trim()) : null;
    }

    private void Take(ImportRow row)
    {
        switch (row.Table)
        {
            case ImportTable.Products: Add(Products, row, ImportColumns.Name); break;
            case ImportTable.Systems: Add(Systems, row, ImportColumns.Name); break;
            case ImportTable.Cases:
                var cells = new RowCells(row, new(), []);
                Add(References, row, ImportColumns.Reference);
                foreach (var system in cells.List(ImportColumns.Systems)) Systems.Add(Names.Key(system));
                foreach (var release in cells.List(ImportColumns.Releases))
                    if (Release(release) is var (product, version))
                    {
                        Products.Add(Names.Key(product));
                        Versions.Add(version);
                    }
                break;
            default:
                Add(Products, row, ImportColumns.Product);
                Add(Systems, row, ImportColumns.System);
                Add(References, row, ImportColumns.Case);
                if (row.Cells.TryGetValue(ImportColumns.Version, out var of)) Versions.Add(of);
                break;
        }
    }

    private static void Add(HashSet<string> names, ImportRow row, string column)
    {
        if (row.Cells.TryGetValue(column, out var name)) names.Add(Names.Key(name));
    }
}
