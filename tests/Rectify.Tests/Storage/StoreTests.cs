using NodaTime;
using NodaTime.Testing;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Tests.Storage;

/// <summary>
/// The base of a suite that runs on both databases. Derive the suite from it, then one sealed class a database:
/// <code>
/// public abstract class CaseSuite(StoreFixture store) : StoreTests(store) { [Fact] … }
/// public sealed class Cases_on_sqlite(SqliteFixture store) : CaseSuite(store), IClassFixture&lt;SqliteFixture&gt;;
/// public sealed class Cases_on_postgresql(PostgresFixture store) : CaseSuite(store), IClassFixture&lt;PostgresFixture&gt;;
/// </code>
/// </summary>
public abstract class StoreTests(StoreFixture store)
{
    protected static Actor Actor { get; } = Actor.Local("tester");

    protected static CancellationToken None => CancellationToken.None;

    protected StoreFixture Store { get; } = store;

    protected FakeClock Clock => Store.Clock;

    /// <summary>Runs a use case that must succeed.</summary>
    protected async Task<T> DoneAsync<T>(ICommand<T> command, Actor? actor = null)
    {
        var result = await Store.Commands.RunAsync(command, actor ?? Actor, None);
        Assert.True(result.Succeeded(out var value, out var problems), problems?.ToString());
        return value;
    }

    /// <summary>Runs a use case that must be refused; the codes of its problems, in order.</summary>
    protected async Task<string[]> RefusedAsync<T>(ICommand<T> command, Actor? actor = null)
    {
        var result = await Store.Commands.RunAsync(command, actor ?? Actor, None);
        Assert.False(result.Succeeded(out _, out var problems), "The use case succeeded");
        return [.. problems.Select(problem => problem.Code)];
    }

    /// <summary>Reads as the local account, or as the viewer given.</summary>
    protected Task<T> ReadAsync<T>(Func<ReadSession, CancellationToken, Task<T>> read, Viewer? viewer = null) =>
        Store.Database.ReadAsync(viewer ?? Viewer.Local, read, None);

    /// <summary>Runs a statement of the test's own, past all use cases.</summary>
    protected async Task ExecuteAsync(string sql)
    {
        var written = await Store.Database.WriteAsync<int>(Viewer.Machine, async (session, token) =>
        {
            await using var command = session.Connection.CreateCommand();
            command.Transaction = session.Transaction;
            command.CommandText = sql;
            return await command.ExecuteNonQueryAsync(token);
        }, None);
        Assert.True(written.Succeeded(out _, out var problems), problems?.ToString());
    }
}
