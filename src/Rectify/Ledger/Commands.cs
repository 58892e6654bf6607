using NodaTime;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Ledger;

/// <summary>Runs use cases. When <see cref="RunAsync"/> returns a success, tables and events are durable together.</summary>
public sealed class Commands(Database database, IClock clock, IIdSource ids, IRandomSource random)
{
    /// <summary>Runs one use case as one actor.</summary>
    public Task<Result<T>> RunAsync<T>(ICommand<T> command, Actor actor, CancellationToken cancellationToken) =>
        database.WriteAsync(
            Viewer.Of(actor),
            (session, token) => command.ExecuteAsync(new Change(session, actor, clock.GetCurrentInstant(), ids, random), token),
            cancellationToken);
}
