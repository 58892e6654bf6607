using Rectify.Documents.Content;

namespace Rectify.Documents.Tests;

/// <summary>What strangers may write into a field.</summary>
internal static class Hostile
{
    /// <summary>Halves of surrogate pairs: no UTF-8 and no XML can say them.</summary>
    public const string Halves = "a\uD800b\uDC00\uD800c";

    public static TheoryData<string, string> Values { get; } = new()
    {
        { "control characters", "a\0b\u0001c\u001B[31md\u007Fe\u009Bf" },
        { "overrides of the direction", "invoice\u202Efdp.exe\u202C \u2066x\u2069 \u200Ey\u061C" },
        { "markup", "<script>alert(1)</script> &lt; \"quoted\" 'single' <!-- --> ]]> <img src=x onerror=y>" },
        { "the end of a style sheet", "\"; } </style><script>x</script> /* \\ */ @import 'x'; url(https://example.com/)" },
        { "format items", "{0} {{1}} %s ${x}" },
        { "what is no character", "\uFFFE\uFFFF\uFDD0 \U0001FFFE" },
        { "what is not seen", "a\u200Bb\uFEFFc\u2060d\u00ADe\U000E0041\U000E007F" },
        { "line ends of every kind", "a\r\nb\rc\nd\u2028e\u2029f\u0085g\th\vi\fj" },
        { "100 kB without a blank", new string('x', 100_000) },
        { "100 kB of Chinese", new string('漏', 34_000) },
        { "nothing", "" },
        { "blanks", "   " },
        { "beyond the first plane", "𠀀𠮷 👩‍💻 é" },
    };

    /// <summary>A document in which one value stands wherever a value can stand.</summary>
    public static Document Everywhere(string value) => new()
    {
        Language = DocumentLanguage.English,
        Title = value, Subtitle = value, Reference = value, Date = value,
        Letterhead = new(value, [value, value]), Recipient = [value], Particulars = [new(value, value)],
        Tlp = TlpLabel.Red,
        Blocks =
        [
            new Block.Heading(value), new Block.Heading(value, 2), new Block.Paragraph(value), new Block.Note(Phrase.Missing(value)),
            new Block.Fields([new(value, value), new(value, Phrase.Missing(value))]),
            new Block.Table([new(value), new(value) { IsRight = true }], [[value, Phrase.Strong(value)], [value, value]]),
            new Block.Listing([value, value]), new Block.Listing([value], IsNumbered: true), new Block.Signatures([new(value, value)]),
            new Block.Part(DocumentLanguage.Chinese, [new Block.Paragraph(value), new Block.Fields([new(value, Phrase.Missing(value))])], BeginsPage: true),
        ],
    };
}
