using Rectify.Foundation;
using Rectify.Storage;
using Rectify.Testing;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

namespace Rectify.Tests.Storage;

/// <summary>A database of its own in the run's private cluster.</summary>
public sealed class PostgresFixture(PostgresCluster cluster) : StoreFixture
{
    private string connectionString = "";

    protected override string? SkipReason => PostgresCluster.SkipReason;

    public override Task<Result<Database>> OpenAsync(TimeProvider time)
    {
        if (SkipReason is { } reason) Assert.Skip(reason);
        return Rectify.Storage.Database.OpenPostgresAsync(connectionString, time, CancellationToken.None);
    }

    public override async ValueTask InitializeAsync()
    {
        if (SkipReason is null) connectionString = await cluster.CreateDatabaseAsync();
        await base.InitializeAsync();
    }
}
