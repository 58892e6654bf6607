using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger.Keys;
using Rectify.Proof.Log;
using Rectify.Storage;

namespace Rectify.Ledger;

/// <summary>
/// Which key signs the log of a store. The store remembers the public half from the first opening on, and takes no other: a key that
/// went missing is said, never replaced in silence.
/// </summary>
internal static class LogKeys
{
    /// <summary>The key at its place; for a store that has none yet, a new one whose name, the log's origin, is <c>rectify/</c> and an id.</summary>
    public static async Task<Result<INoteSigner>> OpenAsync(
        Database database, IKeyProvider provider, Instant now, IIdSource ids, IRandomSource random, CancellationToken cancellationToken)
    {
        var known = await database.ReadAsync(Viewer.Machine, LogReader.KeysAsync, cancellationToken);
        var origin = $"rectify/{ids.Next()}";
        if (!provider.Find(known, origin).Succeeded(out var key, out var problems)) return problems;
        if (key is null)
        {
            if (known.Count > 0 || !provider.Makes) return LedgerProblems.KeyMissing(provider.Place);
            if (!provider.Make(origin, random).Succeeded(out key, out problems)) return problems;
        }
        var recorded = await database.WriteAsync(
            Viewer.Machine,
            async (session, token) =>
            {
                var keys = await LogStore.KeysAsync(session, token);
                if (keys.Count == 0) await LogStore.AddKeyAsync(session, new LogKey(key.Key, Log: 1, FromSize: 0), now, token);
                return keys.Count == 0 || keys[^1].Key.Equals(key.Key) ? (Result<Done>)new Done()
                    : keys.Any(each => each.Key.Equals(key.Key)) ? LedgerProblems.KeyIsFormer(provider.Place)
                    : LedgerProblems.KeyForeign(provider.Place, key.Key.Name);
            },
            cancellationToken);
        if (recorded.Succeeded(out _, out problems)) return new Result<INoteSigner>.Success(key);
        key.Dispose();
        return problems;
    }
}
