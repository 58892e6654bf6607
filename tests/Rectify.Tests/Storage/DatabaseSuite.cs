using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Tests.Storage;

public abstract class DatabaseSuite(StoreFixture store) : StoreTests(store)
{
    [Fact]
    public async Task A_store_opens_again_as_it_is()
    {
        Assert.True((await Store.OpenAsync()).Succeeded(out var again, out _));
        await again.DisposeAsync();
    }

    [Fact]
    public async Task Many_openings_at_once_find_one_migrated_store()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(Store.OpenAsync)));
        foreach (var result in opened)
        {
            Assert.True(result.Succeeded(out var database, out var problems), problems?.ToString());
            await database.DisposeAsync();
        }
    }

    [Fact]
    public async Task Of_commands_that_read_and_then_write_none_is_lost()
    {
        await ExecuteAsync("CREATE TABLE counters (name TEXT PRIMARY KEY, value BIGINT NOT NULL)");
        await ExecuteAsync("INSERT INTO counters (name, value) VALUES ('n', 0)");
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            var written = await Store.Database.WriteAsync<Done>(Viewer.Machine, async (session, _) =>
            {
                var value = await ScalarAsync(session, "SELECT value FROM counters");
                await Task.Yield();
                await ScalarAsync(session, $"UPDATE counters SET value = {value + 1} RETURNING value");
                return new Done();
            }, None);
            Assert.True(written.Succeeded(out var _, out var problems), problems?.ToString());
        })));
        Assert.Equal(6, await ReadAsync((session, _) => ScalarAsync(session, "SELECT value FROM counters")));
    }

    [Fact]
    public async Task A_long_command_is_let_through_though_short_ones_overtake_it_again_and_again()
    {
        await ExecuteAsync("CREATE TABLE overtaken (name TEXT PRIMARY KEY, value BIGINT NOT NULL)");
        await ExecuteAsync("INSERT INTO overtaken (name, value) VALUES ('short', 0), ('long', 0)");
        using var done = new CancellationTokenSource();
        var busy = Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            // Each reads what the long one writes, and writes what it reads.
            while (!done.IsCancellationRequested) await WriteAsync(0, "UPDATE overtaken SET value = (SELECT SUM(value) FROM overtaken) + 1 WHERE name = 'short' RETURNING value");
        })));
        var written = await WriteAsync(100, "UPDATE overtaken SET value = (SELECT SUM(value) FROM overtaken) + 1 WHERE name = 'long' RETURNING value");
        await done.CancelAsync();
        await busy;
        Assert.True(written.Succeeded(out _, out var problems), problems?.ToString());

        Task<Result<Done>> WriteAsync(int pause, string sql) => Store.Database.WriteAsync<Done>(Viewer.Machine, async (session, token) =>
        {
            await ScalarAsync(session, "SELECT SUM(value) FROM overtaken");
            await Task.Delay(pause, token);
            await ScalarAsync(session, sql);
            return new Done();
        }, None);
    }

    [Fact]
    public async Task A_reader_sees_one_moment()
    {
        await ExecuteAsync("CREATE TABLE moments (value BIGINT NOT NULL)");
        var (before, after) = await ReadAsync(async (session, _) =>
        {
            var first = await ScalarAsync(session, "SELECT COUNT(*) FROM moments");
            await ExecuteAsync("INSERT INTO moments (value) VALUES (1)");
            return (first, await ScalarAsync(session, "SELECT COUNT(*) FROM moments"));
        });
        Assert.Equal((0, 0), (before, after));
        Assert.Equal(1, await ReadAsync((session, _) => ScalarAsync(session, "SELECT COUNT(*) FROM moments")));
    }

    [Fact]
    public async Task A_store_of_a_newer_program_is_refused_and_left_alone()
    {
        await ExecuteAsync("INSERT INTO migrations (scriptname, applied) VALUES ('9999-from-the-future', CURRENT_TIMESTAMP)");
        try
        {
            Assert.False((await Store.OpenAsync()).Succeeded(out _, out var problems));
            var problem = Assert.Single(problems);
            Assert.Equal(("RCT-STORE-001", ExitCodes.Unreadable), (problem.Code, ExitCodes.Of(problem.Kind)));
            Assert.Contains("9999-from-the-future", problem.Message.English, StringComparison.Ordinal);
        }
        finally
        {
            await ExecuteAsync("DELETE FROM migrations WHERE scriptname = '9999-from-the-future'");
        }
    }

    private static async Task<long> ScalarAsync(ReadSession session, string sql)
    {
        await using var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), null);
    }
}

public sealed class Database_on_sqlite(SqliteFixture store) : DatabaseSuite(store), IClassFixture<SqliteFixture>;

public sealed class Database_on_postgresql(PostgresFixture store) : DatabaseSuite(store), IClassFixture<PostgresFixture>;
