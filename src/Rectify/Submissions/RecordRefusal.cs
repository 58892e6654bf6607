using Rectify.Cases;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Submissions;

/// <summary>Records that the recipient refused what was filed, and why. That it was filed stays a fact; what is filed next is another version.</summary>
/// <param name="Submission">The submission.</param>
/// <param name="Reason">What the recipient said; 1 to 2,000 characters.</param>
public sealed record RecordRefusal(SubmissionId Submission, string Reason) : ICommand<SubmissionState>
{
    /// <inheritdoc />
    public Permitted By => SubmissionTransitions.Table.Into(SubmissionState.Refused);

    /// <inheritdoc />
    public async Task<Result<SubmissionState>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await SubmissionStore.FindAsync(change.Session, Submission, cancellationToken) is not { } submission) return SubmissionProblems.NoSuchSubmission;
        var (problems, reason) = (new Problems(), StoredText.Clean(Reason.Trim()));
        Reasons.Check(problems, reason);
        await SubmissionTransitions.CheckAsync(problems, change, submission, SubmissionAction.RecordRefusal, cancellationToken);
        if (problems.Any) return problems;
        var moved = submission with { State = SubmissionState.Refused };
        await SubmissionStore.MoveAsync(change.Session, moved, cancellationToken);
        await change.RecordAsync(new SubmissionRefused(moved, reason), cancellationToken);
        return moved.State;
    }
}
