using Rectify.Cases;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Submissions;

/// <summary>
/// Writes another version. Whatever was approved before stays on record; the new version needs its own approval. What was filed is never changed: the new
/// version then says what it corrects.
/// </summary>
/// <param name="Submission">The submission.</param>
/// <param name="Values">What the author says, by field name; it goes before what the case knows.</param>
/// <param name="Laws">The laws that the case is read under.</param>
public sealed record ReviseSubmission(SubmissionId Submission, IReadOnlyDictionary<string, string> Values, Laws Laws) : ICommand<int>
{
    /// <summary>The texts in the team's other language, by field name; never filed.</summary>
    public IReadOnlyDictionary<string, string> Beside { get; init; } = new Dictionary<string, string>();

    /// <summary>The fields that are kept and not told to this recipient; null leaves that as it was.</summary>
    public IReadOnlySet<string>? LeftOut { get; init; }

    /// <summary>What it corrects, 1 to 2,000 characters; asked for when the version before was filed.</summary>
    public string? Correction { get; init; }

    /// <inheritdoc />
    public Permitted By => SubmissionTransitions.Table.Into(SubmissionState.Draft);

    /// <inheritdoc />
    public async Task<Result<int>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await SubmissionStore.FindAsync(change.Session, Submission, cancellationToken) is not { } submission)
            return SubmissionProblems.NoSuchSubmission;
        var refused = new Problems();
        await SubmissionTransitions.CheckAsync(refused, change, submission, SubmissionAction.Revise, cancellationToken);
        var corrects = submission.State is SubmissionState.Dispatched or SubmissionState.Acknowledged or SubmissionState.Refused;
        refused.AddIf(corrects && string.IsNullOrWhiteSpace(Correction), SubmissionProblems.CorrectionMissing);
        if (corrects && Correction is { Length: > 0 }) Reasons.Check(refused, Correction.Trim());
        if (WhoActs.Of(change) is { } author && await EditorStore.FindAsync(change.Session, submission.Id, cancellationToken) is { } editor && editor.Person != author)
            refused.Add(SubmissionProblems.SomebodyWrites);
        if (refused.Any) return refused;

        var answer = await CaseAnswers.ObligationsOfAsync(change.Session, submission.CaseId, Laws, change.Now, cancellationToken);
        var duty = answer?.Evaluation.Obligations.FirstOrDefault(duty =>
            duty.RuleId == submission.RuleId && duty.Recipient == submission.Recipient && duty.Group == submission.Group);
        if (answer is null || duty is null) return SubmissionProblems.NoSuchDuty(submission.RuleId, submission.Recipient);

        var said = new SaidFields(Values) { Beside = Beside, LeftOut = LeftOut };
        var fields = await ReportWriting.FieldsAsync(change.Session, answer, duty, submission, said, cancellationToken);
        if (!ReportWriting.Write(change, duty, said, fields, submission.Version + 1).Succeeded(out var written, out var problems)) return problems;
        var version = corrects ? written.Version with { Corrects = submission.Version, Correction = StoredText.Clean(Correction?.Trim() ?? "") } : written.Version;
        var moved = submission with { State = SubmissionState.Draft, Version = version.Number };
        await SubmissionStore.MoveAsync(change.Session, moved, cancellationToken);
        await SubmissionStore.AddVersionAsync(change.Session, moved.Id, version, written.Fields, cancellationToken);
        await change.RecordAsync(new SubmissionWritten(moved, version, duty), cancellationToken);
        return version.Number;
    }
}
