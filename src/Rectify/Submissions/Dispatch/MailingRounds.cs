using System.Collections.Concurrent;
using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Submissions.Dispatch;

/// <summary>
/// Brings what people sent to the mail server, each once. Any number of processes may tick; the one with the lease works. A mailing is marked as begun before the mail server hears of
/// it; whoever comes by the lease later and finds one that is begun makes it uncertain, and sends it never again.
/// </summary>
/// <param name="database">The store.</param>
/// <param name="commands">Runs use cases on it; what they record is numbered by whoever numbers the log.</param>
/// <param name="sender">Talks to the mail server.</param>
/// <param name="clock">Says when what was begun is given up.</param>
/// <param name="holder">The name of this process where it holds the lease.</param>
/// <param name="leaseTime">How long another process waits when this one dies; longer than one mail may take.</param>
public sealed class MailingRounds(Database database, Commands commands, IMailSender sender, IClock clock, string holder, Duration? leaseTime = null)
{
    private const string LeaseName = "submission-mail";
    private const string Silent = "whoever sent it did not say how it ended";
    private const string Restored = "the store was restored after it was sent, and may have forgotten that it left";

    /// <summary>For whom this acts in the log; who pressed Send stands in what it records.</summary>
    private static readonly Actor Self = Actor.Local("rectify");

    /// <summary>What this process knows of mailings and could not write yet.</summary>
    private readonly ConcurrentDictionary<Id, MailOutcome> known = [];

    private readonly Duration lasts = leaseTime ?? (sender.Limit + Duration.FromSeconds(60));

    /// <summary>Whether there is anything to do.</summary>
    public Task<bool> AnyWaitsAsync(CancellationToken cancellationToken) => database.ReadAsync(Viewer.Machine, MailingStore.AnyOpenAsync, cancellationToken);

    /// <summary>One round; how many were brought to the mail server, whatever became of them.</summary>
    public async Task<Result<int>> TickAsync(CancellationToken cancellationToken)
    {
        if (!await AnyWaitsAsync(cancellationToken)) return 0;
        var acquired = await database.AcquireLeaseAsync(LeaseName, holder, lasts, cancellationToken);
        if (!acquired.Succeeded(out var held, out var problems)) return problems;
        if (held is not { } lease) return 0;
        foreach (var left in await InStateAsync(MailingState.Begun, cancellationToken))
        {
            var outcome = known.GetValueOrDefault(left.Id) ?? new MailOutcome.Unknown(clock.GetCurrentInstant(), Silent);
            if (!(await EndAsync(lease, left.Id, outcome, cancellationToken)).Succeeded(out var ours, out problems)) return problems;
            if (!ours) return 0;
        }
        var brought = 0;
        foreach (var waiting in await InStateAsync(MailingState.Waiting, cancellationToken))
        {
            var bytes = await database.ReadAsync(Viewer.Machine, (session, token) => MailingStore.BytesAsync(session, waiting, token), cancellationToken);
            var begin = new UnderLease<Beginning>(lease, lasts, new BeginMailing(waiting));
            if (!(await commands.RunAsync(begin, Self, cancellationToken)).Succeeded(out var begun, out problems)) return problems;
            if (!begun.IsOurs) return brought;
            if (begun.Value == Beginning.NotOurs || bytes is null) continue;
            // From here on nothing stops it half-way but its own limit: what is known of it in the end has to be written.
            var outcome = known[waiting.Id] = begun.Value == Beginning.ToSend
                ? await sender.SendAsync(waiting, bytes)
                : new MailOutcome.Unknown(clock.GetCurrentInstant(), Restored);
            brought++;
            if (!(await EndAsync(lease, waiting.Id, outcome, CancellationToken.None)).Succeeded(out var ours, out problems)) return problems;
            if (!ours) return brought;
        }
        await database.ReleaseLeaseAsync(lease, cancellationToken);
        return brought;
    }

    private Task<IReadOnlyList<Mailing>> InStateAsync(MailingState state, CancellationToken cancellationToken) =>
        database.ReadAsync(Viewer.Machine, (session, token) => MailingStore.InStateAsync(session, state, token), cancellationToken);

    /// <summary>Writes what became of one; false when the lease has passed to another, who writes what they know.</summary>
    private async Task<Result<bool>> EndAsync(Lease lease, Id mailing, MailOutcome outcome, CancellationToken cancellationToken)
    {
        var end = new UnderLease<Done>(lease, lasts, new EndMailing(mailing, outcome));
        if (!(await commands.RunAsync(end, Self, cancellationToken)).Succeeded(out var ended, out var problems)) return problems;
        if (ended.IsOurs) known.TryRemove(mailing, out _);
        return ended.IsOurs;
    }
}
