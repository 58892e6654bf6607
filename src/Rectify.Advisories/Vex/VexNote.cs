namespace Rectify.Advisories.Vex;

/// <summary>Something that a reader of VEX statements must know. Holds a code and its arguments, never prose.</summary>
/// <param name="Code">What is said.</param>
/// <param name="Location">The document, and behind <c>#</c> the place in it.</param>
/// <param name="Arguments">What the code's text is filled with, in the order that <see cref="VexNoteCode"/> names.</param>
public sealed record VexNote(VexNoteCode Code, string Location, params IReadOnlyList<string> Arguments)
{
    /// <summary>Whether something was left out.</summary>
    public bool IsIncomplete => Code <= VexNoteCode.NotesOmitted;

    /// <inheritdoc/>
    public bool Equals(VexNote? other) =>
        other is not null && Code == other.Code && Location == other.Location && Arguments.SequenceEqual(other.Arguments);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Code, Location, Arguments.Count);
}

/// <summary>
/// Everything that a reading can say beside its statements. The codes up to <see cref="NotesOmitted"/> mean that something was left out.
/// In brackets: the arguments of the note.
/// </summary>
public enum VexNoteCode
{
    /// <summary>The document could not be read to its end.</summary>
    Unreadable,
    /// <summary>No VEX document that is read.</summary>
    NotRecognised,
    /// <summary>A VEX document in a format that is not read. [format]</summary>
    FormatNotRead,
    /// <summary>The document is larger than the limit; nothing of it was read. [limit in bytes]</summary>
    TooLarge,
    /// <summary>Not JSON, cut off, goes on after its end, or states a property twice; nothing of it was read. [line, byte in line]</summary>
    JsonInvalid,
    /// <summary>More products and statements than the limit; nothing of the document was read. [limit]</summary>
    TooManyParts,
    /// <summary>A part is not of the kind that the format prescribes; it was passed over. [property; text, list or object]</summary>
    PartWrong,
    /// <summary>A status that VEX does not have; the statement was left out. [word]</summary>
    StatusUnknown,
    /// <summary>A statement without a status was left out.</summary>
    StatusMissing,
    /// <summary>A statement that names no vulnerability was left out.</summary>
    VulnerabilityMissing,
    /// <summary>A product or group that the document does not hold; the statement stands without it. [id]</summary>
    ProductUnknown,
    /// <summary>A version that the source itself excepts from the statement, or says to be unknown; it was left out. [version, the source's word]</summary>
    VersionExcepted,
    /// <summary>Notes beyond the limit, counted only. [number]</summary>
    NotesOmitted,

    /// <summary>Not affected, and no justification. [vulnerability]</summary>
    JustificationMissing,
    /// <summary>A justification that none of the five words of VEX says; the source's word is kept. [word]</summary>
    JustificationNotMapped,
    /// <summary>A statement that names no product. [vulnerability]</summary>
    ProductsMissing,
    /// <summary>A product that is known only by an id, a name or a reference into another document. [id]</summary>
    ProductNotIdentified,
    /// <summary>Two products of the document have one id; the first holds. [id]</summary>
    ProductRepeated,
    /// <summary>A product that is put together from others in a circle, or from more than sixteen levels of them; the statement stands without it. [id]</summary>
    ProductsCircular,
    /// <summary>A purl that is not valid; it was passed over. [purl]</summary>
    PurlInvalid,
    /// <summary>A time that cannot be read or states no zone; it was passed over. [text]</summary>
    TimeInvalid,
    /// <summary>A text that holds half of a surrogate pair; it was passed over. [property]</summary>
    TextInvalid,
    /// <summary>Vulnerabilities without an analysis: the document says that they are known, not how they concern its products. [number]</summary>
    NotAnalysed,
    /// <summary>A document of a version that is not known; it was read like the nearest. [version]</summary>
    VersionUnknown,
}
