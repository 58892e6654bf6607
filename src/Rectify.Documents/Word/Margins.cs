using System.Xml.Linq;
using Rectify.Documents.Content;
using Rectify.Documents.Lettering;
using static Rectify.Documents.Word.Markup;

namespace Rectify.Documents.Word;

/// <summary>What stands at the top and at the foot of every page.</summary>
internal static class Margins
{
    /// <summary>There is room for one line beside the others.</summary>
    private const int Longest = 60;

    /// <summary>The top of a page: the label at the right, and from the second page on what the document is called.</summary>
    public static XElement Top(Document document, bool isFirst) => Part("hdr", Paragraph("Header", [],
    [
        .. isFirst ? [] : new[] { Run(VisibleText.Head(PageWords.In(document.Language).Said(document.Title), Longest), document.Language) },
        Tab(), Tab(), .. Label(document),
    ]));

    /// <summary>The foot of a page: reference, page, label.</summary>
    public static XElement Foot(Document document)
    {
        var words = PageWords.In(document.Language);
        return Part("ftr", Paragraph("Footer", [],
        [
            Run(VisibleText.Head(document.Reference, Longest), document.Language), Tab(),
            Run(words.PageBefore, document.Language), .. Computed("PAGE", document.Language), Run(words.PageBetween, document.Language), .. Computed("NUMPAGES", document.Language),
            Run(words.PageBehind, document.Language), Tab(), .. Label(document),
        ]));
    }

    private static XElement Part(string name, XElement paragraph) => Of(name, new XAttribute(XNamespace.Xmlns + "w", W), paragraph);

    private static XElement Tab() => Of("r", Of("tab"));

    private static IEnumerable<XElement> Label(Document document) => document.Tlp is not { } tlp ? [] :
        [Run($"\u00A0{tlp.ToMark()}\u00A0", DocumentLanguage.English, Valued("rStyle", "Tlp"), Valued("color", tlp.ToColour()))];
}
