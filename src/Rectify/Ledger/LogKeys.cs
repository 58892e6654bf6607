using NodaTime;
using Rectify.Foundation;
using Rectify.Proof.Log;
using Rectify.Storage;

namespace Rectify.Ledger;

/// <summary>
/// Which key signs the log of a store. The store remembers the public half from the first opening on, and takes no other: a key that
/// went missing is said, never replaced in silence.
/// </summary>
internal static class LogKeys
{
    /// <summary>The key in the file; for a store that has none yet, a new one whose name, the log's origin, is <c>rectify/</c> and an id.</summary>
    public static async Task<Result<NotePrivateKey>> OpenAsync(
        Database database, string path, Instant now, IIdSource ids, IRandomSource random, CancellationToken cancellationToken)
    {
        var known = await database.ReadAsync(Viewer.Machine, LogStore.KeysAsync, cancellationToken);
        var id = ids.Next();
        var opened = known.Count == 0 && !File.Exists(path) ? NoteKeyFile.Create(path, $"rectify/{id}", random) : NoteKeyFile.Read(path);
        if (!opened.Succeeded(out var key, out _)) return opened;

        var recorded = await database.WriteAsync(
            Viewer.Machine,
            async (session, token) =>
            {
                var keys = await LogStore.KeysAsync(session, token);
                if (keys.Count == 0) await LogStore.AddKeyAsync(session, new LogKey(key.Key, Log: 1, FromSize: 0), now, token);
                return keys.Count == 0 || keys[^1].Key.Equals(key.Key) ? (Result<Done>)new Done()
                    : keys.Any(each => each.Key.Equals(key.Key)) ? LedgerProblems.KeyIsFormer(path)
                    : LedgerProblems.KeyForeign(path, key.Key.Name);
            },
            cancellationToken);
        if (recorded.Succeeded(out _, out var problems)) return key;
        key.Dispose();
        return problems;
    }
}
