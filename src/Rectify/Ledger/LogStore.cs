using Dapper;
using NodaTime;
using Rectify.Foundation;
using Rectify.Proof.Log;
using Rectify.Storage;

namespace Rectify.Ledger;

/// <summary>All SQL on the log itself: numbers, tree, checkpoints, keys. It names no subject, so it is open to every viewer.</summary>
internal static class LogStore
{
    private static class Sql
    {
        public const string Unnumbered =
            """
            SELECT id, bytes FROM unnumbered_events JOIN events ON events.id = unnumbered_events.event_id
            ORDER BY unnumbered_events.event_id LIMIT @count
            """;

        public const string CountUnnumbered = "SELECT COUNT(*) FROM unnumbered_events";

        public const string AnyUnnumbered = "SELECT event_id FROM unnumbered_events LIMIT 1";

        public const string Size = "SELECT COALESCE(MAX(position) + 1, 0) FROM log_entries";

        public const string AddEntry = "INSERT INTO log_entries (position, event_id) VALUES (@position, @eventId)";

        public const string Logs = "SELECT number, first_position AS FirstPosition FROM logs ORDER BY number";

        public const string OpenedAt = "SELECT MAX(opened_at) FROM logs";

        public const string AddLog = "INSERT INTO logs (number, first_position, opened_at) VALUES (@number, @firstPosition, @openedAt)";

        public const string AddNode = "INSERT INTO log_nodes (log, level, place, hash) VALUES (@log, @level, @place, @hash)";

        public const string FindNode = "SELECT hash FROM log_nodes WHERE log = @log AND level = @level AND place = @place";

        public const string RemoveNumbered =
            "DELETE FROM unnumbered_events WHERE event_id IN (SELECT event_id FROM log_entries WHERE position >= @from)";

        public const string AddCheckpoint = "INSERT INTO checkpoints (log, size, root, note, signed_at) VALUES (@log, @size, @root, @note, @signedAt)";

        public const string LatestCheckpoint = "SELECT note FROM checkpoints WHERE log = @log ORDER BY size DESC LIMIT 1";

        public const string LastSignedAt = "SELECT signed_at FROM checkpoints WHERE log = @log ORDER BY size DESC LIMIT 1";

        public const string Checkpoints = "SELECT log, size, note FROM checkpoints ORDER BY log, size";

        public const string AddKey = "INSERT INTO log_keys (verifier_key, added_at, log, from_size) VALUES (@key, @addedAt, @log, @fromSize)";

        public const string Keys = "SELECT verifier_key AS VerifierKey, log, from_size AS FromSize FROM log_keys ORDER BY log, from_size, added_at, verifier_key";
    }

    internal sealed record UnnumberedRow(string Id, byte[] Bytes);

    internal sealed record NodeRow(byte[] Hash);

    internal sealed record NoteRow(byte[] Note);

    internal sealed record CheckpointRow(long Log, long Size, byte[] Note);

    internal sealed record LogRow(long Number, long FirstPosition);

    internal sealed record KeyRow(string VerifierKey, long Log, long FromSize);

    public static async Task<IReadOnlyList<UnnumberedRow>> UnnumberedAsync(ReadSession session, int count, CancellationToken cancellationToken) =>
        [.. await session.Connection.QueryAsync<UnnumberedRow>(Sql.Unnumbered, new { count = (long)count, cancellationToken }, session.Transaction)];

    public static Task<long> CountUnnumberedAsync(ReadSession session, CancellationToken cancellationToken) =>
        session.Connection.ExecuteScalarAsync<long>(Sql.CountUnnumbered, new { cancellationToken }, session.Transaction);

    /// <summary>Whether anything waits for its number: asked ten times a second, so it counts nothing.</summary>
    public static async Task<bool> AnyUnnumberedAsync(ReadSession session, CancellationToken cancellationToken) =>
        await session.Connection.ExecuteScalarAsync<string?>(Sql.AnyUnnumbered, new { cancellationToken }, session.Transaction) is not null;

    public static Task<long> SizeAsync(ReadSession session, CancellationToken cancellationToken) =>
        session.Connection.ExecuteScalarAsync<long>(Sql.Size, new { cancellationToken }, session.Transaction);

    /// <summary>Every log, the one that goes on last.</summary>
    public static async Task<IReadOnlyList<StoredLog>> LogsAsync(ReadSession session, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<LogRow>(Sql.Logs, new { cancellationToken }, session.Transaction)).Select(row => new StoredLog(row.Number, row.FirstPosition))];

    public static async Task<StoredLog> PresentAsync(ReadSession session, CancellationToken cancellationToken) => (await LogsAsync(session, cancellationToken))[^1];

    /// <summary>When the log that goes on was opened: for all but a store's first one, when the store was restored.</summary>
    public static async Task<Instant> OpenedAtAsync(ReadSession session, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleAsync<long>(Sql.OpenedAt, new { cancellationToken }, session.Transaction)).ToInstant();

    public static Task AddLogAsync(WriteSession session, StoredLog log, Instant openedAt, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.AddLog, new { number = log.Number, firstPosition = log.FirstPosition, openedAt = openedAt.ToTicks(), cancellationToken }, session.Transaction);

    public static async Task<IReadOnlyList<TreeHash>> NodesAsync(
        ReadSession session, StoredLog log, IEnumerable<NodeId> nodes, CancellationToken cancellationToken)
    {
        var hashes = new List<TreeHash>();
        foreach (var node in nodes)
            hashes.Add(await FindNodeAsync(session, log, node, cancellationToken) ?? throw new InvalidOperationException($"The store has no hash of {node}"));
        return hashes;
    }

    /// <summary>The tree of a log up to a size that it has reached.</summary>
    public static async Task<Frontier> FrontierAsync(ReadSession session, StoredLog log, long size, CancellationToken cancellationToken) =>
        Frontier.From(size, await NodesAsync(session, log, Frontier.NodesOf(size), cancellationToken));

    public static Task<TreeHash?> LeafAsync(ReadSession session, StoredLog log, long index, CancellationToken cancellationToken) =>
        FindNodeAsync(session, log, new NodeId(0, index), cancellationToken);

    /// <summary>Numbers events from a position on; <paramref name="nodes"/> belong to the tree of the log.</summary>
    public static async Task AppendAsync(
        WriteSession session, StoredLog log, long from, IReadOnlyList<string> eventIds, IEnumerable<Node> nodes, CancellationToken cancellationToken)
    {
        var added = nodes.ToList();
        await session.InsertManyAsync(
            [
                (Sql.AddEntry, [new("@position", eventIds.Select((_, index) => from + index).ToArray()), new("@eventId", eventIds.ToArray())]),
                (Sql.AddNode,
                [
                    new("@log", added.Select(_ => log.Number).ToArray()),
                    new("@level", added.Select(node => (long)node.Id.Level).ToArray()),
                    new("@place", added.Select(node => node.Id.Index).ToArray()),
                    new("@hash", added.Select(node => node.Hash.ToArray()).ToArray()),
                ]),
            ],
            cancellationToken);
        await session.Connection.ExecuteAsync(Sql.RemoveNumbered, new { from, cancellationToken }, session.Transaction);
    }

    public static Task AddCheckpointAsync(
        WriteSession session, StoredLog log, Checkpoint checkpoint, SignedNote note, Instant signedAt, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.AddCheckpoint,
            new
            {
                log = log.Number,
                size = checkpoint.Size,
                root = checkpoint.Root.ToArray().AsBlob(),
                note = note.ToBytes().AsBlob(),
                signedAt = signedAt.ToTicks(),
                cancellationToken,
            },
            session.Transaction);

    public static async Task<SignedNote?> LatestCheckpointAsync(ReadSession session, StoredLog log, CancellationToken cancellationToken)
    {
        var row = await session.Connection.QuerySingleOrDefaultAsync<NoteRow>(Sql.LatestCheckpoint, new { log = log.Number, cancellationToken }, session.Transaction);
        return row is null ? null : Read(row.Note);
    }

    /// <summary>What the last checkpoint of a log is marked with; null when it has none.</summary>
    public static async Task<Instant?> LastSignedAtAsync(ReadSession session, StoredLog log, CancellationToken cancellationToken) =>
        await session.Connection.ExecuteScalarAsync<long?>(Sql.LastSignedAt, new { log = log.Number, cancellationToken }, session.Transaction) is { } ticks ? ticks.ToInstant() : null;

    public static async Task<IReadOnlyList<CheckpointRow>> CheckpointRowsAsync(ReadSession session, CancellationToken cancellationToken) =>
        [.. await session.Connection.QueryAsync<CheckpointRow>(Sql.Checkpoints, new { cancellationToken }, session.Transaction)];

    public static Task AddKeyAsync(WriteSession session, LogKey key, Instant addedAt, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.AddKey,
            new { key = key.Key.ToString(), addedAt = addedAt.ToTicks(), log = key.Log, fromSize = key.FromSize, cancellationToken },
            session.Transaction);

    /// <summary>The keys of all logs, the one that signs now last.</summary>
    public static async Task<IReadOnlyList<LogKey>> KeysAsync(ReadSession session, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<KeyRow>(Sql.Keys, new { cancellationToken }, session.Transaction)).Select(row =>
            NoteKey.TryParse(row.VerifierKey, out var key) ? new LogKey(key, row.Log, row.FromSize) : throw new FormatException($"Not a verifier key: {row.VerifierKey}"))];

    /// <summary>The key that signs now; null while the store has none.</summary>
    public static async Task<LogKey?> PresentKeyAsync(ReadSession session, CancellationToken cancellationToken) =>
        await KeysAsync(session, cancellationToken) is [.., var present] ? present : null;

    private static async Task<TreeHash?> FindNodeAsync(ReadSession session, StoredLog log, NodeId node, CancellationToken cancellationToken)
    {
        var row = await session.Connection.QuerySingleOrDefaultAsync<NodeRow>(
            Sql.FindNode, new { log = log.Number, level = (long)node.Level, place = node.Index, cancellationToken }, session.Transaction);
        return row is { Hash.Length: TreeHash.Size } ? new TreeHash(row.Hash) : null;
    }

    private static SignedNote Read(byte[] bytes) =>
        SignedNote.TryParse(bytes, out var note, out var problem) ? note : throw new FormatException($"Not a signed note: {problem}");
}
