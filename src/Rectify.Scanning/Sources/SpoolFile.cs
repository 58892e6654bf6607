namespace Rectify.Scanning.Sources;

/// <summary>
/// A temporary file without a name: it is unlinked as soon as it is open, so nothing is left behind whatever happens to the process,
/// and no name out of an archive ever reaches the disk.
/// </summary>
internal static class SpoolFile
{
    /// <summary>A new empty file, for its owner only.</summary>
    public static FileStream Open()
    {
        var path = Path.Combine(Path.GetTempPath(), "rectify-" + Path.GetRandomFileName());
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            BufferSize = 0,
            Options = OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var stream = new FileStream(path, options);
        if (!OperatingSystem.IsWindows()) File.Delete(path);
        return stream;
    }
}
