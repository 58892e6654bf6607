using System.Xml.Linq;
using Rectify.Documents.Content;
using Rectify.Documents.Lettering;

namespace Rectify.Documents.Word;

/// <summary>The few elements of WordprocessingML (ECMA-376, part 1, 17) that every part needs. Measures are twentieths of a point.</summary>
internal static class Markup
{
    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>A4 less margins of 22 mm.</summary>
    public const int TextWidth = 9_412;

    /// <summary>An element.</summary>
    public static XElement Of(string name, params object?[] content) => new(W + name, content);

    /// <summary>An attribute.</summary>
    public static XAttribute With(string name, object value) => new(W + name, value);

    /// <summary>An element that is its value.</summary>
    public static XElement Valued(string name, object value) => Of(name, With("val", value));

    /// <summary>A paragraph of a style.</summary>
    /// <param name="style">The style's id.</param>
    /// <param name="properties">What is said beside the style, in the schema's order.</param>
    /// <param name="runs">What it says.</param>
    public static XElement Paragraph(string style, IEnumerable<XElement> properties, IEnumerable<XElement> runs) => Of("p", Of("pPr", Valued("pStyle", style), properties), runs);

    /// <summary>A text in one language; a line feed begins a new line.</summary>
    /// <param name="text">The text as a stranger wrote it.</param>
    /// <param name="language">Says which face the marks have that both scripts know (“ ” … —), and how it is spelt.</param>
    /// <param name="properties">What is said beside the paragraph's style, in the schema's order.</param>
    public static XElement Run(string text, DocumentLanguage language, params XElement?[] properties)
    {
        var lines = VisibleText.Lines(text);
        return Of("r",
            Of("rPr", properties.Where(each => each?.Name.LocalName == "rStyle"), Faces(language), properties.Where(each => each?.Name.LocalName != "rStyle"), Language(language)),
            lines.SelectMany((line, index) => index == 0 ? [Text(line)] : new[] { Of("br"), Text(line) }));
    }

    /// <summary>A field that Word computes, with what stands there until it has.</summary>
    public static IEnumerable<XElement> Computed(string instruction, DocumentLanguage language) =>
        [Of("fldSimple", With("instr", instruction), Run("1", language))];

    private static XElement Text(string line) => Of("t", new XAttribute(XNamespace.Xml + "space", "preserve"), line);

    private static XElement? Faces(DocumentLanguage language) => language == DocumentLanguage.Chinese ? Of("rFonts", With("hint", "eastAsia")) : null;

    /// <summary>Word asks for the region too. A Chinese text's Latin words are English.</summary>
    private static XElement Language(DocumentLanguage language) => Of("lang", With("val", language == DocumentLanguage.Chinese ? "zh-CN" : "en-GB"), With("eastAsia", "zh-CN"));
}
