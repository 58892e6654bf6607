using System.Data.Common;
using System.Globalization;
using Rectify.Storage;
using Rectify.Testing;

namespace Rectify.Tests.Storage;

/// <summary>The table of findings was made anew so that a finding may be of no vulnerability: what was in it is in it.</summary>
public sealed class WeaknessMigrationTests(PostgresCluster cluster) : IDisposable
{
    private const string First = "0026-weaknesses";
    private readonly string folder = Directory.CreateTempSubdirectory("rectify-weakness-").FullName;

    [Fact]
    public async Task Findings_of_a_store_of_before_keep_everything_on_sqlite()
    {
        await using var dialect = new SqliteDialect(Path.Combine(folder, "store.db"));
        dialect.Create();
        await KeepsEverythingAsync(dialect);
    }

    [Fact]
    public async Task Findings_of_a_store_of_before_keep_everything_on_postgresql()
    {
        if (PostgresCluster.SkipReason is { } reason) Assert.Skip(reason);
        await using var dialect = new PostgresDialect(await cluster.CreateDatabaseAsync());
        await KeepsEverythingAsync(dialect);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task KeepsEverythingAsync(Dialect dialect)
    {
        var before = Migrations.For(dialect).Where(script => string.CompareOrdinal(script.Name, First) < 0);
        var upgraded = dialect.Upgrade().WithScripts(before).WithVariables(dialect.Words).WithTransaction().LogToNowhere().Build().PerformUpgrade();
        Assert.True(upgraded.Successful, upgraded.Error?.Message);
        const string Columns =
            """
            id, asset, place, place_key, vulnerability_id, purl, location, verdict, reason, severity, score, vector, fixed_in, advisories, kev_listed_on, first_seen_at,
            last_seen_at, gone_at, status, justification, statement, said_by, said_author, said_document, said_statement, said_until
            """;
        await using var connection = await dialect.ConnectAsync(CancellationToken.None);
        await ExecuteAsync(connection, "INSERT INTO vulnerabilities (id, name) VALUES ('v1', 'CVE-2026-1')");
        for (var number = 0; number < 3; number++)
            await ExecuteAsync(connection, 
                $"""
                INSERT INTO findings ({Columns}) VALUES ('f{number}', 'release:1', 'place {number}', 'place {number}', 'v1', 'pkg:npm/a@1', 'here', 'affected', 'inRange', 'high', 75, 'AV:N', '1.1', 'GHSA', '2026-11-10', 1, 2, 3,
                    'notAffected', 'componentNotPresent', 'because', 'person', 'me', 'd1', 4, {number + 5})
                """);
        var kept = await RowsAsync(connection, Columns);
        Assert.Equal(3, kept.Count);

        Assert.True((await Migrations.RunAsync(dialect, CancellationToken.None)).Succeeded(out _, out var problems), problems?.ToString());
        Assert.Equal(kept, await RowsAsync(connection, Columns));
        Assert.All(await RowsAsync(connection, "scanned, check_key"), row => Assert.Equal("0|", row));
        // One finding for each asset, place and vulnerability; a weakness has a check in its place.
        const string Same = "INSERT INTO findings (id, asset, place, place_key, vulnerability_id, check_key, scanned, purl, location, fixed_in, advisories, first_seen_at, last_seen_at, status) VALUES";
        await Assert.ThrowsAnyAsync<DbException>(() => ExecuteAsync(connection, $"{Same} ('x', 'release:1', 'place 1', 'place 1', 'v1', NULL, 0, '', '', '', '', 1, 2, 'affected')"));
        await ExecuteAsync(connection, $"{Same} ('w', 'system:1', 'h', 'h', NULL, 'nessus:1', 1, '', '', '', '', 1, 2, 'open')");
        await Assert.ThrowsAnyAsync<DbException>(() => ExecuteAsync(connection, $"{Same} ('w2', 'system:1', 'h', 'h', NULL, 'nessus:1', 1, '', '', '', '', 1, 2, 'open')"));
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private static async Task<List<string>> RowsAsync(DbConnection connection, string columns)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {columns} FROM findings ORDER BY id";
        await using var rows = await command.ExecuteReaderAsync(CancellationToken.None);
        var lines = new List<string>();
        while (await rows.ReadAsync(CancellationToken.None))
            lines.Add(string.Join('|', Enumerable.Range(0, rows.FieldCount).Select(column => Convert.ToString(rows.GetValue(column), CultureInfo.InvariantCulture))));
        return lines;
    }
}
