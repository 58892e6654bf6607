using Rectify.Documents.Content;
using Rectify.Documents.Lettering;

namespace Rectify.Documents.PlainText;

/// <summary>
/// A table as text. Columns are as wide as their widest line; where that is too much, the widest give way first and their cells go on in the next
/// line. A table of more columns than fit is written row by row, each cell behind its column's head.
/// </summary>
internal sealed class TextTable(Block.Table table, PageWords words, int width)
{
    private const int Gap = 2, Least = 8;

    /// <summary>The table, line by line.</summary>
    public IEnumerable<string> Lines() => (Least + Gap) * table.Columns.Count - Gap <= width ? Grid() : RowByRow();

    private IEnumerable<string> Grid()
    {
        var widths = Widths();
        foreach (var line in Row([.. table.Columns.Select(column => column.Head)], widths)) yield return line;
        yield return string.Join("  ", widths.Select(column => new string('-', column)));
        foreach (var row in table.Rows)
            foreach (var line in Row(row, widths)) yield return line;
    }

    private IEnumerable<string> Row(IReadOnlyList<Phrase> cells, int[] widths)
    {
        var wrapped = cells.Select((cell, i) => TextColumns.Wrap(Said(cell), widths[i]).ToList()).ToList();
        for (var line = 0; line < wrapped.Max(cell => cell.Count); line++)
        {
            var pieces = wrapped.Select((cell, i) => TextColumns.Pad(line < cell.Count ? cell[line] : "", widths[i], table.Columns[i].IsRight));
            yield return string.Join("  ", pieces).TrimEnd();
        }
    }

    private int[] Widths()
    {
        var widths = table.Columns.Select((column, i) => table.Rows.Select(row => row[i]).Append(column.Head).Max(Natural)).ToArray();
        while (widths.Sum() + Gap * (widths.Length - 1) > width)
            widths[Array.IndexOf(widths, widths.Max())]--;
        return widths;
    }

    /// <summary>More than a whole line is never needed, and not counted: a stranger's cell may be endless.</summary>
    private int Natural(Phrase cell) => Math.Clamp(Said(cell).Split('\n').Max(TextColumns.Width), 1, width);

    private IEnumerable<string> RowByRow()
    {
        foreach (var row in table.Rows)
        {
            for (var i = 0; i < row.Count; i++)
                foreach (var line in TextColumns.Wrap(VisibleText.Line(words.Said(table.Columns[i].Head)) + words.Colon + Said(row[i]), width)) yield return line;
            yield return new string('-', width);
        }
    }

    private string Said(Phrase cell) => VisibleText.Of(words.Said(cell));
}
