using NodaTime;
using Rectify.Foundation;

namespace Rectify.Storage;

/// <summary>
/// A lease as one process sees it: taken when it is needed, remembered while it is ours, held on to while a step takes long, given back when there is nothing to do.
/// So it need not last as long as the longest step, and when its process dies the others wait for its time and no longer.
/// </summary>
/// <param name="database">The store.</param>
/// <param name="name">Which lease.</param>
/// <param name="holder">The name of this process.</param>
/// <param name="time">How long it lasts from each hold on.</param>
internal sealed class OwnLease(Database database, string name, string holder, Duration time)
{
    /// <summary>The lease while it is ours, or was when it was last looked at.</summary>
    public Lease? Held { get; private set; }

    /// <summary>Takes it; false when another process has it.</summary>
    public async Task<Result<bool>> AcquireAsync(CancellationToken cancellationToken)
    {
        if (Held is not null) return true;
        var acquired = await database.AcquireLeaseAsync(name, holder, time, cancellationToken);
        if (!acquired.Succeeded(out var taken, out var problems)) return problems;
        Held = taken;
        return taken is not null;
    }

    /// <summary>Does all that waits, one after the other; how many that were, 0 when nothing waits or another process does it.</summary>
    /// <param name="next">What waits; null when nothing does. Asked again under the lease: what it was before, another process may have done meanwhile.</param>
    /// <param name="work">Does it, checking the lease in its own transactions; false when that has passed to another.</param>
    /// <param name="cancellationToken">Ends it between two steps.</param>
    public async Task<Result<int>> WorkAsync<T>(
        Func<CancellationToken, Task<T?>> next, Func<Lease, T, CancellationToken, Task<Result<bool>>> work, CancellationToken cancellationToken)
        where T : class
    {
        if (await next(cancellationToken) is null) return 0;
        if (!(await AcquireAsync(cancellationToken)).Succeeded(out var isOurs, out var problems)) return problems;
        if (!isOurs || Held is not { } held) return 0;
        var done = 0;
        for (; await next(cancellationToken) is { } waiting; done++)
        {
            if (!(await WhileHeldAsync(held, token => work(held, waiting, token), cancellationToken)).Succeeded(out var stillOurs, out problems)) return problems;
            if (stillOurs) continue;
            Lose();
            return done;
        }
        await ReleaseAsync(cancellationToken);
        return done;
    }

    private async Task<Result<bool>> WhileHeldAsync(Lease held, Func<CancellationToken, Task<Result<bool>>> work, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var holding = HoldOnAsync(held, stop.Token);
        try
        {
            return await work(cancellationToken);
        }
        finally
        {
            await stop.CancelAsync();
            await holding;
        }
    }

    /// <summary>
    /// Extends it three times in its time until it is told to stop. Where that fails, or it has passed to another, nothing is said here: the step finds that out in its own
    /// transaction, and records nothing.
    /// </summary>
    private async Task HoldOnAsync(Lease held, CancellationToken stop)
    {
        while (true)
        {
            await Task.Delay(time.ToTimeSpan() / 3, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stop.IsCancellationRequested || !await database.HoldLeaseAsync(held, time, CancellationToken.None)) return;
        }
    }

    /// <summary>It turned out to have passed to another.</summary>
    public void Lose() => Held = null;

    /// <summary>Gives it back, if it is held.</summary>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        if (Held is not { } held) return;
        Held = null;
        await database.ReleaseLeaseAsync(held, cancellationToken);
    }
}
