using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Cases.Reports.Mailbox;

/// <summary>
/// Sends the acknowledgements that wait. One may be sent twice when a process dies after sending and before noting it, never not at all; its Message-ID
/// stays the same, by which mail programs know it again.
/// </summary>
/// <param name="database">The store.</param>
/// <param name="commands">Runs use cases on it; what they record is numbered by whoever numbers the log.</param>
/// <param name="mail">Sends them.</param>
/// <param name="holder">The name of this process where it holds the lease.</param>
public sealed class ReportMailRounds(Database database, Commands commands, IReportMail mail, string holder)
{
    private const string LeaseName = "report-mail";

    private static readonly Duration LeaseTime = Duration.FromMinutes(2);

    /// <summary>For whom this acts in the log.</summary>
    private static readonly Actor Self = Actor.Local("rectify");

    /// <summary>One round; how many were sent.</summary>
    public async Task<Result<int>> TickAsync(Instant now, CancellationToken cancellationToken)
    {
        var acquired = await database.AcquireLeaseAsync(LeaseName, holder, LeaseTime, cancellationToken);
        if (!acquired.Succeeded(out var held, out var problems)) return problems;
        if (held is not { } lease) return 0;
        var sent = 0;
        while (await database.ReadAsync(Viewer.Machine, (session, token) => ReportMailStore.DueAsync(session, now, token), cancellationToken) is { } due)
        {
            var failure = await mail.SendAsync(due, cancellationToken);
            var note = new UnderLease<Done>(lease, LeaseTime, new NoteReportMail(due, mail.Host, failure));
            if (!(await commands.RunAsync(note, Self, cancellationToken)).Succeeded(out var noted, out problems)) return problems;
            if (!noted.IsOurs) return sent;
            if (failure is null) sent++;
        }
        return sent;
    }
}
