namespace Rectify.Documents.Content;

/// <summary>What the body of a document is made of, from top to bottom.</summary>
public abstract record Block
{
    private Block() { }

    /// <summary>A heading. It stays with what follows it.</summary>
    /// <param name="Text">The heading.</param>
    /// <param name="Level">1 to 3.</param>
    public sealed record Heading(Phrase Text, int Level = 1) : Block;

    /// <summary>A paragraph.</summary>
    public sealed record Paragraph(Phrase Text) : Block;

    /// <summary>Labelled fields under each other, the labels beside what is said under them.</summary>
    public sealed record Fields(IReadOnlyList<Field> Items) : Block;

    /// <summary>A table. Its head is repeated on every page, and no page ends inside a row.</summary>
    /// <param name="Columns">At least one.</param>
    /// <param name="Rows">Each with a cell for every column.</param>
    /// <exception cref="ArgumentException">A row has too few cells, or too many: a bug of the caller.</exception>
    public sealed record Table(IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<Phrase>> Rows) : Block
    {
        /// <summary>The rows, each with a cell for every column.</summary>
        public IReadOnlyList<IReadOnlyList<Phrase>> Rows { get; } =
            Columns.Count > 0 && Rows.All(row => row.Count == Columns.Count) ? Rows : throw new ArgumentException("A row has a cell for every column.", nameof(Rows));
    }

    /// <summary>A list.</summary>
    /// <param name="Items">Its items.</param>
    /// <param name="IsNumbered">Whether the items are counted, from 1.</param>
    public sealed record Listing(IReadOnlyList<Phrase> Items, bool IsNumbered = false) : Block;

    /// <summary>A remark that is set apart from the text.</summary>
    public sealed record Note(Phrase Text) : Block;

    /// <summary>Room for signatures, two beside each other. It is never torn apart.</summary>
    public sealed record Signatures(IReadOnlyList<Signatory> Signatories) : Block;

    /// <summary>A part in a language of its own.</summary>
    /// <param name="Language">The language of everything in it that does not say otherwise.</param>
    /// <param name="Blocks">What it is made of.</param>
    /// <param name="BeginsPage">Whether it begins on a new page.</param>
    public sealed record Part(DocumentLanguage Language, IReadOnlyList<Block> Blocks, bool BeginsPage = false) : Block;
}
