using System.Text;

namespace Rectify.Cli.Shell;

/// <summary>A column of a table.</summary>
/// <param name="Head">What stands above it; empty in a table without heads.</param>
/// <param name="Least">It is never narrower, when the table must shrink.</param>
/// <param name="Most">It is never wider.</param>
/// <param name="Right">Numbers stand under each other by their last digit.</param>
internal readonly record struct Column(string Head, int Least, int Most = 1000, bool Right = false);

/// <summary>
/// A table without lines, its columns two blanks apart. Columns are as wide as their widest cell; where that is too much for the screen
/// the widest ones give way first, and their cells go on in the next line.
/// </summary>
internal sealed class Grid(int indent, params IReadOnlyList<Column> columns)
{
    private const int Gap = 2;

    private readonly List<IReadOnlyList<Piece>> _rows = [];
    private readonly List<(int Before, int Indent, IReadOnlyList<Piece> Pieces)> _lines = [];

    public void Add(params IReadOnlyList<Piece> cells) => _rows.Add(cells);

    /// <summary>A line between rows that does not keep to the columns.</summary>
    public void AddLine(int indent, params IReadOnlyList<Piece> pieces) => _lines.Add((_rows.Count, indent, pieces));

    public void Write(Screen screen)
    {
        var head = columns.Any(column => column.Head.Length > 0) ? columns.Select(column => new Piece(column.Head, Ink.Faint)).ToList() : null;
        var widths = Widths(screen.Width - indent, head);
        if (head is not null) Write(screen, head, widths);
        var next = 0;
        for (var i = 0; i <= _rows.Count; i++)
        {
            for (; next < _lines.Count && _lines[next].Before == i; next++) screen.Line(_lines[next].Indent, [.. _lines[next].Pieces]);
            if (i < _rows.Count) Write(screen, _rows[i], widths);
        }
    }

    private int[] Widths(int room, List<Piece>? head)
    {
        var widths = columns.Select((column, i) => Math.Min(column.Most, _rows.Select(row => Cells.Width(row[i].Text)).DefaultIfEmpty(0).Max())).ToArray();
        // A column with nothing in it is left out, its head too.
        for (var i = 0; i < widths.Length; i++)
            if (head is not null && widths[i] > 0) widths[i] = Math.Max(widths[i], Cells.Width(head[i].Text));
        while (widths.Sum() + Gap * (widths.Count(width => width > 0) - 1) > room)
        {
            var widest = -1;
            for (var i = 0; i < widths.Length; i++)
                if (widths[i] > columns[i].Least && (widest < 0 || widths[i] - columns[i].Least > widths[widest] - columns[widest].Least)) widest = i;
            if (widest < 0) break;
            widths[widest]--;
        }
        return widths;
    }

    private void Write(Screen screen, IReadOnlyList<Piece> row, int[] widths)
    {
        var cells = row.Select((cell, i) => widths[i] == 0 ? [] : Cells.Wrap(cell.Text, widths[i]).ToList()).ToList();
        for (var line = 0; line < cells.Max(cell => cell.Count); line++)
        {
            var written = new StringBuilder();
            written.Append(' ', indent);
            for (var i = 0; i < cells.Count; i++)
            {
                if (widths[i] == 0) continue;
                var text = line < cells[i].Count ? cells[i][line] : "";
                var rest = Math.Max(0, widths[i] - Cells.Width(text));
                written.Append(' ', columns[i].Right ? rest : 0);
                written.Append(screen.Paint(text, row[i].Ink));
                written.Append(' ', (columns[i].Right ? 0 : rest) + Gap);
            }
            screen.Raw(written.ToString());
        }
    }
}
