using System.Text;
using Rectify.Foundation;

namespace Rectify.Imports.Reading;

/// <summary>
/// Reads CSV (RFC 4180) with whichever of comma, semicolon and tab its first line has most of; a line <c>sep=;</c> before the headings, as spreadsheets write it,
/// says it. Fields in quotes may hold separators, line ends and doubled quotes.
/// </summary>
internal static class CsvFile
{
    public static Result<IReadOnlyList<Sheet>> Read(string name, ReadOnlySpan<byte> bytes, TextForm encoding)
    {
        if (TextForms.Decode(bytes, encoding) is not { } text) return ImportProblems.NotText(name);
        var rows = Rows(name, text);
        return new Result<IReadOnlyList<Sheet>>.Success([new Sheet(name, null, rows)]);
    }

    private static List<SheetRow> Rows(string name, string text)
    {
        var (at, line, separator) = (0, 1, ',');
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 5 && text[5] is '\r' or '\n')
        {
            separator = text[4];
            (at, line) = (text.IndexOf('\n', StringComparison.Ordinal) + 1, 2);
        }
        else separator = SeparatorOf(text);

        var rows = new List<SheetRow>();
        var (cells, cell, begins) = (new List<string>(), new StringBuilder(), line);
        bool quoted = false, wasQuoted = false;
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '\n') line++;
            if (quoted)
            {
                if (c != '"') Append(c);
                else if (at + 1 < text.Length && text[at + 1] == '"') Append(text[++at]);
                else quoted = false;
            }
            else if (c == '"' && !wasQuoted && IsBlank(cell))
            {
                cell.Clear();
                quoted = wasQuoted = true;
            }
            else if (c == separator) EndCell();
            else if (c == '\n') EndRow();
            else if (c == '\r')
            {
                if (at + 1 < text.Length && text[at + 1] == '\n') continue;
                EndRow(); // a lone CR ends lines of old spreadsheets
                begins = ++line;
            }
            else if (!wasQuoted || !char.IsWhiteSpace(c)) Append(c);
        }
        if (quoted) throw new SheetUnreadException(ImportProblems.QuoteOpen(name, begins));
        if (cells.Count > 0 || cell.Length > 0) EndRow();
        return rows;

        void Append(char c)
        {
            if (cell.Length >= SheetLimits.CellLength) throw new SheetUnreadException(ImportProblems.CellTooLong(name, begins, SheetLimits.CellLength));
            cell.Append(c);
        }

        void EndCell()
        {
            if (cells.Count >= SheetLimits.Columns) throw new SheetUnreadException(ImportProblems.TooManyColumns(name, begins, SheetLimits.Columns));
            cells.Add(StoredText.Clean(cell.ToString().Trim()));
            cell.Clear();
            wasQuoted = false;
        }

        void EndRow()
        {
            EndCell();
            var row = new SheetRow(begins, [.. cells]);
            if (!row.IsEmpty) rows.Add(row);
            if (rows.Count > SheetLimits.Rows) throw new SheetUnreadException(ImportProblems.TooManyRows(name, SheetLimits.Rows));
            cells.Clear();
            begins = line;
        }
    }

    private static bool IsBlank(StringBuilder cell)
    {
        for (var i = 0; i < cell.Length; i++)
            if (!char.IsWhiteSpace(cell[i])) return false;
        return true;
    }

    private static char SeparatorOf(string text)
    {
        Span<int> counts = stackalloc int[3];
        var quoted = false;
        foreach (var c in text)
        {
            if (c == '"') quoted = !quoted;
            else if (!quoted && c is '\r' or '\n') break;
            else if (!quoted && ",;\t".IndexOf(c) is >= 0 and var which) counts[which]++;
        }
        var best = 0;
        for (var i = 1; i < counts.Length; i++)
            if (counts[i] > counts[best]) best = i;
        return ",;\t"[best];
    }
}
