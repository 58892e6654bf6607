using Rectify.Foundation;
using Rectify.Proof.Log;

namespace Rectify.Ledger;

/// <summary>A private key for notes in a file of mode 0600: the log's in local mode, and that of whoever signs rule packs.</summary>
public static class NoteKeyFile
{
    /// <summary>Reads the key.</summary>
    public static Result<NotePrivateKey> Read(string path)
    {
        if (!PrivateFile.Read(path).Succeeded(out var text, out var problems)) return problems;
        return NotePrivateKey.TryParse(text, out var key) ? key : LedgerProblems.KeyUnreadable(path);
    }

    /// <summary>Makes the key unless another process was faster, and reads it.</summary>
    public static Result<NotePrivateKey> Create(string path, string name, IRandomSource random)
    {
        using var key = NotePrivateKey.Generate(name, random.Fill);
        return PrivateFile.Create(path, key.Encode()).Succeeded(out _, out var problems) ? Read(path) : problems;
    }
}
