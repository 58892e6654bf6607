namespace Rectify.Advisories.Feeds;

/// <summary>A folder with everything below it, or one file. Links are not followed.</summary>
public sealed class FolderSource(string path) : IFeedSource
{
    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 32,
        IgnoreInaccessible = false,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    /// <inheritdoc/>
    public string Name => path;

    /// <inheritdoc/>
    public IEnumerable<FeedFile> List(ImportNotes notes)
    {
        try
        {
            if (File.Exists(path)) return [new DiskFile(new FileInfo(path))];
            if (Directory.Exists(path))
                return [.. new DirectoryInfo(path).EnumerateFiles("*", Everything).OrderBy(file => file.FullName, StringComparer.Ordinal).Select(file => new DiskFile(file))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            notes.Add(ImportNoteCode.Unreadable, path);
            return [];
        }
        notes.Add(ImportNoteCode.Unreadable, path);
        return [];
    }

    private sealed class DiskFile(FileInfo file) : FeedFile
    {
        public override string Name => file.FullName;
        public override string Folder => file.DirectoryName ?? "";
        public override long? Length => file.Length;

        public override Stream? Open(FeedLimits limits, ImportNotes notes, CancellationToken cancellation)
        {
            if (file.Length > limits.FileBytes)
            {
                notes.Add(ImportNoteCode.FileTooLarge, Name, $"{limits.FileBytes}");
                return null;
            }
            try
            {
                return new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                notes.Add(ImportNoteCode.Unreadable, Name);
                return null;
            }
        }
    }
}
