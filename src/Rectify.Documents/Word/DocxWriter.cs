using System.Xml.Linq;
using Rectify.Documents.Content;
using Rectify.Documents.Lettering;
using static Rectify.Documents.Word.Markup;

namespace Rectify.Documents.Word;

/// <summary>
/// Writes a document as a Word file (DOCX: Office Open XML, ECMA-376, transitional). It names no author, no program's user and no time; the same
/// document always gives the same bytes.
/// </summary>
public static class DocxWriter
{
    /// <summary>Its media type.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private static readonly XNamespace Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Extended = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";

    /// <summary>The file.</summary>
    public static byte[] Write(Document document)
    {
        var body = new Body(document);
        var blocks = body.Write();
        var package = new Package();
        var header = package.Related("word/header1.xml", "header", Margins.Top(document, isFirst: false));
        var firstHeader = package.Related("word/header2.xml", "header", Margins.Top(document, isFirst: true));
        var footer = package.Related("word/footer1.xml", "footer", Margins.Foot(document));
        package.Related("word/styles.xml", "styles", Styles.Of(document));
        package.Related("word/numbering.xml", "numbering", Numbering.Of(body.NumberedLists));
        package.Related("word/settings.xml", "settings", Settings(document));
        package.Related("word/fontTable.xml", "fontTable", Faces());
        package.Main(Of("document",
            new XAttribute(XNamespace.Xmlns + "w", W), new XAttribute(XNamespace.Xmlns + "r", R),
            Of("body", blocks, Of("sectPr",
                Reference("headerReference", "default", header), Reference("headerReference", "first", firstHeader),
                Reference("footerReference", "default", footer), Reference("footerReference", "first", footer),
                Of("pgSz", With("w", 11_906), With("h", 16_838)),
                Of("pgMar", With("top", 1_418), With("right", 1_247), With("bottom", 1_361), With("left", 1_247), With("header", 680), With("footer", 624), With("gutter", 0)),
                Of("titlePg")))));
        package.Properties(CoreProperties(document), new XElement(Extended + "Properties", new XElement(Extended + "Application", "Rectify")));
        return package.ToArray();
    }

    private static XElement Reference(string name, string page, string id) => Of(name, With("type", page), new XAttribute(R + "id", id));

    private static XElement Settings(Document document) => Of("settings", new XAttribute(XNamespace.Xmlns + "w", W),
        Of("zoom", With("percent", 100)),
        Of("defaultTabStop", With("val", 420)),
        Valued("characterSpacingControl", "compressPunctuation"),
        Of("compat", Of("compatSetting", With("name", "compatibilityMode"), With("uri", "http://schemas.microsoft.com/office/word"), With("val", 15))),
        Of("themeFontLang", With("val", document.Language == DocumentLanguage.Chinese ? "zh-CN" : "en-GB"), With("eastAsia", "zh-CN")));

    private static XElement Faces() => Of("fonts", new XAttribute(XNamespace.Xmlns + "w", W), Styles.Faces.Select(face =>
        Of("font", With("name", face.Name), Valued("panose1", face.Panose), Valued("charset", face.IsChinese ? "86" : "00"), Valued("family", face.Family), Valued("pitch", "variable"))));

    private static XElement CoreProperties(Document document) => new(Core + "coreProperties",
        new XAttribute(XNamespace.Xmlns + "cp", Core), new XAttribute(XNamespace.Xmlns + "dc", DublinCore),
        new XElement(DublinCore + "title", VisibleText.Line(PageWords.In(document.Language).Said(document.Title))),
        new XElement(DublinCore + "identifier", VisibleText.Line(document.Reference)),
        new XElement(DublinCore + "language", document.Language.ToTag()));
}
