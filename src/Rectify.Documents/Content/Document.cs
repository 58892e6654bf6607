namespace Rectify.Documents.Content;

/// <summary>
/// A document for people, before it is decided in which form they get it. It says everything that is printed: what a document needs of the
/// clock, the time zone or the store stands in it as text. The same document always gives the same bytes.
/// </summary>
/// <example><code>
/// var letter = new Document
/// {
///     Language = DocumentLanguage.English,
///     Title = "Early warning",
///     Reference = "CASE-0001/EW/2",
///     Tlp = TlpLabel.Amber,
///     Blocks = [new Block.Paragraph("We report an actively exploited vulnerability."), new Block.Fields([new("Product", "Gateway 4")])],
/// };
/// var page = HtmlWriter.Write(letter);
/// </code></example>
public sealed record Document
{
    /// <summary>The language of everything that does not say otherwise, and of what pages say of themselves: “page 1 of 3”.</summary>
    public required DocumentLanguage Language { get; init; }

    /// <summary>What the document is.</summary>
    public required Phrase Title { get; init; }

    /// <summary>A second title, for example in the recipient's language.</summary>
    public Phrase? Subtitle { get; init; }

    /// <summary>The name by which both sides find it again. It stands on every page.</summary>
    public required string Reference { get; init; }

    /// <summary>Its date as it is to be read.</summary>
    public Phrase? Date { get; init; }

    /// <summary>Who sends it.</summary>
    public Letterhead? Letterhead { get; init; }

    /// <summary>To whom it goes, line by line.</summary>
    public IReadOnlyList<Phrase> Recipient { get; init; } = [];

    /// <summary>What else stands beside reference and date: the recipient's own reference, the way it is delivered.</summary>
    public IReadOnlyList<Field> Particulars { get; init; } = [];

    /// <summary>To whom it may be given on. The label stands at the top and at the foot of every page.</summary>
    public TlpLabel? Tlp { get; init; }

    /// <summary>The document itself.</summary>
    public required IReadOnlyList<Block> Blocks { get; init; }
}
