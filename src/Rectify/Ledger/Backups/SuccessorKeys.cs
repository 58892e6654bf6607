using Rectify.Foundation;
using Rectify.Ledger.Keys;
using Rectify.Proof.Log;

namespace Rectify.Ledger.Backups;

/// <summary>
/// The keys that open a new log: the next one, and the former one where it is still there, to vouch for it. In a file's place the next one is made, and
/// the former one kept beside it; elsewhere an administrator names it. Called again after an interruption, the same keys are taken.
/// </summary>
/// <param name="Former">The public key that signed last.</param>
/// <param name="Next">The key that signs from now on.</param>
/// <param name="FormerSigner">The former key itself; null when it is lost.</param>
internal sealed record SuccessorKeys(NoteKey Former, INoteSigner Next, INoteSigner? FormerSigner) : IDisposable
{
    /// <summary>Finds or makes them.</summary>
    /// <param name="place">Where the setting says that the log's key is: the former one, the next one if somebody put it there, or nothing.</param>
    /// <param name="nextPlace">Where the next one is, when that is somewhere else.</param>
    /// <param name="known">The store's keys, the present one last.</param>
    /// <param name="ids">For the new log's name.</param>
    /// <param name="random">For the new key.</param>
    public static Result<SuccessorKeys> Take(IKeyProvider place, IKeyProvider? nextPlace, IReadOnlyList<NoteKey> known, IIdSource ids, IRandomSource random)
    {
        var (former, origin) = (known[^1], $"rectify/{ids.Next()}");
        if (!place.Find(known, origin).Succeeded(out var there, out var problems)) return problems;
        var signer = there?.Key.Equals(former) == true ? there : (place as FileKeys)?.Kept(former);
        var next = there is not null && IsFree(there.Key, known) ? there : null;
        if (there is not null && there != signer && there != next)
        {
            there.Dispose();
            signer?.Dispose();
            return known.Contains(there.Key) ? LedgerProblems.KeyIsFormer(place.Place) : LedgerProblems.KeyForeign(place.Place, there.Key.Name);
        }
        if (next is null && !NextAt(place, nextPlace, signer == there ? there : null, known, origin, random).Succeeded(out next, out problems))
        {
            signer?.Dispose();
            return problems;
        }
        return new SuccessorKeys(former, next, signer);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Next.Dispose();
        FormerSigner?.Dispose();
    }

    private static Result<INoteSigner> NextAt(
        IKeyProvider place, IKeyProvider? nextPlace, INoteSigner? formerThere, IReadOnlyList<NoteKey> known, string origin, IRandomSource random)
    {
        if (nextPlace is null && place is not FileKeys) return LedgerProblems.NextKeyWhere(place.Place);
        var into = nextPlace ?? place;
        if (nextPlace is null && place is FileKeys file && formerThere is not null) file.PutAside(formerThere.Key);
        if (!into.Find([], origin).Succeeded(out var next, out var problems)) return problems;
        if (next is null && !into.Make(origin, random).Succeeded(out next, out problems)) return problems;
        if (IsFree(next.Key, known)) return new Result<INoteSigner>.Success(next);
        next.Dispose();
        return LedgerProblems.KeyIsFormer(into.Place);
    }

    private static bool IsFree(NoteKey key, IReadOnlyList<NoteKey> known) => known.All(each => each.Name != key.Name);
}
