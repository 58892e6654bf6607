using System.Security.Cryptography;
using Rectify.Cases;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Submissions;

/// <summary>
/// Writes the first version of a report under one duty of a case: the form's fields, filled with what the case knows and what the
/// author says. Required fields that stay empty are marked, not refused: a person may have to file incomplete rather than late.
/// </summary>
/// <param name="Case">The case.</param>
/// <param name="RuleId">The rule whose duty it serves.</param>
/// <param name="Recipient">The recipient as the duty names it.</param>
/// <param name="Values">What the author says, by field name; it goes before what the case knows.</param>
/// <param name="Laws">The laws that the case is read under.</param>
public sealed record DraftSubmission(
    CaseId Case, string RuleId, string Recipient, IReadOnlyDictionary<string, string> Values, Laws Laws) : ICommand<SubmissionId>
{
    /// <summary>The duty's group, when the case has several.</summary>
    public string? Group { get; init; }

    /// <summary>The texts in the team's other language, by field name; never filed.</summary>
    public IReadOnlyDictionary<string, string> Beside { get; init; } = new Dictionary<string, string>();

    /// <summary>The fields that are kept and not told to this recipient.</summary>
    public IReadOnlySet<string>? LeftOut { get; init; }

    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Reporter, PersonRole.Manager);

    /// <inheritdoc />
    public async Task<Result<SubmissionId>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await CaseAnswers.ObligationsOfAsync(change.Session, Case, Laws, change.Now, cancellationToken) is not { } answer)
            return CaseProblems.Unknown;
        if (Duty(answer) is not { } duty) return SubmissionProblems.NoSuchDuty(RuleId, Recipient);

        var said = new SaidFields(Values) { Beside = Beside, LeftOut = LeftOut };
        var fields = await ReportWriting.FieldsAsync(change.Session, answer, duty, submission: null, said, cancellationToken);
        if (!ReportWriting.Write(change, duty, said, fields, 1).Succeeded(out var written, out var problems)) return problems;
        var version = written.Version;
        var submission = new Submission(
            new SubmissionId(change.NewId()),
            Case,
            RuleId,
            duty.Rule.Stage,
            duty.Recipient,
            duty.Group,
            SubmissionState.Draft,
            version.Number,
            answer.Case.AccessGroup);
        await SubmissionStore.AddAsync(change.Session, submission, cancellationToken);
        await SubmissionStore.AddVersionAsync(change.Session, submission.Id, version, written.Fields, cancellationToken);
        if (WhoActs.Of(change) is { } author) await EditorStore.PutAsync(change.Session, submission.Id, new(author, change.Now), cancellationToken);
        await change.RecordAsync(new SubmissionWritten(submission, version, duty), cancellationToken);
        return submission.Id;
    }

    private Obligation? Duty(CaseAnswer answer) => answer.Evaluation.Obligations.FirstOrDefault(duty =>
        duty.RuleId == RuleId && duty.Recipient == Recipient && (Group is null || duty.Group == Group)
        && duty.State is not (ObligationState.NotApplicable or ObligationState.NotTriggered));
}
