using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Cases.Reports.Mailbox;

/// <summary>
/// Takes one message of a mailbox, once: it becomes a report, is added to the report that it answers, or belongs to something else that was sent. That it was taken is written in the same
/// transaction, and so is the acknowledgement where the organisation wants one.
/// </summary>
/// <param name="Mailbox">The name of the mailbox.</param>
/// <param name="UidValidity">The validity of the number.</param>
/// <param name="Uid">The message's number.</param>
/// <param name="Mail">What it says.</param>
/// <param name="Claim">What it can belong to that is no report; null for nothing.</param>
internal sealed partial record TakeMail(string Mailbox, long UidValidity, long Uid, ReceivedMail Mail, IMailClaim? Claim = null) : ICommand<Done>
{
    private const int AnswersAnHour = 5;

    public Permitted By => Permitted.Local;

    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var session = change.Session;
        if (await MailboxStore.HasAsync(session, Mailbox, UidValidity, Uid, cancellationToken)) return new Done();
        var digest = Mail.Digest();
        var (known, report) = await MailboxStore.KnownAsync(session, Mailbox, digest, cancellationToken);
        if (!known && (Claim is null || !await Claim.TakeAsync(change, Mail, cancellationToken))) report = await TakeAsync(change, cancellationToken);
        await MailboxStore.AddAsync(session, Mailbox, UidValidity, Uid, digest, report, change.Now, cancellationToken);
        return new Done();
    }

    private async Task<ReportId> TakeAsync(Change change, CancellationToken cancellationToken)
    {
        var session = change.Session;
        if (await AnsweredAsync(session, cancellationToken) is { } before)
        {
            await AddToReport.AddAsync(change, before, Cut(Mail.Subject, TakeInReport.SubjectLimit), Mail.Text, Files(), Mail.Unread, change.Now, cancellationToken);
            await MailboxStore.AddIdAsync(session, Mail.MessageId, before.Id, cancellationToken);
            return before.Id;
        }
        var subject = StrangersText.Line(Cut(Mail.Subject, TakeInReport.SubjectLimit));
        var report = await TakeInReport.AddAsync(
            change,
            new TakeInReport(ReportChannel.Mail, subject.Length > 0 ? subject : "(no subject)", Mail.Text, Mail.Language())
            {
                Finder = new Finder(Cut(Mail.SenderName, Names.Limit), Mail.SenderAddress, "", WantsCredit: null), Files = Files(), Unread = Mail.Unread,
            },
            cancellationToken);
        await MailboxStore.AddIdAsync(session, Mail.MessageId, report.Id, cancellationToken);
        if (await MayAnswerAsync(change, cancellationToken))
            await ReportMailStore.AddAsync(session, change.NewId(), report.Id, Mail.MessageId, change.Now, cancellationToken);
        return report.Id;
    }

    /// <summary>
    /// Whether it is acknowledged by itself. An address gets few answers an hour, whoever writes in its name: the others wait for a person, like all do
    /// where the organisation wants no automatic answer.
    /// </summary>
    private async Task<bool> MayAnswerAsync(Change change, CancellationToken cancellationToken) =>
        Mail is { MayBeAnswered: true, SenderAddress.Length: > 0 }
        && (await ReportHandlingStore.FindAsync(change.Session, cancellationToken)).AutoAcknowledge
        && await ReportMailStore.CountToAsync(change.Session, Mail.SenderAddress, change.Now - Duration.FromHours(1), cancellationToken) < AnswersAnHour;

    /// <summary>The report that the message belongs to: by what it answers, otherwise by the number in its subject.</summary>
    private async Task<InboundReport?> AnsweredAsync(WriteSession session, CancellationToken cancellationToken)
    {
        foreach (var id in Mail.Answers)
            if (await MailboxStore.OfIdAsync(session, id, cancellationToken) is { } report) return await ReportStore.FindAnyAsync(session, report, cancellationToken);
        return Number().Match(Mail.Subject) is { Success: true } found
            && long.TryParse(found.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? await ReportStore.FindAnyAsync(session, sequence, cancellationToken)
            : null;
    }

    private IReadOnlyList<NewReportFile> Files() => [.. Mail.Files.Take(NewReportFile.Most).Select(file => file with { Name = Cut(file.Name, NewReportFile.NameLimit) })];

    private static string Cut(string text, int limit) => text.Length <= limit ? text : text[..limit];

    [GeneratedRegex(@"\bREP-(?<number>[0-9]{4,12})\b", RegexOptions.IgnoreCase)]
    private static partial Regex Number();
}
