using System.Data.Common;
using System.Globalization;

namespace Rectify.Storage;

/// <summary>One parameter of a statement for many rows: its name with its sign, and its value in each row.</summary>
internal readonly record struct Values(string Name, Array Of);

/// <summary>One statement for many rows.</summary>
internal static class Many
{
    /// <summary>
    /// Runs an <c>INSERT … VALUES (…)</c> for many rows. A server gets them all in one statement; SQLite, which has no server, takes one row
    /// after the other, prepared once.
    /// </summary>
    /// <param name="session">The transaction.</param>
    /// <param name="sql">The statement for one row, in which the parameters stand in the order of <paramref name="values"/>: <c>VALUES (@a, @b)</c>.</param>
    /// <param name="values">The parameters; each has a value, or null, for each row.</param>
    /// <param name="cancellationToken">Ends it; the transaction then leaves nothing behind.</param>
    internal static Task InsertManyAsync(this WriteSession session, string sql, Values[] values, CancellationToken cancellationToken) =>
        ForManyAsync(session, sql, "VALUES ({0})", "SELECT * FROM unnest({0})", values, cancellationToken);

    /// <summary>
    /// The same for several statements, one after the other, that a server gets together. A parameter that several of them have has the same values in each.
    /// </summary>
    internal static async Task InsertManyAsync(this WriteSession session, IReadOnlyList<(string Sql, Values[] Values)> statements, CancellationToken cancellationToken)
    {
        if (session.Dialect.TakesLists)
        {
            var together = string.Join(";\n", statements.Select(each => ForLists(each.Sql, "VALUES ({0})", "SELECT * FROM unnest({0})", each.Values)));
            await TogetherAsync(session, together, [.. statements.SelectMany(each => each.Values).DistinctBy(value => value.Name)], cancellationToken);
            return;
        }
        foreach (var (sql, values) in statements) await InTurnAsync(session, sql, values, cancellationToken);
    }

    /// <summary>The same for a <c>DELETE … WHERE (a, b) = (@a, @b)</c>.</summary>
    internal static Task DeleteManyAsync(this WriteSession session, string sql, Values[] values, CancellationToken cancellationToken) =>
        ForManyAsync(session, sql, "= ({0})", "IN (SELECT * FROM unnest({0}))", values, cancellationToken);

    private static Task ForManyAsync(WriteSession session, string sql, string one, string many, Values[] values, CancellationToken cancellationToken)
    {
        if (values[0].Of.Length == 0) return Task.CompletedTask;
        return session.Dialect.TakesLists
            ? TogetherAsync(session, ForLists(sql, one, many, values), values, cancellationToken)
            : InTurnAsync(session, sql, values, cancellationToken);
    }

    private static string ForLists(string sql, string one, string many, Values[] values)
    {
        var names = string.Join(", ", values.Select(value => value.Name));
        var oneRow = string.Format(CultureInfo.InvariantCulture, one, names);
        if (!sql.Contains(oneRow, StringComparison.Ordinal)) throw new ArgumentException($"The statement has no {oneRow}", nameof(sql));
        return sql.Replace(oneRow, string.Format(CultureInfo.InvariantCulture, many, names), StringComparison.Ordinal);
    }

    private static async Task TogetherAsync(WriteSession session, string sql, Values[] values, CancellationToken cancellationToken)
    {
        await using var command = session.Connection.CreateCommand();
        (command.Transaction, command.CommandText) = (session.Transaction, sql);
        foreach (var (name, of) in values) Add(command, name).Value = of;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task InTurnAsync(WriteSession session, string sql, Values[] values, CancellationToken cancellationToken)
    {
        await using var command = session.Connection.CreateCommand();
        (command.Transaction, command.CommandText) = (session.Transaction, sql);
        var parameters = values.Select(value => Add(command, value.Name)).ToList();
        for (var row = 0; row < values[0].Of.Length; row++)
        {
            for (var i = 0; i < values.Length; i++) parameters[i].Value = values[i].Of.GetValue(row) ?? DBNull.Value;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static DbParameter Add(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
        return parameter;
    }
}
