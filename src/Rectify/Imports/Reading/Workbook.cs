using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using NodaTime;
using NodaTime.Text;
using Rectify.Foundation;

namespace Rectify.Imports.Reading;

/// <summary>
/// Reads the values of an XLSX workbook (ISO/IEC 29500): the text of cells, and dates where the format of a cell says that its number is one. Formulas are not
/// computed (the value that the spreadsheet saved counts), links are not followed, no document type is read, and everything is within a budget.
/// </summary>
/// <param name="name">What the file is called.</param>
/// <param name="bytes">Its bytes.</param>
internal sealed class Workbook(string name, ReadOnlyMemory<byte> bytes)
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", Strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";

    private static readonly XmlReaderSettings Xml = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, CloseInput = true,
    };

    private readonly List<string> shared = [];
    private readonly char[] piece = new char[4_096];
    private readonly HashSet<int> dateStyles = [];
    private long left = SheetLimits.UnpackedBytes;
    private int rows;
    private bool from1904;

    /// <summary>Its sheets that have rows, in the workbook's order.</summary>
    /// <exception cref="SheetUnreadException">It cannot be read.</exception>
    public IReadOnlyList<Sheet> Read()
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes.ToArray(), writable: false), ZipArchiveMode.Read);
            if (zip.Entries.Count > SheetLimits.Parts) throw Unread(ImportProblems.WorkbookBroken(name));
            var targets = Relations(zip);
            var sheets = Sheets(zip);
            if (sheets.Count > SheetLimits.Sheets) throw Unread(ImportProblems.TooManySheets(name, SheetLimits.Sheets));
            SharedTexts(zip);
            Styles(zip);
            var read = new List<Sheet>();
            foreach (var (title, relation) in sheets)
                if (targets.TryGetValue(relation, out var target) && Rows(zip, target, title) is { Count: > 0 } found) read.Add(new(name, title, found));
            return read;
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException or FormatException or OverflowException)
        {
            throw Unread(ImportProblems.WorkbookBroken(name));
        }
    }

    private static SheetUnreadException Unread(Problem problem) => new(problem);

    private void Unpacked(int more)
    {
        if ((left -= more) < 0) throw Unread(ImportProblems.TooLarge(name, SheetLimits.UnpackedBytes >> 20));
    }

    private XmlReader? Open(ZipArchive zip, string path)
    {
        var entry = zip.Entries.FirstOrDefault(part => string.Equals(part.FullName.TrimStart('/'), path, StringComparison.OrdinalIgnoreCase));
        return entry is null ? null : XmlReader.Create(new Metered(entry.Open(), this), Xml);
    }

    private Dictionary<string, string> Relations(ZipArchive zip)
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        using var xml = Open(zip, "xl/_rels/workbook.xml.rels");
        while (xml?.Read() == true)
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && xml.GetAttribute("TargetMode") != "External"
                && xml.GetAttribute("Id") is { } id && xml.GetAttribute("Target") is { } target)
                targets[id] = target.StartsWith('/') ? target[1..] : $"xl/{target}";
        return targets;
    }

    private List<(string Title, string Relation)> Sheets(ZipArchive zip)
    {
        using var xml = Open(zip, "xl/workbook.xml") ?? throw Unread(ImportProblems.WorkbookBroken(name));
        var sheets = new List<(string, string)>();
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "workbookPr") from1904 = xml.GetAttribute("date1904") is "1" or "true";
            if (xml.LocalName != "sheet") continue;
            var relation = "";
            for (var i = 0; i < xml.AttributeCount; i++)
            {
                xml.MoveToAttribute(i);
                if (xml.LocalName == "id" && xml.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal)) relation = xml.Value;
            }
            xml.MoveToElement();
            sheets.Add((StoredText.Clean(xml.GetAttribute("name") ?? ""), relation));
        }
        return sheets;
    }

    private void SharedTexts(ZipArchive zip)
    {
        using var xml = Open(zip, "xl/sharedStrings.xml");
        while (xml?.Read() == true)
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" }) shared.Add(TextIn(xml));
    }

    /// <summary>The texts below an element, without the readings that stand beside Chinese and Japanese ones.</summary>
    private string TextIn(XmlReader xml)
    {
        if (xml.IsEmptyElement) return "";
        var (text, depth) = (new StringBuilder(), xml.Depth);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "rPh", IsEmptyElement: false, Depth: var reading })
                while (xml.Read() && xml.Depth > reading) continue;
            if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA)) continue;
            // In pieces: a text that is too long never becomes a string.
            for (int read; (read = xml.ReadValueChunk(piece, 0, piece.Length)) > 0;)
            {
                text.Append(piece, 0, read);
                if (text.Length > SheetLimits.CellLength) throw Unread(ImportProblems.CellTooLong(name, rows, SheetLimits.CellLength));
            }
        }
        return text.ToString();
    }

    /// <summary>Which formats of cells are dates: those numbered so by the standard, and those whose code has a part of a date.</summary>
    private void Styles(ZipArchive zip)
    {
        using var xml = Open(zip, "xl/styles.xml");
        var (own, style, inFormats) = (new HashSet<int>(), 0, false);
        while (xml?.Read() == true)
        {
            if (xml.LocalName == "cellXfs") inFormats = xml.NodeType == XmlNodeType.Element;
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "numFmt" && xml.GetAttribute("numFmtId") is { } id && IsDate(xml.GetAttribute("formatCode") ?? "")) own.Add(Number(id));
            if (xml.LocalName != "xf" || !inFormats) continue;
            if (xml.GetAttribute("numFmtId") is { } format && Number(format) is var code && (IsDate(code) || own.Contains(code))) dateStyles.Add(style);
            style++;
        }
    }

    /// <summary>ISO/IEC 29500-1, 18.8.30, with those of east Asian languages.</summary>
    private static bool IsDate(int format) => format is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    private static bool IsDate(string format)
    {
        var quoted = false;
        for (var i = 0; i < format.Length; i++)
        {
            var c = format[i];
            if (c == '"') quoted = !quoted;
            else if (quoted) continue;
            else if (c == '\\') i++;
            else if (c == '[' && format.IndexOf(']', i) is > 0 and var end) i = end; // a colour, a language, elapsed hours
            else if (c is 'y' or 'Y' or 'd' or 'D' or 'h' or 'H') return true;
        }
        return false;
    }

    private List<SheetRow> Rows(ZipArchive zip, string path, string title)
    {
        using var xml = Open(zip, path) ?? throw Unread(ImportProblems.WorkbookBroken(name));
        var (found, cells, number, inRow) = (new List<SheetRow>(), new List<string>(), 0, false);
        while (xml.Read())
        {
            if (xml.NamespaceURI is not (Main or Strict)) continue;
            switch (xml.NodeType, xml.LocalName)
            {
                case (XmlNodeType.Element, "row"):
                    number = xml.GetAttribute("r") is { } said ? Number(said) : number + 1;
                    cells.Clear();
                    inRow = !xml.IsEmptyElement;
                    break;
                case (XmlNodeType.Element, "c") when inRow:
                    var column = xml.GetAttribute("r") is { } place ? ColumnOf(place) : cells.Count;
                    if (column is < 0 or >= SheetLimits.Columns) throw Unread(ImportProblems.TooManyColumns($"{name}, {title}", number, SheetLimits.Columns));
                    while (cells.Count <= column) cells.Add("");
                    cells[column] = StoredText.Clean(Cell(xml).Trim());
                    break;
                case (XmlNodeType.EndElement, "row"):
                    inRow = false;
                    var row = new SheetRow(number, [.. cells]);
                    if (row.IsEmpty) break;
                    if (++rows > SheetLimits.Rows) throw Unread(ImportProblems.TooManyRows(name, SheetLimits.Rows));
                    found.Add(row);
                    break;
            }
        }
        return found;
    }

    private string Cell(XmlReader xml)
    {
        var (type, style) = (xml.GetAttribute("t") ?? "n", xml.GetAttribute("s") is { } said ? Number(said) : 0);
        if (xml.IsEmptyElement) return "";
        var (value, depth) = ("", xml.Depth);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName is "v" or "is") value = TextIn(xml);
        }
        return type switch
        {
            "s" => Number(value) is var index && index < shared.Count ? shared[index] : "",
            "b" => value == "1" ? "true" : "false",
            "n" when dateStyles.Contains(style) && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var days) => Date(days) ?? value,
            "n" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) && Math.Abs(exact) < 1e15 => Written(value, exact),
            _ => value,
        };
    }

    /// <summary>Spreadsheets save 4.1 as 4.0999999999999996 and 12 as 1.2E1; fifteen digits are what they show.</summary>
    private static string Written(string value, double exact) =>
        value.Length < 15 && !value.Contains('E', StringComparison.OrdinalIgnoreCase) ? value : exact.ToString("G15", CultureInfo.InvariantCulture);

    /// <summary>A date counted in days, in ISO 8601 without an offset; null when it is none.</summary>
    private string? Date(double days)
    {
        if (days is < 1 or > 200_000) return null;
        // The 29 February 1900 that spreadsheets count never was.
        var start = from1904 ? new LocalDateTime(1904, 1, 1, 0, 0) : new LocalDateTime(1899, 12, days < 60 ? 31 : 30, 0, 0);
        var at = start.PlusSeconds((long)Math.Round(days * 86_400));
        return at.TimeOfDay == LocalTime.Midnight ? LocalDatePattern.Iso.Format(at.Date) : LocalDateTimePattern.GeneralIso.Format(at);
    }

    /// <summary><c>AB12</c> is 27.</summary>
    private static int ColumnOf(string place)
    {
        var column = 0;
        foreach (var c in place)
        {
            if (c is < 'A' or > 'Z') break;
            column = Math.Min(column * 26 + (c - 'A' + 1), SheetLimits.Columns + 1);
        }
        return column - 1;
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Counts what is unpacked: a small file must not become a large one.</summary>
    private sealed class Metered(Stream inner, Workbook book) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            book.Unpacked(read);
            return read;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
