using System.Globalization;
using System.Text;
using Rectify.Documents.Content;
using Rectify.Documents.Lettering;

namespace Rectify.Documents.Html;

/// <summary>
/// Writes a document as one HTML page with its print style sheet in it: no script, nothing that is fetched from elsewhere, every text encoded.
/// What stands on every page (label, reference, page number) is in the sheet, which WeasyPrint and browsers print.
/// </summary>
public static class HtmlWriter
{
    /// <summary>What the page is called in a list of windows, or as a PDF.</summary>
    private const int LongestName = 200;

    /// <summary>The page; to be stored as UTF-8, lines end with a line feed.</summary>
    public static string Write(Document document)
    {
        var page = new Page(document.Language);
        page.Line("<!DOCTYPE html>");
        page.Line($"<html lang=\"{document.Language.ToTag()}\">");
        page.Line("<head>");
        page.Line("<meta charset=\"utf-8\">");
        page.Line("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">");
        page.Line("<meta name=\"viewport\" content=\"width=device-width\">");
        page.Line($"<title>{Escaped.Html(VisibleText.Head(PageWords.In(document.Language).Said(document.Title), LongestName))}</title>");
        page.Line($"<style>\n{StyleSheet.For(document)}</style>");
        page.Line("</head>");
        page.Line("<body>");
        if (document.Tlp is { } tlp) page.Line($"<p class=\"tlp\" style=\"color: #{tlp.ToColour()}\">{tlp.ToMark()}</p>");
        page.Opening(document);
        page.Line("<main>");
        page.Heading("h1", document.Title);
        if (document.Subtitle is { } subtitle) page.Element("p", "subtitle", subtitle);
        page.Blocks(document.Blocks);
        page.Line("</main>");
        page.Line("</body>");
        page.Line("</html>");
        return page.ToString();
    }

    private sealed class Page(DocumentLanguage whole)
    {
        private readonly StringBuilder html = new();
        private DocumentLanguage language = whole;

        private PageWords Words => PageWords.In(language);

        public override string ToString() => html.ToString();

        public void Line(string line) => html.Append(line).Append('\n');

        public void Opening(Document document)
        {
            if (document.Letterhead is { } head)
            {
                Line("<header class=\"letterhead\">");
                Element("p", "sender", head.Sender);
                foreach (var line in head.Lines) Element("p", null, line);
                Line("</header>");
            }
            Line("<div class=\"opening\">");
            Line("<div class=\"recipient\">");
            if (document.Recipient.Count > 0)
            {
                Element("p", "words", Words.To);
                foreach (var line in document.Recipient) Element("p", null, line);
            }
            Line("</div>");
            Line("<div>");
            Line("<dl>");
            Particular(new(Words.Reference, document.Reference));
            if (document.Date is { } date) Particular(new(Words.Date, date));
            foreach (var field in document.Particulars) Particular(field);
            Line("</dl>");
            Line("</div>");
            Line("</div>");
        }

        public void Blocks(IReadOnlyList<Block> blocks)
        {
            foreach (var block in blocks) Write(block);
        }

        public void Heading(string name, Phrase text) => Element(name, null, text);

        public void Element(string name, string? kind, Phrase phrase)
        {
            var said = Escaped.Html(Words.Said(phrase));
            if (phrase.IsStrong) said = $"<strong>{said}</strong>";
            if (phrase.IsMissing) said = $"<span class=\"missing\">{said}</span>";
            Line($"<{name}{(kind is null ? "" : $" class=\"{kind}\"")}{Language(phrase)}>{said}</{name.Split(' ')[0]}>");
        }

        private string Language(Phrase phrase) => phrase.Language is { } other && other != language ? $" lang=\"{other.ToTag()}\"" : "";

        private void Write(Block block)
        {
            switch (block)
            {
                case Block.Heading heading:
                    Heading($"h{(Math.Clamp(heading.Level, 1, 3) + 1).ToString(CultureInfo.InvariantCulture)}", heading.Text);
                    break;
                case Block.Paragraph paragraph:
                    Element("p", "text", paragraph.Text);
                    break;
                case Block.Fields fields:
                    Line("<table class=\"fields\">");
                    foreach (var field in fields.Items) Field(field);
                    Line("</table>");
                    break;
                case Block.Table table:
                    Table(table);
                    break;
                case Block.Listing list:
                    Line(list.IsNumbered ? "<ol>" : "<ul>");
                    foreach (var item in list.Items) Element("li", null, item);
                    Line(list.IsNumbered ? "</ol>" : "</ul>");
                    break;
                case Block.Note note:
                    Element("div", "note", note.Text);
                    break;
                case Block.Signatures signatures:
                    Signatures(signatures.Signatories);
                    break;
                case Block.Part part:
                    Part(part);
                    break;
                default: throw new ArgumentOutOfRangeException(nameof(block), block, null);
            }
        }

        private void Particular(Field field)
        {
            Element("dt", "words", field.Label);
            Element("dd", null, field.Value);
        }

        private void Field(Field field)
        {
            Line(Length.StaysTogether(field) ? "<tr class=\"whole\">" : "<tr>");
            Element("th scope=\"row\"", null, field.Label);
            Element("td", null, field.Value);
            Line("</tr>");
        }

        private void Table(Block.Table table)
        {
            Line(Length.StaysTogether(table) ? "<table class=\"grid whole\">" : "<table class=\"grid\">");
            var shares = table.Columns.Sum(column => column.Share);
            Line("<colgroup>");
            foreach (var column in table.Columns)
                Line($"<col style=\"width: {(100.0 * column.Share / shares).ToString("0.##", CultureInfo.InvariantCulture)}%\">");
            Line("</colgroup>");
            Line("<thead>");
            Line("<tr>");
            foreach (var column in table.Columns) Element("th scope=\"col\"", column.IsRight ? "right" : null, column.Head);
            Line("</tr>");
            Line("</thead>");
            Line("<tbody>");
            foreach (var row in table.Rows)
            {
                Line("<tr>");
                for (var i = 0; i < row.Count; i++) Element("td", table.Columns[i].IsRight ? "right" : null, row[i]);
                Line("</tr>");
            }
            Line("</tbody>");
            Line("</table>");
        }

        private void Signatures(IReadOnlyList<Signatory> signatories)
        {
            Line("<div class=\"signatures\">");
            foreach (var pair in signatories.Chunk(2))
            {
                Line("<div class=\"pair\">");
                foreach (var signatory in pair)
                {
                    Line("<div>");
                    Element("p", "line", "");
                    Element("p", "words", Words.PlaceAndDate);
                    Element("p", "line", "");
                    Element("p", "words", Words.Signature);
                    Element("p", null, signatory.Name);
                    Element("p", null, signatory.Capacity);
                    Line("</div>");
                }
                if (pair.Length == 1) Line("<div></div>");
                Line("</div>");
            }
            Line("</div>");
        }

        private void Part(Block.Part part)
        {
            var around = language;
            Line($"<section lang=\"{part.Language.ToTag()}\"{(part.BeginsPage ? " class=\"new-page\"" : "")}>");
            language = part.Language;
            Blocks(part.Blocks);
            language = around;
            Line("</section>");
        }
    }
}
