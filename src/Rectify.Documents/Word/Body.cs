using System.Xml.Linq;
using Rectify.Documents.Content;
using Rectify.Documents.Lettering;
using static Rectify.Documents.Word.Markup;

namespace Rectify.Documents.Word;

/// <summary>Turns blocks into paragraphs and tables of the main part.</summary>
internal sealed class Body(Document document)
{
    private const int LabelWidth = 2_800, Half = TextWidth / 2;

    private static readonly XElement KeepNext = Of("keepNext");
    private static readonly XElement PageBreak = Of("pageBreakBefore");

    private readonly List<XElement> written = [];
    private DocumentLanguage language = document.Language;
    private bool beginsPage;

    /// <summary>How many numbered lists there are; each counts from 1.</summary>
    public int NumberedLists { get; private set; }

    private PageWords Words => PageWords.In(language);

    /// <summary>Everything between the margins, in its order.</summary>
    public IReadOnlyList<XElement> Write()
    {
        Opening();
        Add("Title", document.Title);
        if (document.Subtitle is { } subtitle) Add("Subtitle", subtitle);
        Write(document.Blocks);
        return written;
    }

    private void Opening()
    {
        if (document.Letterhead is { } head)
        {
            Add("Sender", head.Sender);
            for (var i = 0; i < head.Lines.Count; i++) Add(i == head.Lines.Count - 1 ? "LastAddress" : "Address", head.Lines[i]);
        }
        var recipient = document.Recipient.Count == 0 ? [] : (IEnumerable<XElement>)[Line("Words", Words.To), .. document.Recipient.Select(line => Line("Recipient", line))];
        List<Field> particulars = [new(Words.Reference, document.Reference), .. document.Date is { } date ? [new Field(Words.Date, date)] : Array.Empty<Field>(), .. document.Particulars];
        AddTable("Plain", [Half, Half], [Row([Cell(Half, recipient), Cell(Half, particulars.SelectMany(field => new[] { Line("Words", field.Label), Line("Recipient", field.Value) }))])]);
    }

    private void Write(IEnumerable<Block> blocks)
    {
        foreach (var block in blocks)
        {
            if (block is Block.Signatures) StayWithNext();
            Write(block);
        }
    }

    private void Write(Block block)
    {
        switch (block)
        {
            case Block.Heading heading:
                Add($"Heading{Math.Clamp(heading.Level, 1, 3)}", heading.Text);
                break;
            case Block.Paragraph paragraph:
                Add(language == DocumentLanguage.Chinese ? "ChineseText" : "BodyText", paragraph.Text);
                break;
            case Block.Fields fields:
                AddTable("Fields", [LabelWidth, TextWidth - LabelWidth], fields.Items.Select(field => Row(
                    [Cell(LabelWidth, [Line("Label", field.Label)]), Cell(TextWidth - LabelWidth, [Line("Cell", field.Value)])], Length.StaysTogether(field) ? [Of("cantSplit")] : [])));
                break;
            case Block.Table table:
                Write(table);
                break;
            case Block.Listing list:
                var number = list.IsNumbered ? Numbering.FirstNumbered + NumberedLists++ : Numbering.Bullets;
                foreach (var item in list.Items) Add("List", item, Of("numPr", Valued("ilvl", 0), Valued("numId", number)));
                break;
            case Block.Note note:
                Add("Note", note.Text);
                break;
            case Block.Signatures signatures:
                Write(signatures);
                break;
            case Block.Part part:
                var around = language;
                (language, beginsPage) = (part.Language, beginsPage || part.BeginsPage);
                Write(part.Blocks);
                language = around;
                break;
            default: throw new ArgumentOutOfRangeException(nameof(block), block, null);
        }
    }

    private void Write(Block.Table table)
    {
        var shares = table.Columns.Sum(column => column.Share);
        var widths = table.Columns.Select(column => TextWidth * column.Share / shares).ToList();
        var head = Row(table.Columns.Select((column, i) => Cell(widths[i], [Line("Head", column.Head, Side(column))])), Of("cantSplit"), Of("tblHeader"));
        var lastKept = Length.StaysTogether(table) ? table.Rows.Count - 1 : 0;
        var rows = table.Rows.Select((row, number) => Row(
            row.Select((cell, i) => Cell(widths[i], [Line("Cell", cell, [.. number < lastKept ? [KeepNext] : Array.Empty<XElement>(), .. Side(table.Columns[i])])])), Of("cantSplit")));
        AddTable("Grid", widths, [head, .. rows]);
    }

    private void Write(Block.Signatures signatures)
    {
        var rows = signatures.Signatories.Chunk(2).Select(pair => Row([Signature(pair[0]), pair.Length > 1 ? Signature(pair[1]) : Cell(Half, [])], Of("cantSplit")));
        AddTable("Plain", [Half, Half], rows);
    }

    /// <summary>Nobody signs a page with nothing else on it: the end of what was written so far goes with what comes next.</summary>
    private void StayWithNext()
    {
        var end = written.FindLastIndex(each => each.Element(W + "pPr")?.Element(W + "pStyle")?.Attribute(W + "val")?.Value != "Gap");
        foreach (var element in written.Skip(Math.Max(end, 0)))
        {
            var paragraphs = element.Name.LocalName == "tbl" ? element.Elements(W + "tr").Last().Descendants(W + "p") : [element];
            foreach (var style in paragraphs.Elements(W + "pPr").Where(each => each.Element(W + "keepNext") is null).Elements(W + "pStyle").ToList()) style.AddAfterSelf(KeepNext);
        }
    }

    private XElement Signature(Signatory signatory) => Cell(Half,
    [
        Line("SignatureLine", ""), Line("Words", Words.PlaceAndDate, KeepNext), Line("SignatureLine", ""), Line("Words", Words.Signature, KeepNext),
        Line("Recipient", signatory.Name, KeepNext), Line("Recipient", signatory.Capacity),
    ]);

    private static XElement[] Side(Column column) => column.IsRight ? [Valued("jc", "right")] : [];

    private void Add(string style, Phrase phrase, params XElement[] properties)
    {
        written.Add(Line(style, phrase, [.. beginsPage ? [PageBreak] : Array.Empty<XElement>(), .. properties]));
        beginsPage = false;
    }

    /// <summary>A paragraph behind it keeps tables that follow each other apart: Word takes them for one else.</summary>
    private void AddTable(string style, IReadOnlyList<int> widths, IEnumerable<XElement> rows)
    {
        if (beginsPage) Add("Gap", "");
        var written = rows.ToList();
        if (written.Count > 0)
            this.written.Add(Of("tbl",
                Of("tblPr", Valued("tblStyle", style), Of("tblW", With("w", widths.Sum()), With("type", "dxa")), Of("tblLayout", With("type", "fixed")), Look(style)),
                Of("tblGrid", widths.Select(width => Of("gridCol", With("w", width)))),
                written));
        Add("Gap", "");
    }

    private static XElement Look(string style) => Of("tblLook", With("val", style == "Grid" ? "0020" : "0000"));

    private static XElement Row(IEnumerable<XElement> cells, params XElement[] properties) => Of("tr", properties.Length > 0 ? Of("trPr", properties) : null, cells);

    private static XElement Cell(int width, IEnumerable<XElement> paragraphs)
    {
        var written = paragraphs.ToList();
        return Of("tc", Of("tcPr", Of("tcW", With("w", width), With("type", "dxa"))), written.Count > 0 ? written : [Paragraph("Cell", [], [])]);
    }

    private XElement Line(string style, Phrase phrase, params IEnumerable<XElement> properties) => Paragraph(style, properties, [Said(phrase)]);

    private XElement Said(Phrase phrase) => Run(Words.Said(phrase), phrase.Language ?? language, phrase switch
    {
        { IsMissing: true } => Valued("rStyle", "Missing"),
        { IsStrong: true } => Valued("rStyle", "Strong"),
        _ => null,
    });
}
