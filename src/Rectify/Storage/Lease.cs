namespace Rectify.Storage;

/// <summary>
/// The right to do one piece of work alone for a while. The token grows with every change of hands; work done under the lease checks it
/// with <see cref="LeaseStore.HoldAsync"/> in its own transaction, so a holder that slept through its lease can record nothing.
/// </summary>
internal readonly record struct Lease(string Name, long Token);
