using Rectify.Alerts.Messages;
using Rectify.Cases;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Submissions;

/// <summary>
/// One person approves the exact bytes of a version alone, their own text too, because it cannot wait for a second one. It is for whoever sits there signed in,
/// never for a key or a program. The managers who see the case are told at once, and another person reviews it afterwards.
/// </summary>
/// <param name="Submission">The submission.</param>
/// <param name="Version">The version that was read.</param>
/// <param name="Reason">Why it cannot wait; 20 to 2,000 characters.</param>
public sealed record ApproveAlone(SubmissionId Submission, int Version, string Reason) : ICommand<SubmissionState>
{
    private const int LeastReason = 20;

    /// <inheritdoc />
    public Permitted By => SubmissionTransitions.Alone.Into(SubmissionState.Approved);

    /// <inheritdoc />
    public async Task<Result<SubmissionState>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        const SubmissionAction act = SubmissionAction.ApproveAlone;
        var check = await SignedStep.CheckAsync(change, Submission, Version, act, signature: null, cancellationToken);
        if (!check.Succeeded(out var step, out var problems)) return problems;

        var (wrong, reason) = (new Problems(), StoredText.Clean(Reason.Trim()));
        wrong.AddIf(reason.Length < LeastReason, SubmissionProblems.ReasonTooShort(LeastReason));
        Reasons.Check(wrong, reason);
        if (wrong.Any) return wrong;

        var approved = await step.TakeAsync(change, act, signature: null, cancellationToken);
        var alone = new AloneApproval(Version, step.Person, reason, change.Now, null, null, null);
        await AloneStore.AddAsync(change.Session, approved.Id, alone, cancellationToken);
        await change.RecordAsync(new SubmissionApprovedAlone(approved, alone), cancellationToken);
        await TellManagersAsync(change, approved.CaseId, step.Person, cancellationToken);
        return approved.State;
    }

    private static async Task TellManagersAsync(Change change, CaseId id, PersonId me, CancellationToken cancellationToken)
    {
        if (await CaseStore.FindAsync(change.Session, id, cancellationToken) is not { } about) return;
        foreach (var person in await PersonStore.ListAsync(change.Session, cancellationToken))
            if (person.Id != me && person.Roles.Contains(PersonRole.Manager) && await CaseStore.IsSeenByAsync(change.Session, id, person.Id, cancellationToken))
                await about.Notice(NoticeKind.ApprovedAlone).TellAsync(change, person.Id, cancellationToken);
    }
}
