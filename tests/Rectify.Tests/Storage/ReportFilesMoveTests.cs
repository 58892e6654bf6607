using System.Data.Common;
using Rectify.Storage;
using Rectify.Testing;

namespace Rectify.Tests.Storage;

/// <summary>A store from before reports kept their files with all others: nothing of them is lost when it is opened.</summary>
public sealed class ReportFilesMoveTests(PostgresCluster cluster) : IDisposable
{
    private const string Script = "0037-case-files";
    private readonly string folder = Directory.CreateTempSubdirectory("rectify-move-").FullName;

    [Fact]
    public async Task The_files_of_reports_are_held_once_each_and_whole_on_sqlite()
    {
        await using var dialect = new SqliteDialect(Path.Combine(folder, "store.db"));
        dialect.Create();
        await MovedAsync(dialect);
    }

    [Fact]
    public async Task The_files_of_reports_are_held_once_each_and_whole_on_postgresql()
    {
        if (PostgresCluster.SkipReason is { } reason) Assert.Skip(reason);
        await using var dialect = new PostgresDialect(await cluster.CreateDatabaseAsync());
        await MovedAsync(dialect);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task MovedAsync(Dialect dialect)
    {
        var before = Migrations.For(dialect).Where(script => string.CompareOrdinal(script.Name, Script) < 0);
        var upgraded = dialect.Upgrade().WithScripts(before).WithVariables(dialect.Words).WithTransaction().LogToNowhere().Build().PerformUpgrade();
        Assert.True(upgraded.Successful, upgraded.Error?.Message);
        await using var connection = await dialect.ConnectAsync(CancellationToken.None);
        foreach (var sql in new[]
        {
            "INSERT INTO signals (id, source, statement, kinds, earliest, latest, zone, received_at, assets, state) VALUES ('s', '', '', '', 0, 0, 'UTC', 0, '', 'raised')",
            """
            INSERT INTO reports (id, sequence, channel, subject, language, received_at, anchored_at, taken_in_at, state, signal_id)
            VALUES ('r', 1, 'api', '', 'english', 0, 0, 0, 'received', 's')
            """,
            "INSERT INTO report_messages (id, report_id, received_at, subject, body, unread) VALUES ('m', 'r', 0, '', '', '')",
        })
            await ExecuteAsync(connection, sql);
        foreach (var (id, sha256, size, chunks) in new[] { ("f1", "aa", 3, 2), ("f2", "aa", 3, 2), ("f3", "bb", 9, 0), ("f4", "cc", 1, 1) })
            await ExecuteAsync(
                connection,
                "INSERT INTO report_files (id, report_id, message_id, kind, name, size, sha256, chunks) "
                + $"VALUES ('{id}', 'r', 'm', 'attachment', 'a file', {size}, '{sha256}', {chunks})");
        foreach (var (file, number, bytes) in new (string, long, byte[])[] { ("f1", 0, [1, 2]), ("f1", 1, [3]), ("f2", 0, [1, 2]), ("f2", 1, [3]), ("f4", 0, [9]) })
            await ExecuteAsync(connection, $"INSERT INTO report_file_chunks (file_id, number, bytes) VALUES ('{file}', {number}, @bytes)", bytes);
        // Something else holds the same already.
        await ExecuteAsync(connection, "INSERT INTO files (sha256, size, holders) VALUES ('cc', 1, 1)");
        await ExecuteAsync(connection, "INSERT INTO file_chunks (sha256, number, bytes) VALUES ('cc', 0, @bytes)", [9]);

        Assert.True((await Migrations.RunAsync(dialect, CancellationToken.None)).Succeeded(out _, out var problems), problems?.ToString());
        await using var read = connection.CreateCommand();
        read.CommandText = "SELECT files.sha256, size, holders, number, bytes FROM files JOIN file_chunks ON file_chunks.sha256 = files.sha256 ORDER BY files.sha256, number";
        await using var rows = await read.ExecuteReaderAsync(CancellationToken.None);
        var found = new List<string>();
        while (await rows.ReadAsync(CancellationToken.None))
            found.Add($"{rows.GetString(0)} {rows.GetInt64(1)} {rows.GetInt64(2)} {rows.GetInt64(3)} {Convert.ToHexString((byte[])rows.GetValue(4))}");
        Assert.Equal(["aa 3 2 0 0102", "aa 3 2 1 03", "cc 1 2 0 09"], found);
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql, byte[]? bytes = null)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (bytes is not null)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@bytes", bytes);
            command.Parameters.Add(parameter);
        }
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
