using System.Globalization;
using Rectify.Foundation;
using Rectify.Proof.Log;

namespace Rectify.Ledger.Backups;

/// <summary>
/// The keys that open a new log: the next one, and the former one where it is still there, to vouch for it. The file of the former key is kept
/// under its own name with the key's id behind (<c>log.key.c74f20a3</c>); called again after an interruption, the same keys are taken.
/// </summary>
/// <param name="Former">The public key that signed last.</param>
/// <param name="Next">The key that signs from now on.</param>
/// <param name="FormerSigner">The former key itself; null when it is lost.</param>
internal sealed record SuccessorKeys(NoteKey Former, NotePrivateKey Next, NotePrivateKey? FormerSigner) : IDisposable
{
    /// <summary>Finds or makes them.</summary>
    /// <param name="path">The file of the log's key: the former one, the next one if somebody put it there, or nothing.</param>
    /// <param name="known">The store's keys, the present one last.</param>
    /// <param name="ids">For the new log's name.</param>
    /// <param name="random">For the new key.</param>
    public static Result<SuccessorKeys> Take(string path, IReadOnlyList<NoteKey> known, IIdSource ids, IRandomSource random)
    {
        var former = known[^1];
        var kept = $"{path}.{former.Id.ToString("x8", CultureInfo.InvariantCulture)}";
        if (File.Exists(path))
        {
            if (!NoteKeyFile.Read(path).Succeeded(out var there, out var problems)) return problems;
            var (isFormer, isFree) = (there.Key.Equals(former), known.All(key => key.Name != there.Key.Name));
            if (isFree) return new SuccessorKeys(former, there, Kept(kept, former));
            there.Dispose();
            if (!isFormer) return known.Contains(there.Key) ? LedgerProblems.KeyIsFormer(path) : LedgerProblems.KeyForeign(path, there.Key.Name);
            File.Move(path, kept, overwrite: true);
        }
        return NoteKeyFile.Create(path, $"rectify/{ids.Next()}", random).Succeeded(out var next, out var refused)
            ? new SuccessorKeys(former, next, Kept(kept, former))
            : refused;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Next.Dispose();
        FormerSigner?.Dispose();
    }

    private static NotePrivateKey? Kept(string path, NoteKey former)
    {
        if (!File.Exists(path) || !NoteKeyFile.Read(path).Succeeded(out var key, out _)) return null;
        if (key.Key.Equals(former)) return key;
        key.Dispose();
        return null;
    }
}
