using Rectify.Cases;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Submissions;

/// <summary>A person who neither wrote nor approved it reads afterwards what was approved alone, and says what they found. It undoes nothing: what left the house has left it.</summary>
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
        var alone = (await AloneStore.ListAsync(change.Session, submission, cancellationToken)).FirstOrDefault(each => each.Version == Version);
        var (problems, review) = (new Problems(), StoredText.Clean(Review.Trim()));
        Reasons.Check(problems, review);
        if (WhoActs.SignedIn(change) is not { } reviewer) problems.Add(SubmissionProblems.NotSignedIn);
        else if (alone is not { Reviewer: null }) problems.Add(SubmissionProblems.NotAlone);
        else if (alone.Person == reviewer || (await SubmissionStore.WritersAsync(change.Session, submission, cancellationToken)).Contains(reviewer))
            SubmissionTransitions.Refuse(problems, change, submission, SubmissionProblems.OwnReview);
        else if (!problems.Any)
        {
            await AloneStore.ReviewAsync(change.Session, submission.Id, Version, reviewer, review, change.Now, cancellationToken);
            await change.RecordAsync(new SubmissionReviewedAfterwards(submission, Version, review), cancellationToken);
            return new Done();
        }
        return problems;
    }
}
