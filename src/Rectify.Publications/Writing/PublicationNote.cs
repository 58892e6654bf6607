namespace Rectify.Publications.Writing;

/// <summary>Something that a publisher must know of a document that was written, or why it was not. Holds a code and its arguments, never prose.</summary>
/// <param name="Code">What is said.</param>
/// <param name="Place">
/// The place in the model, <c>vulnerabilities/0/threats/1</c>; of <see cref="PublicationNoteCode.CharactersReplaced"/> and
/// <see cref="PublicationNoteCode.TextCut"/> the JSON pointer in the document. Empty for the whole.
/// </param>
/// <param name="Arguments">What the code's text is filled with, in the order that <see cref="PublicationNoteCode"/> names.</param>
public sealed record PublicationNote(PublicationNoteCode Code, string Place, params IReadOnlyList<string> Arguments)
{
    /// <summary>Whether nothing could be written because of it.</summary>
    public bool IsRefusal => Code <= PublicationNoteCode.FormatNeeds;

    /// <inheritdoc/>
    public bool Equals(PublicationNote? other) =>
        other is not null && Code == other.Code && Place == other.Place && Arguments.SequenceEqual(other.Arguments);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Code, Place, Arguments.Count);

    /// <inheritdoc/>
    public override string ToString() => $"{Code} {Place} {string.Join(", ", Arguments)}".TrimEnd();
}

/// <summary>
/// Everything that writing can say. The codes up to <see cref="FormatNeeds"/> mean that nothing was written. In brackets: the arguments of
/// the note.
/// </summary>
public enum PublicationNoteCode
{
    /// <summary>Something that every document must say is empty.</summary>
    Missing,
    /// <summary>An id, a name of a language or an address with control characters, blanks around it, half a surrogate pair, or too long. [the text, at most 80 characters]</summary>
    NotAnIdentifier,
    /// <summary>No absolute address. [the text, at most 80 characters]</summary>
    NotAnAddress,
    /// <summary>No CVE id. [the text, at most 80 characters]</summary>
    NotACve,
    /// <summary>No CVSS vector. [the text, at most 80 characters]</summary>
    NotAVector,
    /// <summary>A number that CWE does not have, as far as we know it. [the number]</summary>
    NotAWeakness,
    /// <summary>A hash that is not lower-case hexadecimal of at least 32 digits, or an algorithm's name that is none. [algorithm]</summary>
    NotAHash,
    /// <summary>A CPE that is no CPE 2.3 name. [the text, at most 80 characters]</summary>
    NotACpe,
    /// <summary>No version: neither a whole number nor a semantic version. [the text, at most 80 characters]</summary>
    NotAVersion,
    /// <summary>Two products have one id. [id]</summary>
    ProductRepeated,
    /// <summary>A product that the document does not hold. [id]</summary>
    ProductUnknown,
    /// <summary>More than a document may hold. [number, limit]</summary>
    TooMany,
    /// <summary>The document would be larger than consumers must take. [bytes, limit]</summary>
    TooLarge,
    /// <summary>What is to be written has expired already. [when]</summary>
    Expired,
    /// <summary>The format demands something that the advisory does not say. [format]</summary>
    FormatNeeds,

    /// <summary>The format has no place for it; it was left out. [format]</summary>
    NotSaid,
    /// <summary>The format has no word for it; the nearest one was taken. [format, our word, the word that was written]</summary>
    SaidOtherwise,
    /// <summary>Control characters and halves of surrogate pairs became U+FFFD. [number]</summary>
    CharactersReplaced,
    /// <summary>A text was cut. [characters, limit]</summary>
    TextCut,
    /// <summary>A document of the provider's is no valid CSAF 2.0 document, or a draft; it is not offered. [the first mandatory finding, or the document's state]</summary>
    NotOffered,
    /// <summary>Two documents would have one file name; the later one in the list is not offered. [id]</summary>
    NameTaken,
}

/// <summary>What a writer gave.</summary>
/// <param name="Document">The bytes, UTF-8; null when a note refuses.</param>
/// <param name="Notes">What was left out, said otherwise or cleaned, or why nothing was written.</param>
public sealed record Written(byte[]? Document, IReadOnlyList<PublicationNote> Notes);
