namespace Rectify.Advisories.Database;

/// <summary>How far an import is.</summary>
/// <param name="File">The file being read.</param>
/// <param name="Records">Records read so far, of all files.</param>
/// <param name="Bytes">Bytes of files read so far, as they lie on the disk.</param>
/// <param name="TotalBytes">Bytes of all files; null while a server has not said how much there is.</param>
/// <param name="Step">What is being done.</param>
public readonly record struct ImportProgress(string File, long Records, long Bytes, long? TotalBytes, ImportStep Step);

/// <summary>The steps of an import.</summary>
public enum ImportStep
{
    /// <summary>Reading feeds.</summary>
    Reading,
    /// <summary>Merging aliases and writing the package index.</summary>
    Indexing,
    /// <summary>Making the result durable.</summary>
    Saving,
}
