namespace Rectify.Advisories.Database;

/// <summary>Why an advisory database cannot be used.</summary>
/// <param name="Code">The reason; the product has a text for each.</param>
/// <param name="Path">The file.</param>
/// <param name="Arguments">What the text names, in the order that the code's documentation gives.</param>
public sealed record DatabaseProblem(DatabaseProblemCode Code, string Path, IReadOnlyList<string> Arguments);

/// <summary>The reasons.</summary>
public enum DatabaseProblemCode
{
    /// <summary>There is no such file. Arguments: none.</summary>
    Missing,
    /// <summary>It is there but cannot be opened or read. Arguments: none.</summary>
    Unreadable,
    /// <summary>It is not an advisory database. Arguments: none.</summary>
    NotAnAdvisoryDatabase,
    /// <summary>It was made by another version of the program; a new import rebuilds it. Arguments: its version, ours.</summary>
    OtherVersion,
    /// <summary>Another import is writing to it. Arguments: none.</summary>
    Busy,
    /// <summary>The folder cannot be written to, or the disk is full. Arguments: none.</summary>
    Unwritable,
    /// <summary>None of the sources gave anything that is a feed; the database is unchanged. Arguments: none.</summary>
    NothingToImport,
}
