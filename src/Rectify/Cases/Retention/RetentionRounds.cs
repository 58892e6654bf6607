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
/// <param name="holder">The name of this process where it holds the lease.</param>
public sealed class RetentionRounds(Database database, Commands commands, string holder)
{
    /// <summary>How many go in one transaction.</summary>
    private const int Chunk = 20;

    /// <summary>How many are looked at in one tick.</summary>
    private const int AtOnce = 1_000;

    private static readonly Duration LeaseTime = Duration.FromMinutes(2);

    /// <summary>For whom this acts in the log; who set the times stands there too.</summary>
    private static readonly Actor Self = Actor.Local("rectify");

    private readonly OwnLease lease = new(database, "retention", holder, LeaseTime);

    /// <summary>Erases what is due; how many that were, 0 when nothing is or another process does it.</summary>
    public async Task<Result<int>> TickAsync(Instant now, CancellationToken cancellationToken)
    {
        var due = await DueAsync(now, cancellationToken);
        if (due.Count == 0) return 0;
        if (!(await lease.AcquireAsync(cancellationToken)).Succeeded(out var isOurs, out var problems)) return problems;
        if (!isOurs || lease.Held is not { } held) return 0;
        var erased = 0;
        foreach (var chunk in (await DueAsync(now, cancellationToken)).Chunk(Chunk))
        {
            var done = await commands.RunAsync(new UnderLease<int>(held, LeaseTime, new EraseDue(chunk)), Self, cancellationToken);
            if (!done.Succeeded(out var count, out problems)) return problems;
            if (!count.IsOurs)
            {
                lease.Lose();
                return erased;
            }
            erased += count.Value;
        }
        await lease.ReleaseAsync(cancellationToken);
        return erased;
    }

    private async Task<IReadOnlyList<DueErasure>> DueAsync(Instant now, CancellationToken cancellationToken) =>
        [.. (await database.ReadAsync(Viewer.Machine, (session, token) => DueErasures.ListAsync(session, now, AtOnce, token), cancellationToken)).Where(due => due.HeldBy.Count == 0)];
}
