using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Cases.Reports.Mailbox;

/// <summary>Notes what became of an acknowledgement. One that the mail server took acknowledges the report, when no person has before.</summary>
/// <param name="Mail">The acknowledgement.</param>
/// <param name="Host">The part of its Message-ID behind the at sign: an answer to it belongs to the report.</param>
/// <param name="Failure">Why it was not taken, in a line; null when it was.</param>
internal sealed record NoteReportMail(AcknowledgementMail Mail, string Host, string? Failure) : ICommand<Done>
{
    private const int FailureLimit = 500;

    public Permitted By => Permitted.Local;

    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var session = change.Session;
        if (Failure is { } failure)
        {
            var next = change.Now + AcknowledgementMail.PauseAfter(Mail.Attempts);
            var clean = StoredText.Clean(failure.Length <= FailureLimit ? failure : failure[..FailureLimit]);
            await ReportMailStore.FailedAsync(session, Mail.Id, next - Mail.MadeAt <= AcknowledgementMail.Lifetime ? next : null, clean, cancellationToken);
            return new Done();
        }
        await ReportMailStore.SentAsync(session, Mail.Id, change.Now, cancellationToken);
        await MailboxStore.AddIdAsync(session, $"{Mail.MessageIdLeft}@{Host}", Mail.Report.Id, cancellationToken);
        if (await ReportStore.FindAnyAsync(session, Mail.Report.Id, cancellationToken) is { AcknowledgedAt: null } report)
            await AcknowledgeReport.AcknowledgeAsync(change, report, change.Now, "automatic mail", cancellationToken);
        return new Done();
    }
}
