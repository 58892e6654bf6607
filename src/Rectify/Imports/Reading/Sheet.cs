namespace Rectify.Imports.Reading;

/// <summary>A table as a file has it: a CSV file is one, a workbook has several.</summary>
/// <param name="File">What the file is called.</param>
/// <param name="Name">What the sheet is called; null for a CSV file.</param>
/// <param name="Rows">Its rows that are not empty, the headings first.</param>
internal sealed record Sheet(string File, string? Name, IReadOnlyList<SheetRow> Rows);

/// <summary>A row.</summary>
/// <param name="Number">Where it stands, from 1: the line of a CSV file on which it begins, the row of a sheet.</param>
/// <param name="Cells">Its cells as texts without blanks around them; dates of a workbook in ISO 8601, without an offset.</param>
internal sealed record SheetRow(int Number, IReadOnlyList<string> Cells)
{
    public bool IsEmpty => Cells.All(cell => cell.Length == 0);
}
