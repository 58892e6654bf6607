using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Cases.Following;

/// <summary>A command that is carried out only while the lease is held, which is checked in its own transaction.</summary>
internal sealed record UnderLease<T>(Lease Lease, ICommand<T> Command) : ICommand<Held<T>>
{
    public Permitted By => Permitted.Local;

    /// <summary>How long the lease lasts from each command on.</summary>
    public static Duration Time { get; } = Duration.FromSeconds(30);

    public async Task<Result<Held<T>>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (!await LeaseStore.HoldAsync(change.Session, Lease, Time, cancellationToken)) return default(Held<T>);
        return (await Command.ExecuteAsync(change, cancellationToken)).Succeeded(out var value, out var problems) ? new Held<T>(true, value) : problems;
    }
}

/// <summary>What a command under a lease gave.</summary>
/// <param name="IsOurs">False when the lease has passed to another: then nothing was done.</param>
/// <param name="Value">What it gave, when it was carried out.</param>
internal readonly record struct Held<T>(bool IsOurs, T? Value);
