using System.Security.Cryptography;
using Rectify.Cases.Reports;
using Rectify.Cases.Reports.Mailbox;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Submissions.Dispatch;

/// <summary>
/// What comes into the mailbox and belongs to a report that was sent: what mail servers say of its delivery, and answers to it. It is kept with the submission, byte for byte, and is
/// no finder's report. That it could not be delivered makes what was filed uncertain; an answer is a receipt only when a person says so.
/// </summary>
public sealed class MailingAnswers : IMailClaim
{
    private const int Longest = 2_000;

    /// <inheritdoc />
    public async Task<bool> TakeAsync(Change change, ReceivedMail mail, CancellationToken cancellationToken)
    {
        if (await MailingAsync(change, mail, cancellationToken) is not { } mailing) return false;
        if (await SubmissionStore.FindAsync(change.Session, mailing.Submission, cancellationToken) is not { } submission) return false;
        if (mail.Files.FirstOrDefault(file => file.Kind == ReportFileKind.Message)?.Bytes.ToArray() is not { Length: > 0 } bytes) return false;

        var (kind, says) = KindOf(mail);
        var answer = new MailingAnswer(
            change.NewId(), submission.Id, mailing.Id, kind, Line(mail.SenderAddress), Line(says), Convert.ToHexStringLower(SHA256.HashData(bytes)), change.Now, Receipt: null);
        var moved = kind == MailAnswerKind.Failed && submission.State == SubmissionState.Dispatched && submission.Version == mailing.Version
            ? submission with { State = SubmissionState.Uncertain }
            : submission;
        await AnswerStore.AddAsync(change.Session, answer, bytes, cancellationToken);
        if (moved.State != submission.State) await SubmissionStore.MoveAsync(change.Session, moved, cancellationToken);
        await change.RecordAsync(new SubmissionAnswered(moved, answer), cancellationToken);
        if (kind == MailAnswerKind.Failed) await EndMailing.TellAsync(change, moved, mailing, cancellationToken);
        return true;
    }

    private static (MailAnswerKind Kind, string Says) KindOf(ReceivedMail mail) => mail.Delivery?.Recipients switch
    {
        { Count: > 0 } said when said.MinBy(each => each.Action) is { } worst => (
            worst.Action switch
            {
                DeliveryAction.Failed => MailAnswerKind.Failed,
                DeliveryAction.Delayed => MailAnswerKind.Delayed,
                _ => MailAnswerKind.Delivered,
            },
            string.Join("; ", said.Select(each => each.Says))),
        _ => (MailAnswerKind.Reply, mail.Subject),
    };

    /// <summary>The mailing that it belongs to; null for none.</summary>
    private static async Task<Mailing?> MailingAsync(Change change, ReceivedMail mail, CancellationToken cancellationToken)
    {
        foreach (var id in (mail.Delivery?.Of ?? []).Concat(mail.Answers))
            if (Mailing.IdOf(id) is { } mailing && await MailingStore.FindAsync(change.Session, mailing, cancellationToken) is { } found) return found;
        return null;
    }

    private static string Line(string text)
    {
        var line = StrangersText.Line(text);
        return line.Length <= Longest ? line : line[..Longest];
    }
}
