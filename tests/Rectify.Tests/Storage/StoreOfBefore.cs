using System.Data.Common;
using System.Globalization;
using Rectify.Storage;
using Rectify.Testing;

namespace Rectify.Tests.Storage;

/// <summary>A store as it was before one of the scripts, with something in it, is opened by the program of today.</summary>
/// <param name="cluster">Where PostgreSQL runs.</param>
/// <param name="script">The name of the first script that the store has not seen.</param>
public abstract class StoreOfBefore(PostgresCluster cluster, string script) : IDisposable
{
    /// <summary>A report, and the signal that it is.</summary>
    protected static IReadOnlyList<string> AReport { get; } =
    [
        "INSERT INTO signals (id, source, statement, kinds, earliest, latest, zone, received_at, assets, state) VALUES ('s', '', '', '', 0, 0, 'UTC', 0, '', 'raised')",
        """
        INSERT INTO reports (id, sequence, channel, subject, language, received_at, anchored_at, taken_in_at, state, signal_id)
        VALUES ('r', 1, 'api', '', 'english', 0, 0, 0, 'received', 's')
        """,
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("rectify-before-").FullName;

    [Fact]
    public async Task What_it_held_is_kept_on_sqlite()
    {
        await using var dialect = new SqliteDialect(Path.Combine(folder, "store.db"));
        dialect.Create();
        await OfBeforeAsync(dialect);
    }

    [Fact]
    public async Task What_it_held_is_kept_on_postgresql()
    {
        if (PostgresCluster.SkipReason is { } reason) Assert.Skip(reason);
        await using var dialect = new PostgresDialect(await cluster.CreateDatabaseAsync());
        await OfBeforeAsync(dialect);
    }

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Puts something in, opens the store, and looks for it.</summary>
    /// <param name="connection">To the store of before.</param>
    /// <param name="open">Opens it with all scripts.</param>
    protected abstract Task KeepsAsync(DbConnection connection, Func<Task> open);

    protected static async Task ExecuteAsync(DbConnection connection, string sql, byte[]? bytes = null)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (bytes is not null)
        {
            var given = command.CreateParameter();
            (given.ParameterName, given.Value) = ("@bytes", bytes);
            command.Parameters.Add(given);
        }
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <summary>Each row, its columns parted by a stroke; bytes in hexadecimal.</summary>
    protected static async Task<List<string>> ReadAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var rows = await command.ExecuteReaderAsync(CancellationToken.None);
        var found = new List<string>();
        while (await rows.ReadAsync(CancellationToken.None))
            found.Add(string.Join('|', Enumerable.Range(0, rows.FieldCount).Select(column =>
                rows.GetValue(column) is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(rows.GetValue(column), CultureInfo.InvariantCulture))));
        return found;
    }

    private async Task OfBeforeAsync(Dialect dialect)
    {
        var before = Migrations.For(dialect).Where(each => string.CompareOrdinal(each.Name, script) < 0);
        var upgraded = dialect.Upgrade().WithScripts(before).WithVariables(dialect.Words).WithTransaction().LogToNowhere().Build().PerformUpgrade();
        Assert.True(upgraded.Successful, upgraded.Error?.Message);
        await using var connection = await dialect.ConnectAsync(CancellationToken.None);
        await KeepsAsync(connection, async () => Assert.True((await Migrations.RunAsync(dialect, CancellationToken.None)).Succeeded(out _, out var problems), problems?.ToString()));
    }
}
