using NodaTime;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Ledger;

/// <summary>
/// A use case that is carried out only while a lease is held, which is checked in its own transaction: a process that slept through its lease does
/// nothing.
/// </summary>
/// <param name="Lease">The lease.</param>
/// <param name="Time">How long it lasts from now on.</param>
/// <param name="Command">The use case.</param>
internal sealed record UnderLease<T>(Lease Lease, Duration Time, ICommand<T> Command) : ICommand<Held<T>>
{
    public Permitted By => Command.By;

    public string UseCase => Command.UseCase;

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
