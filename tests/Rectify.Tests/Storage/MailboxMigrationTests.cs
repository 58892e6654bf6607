using System.Data.Common;
using Rectify.Storage;
using Rectify.Testing;

namespace Rectify.Tests.Storage;

/// <summary>A store from before messages could belong to anything but reports: which were taken, and which are marked, stays known.</summary>
public sealed class MailboxMigrationTests(PostgresCluster cluster) : IDisposable
{
    private const string Script = "0058-answers";
    private readonly string folder = Directory.CreateTempSubdirectory("rectify-mailbox-").FullName;

    [Fact]
    public async Task What_was_taken_stays_known_on_sqlite()
    {
        await using var dialect = new SqliteDialect(Path.Combine(folder, "store.db"));
        dialect.Create();
        await MovedAsync(dialect);
    }

    [Fact]
    public async Task What_was_taken_stays_known_on_postgresql()
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
            "INSERT INTO mailbox_messages (mailbox, uid_validity, uid, digest, report_id, taken_at, marked) VALUES ('m', 1, 7, 'd', 'r', 9, 1)",
        })
            await ReadAsync(connection, sql);

        Assert.True((await Migrations.RunAsync(dialect, CancellationToken.None)).Succeeded(out _, out var problems), problems?.ToString());
        await ReadAsync(connection, "INSERT INTO mailbox_messages (mailbox, uid_validity, uid, digest, report_id, taken_at, marked) VALUES ('m', 1, 8, 'e', NULL, 10, 0)");
        Assert.Equal(
            ["m 1 7 d r 9 1", "m 1 8 e - 10 0"],
            await ReadAsync(connection, "SELECT mailbox || ' ' || uid_validity || ' ' || uid || ' ' || digest || ' ' || COALESCE(report_id, '-') || ' ' || taken_at || ' ' || marked FROM mailbox_messages ORDER BY uid"));
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
