namespace Rectify.Scanning;

/// <summary>The files to be scanned, wherever they are. <c>Sources/DiskTree</c> is the one that touches a disk.</summary>
public abstract class FileTree
{
    /// <summary>Whether the tree is one file named by the caller, who is told when it is nothing that can be read.</summary>
    public virtual bool IsSingleFile => false;

    /// <summary>
    /// Every file, in ordinal order of its path. What cannot be walked becomes a note; nothing is thrown but cancellation.
    /// </summary>
    public abstract IEnumerable<TreeFile> Walk(NoteList notes, CancellationToken cancellation);

    /// <summary>A stream that can be written, read and sought, whose bytes are gone when it is disposed.</summary>
    /// <exception cref="IOException">There is no room.</exception>
    public abstract Stream OpenSpool();
}

/// <summary>One file of a tree.</summary>
/// <param name="path">The path inside the tree, with <c>/</c> between its names.</param>
/// <param name="length">The length in bytes as the tree lists it.</param>
public abstract class TreeFile(string path, long length)
{
    /// <summary>The path inside the tree, with <c>/</c> between its names.</summary>
    public string Path { get; } = path;

    /// <summary>The length in bytes as the tree lists it; the stream's own length is what counts.</summary>
    public long Length { get; } = length;

    /// <summary>Opens the file for reading from its start; the stream can seek.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    public abstract Stream Open();
}
