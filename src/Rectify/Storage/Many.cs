using System.Data.Common;

namespace Rectify.Storage;

/// <summary>One statement for many rows.</summary>
internal static class Many
{
    /// <summary>Rows that go to a server together.</summary>
    private const int AtOnce = 1_000;

    /// <summary>
    /// Runs the statement once for each row, prepared once. A server gets many rows in one message; SQLite has no server, and takes one
    /// after the other.
    /// </summary>
    /// <param name="session">The transaction.</param>
    /// <param name="sql">The statement.</param>
    /// <param name="names">The names of its parameters, with their sign.</param>
    /// <param name="rows">The values of each row, in the order of the names; null stands for NULL.</param>
    /// <param name="cancellationToken">Ends it; the transaction then leaves nothing behind.</param>
    internal static async Task ExecuteManyAsync(
        this WriteSession session, string sql, string[] names, IEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        if (session.Connection.CanCreateBatch)
            foreach (var chunk in rows.Chunk(AtOnce)) await TogetherAsync(session, sql, names, chunk, cancellationToken);
        else await InTurnAsync(session, sql, names, rows, cancellationToken);
    }

    private static async Task TogetherAsync(WriteSession session, string sql, string[] names, object?[][] rows, CancellationToken cancellationToken)
    {
        await using var batch = session.Connection.CreateBatch();
        batch.Transaction = session.Transaction;
        foreach (var row in rows)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = sql;
            for (var i = 0; i < names.Length; i++)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (names[i], row[i] ?? DBNull.Value);
                command.Parameters.Add(parameter);
            }
            batch.BatchCommands.Add(command);
        }
        await batch.PrepareAsync(cancellationToken);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task InTurnAsync(WriteSession session, string sql, string[] names, IEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        await using var command = session.Connection.CreateCommand();
        (command.Transaction, command.CommandText) = (session.Transaction, sql);
        var parameters = new DbParameter[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            parameters[i] = command.CreateParameter();
            parameters[i].ParameterName = names[i];
            command.Parameters.Add(parameters[i]);
        }
        foreach (var row in rows)
        {
            for (var i = 0; i < names.Length; i++) parameters[i].Value = row[i] ?? DBNull.Value;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
