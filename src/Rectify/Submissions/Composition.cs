using Rectify.Cases;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Foundation.Texts;
using Rectify.Parties;
using Rectify.Storage;
using Rectify.Submissions.Dispatch;
using Rectify.Submissions.Timestamps;

namespace Rectify.Submissions;

/// <summary>A report as whoever writes it sees it: the recipient's form with what stands in it by now, and all that is to be known before it is sent.</summary>
/// <param name="Answer">What the case owes.</param>
/// <param name="Duty">The duty that it serves.</param>
/// <param name="Fields">The form in the recipient's order.</param>
public sealed record Composition(CaseAnswer Answer, Obligation Duty, IReadOnlyList<ReportField> Fields)
{
    /// <summary>The report; null when nobody has begun it.</summary>
    public Submission? Submission { get; init; }

    /// <summary>Its versions, oldest first.</summary>
    public IReadOnlyList<SubmissionVersion> Versions { get; init; } = [];

    /// <summary>What stood in the fields of the newest version.</summary>
    public IReadOnlyList<VersionField> Newest { get; init; } = [];

    /// <summary>What people did with its versions, oldest first.</summary>
    public IReadOnlyList<SubmissionSignature> Acts { get; init; } = [];

    /// <summary>Who writes it now; null when nobody does.</summary>
    public Editor? Editor { get; init; }

    /// <summary>Which versions one person approved alone.</summary>
    public IReadOnlyList<AloneApproval> Alone { get; init; } = [];

    /// <summary>The attempts that led nowhere, oldest first.</summary>
    public IReadOnlyList<FailedAttempt> Attempts { get; init; } = [];

    /// <summary>What the recipient gave back, oldest first.</summary>
    public IReadOnlyList<Acknowledgement> Receipts { get; init; } = [];

    /// <summary>The times that Send was pressed, oldest first.</summary>
    public IReadOnlyList<Mailing> Mailings { get; init; } = [];

    /// <summary>What came back to them, oldest first.</summary>
    public IReadOnlyList<MailingAnswer> Answers { get; init; } = [];

    /// <summary>What a time-stamping authority signed over versions that were filed, or what came of asking it.</summary>
    public IReadOnlyList<SubmissionTimestamp> Stamps { get; init; } = [];

    /// <summary>The rule of the duty.</summary>
    public Rule Rule => Duty.Rule;

    /// <summary>The language in which it is filed.</summary>
    public Language Language => ReportWriting.LanguageOf(Rule);

    /// <summary>What people call the recipient.</summary>
    public Text Recipient => Answer.NameOf(Duty);

    /// <summary>What the recipient does with it: who sees it next.</summary>
    public IEnumerable<Text> SharedWith => Duty.To.SharedWith.Select(ClocksTexts.Of);

    /// <summary>The undecided conflicts that hold its release.</summary>
    public IEnumerable<ReleaseHold> Holds => Answer.Holds.Where(hold => hold.Holds && hold.Recipient == Duty.Recipient);

    /// <summary>The newest version; null when there is none.</summary>
    public SubmissionVersion? Latest => Versions.Count > 0 ? Versions[^1] : null;

    /// <summary>What would be filed, were the form kept as it stands.</summary>
    public byte[] Preview(IReadOnlyList<ReportField> fields) => ReportWriting.Bytes(Rule, fields);

    /// <summary>The report that exists; null when there is none that this viewer may see, or its duty is none any more.</summary>
    public static async Task<Composition?> OfAsync(ReadSession session, SubmissionId id, Laws laws, NodaTime.Instant now, CancellationToken cancellationToken)
    {
        if (await SubmissionStore.FindAsync(session, id, cancellationToken) is not { } submission) return null;
        if (await CaseAnswers.ObligationsOfAsync(session, submission.CaseId, laws, now, cancellationToken) is not { } answer) return null;
        var duty = answer.Evaluation.Obligations.FirstOrDefault(each => each.RuleId == submission.RuleId && each.Recipient == submission.Recipient && each.Group == submission.Group);
        if (duty is null) return null;
        var versions = new List<SubmissionVersion>();
        for (var number = 1; number <= submission.Version; number++)
            if (await SubmissionStore.FindVersionAsync(session, submission, number, cancellationToken) is { } version) versions.Add(version);
        return new Composition(answer, duty, await ReportWriting.FieldsAsync(session, answer, duty, submission, SaidFields.Nothing, cancellationToken))
        {
            Submission = submission,
            Versions = versions,
            Newest = await SubmissionStore.FieldsAsync(session, submission, submission.Version, cancellationToken),
            Acts = await SubmissionStore.SignaturesAsync(session, submission, cancellationToken),
            Editor = await EditorStore.FindAsync(session, id, cancellationToken),
            Alone = await AloneStore.ListAsync(session, submission, cancellationToken),
            Attempts = await AttemptStore.ListAsync(session, submission, cancellationToken),
            Mailings = await MailingStore.ListAsync(session, submission, cancellationToken),
            Answers = await AnswerStore.ListAsync(session, submission, cancellationToken),
            Stamps = await TimestampStore.ListAsync(session, submission, cancellationToken),
            Receipts = await SubmissionStore.AcknowledgementsAsync(session, submission, cancellationToken),
        };
    }
}
