namespace Rectify.Scanning.Sources;

/// <summary>One file that was handed over as bytes: an upload.</summary>
/// <param name="name">Its name, for the places of what is found in it.</param>
/// <param name="bytes">The file.</param>
public sealed class UploadedFile(string name, ArraySegment<byte> bytes) : FileTree
{
    /// <inheritdoc />
    public override bool IsSingleFile => true;

    /// <inheritdoc />
    public override IEnumerable<TreeFile> Walk(NoteList notes, CancellationToken cancellation) => [new Content(name, bytes)];

    /// <summary>In memory: the budget of an upload bounds it.</summary>
    public override Stream OpenSpool() => new MemoryStream();

    private sealed class Content(string path, ArraySegment<byte> bytes) : TreeFile(path, bytes.Count)
    {
        public override Stream Open() => new MemoryStream(bytes.Array ?? [], bytes.Offset, bytes.Count, writable: false);
    }
}
