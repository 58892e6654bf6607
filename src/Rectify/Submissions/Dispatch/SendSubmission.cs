using System.Globalization;
using System.Security.Cryptography;
using Rectify.Cases;
using Rectify.Cases.Files;
using Rectify.Clocks.Evaluation;
using Rectify.Foundation;
using Rectify.Foundation.Texts;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Submissions.Recipients;

namespace Rectify.Submissions.Dispatch;

/// <summary>
/// Whoever sits there, signed in, sends the approved bytes of a version to the recipient's mailbox. No token, no schedule and no key does that, nor local mode. The mail is
/// written in the same transaction as the submission moves on, byte for byte; a worker brings it to the mail server once, and never a second time by itself.
/// </summary>
/// <param name="Submission">The submission.</param>
/// <param name="Version">The version that was read.</param>
/// <param name="Readiness">The revision of what is said of the recipient, as it was read: to that address it goes.</param>
/// <param name="Protection">How the mail is signed and encrypted, as it was read.</param>
/// <param name="Writer">Writes the mail.</param>
/// <param name="Laws">The laws that the case is read under.</param>
public sealed record SendSubmission(SubmissionId Submission, int Version, long Readiness, MailProtection Protection, IMailWriter Writer, Laws Laws) : ICommand<SubmissionState>
{
    /// <summary>Bytes of one mail, as it is written.</summary>
    public const int MaxBytes = 20 * 1024 * 1024;

    /// <summary>Whether it is said that it goes incomplete rather than late; asked for when required fields are empty.</summary>
    public bool Incomplete { get; init; }

    /// <summary>Whether it goes unencrypted although the recipient has a key.</summary>
    public bool Unencrypted { get; init; }

    /// <summary>The version as a letter, made of its fields, to attach beside its exact bytes; null for none.</summary>
    public MailFile? Letter { get; init; }

    /// <inheritdoc />
    public Permitted By => SubmissionTransitions.Mail.Into(SubmissionState.Dispatching);

    /// <inheritdoc />
    public async Task<Result<SubmissionState>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        const SubmissionAction act = SubmissionAction.Send;
        var check = await SignedStep.CheckAsync(change, Submission, Version, act, signature: null, cancellationToken);
        if (!check.Succeeded(out var step, out var problems)) return problems;

        var refused = new Problems();
        var answer = await step.CheckReleaseAsync(refused, change, Laws, Incomplete, cancellationToken);
        var said = await ReadinessStore.FindAsync(change.Session, step.Submission.Recipient, cancellationToken);
        refused.AddIf(said.Revision != Readiness, RecipientProblems.Changed);
        if (MailTo.Read(said.Address) is not { } to) refused.Add(SubmissionProblems.NoMailAddress);
        else if (answer?.Evaluation.Obligations.FirstOrDefault(step.Submission.IsUnder) is not { } duty) refused.Add(SubmissionProblems.NoSuchDuty(step.Submission.RuleId, step.Submission.Recipient));
        else if (!refused.Any)
        {
            var mail = await MailAsync(change, step, answer, duty, to, Unencrypted ? "" : said.OpenPgp, cancellationToken);
            if (!Writer.Write(mail).Succeeded(out var written, out problems)) return problems;
            refused.AddIf(written.Protection != Protection, SubmissionProblems.OtherProtection);
            refused.AddIf(written.Bytes.Length > MaxBytes, SubmissionProblems.MailTooLarge(MaxBytes));
            if (!refused.Any) return await PutAsync(change, step, mail, written, cancellationToken);
        }
        return refused;
    }

    private async Task<Result<SubmissionState>> PutAsync(Change change, SignedStep step, OutgoingMail mail, WrittenMail written, CancellationToken cancellationToken)
    {
        var sending = await step.TakeAsync(change, SubmissionAction.Send, signature: null, cancellationToken);
        var mailing = new Mailing(
            mail.Id, sending.Id, Version, step.Person, mail.To, written.MessageId, written.Protection, Convert.ToHexStringLower(SHA256.HashData(written.Bytes)),
            [.. mail.Files.Select(file => file.Name)], change.Now, MailingState.Waiting)
        {
            Incomplete = step.Version.Missing.Count > 0,
        };
        await MailingStore.AddAsync(change.Session, mailing, written.Bytes, cancellationToken);
        await change.RecordAsync(new SubmissionSending(sending, step.Version, mailing), cancellationToken);
        return sending.State;
    }

    private async Task<OutgoingMail> MailAsync(
        Change change, SignedStep step, CaseAnswer answer, Obligation duty, string to, string recipientKey, CancellationToken cancellationToken)
    {
        var (about, submission, version, language) = (answer.Case, step.Submission, step.Version, ReportWriting.LanguageOf(duty.Rule));
        var person = await PersonStore.FindAsync(change.Session, step.Person, cancellationToken);
        var entity = person is null ? null : await OrganisationStore.FindAsync(change.Session, person.LegalEntity, cancellationToken);
        var name = string.Create(CultureInfo.InvariantCulture, $"{about.OutgoingName}-{submission.Stage}-v{version.Number}").Replace(' ', '-');
        List<MailFile> files = [new($"{name}.txt", "text/plain", version.Bytes)];
        if (Letter is { } letter) files.Add(letter with { Name = $"{name}{Path.GetExtension(letter.Name)}" });
        var mark = about.Tlp?.ToMark();
        var subject = DispatchTexts.Subject(about.Number, submission.Stage, version.Number, mark).In(language);
        List<Text> lines =
        [
            DispatchTexts.Sends(entity?.Name ?? "", ClocksTexts.Of(duty.Rule.Title), ClocksTexts.Of(duty.Rule.Law), duty.Rule.Article),
            DispatchTexts.Reference($"{about.Number}/{submission.Stage}/{version.Number}"),
        ];
        if (version.Corrects is { } corrects) lines.Add(DispatchTexts.Corrects(corrects));
        if (version.Missing.Count > 0) lines.Add(DispatchTexts.Incomplete);
        if (mark is not null) lines.Add(DispatchTexts.MayBeGivenOn(mark));
        lines.Add(DispatchTexts.Attached);
        var attached = files.Select(file => $"  {file.Name}\r\n  SHA-256 {Convert.ToHexStringLower(SHA256.HashData(file.Bytes))}");
        var text = $"{string.Join("\r\n\r\n", lines.Select(line => line.In(language)))}\r\n{string.Join("\r\n", attached)}\r\n";
        return new(change.NewId(), entity?.Name ?? "", to, subject, text, files, change.Now, recipientKey);
    }
}
