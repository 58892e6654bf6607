namespace Rectify.Scanning;

/// <summary>
/// Everything a scan can say beside its components. The codes above <see cref="PurlInvalid"/> mean that something was not read; from
/// there on, that something was read and is odd. In brackets: the arguments of the note.
/// </summary>
public enum NoteCode
{
    /// <summary>There is no such file or folder.</summary>
    NotFound,
    /// <summary>A file or folder could not be opened or read. [reason: denied, gone, loop or io]</summary>
    Unreadable,
    /// <summary>The one file that was to be scanned is nothing that this program reads.</summary>
    NotRecognised,
    /// <summary>A device, pipe or socket; it was not opened.</summary>
    SpecialFile,
    /// <summary>A symbolic link that leads out of the scanned folder or nowhere; it was not followed. [target]</summary>
    LinkNotFollowed,
    /// <summary>More files and entries than the budget allows; the rest was not looked at. [limit]</summary>
    TooManyEntries,
    /// <summary>More bytes than the budget allows; the rest was not read. [limit]</summary>
    TooManyBytes,
    /// <summary>An SBOM of more components than the budget allows; the rest was not read. [limit]</summary>
    TooManyComponents,
    /// <summary>An archive nested deeper than the budget allows. [limit]</summary>
    EntryTooDeep,
    /// <summary>An entry unpacks to more bytes than the budget allows. [limit]</summary>
    EntryTooLarge,
    /// <summary>An entry grows faster than any honest file: a decompression bomb. [limit: bytes out of one]</summary>
    RatioTooHigh,
    /// <summary>Too many nested archives would have to be held unpacked at once. [limit in bytes]</summary>
    SpoolFull,
    /// <summary>An archive ends before its directory; what stands before the break was read. [entries recovered]</summary>
    ArchiveTruncated,
    /// <summary>An archive's structure is broken. [format; directory, header, data or end]</summary>
    ArchiveBroken,
    /// <summary>Entries of an archive share the same bytes: what they hold was not read. [number of entries]</summary>
    EntriesOverlap,
    /// <summary>Entries are encrypted. [number of entries, first name]</summary>
    Encrypted,
    /// <summary>Entries are compressed by a method that this program does not read. [method, number of entries, first name]</summary>
    CompressionNotRead,
    /// <summary>An archive or package format that is recognised but not read yet. [format]</summary>
    FormatNotRead,
    /// <summary>An entry's bytes do not have the checksum that its archive states.</summary>
    ChecksumWrong,
    /// <summary>A document is not JSON from some place on; what stands before it was read. [line, byte in line]</summary>
    JsonInvalid,
    /// <summary>Something stands after the end of a document; it was not read.</summary>
    TrailingData,
    /// <summary>A document's text is in an encoding other than UTF-8. [encoding]</summary>
    EncodingNotRead,
    /// <summary>A text longer than the budget allows; it was passed over. [limit]</summary>
    TokenTooLong,
    /// <summary>An SBOM's outermost value is a list, not an object.</summary>
    SbomRootIsList,
    /// <summary>A part of an SBOM is not of the kind that its format prescribes; it was passed over. [property; text, list or object]</summary>
    SbomPartWrong,
    /// <summary>An SBOM of a version that this program does not know; it was read like the nearest that it knows. [version]</summary>
    SbomVersionUnknown,
    /// <summary>Notes beyond the budget, counted only. [number]</summary>
    NotesOmitted,

    /// <summary>A component's purl is not valid; its name and version are kept. [purl, problem]</summary>
    PurlInvalid,
    /// <summary>Purls that were read although they break the specification. [number, first]</summary>
    PurlsIrregular,
    /// <summary>A component's purl names something else than the component does. The purl is what is matched. [name, purl]</summary>
    PurlNameDiffers,
    /// <summary>A component's purl states another version than the component does. The purl is what is matched. [version, purl]</summary>
    PurlVersionDiffers,
    /// <summary>A component has several purls; the first is what is matched. [first, number of others]</summary>
    SeveralPurls,
    /// <summary>A component without a name was kept by what else it says.</summary>
    ComponentWithoutName,
    /// <summary>An object states the same property twice; the last one holds. [property]</summary>
    DuplicateKey,
    /// <summary>Bytes that are not valid UTF-8, or half of a surrogate pair, stand in a text; they were replaced. [property]</summary>
    TextInvalid,
    /// <summary>Dependencies or relationships point at things that the document does not hold. [number, first]</summary>
    ReferencesDangling,
    /// <summary>Two components of a document have the same id. [number, first]</summary>
    ReferencesDuplicate,
    /// <summary>Entries of an archive have the same name; all of them were looked at. [number, first name]</summary>
    DuplicateEntries,
    /// <summary>Entry names that would lead out of the archive or are no text; names are never used as paths. [number, first name]</summary>
    NamesUnsafe,
    /// <summary>Classes of log4j-core that fit no known build: the version is not known.</summary>
    FingerprintUnknown,
    /// <summary>Classes of log4j-core that fit several builds; the lowest is given. [builds]</summary>
    FingerprintAmbiguous,
    /// <summary>The classes are those of another version than the metadata states; both are given. [version by classes, stated]</summary>
    FingerprintDiffers,
    /// <summary>A class of log4j-core under another name or package: the version is not known. [entry]</summary>
    RelocatedClass,
    /// <summary>A library's classes without any statement of its version. [library]</summary>
    VersionUnknown,
}
