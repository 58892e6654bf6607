using System.Data;
using NodaTime;
using Rectify.Foundation;

namespace Rectify.Storage;

/// <summary>Taking a lease and giving it back, each in a short transaction of its own.</summary>
internal static class Leases
{
    /// <summary>The lease if it is free, expired or already this holder's; null when another holds it.</summary>
    public static Task<Result<Lease?>> AcquireLeaseAsync(
        this Database database, string name, string holder, Duration duration, CancellationToken cancellationToken) => database.WriteAsync<Lease?>(
            Viewer.Machine,
            IsolationLevel.ReadCommitted,
            async (session, token) => await LeaseStore.AcquireAsync(session, name, holder, duration, token),
            cancellationToken);

    /// <summary>Extends it from now on; false when it has passed to another, or the store does not answer.</summary>
    public static async Task<bool> HoldLeaseAsync(this Database database, Lease lease, Duration duration, CancellationToken cancellationToken)
    {
        var held = await database.WriteAsync<bool>(
            Viewer.Machine, IsolationLevel.ReadCommitted, async (session, token) => await LeaseStore.HoldAsync(session, lease, duration, token), cancellationToken);
        return held.Succeeded(out var ours, out _) && ours;
    }

    /// <summary>Gives it back before its time. Where that fails it expires by itself, so nobody need be told.</summary>
    public static Task ReleaseLeaseAsync(this Database database, Lease lease, CancellationToken cancellationToken) => database.WriteAsync<Done>(
        Viewer.Machine,
        IsolationLevel.ReadCommitted,
        async (session, token) =>
        {
            await LeaseStore.ReleaseAsync(session, lease, token);
            return new Done();
        },
        cancellationToken);
}
