using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Parties.Drafts;

namespace Rectify.Submissions;

/// <summary>
/// Takes the writing of a report over, from whoever wrote it or from nobody. What the other was typing and had not saved goes over with it, so that nothing is
/// lost and the difference to the newest version can be seen.
/// </summary>
/// <param name="Submission">The submission.</param>
public sealed record TakeOver(SubmissionId Submission) : ICommand<Done>
{
    /// <summary>What the names of the fields of its form begin with where unsaved text is kept.</summary>
    public static string FormOf(SubmissionId submission) => $"submissions/{submission}";

    /// <inheritdoc />
    public Permitted By => SubmissionTransitions.Table.Into(SubmissionState.Draft);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await SubmissionStore.FindAsync(change.Session, Submission, cancellationToken) is not { } submission) return SubmissionProblems.NoSuchSubmission;
        if (WhoActs.SignedIn(change) is not { } me) return SubmissionProblems.NotSignedIn;
        var before = await EditorStore.FindAsync(change.Session, submission.Id, cancellationToken);
        if (before?.Person == me) return new Done();
        await EditorStore.PutAsync(change.Session, submission.Id, new Editor(me, change.Now), cancellationToken);
        if (before is not null) await DraftStore.HandOverFormAsync(change.Session, before.Person, me, FormOf(submission.Id), cancellationToken);
        await change.RecordAsync(new SubmissionTakenOver(submission, before), cancellationToken);
        return new Done();
    }
}
