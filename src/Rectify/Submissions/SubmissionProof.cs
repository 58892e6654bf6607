using Rectify.Cases;
using Rectify.Ledger;
using Rectify.Proof.Bundles;
using Rectify.Storage;
using Rectify.Submissions.Dispatch;
using Rectify.Submissions.Timestamps;

namespace Rectify.Submissions;

/// <summary>
/// What a case's submissions add to its proof: every version's exact bytes, every acknowledgement's, the time stamps over what was filed, what shows the attempts that led
/// nowhere, and mails as they left and came back.
/// </summary>
public static class SubmissionProof
{
    /// <summary>The part.</summary>
    public static async Task<ProofPart> OfAsync(ReadSession session, CaseId caseId, CancellationToken cancellationToken)
    {
        var submissions = await SubmissionStore.ListAsync(session, caseId, cancellationToken);
        var files = new List<ProofFile>();
        foreach (var submission in submissions)
        {
            for (var number = 1; number <= submission.Version; number++)
                if (await SubmissionStore.FindVersionAsync(session, submission, number, cancellationToken) is { } version)
                    files.Add(new(BundleRole.Submission, $"{submission.Id}/v{number}.txt", version.Bytes));
            foreach (var attempt in await AttemptStore.ListAsync(session, submission, cancellationToken))
                if (await AttemptStore.FileAsync(session, submission, attempt.Id, cancellationToken) is { } shows)
                    files.Add(new(BundleRole.Evidence, $"{submission.Id}/attempt-{attempt.Id}", shows));
            foreach (var mailing in await MailingStore.ListAsync(session, submission, cancellationToken))
                if (await MailingStore.BytesAsync(session, mailing, cancellationToken) is { } mail)
                    files.Add(new(BundleRole.Evidence, $"{submission.Id}/mail-{mailing.Id}.eml", mail));
            foreach (var answer in await AnswerStore.ListAsync(session, submission, cancellationToken))
                if (await AnswerStore.BytesAsync(session, submission, answer.Id, cancellationToken) is { } came)
                    files.Add(new(BundleRole.Evidence, $"{submission.Id}/answer-{answer.Id}.eml", came));
            foreach (var stamp in await TimestampStore.ListAsync(session, submission, cancellationToken))
                if (stamp.Token is { } token) files.Add(new(BundleRole.Timestamp, $"{submission.Id}-v{stamp.Version}.tst", token));
            foreach (var acknowledgement in await SubmissionStore.AcknowledgementsAsync(session, submission, cancellationToken))
                files.Add(new(BundleRole.Acknowledgement, $"{submission.Id}/{acknowledgement.Id}", acknowledgement.Bytes));
        }
        return new([.. submissions.Select(submission => new Subject("submission", submission.Id.Value))], files);
    }
}
