namespace Rectify.Scanning.ScannerReports;

/// <summary>Something that a reader of a scanner's report must know. Holds a code and its arguments, never prose.</summary>
/// <param name="Code">What is said.</param>
/// <param name="Location">The document.</param>
/// <param name="Arguments">What the code's text is filled with, in the order that <see cref="ScannerNoteCode"/> names.</param>
public sealed record ScannerNote(ScannerNoteCode Code, string Location, params IReadOnlyList<string> Arguments)
{
    /// <summary>Whether something was left unread, or was never scanned.</summary>
    public bool IsIncomplete => Code <= ScannerNoteCode.NotesOmitted;

    /// <inheritdoc/>
    public bool Equals(ScannerNote? other) =>
        other is not null && Code == other.Code && Location == other.Location && Arguments.SequenceEqual(other.Arguments);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Code, Location, Arguments.Count);
}

/// <summary>
/// Everything that a reading can say beside its rows. The codes up to <see cref="NotesOmitted"/> mean that something was not read or not
/// scanned. In brackets: the arguments of the note.
/// </summary>
public enum ScannerNoteCode
{
    /// <summary>The document could not be read. [reason: denied, gone or io]</summary>
    Unreadable,
    /// <summary>No report of a scanner that is read.</summary>
    NotRecognised,
    /// <summary>A report in a format that is recognised but not read. [format]</summary>
    FormatNotRead,
    /// <summary>The document is in an encoding that is not known. [encoding]</summary>
    EncodingNotRead,
    /// <summary>More bytes than the budget allows; the rest was not read. [limit]</summary>
    TooManyBytes,
    /// <summary>More hosts, services and rows than the budget allows; the rest was not read. [limit]</summary>
    TooManyRows,
    /// <summary>More text than the budget allows; the rest was not read. [limit in characters]</summary>
    TooMuchText,
    /// <summary>Elements nested deeper than the budget allows; the rest was not read. [limit]</summary>
    XmlTooDeep,
    /// <summary>A tag, comment or DOCTYPE longer than the budget allows; the rest was not read. [limit in characters]</summary>
    XmlNodeTooLong,
    /// <summary>Not XML from some place on, or an entity is used, which is never expanded; what stands before was read. [line, position]</summary>
    XmlInvalid,
    /// <summary>Not JSON from some place on; what stands before was read. [line, byte in line]</summary>
    JsonInvalid,
    /// <summary>A text longer than the budget allows was passed over. [limit in bytes]</summary>
    TextPassedOver,
    /// <summary>Something stands after the end of the document; it was not read.</summary>
    TrailingData,
    /// <summary>A part is not of the kind that the format prescribes; it was passed over. [property; text, list or object]</summary>
    PartWrong,
    /// <summary>A line of a table could not be read. [line]</summary>
    LineInvalid,
    /// <summary>A row without a check or a place, or with one too long to be one, was left out. [what it is about]</summary>
    RowWithoutIdentity,
    /// <summary>The scanner itself says that it did not finish: what is absent need not be gone. [its word]</summary>
    ScanUnfinished,
    /// <summary>Notes beyond the budget, counted only. [number]</summary>
    NotesOmitted,

    /// <summary>A report of a version that is not known; it was read like the nearest. [version]</summary>
    VersionUnknown,
    /// <summary>Bytes that are no text of the encoding were replaced.</summary>
    TextInvalid,
    /// <summary>Ids of exploits in the output of a script; they are no weaknesses of their own and became no rows. [number, first]</summary>
    ExploitsPassedOver,
    /// <summary>Results that say that a check passed, does not apply, or that what it found is gone; they became no rows. [number]</summary>
    PassedResults,
}
