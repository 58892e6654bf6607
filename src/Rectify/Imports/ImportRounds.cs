using NodaTime;
using Rectify.Foundation;
using Rectify.Imports.Planning;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Imports;

/// <summary>
/// Looks at what was brought in and applies what somebody wants applied, a chunk a transaction, in the name of whoever brought it in. Any number of processes may
/// tick; the one with the lease works, and stopped anywhere the next one goes on with the chunk that was not done.
/// </summary>
/// <param name="database">The store.</param>
/// <param name="commands">Runs use cases on it; what they record is numbered by whoever numbers the log.</param>
/// <param name="clock">Tells what lies in the future, when an import is looked at.</param>
/// <param name="holder">The name of this process where it holds the lease.</param>
public sealed class ImportRounds(Database database, Commands commands, IClock clock, string holder)
{
    /// <summary>How long the others wait when this process dies; a step that takes longer holds on to it.</summary>
    private static readonly Duration LeaseTime = Duration.FromSeconds(20);

    /// <summary>For whom this acts in the log where it does not act for whoever brought it in.</summary>
    private static readonly Actor Self = Actor.Local("rectify");

    private readonly OwnLease lease = new(database, "imports", holder, LeaseTime);

    /// <summary>Does all that waits; how many steps that were, 0 when nothing waits or another process does it.</summary>
    public Task<Result<int>> TickAsync(CancellationToken cancellationToken) => lease.WorkAsync(
        NextAsync, (held, next, token) => next.State == ImportState.Checking ? CheckAsync(held, next, token) : ApplyAsync(held, next, token), cancellationToken);

    private Task<Import?> NextAsync(CancellationToken cancellationToken) => database.ReadAsync(Viewer.Machine, ImportStore.NextAsync, cancellationToken);

    /// <summary>Plans all chunks one after the other, as whoever brought them in would see the store, in one snapshot, and writes only what it found.</summary>
    private async Task<Result<bool>> CheckAsync(Lease held, Import import, CancellationToken cancellationToken)
    {
        if (!(await HeldAsync(held, new BeginCheck(import.Id), cancellationToken)).Succeeded(out var begun, out var problems)) return problems;
        if (!begun.IsOurs || !begun.Value) return begun.IsOurs;
        var found = await database.ReadAsync(Viewer.Of(import.By), async (session, token) =>
        {
            var (world, planned, made, now) = (new ImportWorld(), new List<(ImportChunk, IReadOnlyList<ImportNote>)>(), 0UL, clock.GetCurrentInstant());
            foreach (var chunk in await ImportStore.ChunksAsync(session, import.Id, token))
            {
                var rows = await ImportStore.RowsAsync(session, import.Id, chunk.Number, token);
                await world.LoadAsync(session, rows, token);
                // Ids of what is made for the length of this look; no id of the store is as small.
                var plan = ImportPlan.Of(world, import.Options, rows, () => new Id(++made), now);
                planned.Add((chunk with { Counts = plan.Counts }, plan.Notes));
            }
            return planned;
        }, cancellationToken);
        return (await HeldAsync(held, new NoteChecked(import.Id, found), cancellationToken)).Succeeded(out var noted, out problems) ? noted.IsOurs : problems;
    }

    private async Task<Result<bool>> ApplyAsync(Lease held, Import import, CancellationToken cancellationToken)
    {
        if (await database.ReadAsync(Viewer.Machine, (session, token) => ImportStore.NextChunkAsync(session, import.Id, token), cancellationToken) is not { } number)
            return (await HeldAsync(held, new EndImport(import.Id), cancellationToken)).Succeeded(out var ended, out var wrong) ? ended.IsOurs : wrong;
        if (!(await HeldAsync(held, new BeginChunk(import.Id, number), cancellationToken)).Succeeded(out var begun, out var problems)) return problems;
        if (!begun.IsOurs || !begun.Value) return begun.IsOurs;
        try
        {
            var applying = await commands.RunAsync(new UnderLease<Done>(held, LeaseTime, new ApplyChunk(import.Id, number)), import.By, cancellationToken);
            if (applying.Succeeded(out var applied, out problems)) return applied.IsOurs;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Whatever it is, it may be this chunk's: it is told with the chunk, which is tried again and given up in the end.
            var noting = await HeldAsync(held, new NoteChunkFailure(import.Id, number, $"{failure.GetType().Name}: {failure.Message}"), cancellationToken);
            return noting.Succeeded(out var noted, out var unnoted) ? noted.IsOurs : unnoted;
        }
        // A store that is busy may serve in a moment; anything else is a reason against all that is left.
        if (problems.All(problem => problem.Kind == ProblemKind.Unavailable)) return problems;
        return (await HeldAsync(held, new EndImport(import.Id, problems.ToString()), cancellationToken)).Succeeded(out var refused, out var unsaid) ? refused.IsOurs : unsaid;
    }

    private Task<Result<Held<T>>> HeldAsync<T>(Lease held, ICommand<T> command, CancellationToken cancellationToken) =>
        commands.RunAsync(new UnderLease<T>(held, LeaseTime, command), Self, cancellationToken);
}
