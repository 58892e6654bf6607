using Rectify.Foundation;

namespace Rectify.Ledger;

/// <summary>A secret in a file of mode 0600.</summary>
internal static class PrivateFile
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>Its text, trimmed.</summary>
    public static Result<string> Read(string path)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0) return LedgerProblems.KeyOpenToOthers(path);
            return File.ReadAllText(path).Trim();
        }
        catch (FileNotFoundException)
        {
            return LedgerProblems.KeyMissing(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return LedgerProblems.KeyUnreadable(path);
        }
    }

    /// <summary>Puts the next secret in a file's place and keeps the former one under another name; the file is there at every moment.</summary>
    public static Result<Done> Replace(string path, string next, string kept)
    {
        try
        {
            File.Copy(path, kept, overwrite: true);
            File.Move(next, path, overwrite: true);
            return new Done();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return File.Exists(next) ? LedgerProblems.KeyUnreadable(path) : new Done(); // another process did it
        }
    }

    /// <summary>A new file that only its owner can open, for writing.</summary>
    public static FileStream Open(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    /// <summary>
    /// Makes the file unless another process was faster; it is then theirs. It is written under another name first, so that nobody reads half
    /// of it.
    /// </summary>
    public static Result<Done> Create(string path, string text)
    {
        var draft = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            using (var writer = new StreamWriter(Open(draft))) writer.WriteLine(text);
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return LedgerProblems.KeyUnreadable(path);
        }
        return new Done();
    }
}
