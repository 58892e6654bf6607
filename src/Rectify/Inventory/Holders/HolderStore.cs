using System.Globalization;
using Dapper;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Inventory.Holders;

/// <summary>All SQL on who holds what: the blocks, the tail, the assets' numbers.</summary>
internal static class HolderStore
{
    /// <summary>Rows of the tail that are read at once.</summary>
    private const int Page = 500;

    private static class Sql
    {
        /// <summary>All blocks in which a posting of these versions can stand; the key of one version lies before all its postings.</summary>
        public const string BlocksOf =
            """
            SELECT block.first, block.postings
            FROM (SELECT CAST(value AS BIGINT) AS wanted FROM json_each(@keys)) AS keys
            JOIN holder_blocks AS block
                ON block.first >= COALESCE((SELECT low.first FROM holder_blocks AS low WHERE low.first <= keys.wanted ORDER BY low.first DESC LIMIT 1), 0)
                AND block.first < keys.wanted + 4294967296
            """;

        public const string BlocksFrom =
            """
            SELECT first, postings FROM holder_blocks
            WHERE first >= COALESCE((SELECT low.first FROM holder_blocks AS low WHERE low.first <= @from ORDER BY low.first DESC LIMIT 1), 0)
            ORDER BY first LIMIT @count
            """;

        public const string RemoveBlock = "DELETE FROM holder_blocks WHERE (first) = (@first)";

        public const string AddBlock = "INSERT INTO holder_blocks (first, postings) VALUES (@first, @postings)";

        public const string Tail =
            """
            SELECT asset, revision, added, removed FROM holder_tail
            WHERE (asset, revision) > (@asset, @revision) ORDER BY asset, revision LIMIT @count
            """;

        public const string CountTail = "SELECT COUNT(*) FROM holder_tail";

        public const string AddTail = "INSERT INTO holder_tail (asset, revision, added, removed) VALUES (@asset, @revision, @added, @removed)";

        public const string RemoveTail = "DELETE FROM holder_tail WHERE (asset, revision) = (@asset, @revision)";

        public const string AllAssets = "SELECT block, assets FROM asset_numbers ORDER BY block";

        public const string SomeAssets = "SELECT block, assets FROM asset_numbers WHERE block IN (SELECT CAST(value AS BIGINT) FROM json_each(@blocks))";

        public const string LastAssets = "SELECT COALESCE(MAX(block), 0) FROM asset_numbers";

        public const string PutAssets =
            "INSERT INTO asset_numbers (block, assets) VALUES (@block, @assets) ON CONFLICT (block) DO UPDATE SET assets = excluded.assets";

        public const string ForgetBlocks = "DELETE FROM holder_blocks";

        public const string ForgetAssets = "DELETE FROM asset_numbers";

        public const string ForgetTail = "DELETE FROM holder_tail";

        public const string TailOfAll = "INSERT INTO holder_tail (asset, revision, added) SELECT asset, revision, versions FROM asset_components";
    }

    internal sealed record BlockRow(long First, byte[] Postings)
    {
        public PostingBlock ToBlock() => new(new Posting(First), Postings);
    }

    internal sealed record AssetsRow(long Block, byte[] Assets);

    /// <summary>All blocks in which these versions can stand, each once.</summary>
    public static async Task<IReadOnlyList<PostingBlock>> BlocksOfAsync(ReadSession session, IEnumerable<long> versions, CancellationToken cancellationToken)
    {
        var rows = await session.Connection.QueryAsync<BlockRow>(
            Sql.BlocksOf, new { keys = Integers(versions.Select(Posting.Before)), cancellationToken }, session.Transaction);
        return [.. rows.DistinctBy(row => row.First).Select(row => row.ToBlock())];
    }

    /// <summary>Neighbouring blocks: the one in which the posting can stand, or else the first, and those after it.</summary>
    public static async Task<IReadOnlyList<PostingBlock>> BlocksFromAsync(ReadSession session, Posting from, int count, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<BlockRow>(Sql.BlocksFrom, new { from = from.Key, count = (long)count, cancellationToken }, session.Transaction))
            .Select(row => row.ToBlock())];

    public static async Task ReplaceBlocksAsync(WriteSession session, PostingMerge.Merged merged, CancellationToken cancellationToken)
    {
        await session.DeleteManyAsync(Sql.RemoveBlock, [new("@first", merged.Gone.ToArray())], cancellationToken);
        await session.InsertManyAsync(
            Sql.AddBlock,
            [
                new("@first", merged.New.Select(block => block.First.Key).ToArray()),
                new("@postings", merged.New.Select(block => block.Bytes).ToArray()),
            ],
            cancellationToken);
    }

    /// <summary>The tail by asset and revision, a page at a time.</summary>
    public static async IAsyncEnumerable<TailRow> TailAsync(
        ReadSession session, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var (asset, revision) = ("", 0L); ;)
        {
            List<TailRow> rows = [.. await session.Connection.QueryAsync<TailRow>(
                Sql.Tail, new { asset, revision, count = (long)Page, cancellationToken }, session.Transaction)];
            foreach (var row in rows) yield return row;
            if (rows.Count < Page) yield break;
            (asset, revision) = (rows[^1].Asset, rows[^1].Revision);
        }
    }

    public static Task<long> CountTailAsync(ReadSession session, CancellationToken cancellationToken) =>
        session.Connection.QuerySingleAsync<long>(Sql.CountTail, new { cancellationToken }, session.Transaction);

    public static Task AddToTailAsync(WriteSession session, TailRow row, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.AddTail,
            new { asset = row.Asset, revision = row.Revision, added = row.Added.AsBlob(), removed = row.Removed?.AsBlob(), cancellationToken },
            session.Transaction);

    public static Task RemoveFromTailAsync(WriteSession session, IReadOnlyCollection<(string Asset, long Revision)> rows, CancellationToken cancellationToken) =>
        session.DeleteManyAsync(
            Sql.RemoveTail,
            [new("@asset", rows.Select(row => row.Asset).ToArray()), new("@revision", rows.Select(row => row.Revision).ToArray())],
            cancellationToken);

    public static async Task<AssetNumbers> NumbersAsync(ReadSession session, CancellationToken cancellationToken) =>
        new((await session.Connection.QueryAsync<AssetsRow>(Sql.AllAssets, new { cancellationToken }, session.Transaction)).Select(row => row.Assets));

    /// <summary>About how many assets have a number.</summary>
    public static async Task<long> CountNumbersAsync(ReadSession session, CancellationToken cancellationToken) =>
        await session.Connection.QuerySingleAsync<long>(Sql.LastAssets, new { cancellationToken }, session.Transaction) * AssetNumbers.InBlock;

    /// <summary>Rows of numbered assets, by their block.</summary>
    public static async Task<IReadOnlyDictionary<long, AssetId[]>> AssetsAsync(ReadSession session, IEnumerable<long> blocks, CancellationToken cancellationToken) =>
        (await session.Connection.QueryAsync<AssetsRow>(Sql.SomeAssets, new { blocks = Integers(blocks), cancellationToken }, session.Transaction))
            .ToDictionary(row => row.Block, row => AssetNumbers.Read(row.Assets));

    public static Task PutNumbersAsync(WriteSession session, IReadOnlyCollection<(long Block, byte[] Assets)> changed, CancellationToken cancellationToken) =>
        session.InsertManyAsync(
            Sql.PutAssets,
            [new("@block", changed.Select(each => each.Block).ToArray()), new("@assets", changed.Select(each => each.Assets).ToArray())],
            cancellationToken);

    /// <summary>Forgets all that is derived, and derives it again as one long tail.</summary>
    public static async Task StartAnewAsync(WriteSession session, CancellationToken cancellationToken)
    {
        var (connection, transaction) = (session.Connection, session.Transaction);
        await connection.ExecuteAsync(Sql.ForgetBlocks, new { cancellationToken }, transaction);
        await connection.ExecuteAsync(Sql.ForgetAssets, new { cancellationToken }, transaction);
        await connection.ExecuteAsync(Sql.ForgetTail, new { cancellationToken }, transaction);
        await connection.ExecuteAsync(Sql.TailOfAll, new { cancellationToken }, transaction);
    }

    private static string Integers(IEnumerable<long> values) => TextList.Of(values.Select(value => value.ToString(CultureInfo.InvariantCulture)));
}
