using Dapper;
using NodaTime;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Ledger.Sealing;

/// <summary>
/// Which key seals the secrets of a store. Like the log's key it is a file of mode 0600 (systemd's credentials are such files too); the store
/// remembers the key's id from the first secret on and takes no other. A store that holds no secret needs none.
/// </summary>
public static class SealKeys
{
    private static class Sql
    {
        public const string Known = "SELECT id FROM seal_keys ORDER BY made_at, id";

        public const string Forget = "DELETE FROM seal_keys";

        public const string Add = "INSERT INTO seal_keys (id, made_at) VALUES (@id, @now) ON CONFLICT (id) DO NOTHING";
    }

    internal sealed record Row(string Id);

    /// <summary>The key of the file, when the store knows it; null when neither is there yet.</summary>
    public static async Task<Result<SealKey?>> FindAsync(Database database, string path, CancellationToken cancellationToken)
    {
        var known = await database.ReadAsync(Viewer.Machine, KnownAsync, cancellationToken);
        if (!File.Exists(path)) return known.Count == 0 ? (SealKey?)null : LedgerProblems.SealKeyMissing(path);
        if (!Read(path).Succeeded(out var key, out var problems)) return problems;
        if (known.Count == 0 || known.Contains(key.Id)) return key;
        using (key)
        {
            // A rotation that was stopped between the store and the file is completed.
            if (!File.Exists(NextOf(path)) || !Read(NextOf(path)).Succeeded(out var next, out _)) return LedgerProblems.SealKeyForeign(path);
            if (known.Contains(next.Id) && Promote(path, key).Succeeded(out _, out _)) return next;
            next.Dispose();
            return LedgerProblems.SealKeyForeign(path);
        }
    }

    /// <summary>The key to seal with; made, and made known to the store, when there is none yet.</summary>
    public static async Task<Result<SealKey>> TakeAsync(Database database, string path, Instant now, IRandomSource random, CancellationToken cancellationToken)
    {
        if (!(await FindAsync(database, path, cancellationToken)).Succeeded(out var found, out var problems)) return problems;
        if (found is null)
        {
            using var made = SealKey.Make(random);
            if (!PrivateFile.Create(path, made.Encode()).Succeeded(out _, out problems)) return problems;
            if (!(await FindAsync(database, path, cancellationToken)).Succeeded(out found, out problems)) return problems;
        }
        var key = found ?? throw new InvalidOperationException("The key was made and is not there.");
        var noted = await database.WriteAsync(Viewer.Machine, async (session, token) =>
        {
            // Of two machines that made a key at once, the second is told.
            var known = await KnownAsync(session, token);
            if (known.Count > 0 && !known.Contains(key.Id)) return (Result<Done>)LedgerProblems.SealKeyForeign(path);
            await session.Connection.ExecuteAsync(Sql.Add, new { id = key.Id, now = now.ToTicks(), cancellationToken = token }, session.Transaction);
            return new Done();
        }, cancellationToken);
        if (noted.Succeeded(out _, out problems)) return key;
        key.Dispose();
        return problems;
    }

    /// <summary>The key that comes next, made beside the present one's file.</summary>
    internal static Result<SealKey> PrepareNext(string path, IRandomSource random)
    {
        if (!File.Exists(NextOf(path)))
        {
            using var made = SealKey.Make(random);
            if (!PrivateFile.Create(NextOf(path), made.Encode()).Succeeded(out _, out var problems)) return problems;
        }
        return Read(NextOf(path));
    }

    /// <summary>Puts the next key in the file's place; the former one is kept under its name with the beginning of its id behind.</summary>
    internal static Result<Done> Promote(string path, SealKey former) => PrivateFile.Replace(path, NextOf(path), $"{path}.{former.Id[..8]}");

    /// <summary>From now on the store takes this key alone.</summary>
    internal static async Task ReplaceAsync(WriteSession session, SealKey next, Instant now, CancellationToken cancellationToken)
    {
        await session.Connection.ExecuteAsync(Sql.Forget, new { cancellationToken }, session.Transaction);
        await session.Connection.ExecuteAsync(Sql.Add, new { id = next.Id, now = now.ToTicks(), cancellationToken }, session.Transaction);
    }

    /// <summary>Whether the key that the store takes sealed this; a store that knows none yet takes any.</summary>
    internal static async Task<bool> TakesAsync(ReadSession session, byte[] sealedText, CancellationToken cancellationToken) =>
        await KnownAsync(session, cancellationToken) is var known && (known.Count == 0 || known.Contains(SealKey.IdOf(sealedText)));

    private static string NextOf(string path) => $"{path}.next";

    private static Result<SealKey> Read(string path)
    {
        if (!PrivateFile.Read(path).Succeeded(out var text, out var problems)) return problems;
        return SealKey.Read(text) is { } key ? key : LedgerProblems.SealKeyUnreadable(path);
    }

    private static async Task<IReadOnlyCollection<string>> KnownAsync(ReadSession session, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.Known, new { cancellationToken }, session.Transaction)).Select(row => row.Id)];
}
