using NodaTime;
using Rectify.Foundation;

namespace Rectify.Storage;

/// <summary>A lease as one process sees it: taken when it is needed, remembered while it is ours, given back when there is nothing to do.</summary>
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
