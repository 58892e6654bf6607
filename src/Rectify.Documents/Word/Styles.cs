using System.Xml.Linq;
using Rectify.Documents.Content;
using static Rectify.Documents.Word.Markup;

namespace Rectify.Documents.Word;

/// <summary>
/// The part of the styles: everything looks as its style says, so that whoever gets the document can change the look in one place. The faces are those
/// that Word brings everywhere: Song for Chinese text and Hei for Chinese headings, as official documents have it.
/// </summary>
internal static class Styles
{
    private const string Serif = "Times New Roman", Sans = "Arial", Song = "SimSun", Hei = "SimHei";

    /// <summary>The faces that the styles name, each with its Panose number, family and whether it is for Chinese.</summary>
    public static readonly IReadOnlyList<(string Name, string Panose, string Family, bool IsChinese)> Faces =
        [(Serif, "02020603050405020304", "roman", false), (Sans, "020B0604020202020204", "swiss", false), (Song, "02010600030101010101", "auto", true), (Hei, "02010609060101010101", "modern", true)];

    /// <summary>The part.</summary>
    public static XElement Of(Document document) => Markup.Of("styles",
        new XAttribute(XNamespace.Xmlns + "w", W),
        Markup.Of("docDefaults",
            Markup.Of("rPrDefault", Markup.Of("rPr", Face(Serif, Song), Size(21), Language(document.Language))),
            Markup.Of("pPrDefault", Markup.Of("pPr", Spacing(0, 120, 276)))),
        Paragraph("Normal", "Normal", null, [], [], isDefault: true),
        Paragraph("BodyText", "Body Text", "Normal", [Markup.Of("widowControl")], []),
        // Chinese paragraphs begin two characters in, and fill their lines.
        Paragraph("ChineseText", "Chinese Body Text", "BodyText", [Spacing(0, 120, 320), Markup.Of("ind", With("firstLineChars", 200), With("firstLine", 420)), Valued("jc", "both")], []),
        Paragraph("Sender", "Sender", "Normal", [Spacing(0, 40, 240)], [Face(Sans, Hei), Markup.Of("b"), Size(26)]),
        Paragraph("Address", "Address", "Normal", [Spacing(0, 0, 250)], [Size(19)]),
        Paragraph("LastAddress", "Last Address Line", "Address",
            [Markup.Of("pBdr", Border("bottom", 6, 6)), Spacing(0, 280, 250)], []),
        Paragraph("Recipient", "Recipient", "Normal", [Spacing(0, 0, 264)], []),
        Paragraph("Words", "Small Label", "Normal", [Markup.Of("keepNext"), Spacing(40, 0, 240)], [Face(Sans, Hei), Valued("color", "444444"), Size(17)]),
        Paragraph("Title", "Title", "Normal", [Markup.Of("keepNext"), Spacing(120, 80, 264)], [Face(Sans, Hei), Markup.Of("b"), Size(32)]),
        Paragraph("Subtitle", "Subtitle", "Normal", [Markup.Of("keepNext"), Spacing(0, 200, 264)], [Size(24)]),
        Heading(1, 24, 280, 100), Heading(2, 21, 200, 80), Heading(3, 20, 160, 60),
        Paragraph("List", "List", "Normal", [Spacing(0, 60, 276)], []),
        Paragraph("Note", "Note", "Normal",
            [Markup.Of("keepLines"), Markup.Of("pBdr", Border("top", 4, 4, "F4F4F4"), Border("left", 18, 8), Border("bottom", 4, 4, "F4F4F4")), Shade("F4F4F4"), Spacing(160, 240, 276), Markup.Of("ind", With("left", 200), With("right", 100))], []),
        Paragraph("Label", "Field Label", "Normal", [Spacing(0, 0, 264)], [Face(Sans, Hei), Valued("color", "333333"), Size(18)]),
        Paragraph("Cell", "Table Text", "Normal", [Spacing(0, 0, 264)], [Size(20)]),
        Paragraph("Head", "Table Head", "Cell", [Markup.Of("keepNext")], [Face(Sans, Hei), Markup.Of("b"), Size(18)]),
        Paragraph("Gap", "Gap", "Normal", [Markup.Of("spacing", With("before", 0), With("after", 0), With("line", 160), With("lineRule", "exact"))], [Size(8)]),
        Paragraph("SignatureLine", "Signature Line", "Normal", [Markup.Of("keepNext"), Markup.Of("pBdr", Border("bottom", 6, 1)), Spacing(400, 0, 264), Markup.Of("ind", With("right", 560))], []),
        Paragraph("Header", "header", "Normal", [Tabs, Spacing(0, 0, 240)], [Face(Sans, Hei), Valued("color", "444444"), Size(17)]),
        Paragraph("Footer", "footer", "Header", [], []),
        Character("Strong", "Strong", [Markup.Of("b")]),
        Character("Missing", "Missing", [Shade("FFF2B3")]),
        Character("Tlp", "TLP Label", [Face(Sans, Hei), Markup.Of("b"), Size(24), Shade("000000")]),
        Table("Plain", "Plain Layout", 0, null, null),
        Table("Fields", "Labelled Fields", 40, Markup.Of("tblBorders", Border("bottom", 4, 0, "BBBBBB"), Border("insideH", 4, 0, "BBBBBB")), null),
        Table("Grid", "Report Table", 60, Markup.Of("tblBorders", Border("bottom", 4, 0, "BBBBBB"), Border("insideH", 4, 0, "BBBBBB")),
            Markup.Of("tblStylePr", With("type", "firstRow"), Markup.Of("tcPr", Markup.Of("tcBorders", Border("top", 6, 0), Border("bottom", 6, 0)), Shade("EEEEEE"), Valued("vAlign", "bottom")))));

    private static XElement Tabs => Markup.Of("tabs",
        Markup.Of("tab", With("val", "center"), With("pos", TextWidth / 2)), Markup.Of("tab", With("val", "right"), With("pos", TextWidth)));

    private static XElement Heading(int level, int size, int before, int after) => Paragraph($"Heading{level}", $"heading {level}", "Normal",
        [Markup.Of("keepNext"), Markup.Of("keepLines"), Spacing(before, after, 264), Valued("outlineLvl", level - 1)], [Face(Sans, Hei), Markup.Of("b"), Size(size)]);

    private static XElement Paragraph(string id, string name, string? basedOn, IEnumerable<XElement> paragraph, IEnumerable<XElement?> run, bool isDefault = false) => Markup.Of("style",
        With("type", "paragraph"), isDefault ? With("default", "1") : null, With("styleId", id),
        Valued("name", name), basedOn is null ? null : Valued("basedOn", basedOn), Markup.Of("qFormat"), Markup.Of("pPr", paragraph), Markup.Of("rPr", run));

    private static XElement Character(string id, string name, IEnumerable<XElement> run) =>
        Markup.Of("style", With("type", "character"), With("styleId", id), Valued("name", name), Markup.Of("qFormat"), Markup.Of("rPr", run));

    private static XElement Table(string id, string name, int margin, XElement? borders, XElement? firstRow) => Markup.Of("style",
        With("type", "table"), With("styleId", id), Valued("name", name), Markup.Of("qFormat"),
        Markup.Of("tblPr", borders, Markup.Of("tblCellMar", Side("top", margin), Side("left", margin == 0 ? 0 : 80), Side("bottom", margin), Side("right", margin == 0 ? 0 : 80))), firstRow);

    private static XElement Side(string name, int width) => Markup.Of(name, With("w", width), With("type", "dxa"));

    private static XElement Face(string latin, string chinese) => Markup.Of("rFonts", With("ascii", latin), With("hAnsi", latin), With("eastAsia", chinese), With("cs", latin));

    /// <summary>In half points.</summary>
    private static XElement Size(int halfPoints) => Valued("sz", halfPoints);

    private static XElement Shade(string fill) => Markup.Of("shd", With("val", "clear"), With("color", "auto"), With("fill", fill));

    /// <summary>A line in eighths of a point, so many points from the text.</summary>
    private static XElement Border(string side, int width, int space, string colour = "000000") =>
        Markup.Of(side, With("val", "single"), With("sz", width), With("space", space), With("color", colour));

    private static XElement Spacing(int before, int after, int line) => Markup.Of("spacing", With("before", before), With("after", after), With("line", line), With("lineRule", "auto"));

    private static XElement Language(DocumentLanguage language) =>
        Markup.Of("lang", With("val", language == DocumentLanguage.Chinese ? "zh-CN" : "en-GB"), With("eastAsia", "zh-CN"), With("bidi", "ar-SA"));
}
