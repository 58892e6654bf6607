using System.Globalization;
using System.Text;
using Rectify.Documents.Content;
using Rectify.Documents.Lettering;

namespace Rectify.Documents.PlainText;

/// <summary>
/// Writes a document as plain text for a fixed-width screen or an email: lines end with a line feed, Chinese characters count as two columns,
/// and everything that colours say elsewhere stands there in words.
/// </summary>
public static class PlainTextWriter
{
    /// <summary>The width of an email's lines.</summary>
    public const int UsualWidth = 72;

    /// <summary>The document as text, its last line ended.</summary>
    /// <param name="document">The document.</param>
    /// <param name="width">The most columns that a line takes, at least 40.</param>
    public static string Write(Document document, int width = UsualWidth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 40);
        var text = new StringBuilder();
        foreach (var line in new Lines(width).Of(document)) text.Append(line).Append('\n');
        return text.ToString();
    }

    private sealed class Lines(int width)
    {
        private const int MostLabel = 26;

        public List<string> Of(Document document)
        {
            var words = PageWords.In(document.Language);
            var lines = new List<string>();
            if (document.Tlp is { } tlp) Chapter([TextColumns.Pad(tlp.ToMark(), width, right: true)]);
            if (document.Letterhead is { } head) Chapter(Each([head.Sender, .. head.Lines], words));
            var date = document.Date is { } day ? [new Field(words.Date, day)] : Array.Empty<Field>();
            Chapter(FieldLines([new(words.Reference, document.Reference), .. date, .. document.Particulars], words));
            if (document.Recipient.Count > 0) Chapter([words.To + words.Colon.TrimEnd(), .. Each(document.Recipient, words)]);
            Chapter([.. Underlined(document.Title, '=', words), .. document.Subtitle is { } subtitle ? Wrapped(subtitle, words, width) : []]);
            foreach (var block in document.Blocks) lines.AddRange(Of(block, words));
            lines.AddRange(Wrapped(document.Tlp is { } label ? $"{document.Reference} · {label.ToMark()}" : document.Reference, words, width));
            return lines;

            void Chapter(IEnumerable<string> chapter) => lines.AddRange([.. chapter, ""]);
        }

        private IEnumerable<string> Each(IEnumerable<Phrase> phrases, PageWords words) => phrases.SelectMany(phrase => Wrapped(phrase, words, width));

        private IEnumerable<string> Of(Block block, PageWords words) => block switch
        {
            Block.Heading heading => [.. heading.Level == 1 ? Underlined(heading.Text, '-', words) : Wrapped(heading.Text, words, width), ""],
            Block.Paragraph paragraph => [.. Wrapped(paragraph.Text, words, width), ""],
            Block.Fields fields => [.. FieldLines(fields.Items, words), ""],
            Block.Table table => [.. new TextTable(table, words, width).Lines(), ""],
            Block.Listing list => [.. list.Items.SelectMany((item, index) => Item(list.IsNumbered ? $"{(index + 1).ToString(CultureInfo.InvariantCulture)}. " : "- ", item, words)), ""],
            Block.Note note => [.. Wrapped(note.Text, words, width - 2).Select(line => $"| {line}".TrimEnd()), ""],
            Block.Signatures signatures => signatures.Signatories.SelectMany(signatory => Room(signatory, words)),
            Block.Part part => part.Blocks.SelectMany(inner => Of(inner, PageWords.In(part.Language))),
            _ => throw new ArgumentOutOfRangeException(nameof(block), block, null),
        };

        private IEnumerable<string> Underlined(Phrase phrase, char stroke, PageWords words)
        {
            var lines = Wrapped(phrase, words, width).ToList();
            return [.. lines, new string(stroke, Math.Max(1, lines.Max(TextColumns.Width)))];
        }

        /// <summary>The labels in a column of their own; a label that is too long for it stands above what is said under it.</summary>
        private IEnumerable<string> FieldLines(IReadOnlyList<Field> fields, PageWords words)
        {
            var labels = fields.Select(field => VisibleText.Line(words.Said(field.Label)) + words.Colon.TrimEnd()).ToList();
            var column = labels.Select(TextColumns.Width).Where(label => label <= MostLabel).DefaultIfEmpty(2).Max() + 1;
            for (var i = 0; i < fields.Count; i++)
            {
                var beside = TextColumns.Width(labels[i]) < column;
                if (!beside)
                    foreach (var line in TextColumns.Wrap(labels[i], width)) yield return line;
                var first = beside ? TextColumns.Pad(labels[i], column) : new string(' ', column);
                foreach (var line in Hanging(first, fields[i].Value, words)) yield return line;
            }
        }

        private IEnumerable<string> Item(string mark, Phrase item, PageWords words) => Hanging(mark, item, words);

        /// <summary>The phrase behind what begins its first line, its other lines under its first.</summary>
        private IEnumerable<string> Hanging(string first, Phrase phrase, PageWords words)
        {
            var indent = TextColumns.Width(first);
            return Wrapped(phrase, words, width - indent).Select((line, index) => ((index == 0 ? first : new string(' ', indent)) + line).TrimEnd());
        }

        private IEnumerable<string> Room(Signatory signatory, PageWords words)
        {
            var (where, signature) = (words.PlaceAndDate + words.Colon, words.Signature + words.Colon);
            var column = Math.Max(TextColumns.Width(where), TextColumns.Width(signature));
            var stroke = new string('_', Math.Min(32, width - column));
            Phrase[] under = [signatory.Name, signatory.Capacity];
            return
            [
                TextColumns.Pad(where, column) + stroke, "", TextColumns.Pad(signature, column) + stroke,
                .. under.Where(phrase => words.Said(phrase).Length > 0).SelectMany(phrase => Hanging(new string(' ', column), phrase, words)), "",
            ];
        }
    }

    private static IEnumerable<string> Wrapped(Phrase phrase, PageWords words, int width) =>
        TextColumns.Wrap(VisibleText.Of(words.Said(phrase)), width);
}
