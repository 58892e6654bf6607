using Rectify.Foundation;
using Rectify.Imports.Mapping;

namespace Rectify.Imports;

/// <summary>Empty tables with their headings, and the report of what did not map: CSV that spreadsheets open.</summary>
public static class ImportCsv
{
    /// <summary>The headings of a table in one language, with a mark for programs that would take them for another encoding.</summary>
    public static string Template(ImportTable table, Language language) => $"\ufeff{string.Join(',', ImportColumns.Of(table).Select(column => column.Name.In(language)))}\r\n";

    /// <summary>The headings of the report.</summary>
    public static string ReportHeadings { get; } = "\ufefffile,sheet,row,column,value,why\r\n";

    /// <summary>A line of the report.</summary>
    public static string Line(ImportNote note, Language language) =>
        $"{string.Join(',', new[] { note.File, note.Sheet, $"{note.Row}", note.Column, note.Value, note.Why.In(language) }.Select(Cell))}\r\n";

    /// <summary>In quotes where it needs them; what a spreadsheet would take for a formula begins with an apostrophe.</summary>
    private static string Cell(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] && !int.TryParse(text, out _) ? $"'{text}" : text;
        return safe.AsSpan().IndexOfAny(",;\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
