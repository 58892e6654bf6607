using Rectify.Cases;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Submissions;

/// <summary>Writes another version. Whatever was approved before stays on record; the new version needs its own approval.</summary>
/// <param name="Submission">The submission.</param>
/// <param name="Values">What the author says, by field name; it goes before what the case knows.</param>
/// <param name="Laws">The laws that the case is read under.</param>
public sealed record ReviseSubmission(SubmissionId Submission, IReadOnlyDictionary<string, string> Values, Laws Laws) : ICommand<int>
{
    /// <inheritdoc />
    public Permitted By => SubmissionTransitions.Table.Into(SubmissionState.Draft);

    /// <inheritdoc />
    public async Task<Result<int>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await SubmissionStore.FindAsync(change.Session, Submission, cancellationToken) is not { } submission)
            return SubmissionProblems.NoSuchSubmission;
        var refused = new Problems();
        await SubmissionTransitions.CheckAsync(refused, change, submission, SubmissionAction.Revise, cancellationToken);
        if (refused.Any) return refused;

        var answer = await CaseAnswers.ObligationsOfAsync(change.Session, submission.CaseId, Laws, change.Now, cancellationToken);
        var duty = answer?.Evaluation.Obligations.FirstOrDefault(duty =>
            duty.RuleId == submission.RuleId && duty.Recipient == submission.Recipient && duty.Group == submission.Group);
        if (answer is null || duty is null) return SubmissionProblems.NoSuchDuty(submission.RuleId, submission.Recipient);

        var written = await ReportWriting.WriteAsync(change, answer, duty, Values, submission.Version + 1, cancellationToken);
        if (!written.Succeeded(out var version, out var problems)) return problems;
        var moved = submission with { State = SubmissionState.Draft, Version = version.Number };
        await SubmissionStore.MoveAsync(change.Session, moved, cancellationToken);
        await SubmissionStore.AddVersionAsync(change.Session, moved.Id, version, cancellationToken);
        await change.RecordAsync(new SubmissionWritten(moved, version, duty), cancellationToken);
        return version.Number;
    }
}
