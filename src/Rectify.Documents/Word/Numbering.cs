using System.Globalization;
using System.Xml.Linq;
using static Rectify.Documents.Word.Markup;

namespace Rectify.Documents.Word;

/// <summary>The part of the lists: one for all bullets, and one for each numbered list, so that each counts from 1.</summary>
internal static class Numbering
{
    /// <summary>The number of what has bullets.</summary>
    public const int Bullets = 1;

    /// <summary>The number of the first numbered list; the others follow.</summary>
    public const int FirstNumbered = 2;

    /// <summary>The part.</summary>
    public static XElement Of(int numberedLists) => Markup.Of("numbering",
        new XAttribute(XNamespace.Xmlns + "w", W),
        Abstract(0, "bullet", "•"), Abstract(1, "decimal", "%1."),
        Number(Bullets, 0), Enumerable.Range(FirstNumbered, numberedLists).Select(number => Number(number, 1, Markup.Of("lvlOverride", With("ilvl", 0), Valued("startOverride", 1)))));

    private static XElement Abstract(int id, string format, string text) => Markup.Of("abstractNum", With("abstractNumId", id),
        Valued("multiLevelType", "singleLevel"),
        Markup.Of("lvl", With("ilvl", 0), Valued("start", 1), Valued("numFmt", format), Valued("lvlText", text), Valued("lvlJc", "left"),
            Markup.Of("pPr", Markup.Of("ind", With("left", 397), With("hanging", 397)))));

    private static XElement Number(int id, int of, XElement? from = null) =>
        Markup.Of("num", With("numId", id.ToString(CultureInfo.InvariantCulture)), Valued("abstractNumId", of), from);
}
