using NodaTime;
using NodaTime.Testing;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Storage;
using Rectify.Tests.Fakes;

namespace Rectify.Tests.Storage;

/// <summary>
/// One database for one test class, with a clock that stands at 2026-11-22T09:00:00Z, ids that count and bytes that repeat. Tests of
/// a class share it, so each uses names of its own.
/// </summary>
public abstract class StoreFixture : IAsyncLifetime
{
    private Database? database;

    public FakeClock Clock { get; } = new(Instant.FromUtc(2026, 11, 22, 9, 0));

    public IIdSource Ids { get; } = new SequentialIds();

    public IRandomSource Random { get; } = new RepeatableRandom();

    /// <summary>The database; skips the test that asks when the run leaves this kind of database out.</summary>
    public Database Database
    {
        get
        {
            if (SkipReason is { } reason) Assert.Skip(reason);
            return database ?? throw new InvalidOperationException("The fixture was not initialised");
        }
    }

    public Commands Commands => new(Database, Clock, Ids, Random);

    protected virtual string? SkipReason => null;

    /// <summary>Opens one more handle on the same database, as another process would.</summary>
    public Task<Result<Database>> OpenAsync() => OpenAsync(TimeProvider.System);

    /// <summary>The same on a machine whose clock is another one.</summary>
    public abstract Task<Result<Database>> OpenAsync(TimeProvider time);

    public virtual async ValueTask InitializeAsync()
    {
        if (SkipReason is not null) return;
        Assert.True((await OpenAsync()).Succeeded(out database, out var problems), problems?.ToString());
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (database is not null) await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
