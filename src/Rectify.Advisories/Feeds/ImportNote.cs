namespace Rectify.Advisories.Feeds;

/// <summary>Something that an import did not do, or did differently from what one would expect.</summary>
/// <param name="Code">What it is; the product has a text for each.</param>
/// <param name="Location">The file, and behind <c>!/</c> the record in it.</param>
/// <param name="Arguments">What the text names, in the order that the code's documentation gives.</param>
public sealed record ImportNote(ImportNoteCode Code, string Location, IReadOnlyList<string> Arguments);

/// <summary>The notes that an import can give.</summary>
public enum ImportNoteCode
{
    /// <summary>The file or folder does not exist or may not be read. Arguments: none.</summary>
    Unreadable,
    /// <summary>Neither OSV, KEV nor EPSS by its content; passed over. Arguments: none.</summary>
    NotAFeed,
    /// <summary>The file is larger than the limit. Arguments: limit in bytes.</summary>
    FileTooLarge,
    /// <summary>The archive or compressed file is damaged: of an archive the readable records were imported, of a table nothing. Arguments: none.</summary>
    ArchiveBroken,
    /// <summary>The archive has more entries than the limit; nothing of it was read. Arguments: entries, limit.</summary>
    TooManyEntries,
    /// <summary>The file inflates to more than the limit; the rest of it was not read. Arguments: limit in bytes.</summary>
    InflatesTooMuch,
    /// <summary>One record is larger than the limit and was left out. Arguments: limit in bytes.</summary>
    RecordTooLarge,
    /// <summary>The record is not JSON, or not of the feed's form, and was left out. Arguments: the field or "", the byte offset or "".</summary>
    RecordBroken,
    /// <summary>An affected package names neither ranges nor versions, so by the OSV schema it matches nothing. Arguments: package.</summary>
    NothingAffected,
    /// <summary>An upper bound of the form that GitHub writes could not be read; the range is taken as unbounded. Arguments: the text.</summary>
    LastKnownNotUnderstood,
    /// <summary>A newer edition of the same catalogue was taken instead. Arguments: this edition, the edition taken.</summary>
    OlderEdition,
    /// <summary>A row of EPSS or an entry of KEV could not be read and was left out. Arguments: line or position.</summary>
    RowBroken,
    /// <summary>The server did not answer, or not with the file. Arguments: HTTP status or the kind of failure.</summary>
    NotFetched,
    /// <summary>A redirect was refused: to a private address, to another scheme, or one too many. Arguments: target.</summary>
    RedirectRefused,
    /// <summary>What was fetched, and from where in the end. Arguments: final address, bytes.</summary>
    Fetched,
}
