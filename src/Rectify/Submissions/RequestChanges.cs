using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Submissions;

/// <summary>The reviewer asks the author for changes; the next version needs a new review.</summary>
/// <param name="Submission">The submission.</param>
/// <param name="Reason">What should change.</param>
public sealed record RequestChanges(SubmissionId Submission, string Reason) : ICommand<SubmissionState>
{
    /// <inheritdoc />
    public Permitted By => SubmissionTransitions.Table.Into(SubmissionState.ChangesRequested);

    /// <inheritdoc />
    public async Task<Result<SubmissionState>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await SubmissionStore.FindAsync(change.Session, Submission, cancellationToken) is not { } submission)
            return SubmissionProblems.NoSuchSubmission;
        var problems = new Problems();
        problems.AddIf(Reason.Trim().Length == 0, SubmissionProblems.ReasonMissing);
        await SubmissionTransitions.CheckAsync(problems, change, submission, SubmissionAction.RequestChanges, cancellationToken);
        if (problems.Any) return problems;

        var moved = submission with { State = SubmissionState.ChangesRequested };
        await SubmissionStore.MoveAsync(change.Session, moved, cancellationToken);
        await change.RecordAsync(new SubmissionChangesRequested(moved, Reason.Trim()), cancellationToken);
        return moved.State;
    }
}
