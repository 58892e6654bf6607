using Rectify.Documents.Content;
using Rectify.Documents.Lettering;

namespace Rectify.Documents.Html;

/// <summary>How a document looks, on paper first: A4, what stands on every page, and where a page may end.</summary>
internal static class StyleSheet
{
    /// <summary>A margin has room for two lines.</summary>
    private const int Longest = 80;

    /// <summary>The sheet for one document. What stands in the margins of every page is content of the sheet, where the print programs look for it.</summary>
    public static string For(Document document)
    {
        var words = PageWords.In(document.Language);
        var tlp = document.Tlp is { } label ? $"content: {Escaped.Css(label.ToMark())}; color: #{label.ToColour()}; background: #000;" : "content: none;";
        return $$"""
            @page {
              size: A4; margin: 25mm 22mm 24mm 22mm;
              @top-left { content: {{Escaped.Css(VisibleText.Head(words.Said(document.Title), Longest))}}; {{Margin(document.Language)}} text-align: left; width: 112mm; }
              @top-right { {{tlp}} {{Label}} }
              @bottom-left { content: {{Escaped.Css(VisibleText.Head(document.Reference, Longest))}}; {{Margin(document.Language)}} text-align: left; width: 76mm; }
              @bottom-center { content: {{Escaped.Css(words.PageBefore)}} counter(page) {{Escaped.Css(words.PageBetween)}} counter(pages) {{Escaped.Css(words.PageBehind)}}; {{Margin(document.Language)}} text-align: center; width: 36mm; }
              @bottom-right { {{tlp}} {{Label}} }
            }
            @page :first { @top-left { content: none; } }

            """ + Body;
    }

    private const string Latin = "\"Liberation Serif\", \"Times New Roman\", Tinos";
    private const string LatinSans = "\"Liberation Sans\", Arial, Arimo";
    private const string Song = "\"Noto Serif CJK SC\", \"Source Han Serif SC\", SimSun, \"Songti SC\"";
    private const string Hei = "\"Noto Sans CJK SC\", \"Source Han Sans SC\", SimHei, \"Heiti SC\"";

    private const string Label = $"font: bold 12pt {LatinSans}, sans-serif; width: 54mm; height: 7mm; margin: auto 0; text-align: center; vertical-align: middle;";

    private static string Margin(DocumentLanguage language) =>
        $"font: 8.5pt {(language == DocumentLanguage.Chinese ? $"{Song}, {Latin}" : $"{LatinSans}, {Song}")}, sans-serif; color: #444; vertical-align: middle;";

    // Chinese faces stand first in Chinese parts, for the marks that both scripts have (“ ” … —) are of another width there. Text is Song, and what stands out is Hei,
    // as in official documents; there is no bold Song nor light Hei, for each Chinese face costs the printer seconds.
    private const string Body = $$"""
        html { font: 10.5pt/1.4 {{Latin}}, {{Song}}, serif; color: #000; background: #fff; overflow-wrap: anywhere; }
        :lang(zh) { font-family: {{Song}}, {{Latin}}, serif; line-height: 1.6; }
        h1, h2, h3, h4, .sender, thead th { font-family: {{LatinSans}}, {{Hei}}, sans-serif; font-weight: bold; }
        h1:lang(zh), h2:lang(zh), h3:lang(zh), h4:lang(zh), .sender:lang(zh), thead th:lang(zh) { font-family: {{Hei}}, {{LatinSans}}, sans-serif; }
        .fields th, .words { font-family: {{LatinSans}}, {{Song}}, sans-serif; }
        .fields th:lang(zh), .words:lang(zh) { font-family: {{Song}}, {{Latin}}, serif; }
        body { margin: 0; }
        p { margin: 0 0 6pt; orphans: 2; widows: 2; }
        p.text:lang(zh) { text-indent: 2em; text-align: justify; }
        strong { font-family: {{Latin}}, {{Hei}}, serif; font-weight: bold; }
        strong:lang(zh) { font-family: {{Hei}}, {{LatinSans}}, sans-serif; }
        .missing { background: #fff2b3; }
        .letterhead { border-bottom: 0.75pt solid #000; margin: 0 0 14pt; padding: 0 0 6pt; }
        .letterhead p { margin: 0; font-size: 9.5pt; }
        .letterhead .sender { font-size: 13pt; margin: 0 0 2pt; }
        .opening { display: table; table-layout: fixed; width: 100%; margin: 0 0 16pt; }
        .opening > div { display: table-cell; vertical-align: top; width: 50%; padding-right: 6mm; box-sizing: border-box; }
        .recipient p, dl, dd { margin: 0; }
        dd { margin: 0 0 3pt; }
        .words { font-size: 8.5pt; color: #444; font-weight: normal; }
        h1 { font-size: 16pt; line-height: 1.3; margin: 0 0 4pt; break-after: avoid; }
        .subtitle { font-size: 12pt; margin: 0 0 10pt; break-after: avoid; }
        h2 { font-size: 12pt; margin: 14pt 0 5pt; }
        h3 { font-size: 10.5pt; margin: 10pt 0 4pt; }
        h4 { font-size: 10pt; color: #333; margin: 8pt 0 3pt; }
        h2, h3, h4 { line-height: 1.3; break-after: avoid; }
        table { width: 100%; border-collapse: collapse; table-layout: fixed; margin: 2pt 0 10pt; }
        th, td { text-align: left; vertical-align: top; padding: 3pt 5pt; line-height: 1.35; }
        th { font-size: 9pt; }
        .fields th { width: 30%; font-weight: normal; color: #333; padding-left: 0; }
        .fields th, .fields td { vertical-align: baseline; }
        .fields tr { border-bottom: 0.5pt solid #bbb; }
        .whole { break-inside: avoid; }
        .grid { font-size: 9.5pt; }
        .grid thead { display: table-header-group; }
        .grid thead th { border-top: 0.75pt solid #000; border-bottom: 0.75pt solid #000; background: #eee; vertical-align: bottom; }
        .grid tr { break-inside: avoid; border-bottom: 0.5pt solid #bbb; }
        .grid .right { text-align: right; }
        ul, ol { margin: 0 0 8pt; padding-left: 6mm; }
        li { margin: 0 0 3pt; }
        .note { border-left: 2.25pt solid #555; background: #f4f4f4; padding: 5pt 8pt; margin: 4pt 0 10pt; break-inside: avoid; }
        .signatures { display: table; table-layout: fixed; width: 100%; margin: 22pt 0 0; break-inside: avoid; break-before: avoid; }
        .signatures .pair { display: table-row; break-inside: avoid; }
        .signatures .pair > div { display: table-cell; width: 50%; padding: 0 10mm 12pt 0; box-sizing: border-box; }
        .signatures .line { border-bottom: 0.75pt solid #000; height: 26pt; }
        .signatures p { margin: 1pt 0 0; min-height: 1.4em; }
        .new-page { break-before: page; }
        .tlp { display: none; }
        @media screen {
          body { max-width: 166mm; margin: 10mm auto; padding: 0 6mm; }
          .tlp { display: block; width: max-content; margin: 0 0 10pt auto; padding: 3pt 8pt; background: #000; font-weight: bold; font-size: 12pt; }
        }

        """;
}
