using System.Globalization;
using Rectify.Foundation;
using Rectify.Proof.Log;

namespace Rectify.Ledger.Keys;

/// <summary>
/// A key in a file of mode 0600. A key that is replaced stays beside it, under its name with its id behind (<c>log.key.c74f20a3</c>); the next one is
/// prepared as <c>log.key.next</c> and takes the file's place when the store has taken it.
/// </summary>
/// <param name="path">The file.</param>
public sealed class FileKeys(string path) : IKeyProvider
{
    /// <inheritdoc />
    public string Place => path;

    /// <inheritdoc />
    public bool Makes => true;

    /// <summary>Where the next key is prepared.</summary>
    internal FileKeys Next => new($"{path}.next");

    /// <inheritdoc />
    public Result<INoteSigner?> Find(IReadOnlyList<NoteKey> known, string origin)
    {
        if (!File.Exists(path)) return new Result<INoteSigner?>.Success(null);
        if (!NoteKeyFile.Read(path).Succeeded(out var key, out var problems)) return problems;
        if (known.Count == 0 || key.Key.Equals(known[^1]) || !Is(Next.Place, known[^1])) return new Result<INoteSigner?>.Success(key);
        key.Dispose();
        if (!Promote().Succeeded(out _, out problems)) return problems; // a rotation was stopped between the store and the file
        return NoteKeyFile.Read(path).Succeeded(out key, out problems) ? new Result<INoteSigner?>.Success(key) : problems;
    }

    /// <inheritdoc />
    public Result<INoteSigner> Make(string origin, IRandomSource random) =>
        NoteKeyFile.Create(path, origin, random).Succeeded(out var key, out var problems) ? new Result<INoteSigner>.Success(key) : problems;

    /// <summary>Puts the next key in the file's place and keeps the former one; the file is there at every moment.</summary>
    internal Result<Done> Promote()
    {
        if (!NoteKeyFile.Read(path).Succeeded(out var key, out var problems)) return problems;
        using (key) return PrivateFile.Replace(path, Next.Place, KeptAt(key.Key));
    }

    /// <summary>A key that was replaced, where it is still kept.</summary>
    internal INoteSigner? Kept(NoteKey former) =>
        Is(KeptAt(former), former) && NoteKeyFile.Read(KeptAt(former)).Succeeded(out var key, out _) ? key : null;

    /// <summary>Puts the file aside under the name of its key. What is kept there already is left alone: another process was faster.</summary>
    internal void PutAside(NoteKey key)
    {
        try
        {
            File.Move(path, KeptAt(key), overwrite: false);
        }
        catch (IOException) when (File.Exists(KeptAt(key)))
        {
            return; // and what is at the path now is no longer this key, or is said to be a former one
        }
    }

    private string KeptAt(NoteKey key) => $"{path}.{key.Id.ToString("x8", CultureInfo.InvariantCulture)}";

    private static bool Is(string file, NoteKey wanted)
    {
        if (!File.Exists(file) || !NoteKeyFile.Read(file).Succeeded(out var key, out _)) return false;
        using (key) return key.Key.Equals(wanted);
    }
}
