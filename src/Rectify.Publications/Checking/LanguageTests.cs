using Rectify.Publications.Data;
using static Rectify.Publications.Checking.CsafTests;

namespace Rectify.Publications.Checking;

/// <summary>The tests of languages and translations.</summary>
internal static class LanguageTests
{
    /// <summary>6.1.12</summary>
    public static IEnumerable<(Node, string)> Unknown(CsafDocument document) => Tags(document).Where(tag => !LanguageTag.IsValid(tag.Text)).Select(tag => At(tag, tag.Text));

    /// <summary>6.1.15</summary>
    public static IEnumerable<(Node, string)> TranslatorWithoutSource(CsafDocument document)
    {
        if (document.Document["publisher"]["category"].Text == "translator" && document.Document["source_lang"] is { IsThere: false } source) yield return At(source);
    }

    /// <summary>6.1.28</summary>
    public static IEnumerable<(Node, string)> TranslatedIntoItself(CsafDocument document)
    {
        var (language, source) = (document.Document["lang"], document.Document["source_lang"]);
        if (language.Text.Length > 0 && language.Text.Equals(source.Text, StringComparison.OrdinalIgnoreCase)) yield return At(source, source.Text);
    }

    /// <summary>6.2.12</summary>
    public static IEnumerable<(Node, string)> NotStated(CsafDocument document)
    {
        if (document.Document["lang"] is { IsThere: false } language) yield return At(language);
    }

    /// <summary>6.2.14</summary>
    public static IEnumerable<(Node, string)> Private(CsafDocument document) => Tags(document).Where(tag => LanguageTag.IsPrivate(tag.Text)).Select(tag => At(tag, tag.Text));

    /// <summary>6.2.15</summary>
    public static IEnumerable<(Node, string)> Default(CsafDocument document) => Tags(document).Where(tag => tag.Text == "i-default").Select(tag => At(tag, tag.Text));

    private static IEnumerable<Node> Tags(CsafDocument document) =>
        ((Node[])[document.Document["lang"], document.Document["source_lang"]]).Where(tag => tag.Text.Length > 0);
}
