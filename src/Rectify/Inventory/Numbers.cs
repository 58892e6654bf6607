using Dapper;
using Rectify.Storage;

namespace Rectify.Inventory;

/// <summary>
/// Numbers that are given once each, in order, without a gap: the row is locked until the command commits, and a command that fails
/// gives its numbers back.
/// </summary>
internal static class Numbers
{
    private static class Sql
    {
        public const string Take = "UPDATE numbers SET value = value + @count WHERE name = @name RETURNING value";
    }

    /// <summary>Takes <paramref name="count"/> numbers; answers the first of them.</summary>
    public static async Task<long> TakeAsync(WriteSession session, string name, long count, CancellationToken cancellationToken) =>
        await session.Connection.QuerySingleAsync<long>(Sql.Take, new { name, count, cancellationToken }, session.Transaction) - count + 1;
}
