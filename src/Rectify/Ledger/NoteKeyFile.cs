using Rectify.Foundation;
using Rectify.Proof.Log;

namespace Rectify.Ledger;

/// <summary>A private key for notes in a file of mode 0600: the log's in local mode, and that of whoever signs rule packs.</summary>
public static class NoteKeyFile
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>Reads the key.</summary>
    public static Result<NotePrivateKey> Read(string path)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0) return LedgerProblems.KeyOpenToOthers(path);
            return NotePrivateKey.TryParse(File.ReadAllText(path).Trim(), out var key) ? key : LedgerProblems.KeyUnreadable(path);
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

    /// <summary>
    /// Makes the key unless another process was faster, and reads it. It is written under another name first, so that nobody reads half
    /// of it.
    /// </summary>
    public static Result<NotePrivateKey> Create(string path, string name, string attempt, IRandomSource random)
    {
        var draft = $"{path}.{attempt}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var key = NotePrivateKey.Generate(name, random.Fill))
        using (var writer = new StreamWriter(draft, options))
        {
            writer.WriteLine(key.Encode());
        }
        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
        return Read(path);
    }
}
