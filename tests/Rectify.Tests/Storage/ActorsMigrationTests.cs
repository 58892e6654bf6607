using System.Data.Common;
using Rectify.Storage;
using Rectify.Testing;

namespace Rectify.Tests.Storage;

/// <summary>A store from before events could be asked for by who did it: everybody's are found when it is opened, and what was read is noted as read.</summary>
public sealed class ActorsMigrationTests(PostgresCluster cluster) : IDisposable
{
    private const string Script = "0042-access";
    private readonly string folder = Directory.CreateTempSubdirectory("rectify-actors-").FullName;

    [Fact]
    public async Task Events_know_who_and_readings_stay_noted_on_sqlite()
    {
        await using var dialect = new SqliteDialect(Path.Combine(folder, "store.db"));
        dialect.Create();
        await MovedAsync(dialect);
    }

    [Fact]
    public async Task Events_know_who_and_readings_stay_noted_on_postgresql()
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
        await using (var add = connection.CreateCommand())
        {
            add.CommandText = "INSERT INTO events (id, type, version, subject, recorded_at, bytes) VALUES ('e', 'case.opened', 1, 'case/c', 0, @bytes)";
            var bytes = add.CreateParameter();
            (bytes.ParameterName, bytes.Value) = ("@bytes", """{"actor":{"strength":"local","who":"os:ada"},"id":"e"}"""u8.ToArray());
            add.Parameters.Add(bytes);
            await add.ExecuteNonQueryAsync(CancellationToken.None);
        }
        foreach (var sql in new[]
        {
            "INSERT INTO cases (id, sequence, title, kind, opened_at) VALUES ('c', 1, '', 'incident', 0)",
            "INSERT INTO case_reads (case_id, what, reader, session, read_at) VALUES ('c', 'file/f', 'p', 's', 7)",
            "INSERT INTO signals (id, source, statement, kinds, earliest, latest, zone, received_at, assets, state) VALUES ('s', '', '', '', 0, 0, 'UTC', 0, '', 'raised')",
            """
            INSERT INTO reports (id, sequence, channel, subject, language, received_at, anchored_at, taken_in_at, state, signal_id)
            VALUES ('r', 1, 'api', '', 'english', 0, 0, 0, 'received', 's')
            """,
            "INSERT INTO report_reads (report_id, what, reader, read_at) VALUES ('r', 'finder', 'p', 8)",
        })
            await ReadAsync(connection, sql);

        Assert.True((await Migrations.RunAsync(dialect, CancellationToken.None)).Succeeded(out _, out var problems), problems?.ToString());
        Assert.Equal(["os:ada"], await ReadAsync(connection, "SELECT actor FROM events"));
        Assert.Equal(["case/c file/f p s 7", "report/r finder p  8"], await ReadAsync(connection, "SELECT subject || ' ' || what || ' ' || reader || ' ' || via || ' ' || read_at FROM readings ORDER BY subject"));
    }

    private static async Task<List<string>> ReadAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var rows = await command.ExecuteReaderAsync(CancellationToken.None);
        var found = new List<string>();
        while (await rows.ReadAsync(CancellationToken.None)) found.Add(rows.GetString(0));
        return found;
    }
}
