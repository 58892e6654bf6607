using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Cases.Reports.Mailbox;

/// <summary>
/// Takes what is new in a mailbox, message by message, each in a transaction of its own, and marks it there afterwards. Any number of processes may
/// tick; the one with the lease works. Stopped anywhere, it has lost nothing and takes nothing twice: what was taken is known by its number and by what
/// it says, and a mark that is missing is set in the next round.
/// </summary>
/// <param name="database">The store.</param>
/// <param name="commands">Runs use cases on it; what they record is numbered by whoever numbers the log.</param>
/// <param name="holder">The name of this process where it holds the lease.</param>
/// <param name="claim">What messages can belong to that are no reports; null for nothing.</param>
public sealed class MailboxRounds(Database database, Commands commands, string holder, IMailClaim? claim = null)
{
    private const string LeaseName = "mailbox";

    /// <summary>Longer than reading one message may take.</summary>
    private static readonly Duration LeaseTime = Duration.FromMinutes(5);

    /// <summary>For whom this acts in the log.</summary>
    private static readonly Actor Self = Actor.Local("rectify");

    /// <summary>One round; how many messages it took, and 0 when another process has the lease.</summary>
    /// <param name="open">Opens the mailbox; asked only by whoever has the lease.</param>
    /// <param name="cancellationToken">Ends it between two messages.</param>
    public async Task<Result<int>> TickAsync(Func<CancellationToken, Task<IMailbox>> open, CancellationToken cancellationToken)
    {
        var acquired = await database.AcquireLeaseAsync(LeaseName, holder, LeaseTime, cancellationToken);
        if (!acquired.Succeeded(out var held, out var problems)) return problems;
        if (held is not { } lease) return 0;
        await using var mailbox = await open(cancellationToken);
        if (!(await MarkAsync(mailbox, cancellationToken)).Succeeded(out _, out problems)) return problems;
        var last = await database.ReadAsync(Viewer.Machine, (session, token) => MailboxStore.LastAsync(session, mailbox.Name, mailbox.UidValidity, token), cancellationToken);
        var taken = 0;
        foreach (var uid in await mailbox.UidsAfterAsync(last, cancellationToken))
        {
            if (await mailbox.ReadAsync(uid, cancellationToken) is not { } mail) continue; // somebody took it out of the mailbox
            var take = new UnderLease<Done>(lease, LeaseTime, new TakeMail(mailbox.Name, mailbox.UidValidity, uid, mail, claim));
            if (!(await commands.RunAsync(take, Self, cancellationToken)).Succeeded(out var took, out problems)) return problems;
            if (!took.IsOurs) return taken;
            taken++;
            if (!(await MarkAsync(mailbox, cancellationToken)).Succeeded(out _, out problems)) return problems;
        }
        return taken;
    }

    private async Task<Result<Done>> MarkAsync(IMailbox mailbox, CancellationToken cancellationToken)
    {
        var (name, validity) = (mailbox.Name, mailbox.UidValidity);
        var unmarked = await database.ReadAsync(Viewer.Machine, (session, token) => MailboxStore.UnmarkedAsync(session, name, validity, token), cancellationToken);
        if (unmarked.Count == 0) return new Done();
        await mailbox.MarkAsync(unmarked, cancellationToken);
        return await database.WriteAsync<Done>(
            Viewer.Machine,
            async (session, token) =>
            {
                await MailboxStore.MarkAsync(session, name, validity, unmarked, token);
                return new Done();
            },
            cancellationToken);
    }
}
