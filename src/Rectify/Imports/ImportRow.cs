namespace Rectify.Imports;

/// <summary>A row of a table whose headings were understood, with what stands in its cells.</summary>
/// <param name="Table">Of what.</param>
/// <param name="File">The file.</param>
/// <param name="Sheet">The sheet of a workbook; empty for a CSV file.</param>
/// <param name="Number">Where it stands, from 1.</param>
/// <param name="Cells">The cells that are not empty, by the key of their column.</param>
internal sealed record ImportRow(ImportTable Table, string File, string Sheet, int Number, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>Where it is, as evidence of what came from it: <c>tickets.xlsx, Facts, row 12</c>.</summary>
    public string Place => Sheet.Length == 0 ? $"{File}, row {Number}" : $"{File}, {Sheet}, row {Number}";

    /// <summary>All of it in one line.</summary>
    public string Whole => string.Join("; ", Cells.Select(cell => $"{cell.Key}={cell.Value}"));
}

/// <summary>What did not map: a cell, or a row.</summary>
/// <param name="File">The file.</param>
/// <param name="Sheet">The sheet of a workbook; empty for a CSV file.</param>
/// <param name="Row">Where the row stands, from 1.</param>
/// <param name="Column">The heading or the key of the column; empty for the row as a whole.</param>
/// <param name="Value">What stands there.</param>
/// <param name="Why">Why it did not map.</param>
public sealed record ImportNote(string File, string Sheet, int Row, string Column, string Value, Foundation.Text Why);
