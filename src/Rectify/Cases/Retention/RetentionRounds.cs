using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Cases.Retention;

/// <summary>
/// Erases what is due and not held, chunk by chunk. Any number of processes may tick; the one with the lease works, and stopped anywhere the next one goes on.
/// </summary>
/// <param name="database">The store.</param>
/// <param name="commands">Runs use cases on it.</param>
/// <param name="areas">What can be erased.</param>
/// <param name="holder">The name of this process where it holds the lease.</param>
public sealed class RetentionRounds(Database database, Commands commands, Erasables areas, string holder)
{
    /// <summary>How many of an area are looked at at once.</summary>
    private const int AtOnce = 1_000;

    private static readonly Duration LeaseTime = Duration.FromMinutes(2);

    /// <summary>For whom this acts in the log; who set the times stands there too.</summary>
    private static readonly Actor Self = Actor.Local("rectify");

    private readonly OwnLease lease = new(database, "retention", holder, LeaseTime);

    /// <summary>Erases what is due; how many steps that were, 0 when nothing is or another process does it.</summary>
    public async Task<Result<int>> TickAsync(Instant now, CancellationToken cancellationToken)
    {
        if ((await DueAsync(now, cancellationToken)).Count == 0) return 0;
        if (!(await lease.AcquireAsync(cancellationToken)).Succeeded(out var isOurs, out var problems)) return problems;
        if (!isOurs || lease.Held is not { } held) return 0;
        // Until nothing more goes: what is large goes in several steps, and there may be more than are looked at at once.
        for (var erased = 0; ;)
        {
            var before = erased;
            foreach (var chunk in Chunks(await DueAsync(now, cancellationToken)))
            {
                var done = await commands.RunAsync(new UnderLease<int>(held, LeaseTime, new EraseDue(chunk, areas)), Self, cancellationToken);
                if (!done.Succeeded(out var steps, out problems)) return problems;
                if (!steps.IsOurs)
                {
                    lease.Lose();
                    return erased;
                }
                erased += steps.Value;
            }
            if (erased > before) continue;
            await lease.ReleaseAsync(cancellationToken);
            return erased;
        }
    }

    private IEnumerable<DueErasure[]> Chunks(IReadOnlyList<DueErasure> due) => due.GroupBy(each => each.Area).SelectMany(of => of.Chunk(areas.Of(of.Key).Chunk));

    private Task<IReadOnlyList<DueErasure>> DueAsync(Instant now, CancellationToken cancellationToken) =>
        database.ReadAsync(Viewer.Machine, (session, token) => areas.FreeAsync(session, now, AtOnce, token), cancellationToken);
}
