using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Submissions;

/// <summary>A second person, who holds the role of an approver and wrote no version of it, approves the exact bytes of a version. Nothing is sent.</summary>
/// <param name="Submission">The submission.</param>
/// <param name="Version">The version that the approver has read.</param>
/// <param name="Approver">The approver's signature; null when the approver is signed in to the server.</param>
public sealed record ApproveSubmission(SubmissionId Submission, int Version, KeySignature? Approver) : ICommand<SubmissionState>
{
    /// <inheritdoc />
    public Permitted By => SubmissionTransitions.Table.Into(SubmissionState.Approved);

    /// <inheritdoc />
    public async Task<Result<SubmissionState>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        const SubmissionAction act = SubmissionAction.Approve;
        var check = await SignedStep.CheckAsync(change, Submission, Version, act, Approver, cancellationToken);
        if (!check.Succeeded(out var step, out var problems)) return problems;

        var signatures = await SubmissionStore.SignaturesAsync(change.Session, step.Submission, cancellationToken);
        var asked = signatures.Any(signature => signature.Action == SubmissionAction.RequestReview && signature.Version == Version && signature.Person == step.Person);
        var writers = await SubmissionStore.WritersAsync(change.Session, step.Submission, cancellationToken);
        var refused = new Problems();
        if (asked || writers.Contains(step.Person)) Refuse(SubmissionProblems.SamePerson);
        var approver = await PersonStore.FindAsync(change.Session, step.Person, cancellationToken);
        if (approver?.Roles.Contains(PersonRole.Approver) != true) Refuse(SubmissionProblems.NotAnApprover);
        if (refused.Any) return refused;
        return (await step.TakeAsync(change, act, Approver, cancellationToken)).State;

        void Refuse(Problem problem) => SubmissionTransitions.Refuse(refused, change, step.Submission, problem);
    }
}
