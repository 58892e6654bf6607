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
