using System.Security;
using Rectify.Foundation;
using Rectify.Proof.Log;

namespace Rectify.Ledger;

/// <summary>
/// What this machine remembers of a log apart from the store: the last checkpoint that it signed or saw, in a file beside the key. A store that
/// was put back to an earlier state, and does not say so, is noticed by it; nothing more is signed then, for peers have the later checkpoint.
/// The file is no secret and may be missing: then nothing is remembered.
/// </summary>
/// <param name="path">The file; a signed note.</param>
public sealed class LogMemory(string path)
{
    private const int Longest = 64 * 1024;

    /// <summary>The last checkpoint, whichever log it is of; null when there is none.</summary>
    public Checkpoint? Read()
    {
        try
        {
            var file = new FileInfo(path);
            return file is { Exists: true, Length: <= Longest }
                && SignedNote.TryParse(File.ReadAllBytes(path), out var note, out _) && Checkpoint.TryParse(note.Text, out var checkpoint) ? checkpoint : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SecurityException)
        {
            return null; // As when there is none: it guards against mistakes, and a file that anybody may delete guards against nobody else.
        }
    }

    /// <summary>Remembers a checkpoint that is durable in the store. False when the place cannot be written, which the server's check says.</summary>
    public bool Write(SignedNote note)
    {
        try
        {
            var draft = $"{path}.{Path.GetRandomFileName()}";
            using (var file = PrivateFile.Open(draft)) file.Write(note.ToBytes());
            File.Move(draft, path, overwrite: true);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SecurityException)
        {
            return false;
        }
    }

    /// <summary>Whether anything could be remembered at that place.</summary>
    public static bool IsWritable(string path)
    {
        try
        {
            var probe = $"{path}.{Path.GetRandomFileName()}";
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SecurityException)
        {
            return false;
        }
    }

    /// <summary>Whether a log of this origin and size goes back behind what is remembered; the problem that says so, null when not.</summary>
    internal Problem? Behind(string origin, long size) =>
        Read() is { } last && last.Origin == origin && last.Size > size ? LedgerProblems.StoreWentBack(size, last.Size) : null;

    /// <summary>The same, and whether the log still has the root that is remembered.</summary>
    internal async Task<Problem?> CompareAsync(Storage.ReadSession session, StoredLog log, string origin, CancellationToken cancellationToken)
    {
        var size = await LogStore.SizeAsync(session, cancellationToken) - log.FirstPosition;
        if (Read() is not { } last || last.Origin != origin) return null;
        if (last.Size > size) return LedgerProblems.StoreWentBack(size, last.Size);
        return (await LogStore.FrontierAsync(session, log, last.Size, cancellationToken)).Root() == last.Root ? null : LedgerProblems.StoreIsAnother(last.Size);
    }
}
