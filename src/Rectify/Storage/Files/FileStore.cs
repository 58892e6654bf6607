using System.Security.Cryptography;
using Dapper;

namespace Rectify.Storage.Files;

/// <summary>
/// Files in the same database as what they belong to: one backup, one transaction. They are kept by what they are (SHA-256), in chunks of a mebibyte, once each
/// however many hold them. Whoever may see a file is decided by what holds it; this answers nobody by itself.
/// </summary>
internal static class FileStore
{
    /// <summary>A mebibyte.</summary>
    public const int ChunkBytes = 1 << 20;

    private static class Sql
    {
        public const string Hold =
            """
            INSERT INTO files (sha256, size, holders) VALUES (@sha256, @size, 1)
            ON CONFLICT (sha256) DO UPDATE SET holders = files.holders + 1
            RETURNING holders
            """;

        public const string AddChunk = "INSERT INTO file_chunks (sha256, number, bytes) VALUES (@sha256, @number, @bytes)";

        public const string Chunks = "SELECT bytes FROM file_chunks WHERE sha256 = @sha256 ORDER BY number";

        public const string LetGo = "UPDATE files SET holders = holders - 1 WHERE sha256 = @sha256 RETURNING holders";

        public const string EraseChunks = "DELETE FROM file_chunks WHERE sha256 = @sha256";

        public const string Erase = "DELETE FROM files WHERE sha256 = @sha256";
    }

    internal sealed record HoldersRow(long Holders);

    internal sealed record ChunkRow(byte[] Bytes);

    /// <summary>What a file is kept by: its SHA-256 in lower-case hexadecimal.</summary>
    public static string NameOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Holds a file, once more for each call.</summary>
    /// <param name="session">The transaction of whatever holds it.</param>
    /// <param name="sha256">Its <see cref="NameOf"/>, computed once by the caller: a transaction may run again.</param>
    /// <param name="bytes">Its bytes; their number is the caller's to limit.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task HoldAsync(WriteSession session, string sha256, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var held = await session.Connection.QuerySingleAsync<HoldersRow>(Sql.Hold, new { sha256, size = (long)bytes.Length, cancellationToken }, session.Transaction);
        if (held.Holders > 1) return;
        // All chunks in one statement: the shorter the transaction, the less it collides with others.
        var numbers = Enumerable.Range(0, (bytes.Length + ChunkBytes - 1) / ChunkBytes).ToArray();
        await session.InsertManyAsync(
            Sql.AddChunk,
            [
                new("@sha256", Array.ConvertAll(numbers, _ => sha256)), new("@number", Array.ConvertAll(numbers, number => (long)number)),
                new("@bytes", Array.ConvertAll(numbers, number => bytes.Slice(number * ChunkBytes, Math.Min(ChunkBytes, bytes.Length - number * ChunkBytes)).ToArray())),
            ],
            cancellationToken);
    }

    /// <summary>The bytes of a file that somebody holds. What is not what was put there is a damaged store and throws.</summary>
    /// <exception cref="InvalidOperationException">It is not there, or damaged.</exception>
    public static async Task<byte[]> ReadAsync(ReadSession session, string sha256, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        foreach (var chunk in await session.Connection.QueryAsync<ChunkRow>(Sql.Chunks, new { sha256, cancellationToken }, session.Transaction)) bytes.Write(chunk.Bytes);
        var read = bytes.ToArray();
        return NameOf(read) == sha256 ? read : throw new InvalidOperationException($"The file {sha256} is damaged.");
    }

    /// <summary>Holds a file no more; when nobody does, its bytes are erased.</summary>
    public static async Task LetGoAsync(WriteSession session, string sha256, CancellationToken cancellationToken)
    {
        var left = await session.Connection.QuerySingleAsync<HoldersRow>(Sql.LetGo, new { sha256, cancellationToken }, session.Transaction);
        if (left.Holders > 0) return;
        await session.Connection.ExecuteAsync(Sql.EraseChunks, new { sha256, cancellationToken }, session.Transaction);
        await session.Connection.ExecuteAsync(Sql.Erase, new { sha256, cancellationToken }, session.Transaction);
    }
}
