using Rectify.Foundation;
using Rectify.Imports.Reading;

namespace Rectify.Imports.Mapping;

/// <summary>Tells what a sheet is of and which column is what. What it cannot tell it notes, cell by cell: nothing is lost.</summary>
internal static class SheetMapping
{
    /// <summary>Maps a sheet.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="said">What it is of, where somebody said it.</param>
    /// <param name="rows">Takes its rows.</param>
    /// <param name="notes">Takes what did not map.</param>
    public static void Map(Sheet sheet, ImportTable? said, List<ImportRow> rows, List<ImportNote> notes)
    {
        if (sheet.Rows is not [var headings, ..]) return;
        var title = sheet.Name ?? "";
        if ((said ?? TableOf(sheet, headings)) is not { } table)
        {
            foreach (var row in sheet.Rows)
                notes.Add(new(sheet.File, title, row.Number, "", string.Join("; ", row.Cells.Where(cell => cell.Length > 0)), ImportTexts.TableNotTold));
            return;
        }
        var columns = Columns(table, headings);
        foreach (var missing in ImportColumns.Of(table).Where(column => column.IsNeeded && !columns.Contains(column)))
            notes.Add(new(sheet.File, title, headings.Number, missing.Key, "", ImportTexts.ColumnMissing(missing.Name)));
        foreach (var row in sheet.Rows.Skip(1))
        {
            var cells = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < row.Cells.Count; i++)
            {
                if (row.Cells[i].Length == 0) continue;
                if (i < columns.Length && columns[i] is { } column) cells[column.Key] = row.Cells[i];
                else notes.Add(new(sheet.File, title, row.Number, i < headings.Cells.Count ? headings.Cells[i] : $"{i + 1}", row.Cells[i], ImportTexts.ColumnUnknown));
            }
            if (cells.Count > 0) rows.Add(new(table, sheet.File, title, row.Number, cells));
        }
    }

    /// <summary>The columns of headings, each once: of two headings for one column the first has it.</summary>
    private static ImportColumn?[] Columns(ImportTable table, SheetRow headings)
    {
        var known = ImportColumns.Of(table);
        var columns = new ImportColumn?[headings.Cells.Count];
        for (var i = 0; i < columns.Length; i++)
            if (headings.Cells[i].Length > 0)
                columns[i] = known.FirstOrDefault(column => column.IsCalled(headings.Cells[i]) && Array.IndexOf(columns, column, 0, i) < 0);
        return columns;
    }

    /// <summary>By the name of the sheet or file, else by its headings: the table that has all that it needs and knows most of them. Null when several do.</summary>
    private static ImportTable? TableOf(Sheet sheet, SheetRow headings)
    {
        var fitting = Enum.GetValues<ImportTable>()
            .Select(table => (Table: table, Columns: Columns(table, headings)))
            .Where(each => ImportColumns.Of(each.Table).All(column => !column.IsNeeded || each.Columns.Contains(column)))
            .Select(each => (each.Table, Known: each.Columns.Count(column => column is not null))).ToList();
        foreach (var name in new[] { sheet.Name, Path.GetFileNameWithoutExtension(sheet.File) })
            if (name is not null && fitting.Where(each => ImportColumns.NamesOf(each.Table).Any(word => ImportColumn.Bare(word) == ImportColumn.Bare(name))).ToList() is [var called])
                return called.Table;
        if (fitting.Count == 0) return null;
        var most = fitting.Max(each => each.Known);
        return fitting.Where(each => each.Known == most).ToList() is [var best] ? best.Table : null;
    }
}
