using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Submissions;

/// <summary>Its author signs a version and asks for approval.</summary>
/// <param name="Submission">The submission.</param>
/// <param name="Version">The version that the author has read.</param>
/// <param name="Author">The author's signature; null when the author is signed in to the server.</param>
public sealed record RequestReview(SubmissionId Submission, int Version, KeySignature? Author) : ICommand<SubmissionState>
{
    /// <inheritdoc />
    public Permitted By => SubmissionTransitions.Table.Into(SubmissionState.InReview);

    /// <inheritdoc />
    public async Task<Result<SubmissionState>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        const SubmissionAction act = SubmissionAction.RequestReview;
        var check = await SignedStep.CheckAsync(change, Submission, Version, act, Author, cancellationToken);
        if (!check.Succeeded(out var step, out var problems)) return problems;
        return (await step.TakeAsync(change, act, Author, cancellationToken)).State;
    }
}
