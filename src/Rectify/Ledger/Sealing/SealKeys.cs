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

        public const string Add = "INSERT INTO seal_keys (id, made_at) VALUES (@id, @now) ON CONFLICT (id) DO NOTHING";
    }

    internal sealed record Row(string Id);

    /// <summary>The key of the file, when the store knows it; null when neither is there yet.</summary>
    public static async Task<Result<SealKey?>> FindAsync(Database database, string path, CancellationToken cancellationToken)
    {
        var known = await database.ReadAsync(Viewer.Machine, KnownAsync, cancellationToken);
        if (!File.Exists(path)) return known.Count == 0 ? (SealKey?)null : LedgerProblems.SealKeyMissing(path);
        if (!PrivateFile.Read(path).Succeeded(out var text, out var problems)) return problems;
        if (SealKey.Read(text) is not { } key) return LedgerProblems.SealKeyUnreadable(path);
        if (known.Count == 0 || known.Contains(key.Id)) return key;
        key.Dispose();
        return LedgerProblems.SealKeyForeign(path);
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

    private static async Task<IReadOnlyCollection<string>> KnownAsync(ReadSession session, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.Known, new { cancellationToken }, session.Transaction)).Select(row => row.Id)];
}
