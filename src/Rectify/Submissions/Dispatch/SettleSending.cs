using NodaTime;
using Rectify.Cases;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Submissions.Dispatch;

/// <summary>
/// A person found out whether something uncertain was sent, by a call, in the mail server's log, from the recipient, and says so. Only then can it be sent again, or count as filed.
/// </summary>
/// <param name="Submission">The submission.</param>
/// <param name="Version">Its version.</param>
/// <param name="WasSent">Whether it reached the recipient's mail server.</param>
/// <param name="HowKnown">How that is known; 1 to 2,000 characters.</param>
public sealed record SettleSending(SubmissionId Submission, int Version, bool WasSent, string HowKnown) : ICommand<SubmissionState>
{
    /// <summary>When it left, asked for when it was sent and no fact of the case says so yet; not in the future.</summary>
    public Instant? SentAt { get; init; }

    /// <inheritdoc />
    public Permitted By => SubmissionTransitions.Mail.Into(SubmissionState.Dispatched);

    /// <inheritdoc />
    public async Task<Result<SubmissionState>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var act = WasSent ? SubmissionAction.SaySent : SubmissionAction.SayNotSent;
        var check = await SignedStep.CheckAsync(change, Submission, Version, act, signature: null, cancellationToken);
        if (!check.Succeeded(out var step, out var problems)) return problems;
        if (await MailingStore.ListAsync(change.Session, step.Submission, cancellationToken) is not [.., var mailing]) return SubmissionProblems.NotFromHere(step.Submission.State);

        var (refused, how) = (new Problems(), StoredText.Clean(HowKnown.Trim()));
        var fact = await StandingAsync(change, step.Submission, mailing, cancellationToken);
        Reasons.Check(refused, how);
        refused.AddIf(WasSent && fact is null && SentAt is null, SubmissionProblems.SentWhenMissing);
        refused.AddIf(WasSent && SentAt > change.Now, SubmissionProblems.FiledInFuture);
        if (refused.Any) return refused;

        var settled = await step.TakeAsync(change, act, signature: null, cancellationToken);
        await change.RecordAsync(new SubmissionSendingSettled(settled, mailing, WasSent, how), cancellationToken);
        if (WasSent && fact is null && SentAt is { } at)
        {
            if (!(await MailFiling.RecordAsync(change, settled, step.Version, mailing, at, cancellationToken)).Succeeded(out var recorded, out problems)) return problems;
            fact = recorded;
        }
        if (!WasSent && fact is { } gone)
        {
            if (!(await new RetractFact(settled.CaseId, gone, how).ExecuteAsync(change, cancellationToken)).Succeeded(out _, out problems)) return problems;
            fact = null;
        }
        await MailingStore.MoveAsync(change.Session, mailing, WasSent ? MailingState.SaidSent : MailingState.SaidNotSent, fact, cancellationToken);
        return settled.State;
    }

    /// <summary>The fact that it was submitted, when it stands; null when there is none, or somebody corrected or withdrew it.</summary>
    private static async Task<FactId?> StandingAsync(Change change, Submission submission, Mailing mailing, CancellationToken cancellationToken) =>
        mailing.Fact is { } fact && FactStore.Standing(await FactStore.OfCaseAsync(change.Session, submission.CaseId, cancellationToken)).Any(known => known.Id == fact) ? fact : null;
}
