using NodaTime;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Tests.Storage;

/// <summary>The right to do one piece of work alone.</summary>
public abstract class LeaseSuite(StoreFixture store) : StoreTests(store)
{
    private static readonly Duration Short = Duration.FromSeconds(1);

    private sealed record Piece;

    [Fact]
    public async Task A_step_that_takes_longer_than_the_lease_holds_on_to_it()
    {
        var (mine, other) = (new OwnLease(Store.Database, "long step", "mine", Short), new OwnLease(Store.Database, "long step", "other", Short));
        var (steps, others) = (0, 0);
        var worked = await mine.WorkAsync(_ => Task.FromResult(steps == 0 ? new Piece() : null), async (_, _, token) =>
        {
            steps++;
            for (var tries = 0; tries < 10; tries++)
            {
                await Task.Delay(Short.ToTimeSpan() / 4, token);
                if (await IsTakenAsync(other)) others++;
            }
            return true;
        }, CancellationToken.None);
        Assert.Equal((1, 0), (worked.Succeeded(out var done, out _) ? done : -1, others));
        // It was given back when there was nothing more to do.
        Assert.True(await IsTakenAsync(other));
    }

    [Fact]
    public async Task What_a_dead_process_held_passes_to_another_in_its_time()
    {
        var (dead, other) = (new OwnLease(Store.Database, "dead", "dead", Short), new OwnLease(Store.Database, "dead", "other", Short));
        Assert.True(await IsTakenAsync(dead));
        Assert.False(await IsTakenAsync(other));
        while (!await IsTakenAsync(other)) await Task.Delay(Short.ToTimeSpan() / 4);
        // Whoever comes back from the dead finds out in its own transaction.
        Assert.False(await Store.Database.HoldLeaseAsync(dead.Held ?? default, Short, CancellationToken.None));
    }

    private static async Task<bool> IsTakenAsync(OwnLease lease) => (await lease.AcquireAsync(CancellationToken.None)).Succeeded(out var taken, out var problems) ? taken : throw new InvalidOperationException($"{problems}");
}

public sealed class Leases_on_sqlite(SqliteFixture store) : LeaseSuite(store), IClassFixture<SqliteFixture>;

public sealed class Leases_on_postgresql(PostgresFixture store) : LeaseSuite(store), IClassFixture<PostgresFixture>;
