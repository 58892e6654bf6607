using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Inventory.Holders;
using Rectify.Storage;
using Rectify.Testing;

namespace Rectify.Tests.Inventory.Holders;

/// <summary>A store from before there was an index gets one when it is opened.</summary>
public sealed class ExistingStoreTests(PostgresCluster cluster) : IDisposable
{
    private static readonly AssetId First = new(AssetKind.Release, new Id(1)), Second = new(AssetKind.System, new Id(2));
    private readonly string folder = Directory.CreateTempSubdirectory("rectify-existing-").FullName;

    [Fact]
    public Task On_sqlite() => OpensWithAnIndexAsync(() => new SqliteDialect(Path.Combine(folder, "store.db")), () => Database.OpenSqliteAsync(Path.Combine(folder, "store.db"), TimeProvider.System, CancellationToken.None));

    [Fact]
    public async Task On_postgresql()
    {
        if (PostgresCluster.SkipReason is { } reason) Assert.Skip(reason);
        var connectionString = await cluster.CreateDatabaseAsync();
        await OpensWithAnIndexAsync(() => new PostgresDialect(connectionString), () => Database.OpenPostgresAsync(connectionString, TimeProvider.System, CancellationToken.None));
    }

    private static async Task OpensWithAnIndexAsync(Func<Dialect> dialect, Func<Task<Result<Database>>> open)
    {
        await using (var before = dialect())
        {
            before.Create();
            var scripts = Migrations.For(before).Where(script => string.CompareOrdinal(script.Name, "0016") < 0);
            var migrated = before.Upgrade().WithScripts(scripts).WithVariables(before.Words).WithTransaction().LogToNowhere().Build().PerformUpgrade();
            Assert.True(migrated.Successful, migrated.Error?.ToString());
            await using var connection = await before.ConnectAsync(CancellationToken.None);
            foreach (var (asset, versions) in new[] { (First, new long[] { 3, 70_000 }), (Second, [3]) })
            {
                await using var insert = connection.CreateCommand();
                insert.CommandText = $"INSERT INTO asset_components (asset, versions, places, components, unread, scanned_at) VALUES ('{asset}', @versions, @versions, 0, 0, 0)";
                var parameter = insert.CreateParameter();
                (parameter.ParameterName, parameter.Value) = ("@versions", VersionIds.Write(versions));
                insert.Parameters.Add(parameter);
                await insert.ExecuteNonQueryAsync();
            }
        }

        Assert.True((await open()).Succeeded(out var database, out var problems), problems?.ToString());
        await using var _ = database;
        VersionHolder[] all = [new(First, 3), new(First, 70_000), new(Second, 3)];
        Assert.Equal(all, await HoldersAsync());
        Assert.True((await new HolderIndex(database, "tester").DrainAsync()).Succeeded(out var merged, out problems), problems?.ToString());
        Assert.Equal(2, merged);
        Assert.Equal(all, await HoldersAsync());

        Task<IReadOnlyList<VersionHolder>> HoldersAsync() =>
            database.ReadAsync(Viewer.Machine, (session, token) => VersionHolders.OfAsync(session, [70_000, 3, 5], token), CancellationToken.None);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
