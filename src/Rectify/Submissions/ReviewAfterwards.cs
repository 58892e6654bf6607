using Rectify.Cases;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Submissions;

/// <summary>Another person reads afterwards what was approved alone, and says what they found. It undoes nothing: what left the house has left it.</summary>
/// <param name="Submission">The submission.</param>
/// <param name="Version">The version that was approved alone.</param>
/// <param name="Review">What they found; 1 to 2,000 characters.</param>
public sealed record ReviewAfterwards(SubmissionId Submission, int Version, string Review) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Approver, PersonRole.Manager);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await SubmissionStore.FindAsync(change.Session, Submission, cancellationToken) is not { } submission) return SubmissionProblems.NoSuchSubmission;
        var alone = (await SubmissionStore.AloneAsync(change.Session, submission, cancellationToken)).FirstOrDefault(each => each.Version == Version);
        var (problems, review) = (new Problems(), StoredText.Clean(Review.Trim()));
        Reasons.Check(problems, review);
        if (WhoActs.SignedIn(change) is not { } reviewer) problems.Add(SubmissionProblems.NotSignedIn);
        else if (alone is not { Reviewer: null }) problems.Add(SubmissionProblems.NotAlone);
        else if (alone.Person == reviewer) SubmissionTransitions.Refuse(problems, change, submission, SubmissionProblems.OwnReview);
        else if (!problems.Any)
        {
            await SubmissionStore.ReviewAloneAsync(change.Session, submission.Id, Version, reviewer, review, change.Now, cancellationToken);
            await change.RecordAsync(new SubmissionReviewedAfterwards(submission, Version, review), cancellationToken);
            return new Done();
        }
        return problems;
    }
}
