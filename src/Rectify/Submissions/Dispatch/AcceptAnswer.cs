using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Submissions.Dispatch;

/// <summary>A person reads what came back to a mail and says that it is the receipt.</summary>
/// <param name="Submission">The submission; it is filed.</param>
/// <param name="Answer">What came back.</param>
/// <param name="Reference">The recipient's own number, when it gave one.</param>
public sealed record AcceptAnswer(SubmissionId Submission, Id Answer, string Reference) : ICommand<SubmissionState>
{
    /// <inheritdoc />
    public Permitted By => SubmissionTransitions.Table.Into(SubmissionState.Acknowledged);

    /// <inheritdoc />
    public async Task<Result<SubmissionState>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await SubmissionStore.FindAsync(change.Session, Submission, cancellationToken) is not { } submission) return SubmissionProblems.NoSuchSubmission;
        var answer = (await AnswerStore.ListAsync(change.Session, submission, cancellationToken)).FirstOrDefault(each => each.Id == Answer);
        if (answer is not { Receipt: null, Kind: MailAnswerKind.Reply } || await AnswerStore.BytesAsync(change.Session, submission, Answer, cancellationToken) is not { } bytes) return SubmissionProblems.NoAnswer;
        var receipt = new RecordAcknowledgement(Submission, answer.CameAt, DateTimeZone.Utc, Reference, bytes);
        if (!(await receipt.ExecuteAsync(change, cancellationToken)).Succeeded(out var state, out var problems)) return problems;
        var made = (await SubmissionStore.AcknowledgementsAsync(change.Session, submission, cancellationToken))[^1];
        await AnswerStore.AcceptAsync(change.Session, answer.Id, made.Id, cancellationToken);
        return state;
    }
}
