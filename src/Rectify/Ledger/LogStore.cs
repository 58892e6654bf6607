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

        public const string Size = "SELECT COALESCE(MAX(position) + 1, 0) FROM log_entries";

        public const string AddEntry = "INSERT INTO log_entries (position, event_id) VALUES (@position, @eventId)";

        public const string AddNode = "INSERT INTO log_nodes (level, place, hash) VALUES (@level, @place, @hash)";

        public const string FindNode = "SELECT hash FROM log_nodes WHERE level = @level AND place = @place";

        public const string RemoveNumbered =
            "DELETE FROM unnumbered_events WHERE event_id IN (SELECT event_id FROM log_entries WHERE position >= @from)";

        public const string AddCheckpoint = "INSERT INTO checkpoints (size, root, note, signed_at) VALUES (@size, @root, @note, @signedAt)";

        public const string LatestCheckpoint = "SELECT note FROM checkpoints ORDER BY size DESC LIMIT 1";

        public const string Checkpoints = "SELECT size, note FROM checkpoints ORDER BY size";

        public const string AddKey = "INSERT INTO log_keys (verifier_key, added_at) VALUES (@key, @addedAt)";

        public const string Keys = "SELECT verifier_key FROM log_keys ORDER BY added_at, verifier_key";
    }

    internal sealed record UnnumberedRow(string Id, byte[] Bytes);

    internal sealed record NodeRow(byte[] Hash);

    internal sealed record NoteRow(byte[] Note);

    internal sealed record CheckpointRow(long Size, byte[] Note);

    public static async Task<IReadOnlyList<UnnumberedRow>> UnnumberedAsync(ReadSession session, int count, CancellationToken cancellationToken) =>
        [.. await session.Connection.QueryAsync<UnnumberedRow>(Sql.Unnumbered, new { count = (long)count, cancellationToken }, session.Transaction)];

    public static Task<long> CountUnnumberedAsync(ReadSession session, CancellationToken cancellationToken) =>
        session.Connection.ExecuteScalarAsync<long>(Sql.CountUnnumbered, new { cancellationToken }, session.Transaction);

    public static Task<long> SizeAsync(ReadSession session, CancellationToken cancellationToken) =>
        session.Connection.ExecuteScalarAsync<long>(Sql.Size, new { cancellationToken }, session.Transaction);

    public static async Task<IReadOnlyList<TreeHash>> NodesAsync(ReadSession session, IEnumerable<NodeId> nodes, CancellationToken cancellationToken)
    {
        var hashes = new List<TreeHash>();
        foreach (var node in nodes)
            hashes.Add(await FindNodeAsync(session, node, cancellationToken) ?? throw new InvalidOperationException($"The store has no hash of {node}"));
        return hashes;
    }

    public static Task<TreeHash?> LeafAsync(ReadSession session, long position, CancellationToken cancellationToken) =>
        FindNodeAsync(session, new NodeId(0, position), cancellationToken);

    public static async Task AppendAsync(
        WriteSession session, long from, IReadOnlyList<string> eventIds, IEnumerable<Node> nodes, CancellationToken cancellationToken)
    {
        var (connection, transaction) = (session.Connection, session.Transaction);
        await connection.ExecuteAsync(Sql.AddEntry, eventIds.Select((eventId, index) => new { position = from + index, eventId }), transaction);
        await connection.ExecuteAsync(
            Sql.AddNode, nodes.Select(node => new { level = (long)node.Id.Level, place = node.Id.Index, hash = node.Hash.ToArray().AsBlob() }), transaction);
        await connection.ExecuteAsync(Sql.RemoveNumbered, new { from, cancellationToken }, transaction);
    }

    public static Task AddCheckpointAsync(
        WriteSession session, Checkpoint checkpoint, SignedNote note, Instant signedAt, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.AddCheckpoint,
            new
            {
                size = checkpoint.Size,
                root = checkpoint.Root.ToArray().AsBlob(),
                note = note.ToBytes().AsBlob(),
                signedAt = signedAt.ToTicks(),
                cancellationToken,
            },
            session.Transaction);

    public static async Task<SignedNote?> LatestCheckpointAsync(ReadSession session, CancellationToken cancellationToken)
    {
        var row = await session.Connection.QuerySingleOrDefaultAsync<NoteRow>(Sql.LatestCheckpoint, new { cancellationToken }, session.Transaction);
        return row is null ? null : Read(row.Note);
    }

    public static async Task<IReadOnlyList<CheckpointRow>> CheckpointRowsAsync(ReadSession session, CancellationToken cancellationToken) =>
        [.. await session.Connection.QueryAsync<CheckpointRow>(Sql.Checkpoints, new { cancellationToken }, session.Transaction)];

    public static Task AddKeyAsync(WriteSession session, NoteKey key, Instant addedAt, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.AddKey, new { key = key.ToString(), addedAt = addedAt.ToTicks(), cancellationToken }, session.Transaction);

    public static async Task<IReadOnlyList<NoteKey>> KeysAsync(ReadSession session, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<string>(Sql.Keys, new { cancellationToken }, session.Transaction)).Select(text =>
            NoteKey.TryParse(text, out var key) ? key : throw new FormatException($"Not a verifier key: {text}"))];

    private static async Task<TreeHash?> FindNodeAsync(ReadSession session, NodeId node, CancellationToken cancellationToken)
    {
        var row = await session.Connection.QuerySingleOrDefaultAsync<NodeRow>(
            Sql.FindNode, new { level = (long)node.Level, place = node.Index, cancellationToken }, session.Transaction);
        return row is { Hash.Length: TreeHash.Size } ? new TreeHash(row.Hash) : null;
    }

    private static SignedNote Read(byte[] bytes) =>
        SignedNote.TryParse(bytes, out var note, out var problem) ? note : throw new FormatException($"Not a signed note: {problem}");
}
