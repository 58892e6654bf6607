using System.Text;

namespace Rectify.Cli.Shell;

/// <summary>A column of a table.</summary>
/// <param name="Head">What stands above it; empty in a table without heads.</param>
/// <param name="Least">It is never narrower, when the table must shrink.</param>
/// <param name="Most">It is never wider.</param>
internal readonly record struct Column(string Head, int Least, int Most = 1000);

/// <summary>
/// A table without lines, its columns two blanks apart. Columns are as wide as their widest cell; where that is too much for the screen
/// the widest ones give way first, and their cells go on in the next line.
/// </summary>
internal sealed class Grid(int indent, params IReadOnlyList<Column> columns)
{
    private const int Gap = 2;

    private readonly List<IReadOnlyList<Piece>> _rows = [];

    public void Add(params IReadOnlyList<Piece> cells) => _rows.Add(cells);

    public void Write(Screen screen)
    {
        if (columns.Any(column => column.Head.Length > 0)) _rows.Insert(0, [.. columns.Select(column => new Piece(column.Head, Ink.Faint))]);
        var widths = Widths(screen.Width - indent);
        foreach (var row in _rows) Write(screen, row, widths);
    }

    private int[] Widths(int room)
    {
        var widths = columns.Select((column, i) => Math.Min(column.Most, _rows.Max(row => Cells.Width(row[i].Text)))).ToArray();
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
                written.Append(screen.Paint(text, row[i].Ink));
                written.Append(' ', Math.Max(0, widths[i] - Cells.Width(text)) + Gap);
            }
            screen.Raw(written.ToString());
        }
    }
}
