using Rectify.Alerts.Messages;
using Rectify.Cases;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Submissions.Dispatch;

/// <summary>
/// Writes what became of a mailing. What the mail server took is filed, and so a fact of the case; what it certainly did not take is an attempt that led nowhere, and the approved version
/// waits again; anything else is uncertain until a person finds out.
/// </summary>
/// <param name="Mailing">Its id.</param>
/// <param name="Outcome">What is known.</param>
internal sealed record EndMailing(Id Mailing, MailOutcome Outcome) : ICommand<Done>
{
    private const int LongestAnswer = 1_500;

    public Permitted By => Permitted.Local;

    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var session = change.Session;
        if (await MailingStore.FindAsync(session, Mailing, cancellationToken) is not { State: MailingState.Begun } begun) return new Done();
        if (await SubmissionStore.FindAsync(session, begun.Submission, cancellationToken) is not { } submission
            || await SubmissionStore.FindVersionAsync(session, submission, begun.Version, cancellationToken) is not { } version) return SubmissionProblems.NoSuchSubmission;

        var at = Outcome.At < change.Now ? Outcome.At : change.Now;
        var clean = StoredText.Clean(Outcome.Answer.Trim());
        var answer = clean.Length <= LongestAnswer ? clean : clean[..LongestAnswer];
        var (state, next) = Outcome switch
        {
            MailOutcome.Accepted => (MailingState.Accepted, SubmissionState.Dispatched),
            MailOutcome.NotSent => (MailingState.NotSent, SubmissionState.Approved),
            _ => (MailingState.Uncertain, SubmissionState.Uncertain),
        };
        // A bounce can be quicker than the end of the conversation.
        var bounced = state == MailingState.Accepted && await AnswerStore.HasFailedAsync(session, begun, cancellationToken);
        var moved = submission with { State = bounced ? SubmissionState.Uncertain : next };
        FactId? fact = null;
        if (state == MailingState.Accepted)
        {
            if (!(await MailFiling.RecordAsync(change, moved, version, begun, at, cancellationToken)).Succeeded(out var recorded, out var problems)) return problems;
            fact = recorded;
        }
        if (state == MailingState.NotSent)
        {
            var attempt = new FailedAttempt(change.NewId(), begun.Version, begun.Person, begun.BegunAt ?? at, MailFiling.ChannelOf(begun), answer.Length > 0 ? answer : "-", Name: null, Sha256: null);
            await AttemptStore.AddAsync(session, moved.Id, attempt, bytes: null, cancellationToken);
            await change.RecordAsync(new SubmissionAttempted(moved, attempt), cancellationToken);
        }
        await MailingStore.EndAsync(session, begun, state, at, answer, fact, cancellationToken);
        await SubmissionStore.MoveAsync(session, moved, cancellationToken);
        await change.RecordAsync(new SubmissionSendingEnded(moved, begun with { State = state }, at, answer), cancellationToken);
        if (moved.State != SubmissionState.Dispatched) await TellAsync(change, moved, begun, cancellationToken);
        return new Done();
    }

    /// <summary>Tells whoever pressed Send that they had better look, as long as they see the case.</summary>
    internal static async Task TellAsync(Change change, Submission submission, Mailing mailing, CancellationToken cancellationToken)
    {
        if (await CaseStore.FindAsync(change.Session, submission.CaseId, cancellationToken) is { } about && await CaseStore.IsSeenByAsync(change.Session, about.Id, mailing.Person, cancellationToken))
            await about.Notice(NoticeKind.NotSent).TellAsync(change, mailing.Person, cancellationToken);
    }
}
