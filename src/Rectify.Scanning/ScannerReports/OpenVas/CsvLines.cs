using System.Text;

namespace Rectify.Scanning.ScannerReports.OpenVas;

/// <summary>The records of a CSV file (RFC 4180): fields in quotes may hold commas, line ends and doubled quotes.</summary>
internal sealed class CsvLines(TextReader text, int limit)
{
    private readonly char[] _buffer = new char[4_096];
    private readonly StringBuilder _field = new();
    private int _at, _end;

    /// <summary>The line that was read last, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Whether the file ended inside of quotes.</summary>
    public bool EndsInQuotes { get; private set; }

    /// <summary>The fields of the next record; null at the end.</summary>
    public IReadOnlyList<string>? Next()
    {
        if (Peek() < 0) return null;
        var fields = new List<string>();
        var size = 0L;
        bool quoted = false, started = false;
        Line++;
        while (true)
        {
            var c = Take();
            if (c < 0 || (!quoted && c is '\n' or ','))
            {
                fields.Add(_field.ToString());
                _field.Clear();
                started = false;
                EndsInQuotes = c < 0 && quoted;
                if (EndsInQuotes) return null; // half a record: the caller says so
                if (c == ',') continue;
                return fields;
            }
            if (++size > limit) throw ReportUnreadException.Over(ScannerNoteCode.TooMuchText, limit);
            if (c == '\n') Line++;
            if (quoted && c == '"' && Peek() == '"') _field.Append((char)Take());
            else if (quoted && c == '"') quoted = false;
            else if (!quoted && !started && c == '"') quoted = true;
            else if (quoted || c != '\r') _field.Append((char)c);
            started = true;
        }
    }

    private int Peek()
    {
        if (_at < _end) return _buffer[_at];
        (_at, _end) = (0, text.Read(_buffer, 0, _buffer.Length));
        return _end == 0 ? -1 : _buffer[0];
    }

    private int Take()
    {
        var c = Peek();
        if (c >= 0) _at++;
        return c;
    }
}
