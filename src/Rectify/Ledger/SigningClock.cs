using NodaTime;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Ledger;

/// <summary>
/// Whether the time that a checkpoint would be marked with can be believed. A checkpoint says for ever when the log had its events; where the machine's clock and the
/// store's contradict each other, or the clock lies before what is signed already, nobody can say which of the two is right, and nothing is signed until they agree.
/// What is recorded meanwhile is durable and waits for its number.
/// </summary>
public static class SigningClock
{
    /// <summary>How far the machine's clock and the store's may be apart.</summary>
    public static readonly Duration MostSkew = Duration.FromSeconds(1);

    /// <summary>How far a clock may lie before the last checkpoint: another machine may have signed that, with a clock that was ahead by as much as ours is behind.</summary>
    internal static readonly Duration MostBack = MostSkew * 2;

    /// <summary>Whether two clocks that are so far apart agree.</summary>
    public static bool Agree(Duration skew) => Duration.Max(skew, -skew) <= MostSkew;

    /// <summary>Why nothing may be signed at this instant; null when it may.</summary>
    /// <param name="database">The store, whose clock is asked.</param>
    /// <param name="session">A look into it.</param>
    /// <param name="log">The log that would be signed. A new one begins its time anew: that is the way out when a clock that ran ahead has signed.</param>
    /// <param name="now">The instant that the checkpoint would be marked with.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal static async Task<Problem?> DoubtAsync(Database database, ReadSession session, StoredLog log, Instant now, CancellationToken cancellationToken)
    {
        var skew = await database.SkewAsync(session);
        if (!Agree(skew)) return LedgerProblems.ClocksDiffer(skew);
        return await LogStore.LastSignedAtAsync(session, log, cancellationToken) is { } last && now < last - MostBack ? LedgerProblems.ClockWentBack(now, last) : null;
    }
}
