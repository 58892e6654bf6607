using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Submissions.Dispatch;

/// <summary>Takes back what nobody has begun to send: it was pressed by mistake, or no mail goes out.</summary>
/// <param name="Submission">The submission.</param>
/// <param name="Version">Its version.</param>
public sealed record TakeBackSending(SubmissionId Submission, int Version) : ICommand<SubmissionState>
{
    /// <inheritdoc />
    public Permitted By => SubmissionTransitions.Mail.Into(SubmissionState.Approved);

    /// <inheritdoc />
    public async Task<Result<SubmissionState>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        const SubmissionAction act = SubmissionAction.TakeBack;
        var check = await SignedStep.CheckAsync(change, Submission, Version, act, signature: null, cancellationToken);
        if (!check.Succeeded(out var step, out var problems)) return problems;
        if (await MailingStore.ListAsync(change.Session, step.Submission, cancellationToken) is not [.., { State: MailingState.Waiting } mailing]
            || !await MailingStore.EndAsync(change.Session, mailing, MailingState.SaidNotSent, change.Now, "", fact: null, cancellationToken))
            return SubmissionProblems.HasBegun;
        var back = await step.TakeAsync(change, act, signature: null, cancellationToken);
        await change.RecordAsync(new SubmissionSendingTakenBack(back, mailing), cancellationToken);
        return back.State;
    }
}
