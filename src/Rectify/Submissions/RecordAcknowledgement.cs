using System.Security.Cryptography;
using NodaTime;
using Rectify.Cases;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Submissions;

/// <summary>Records what the recipient gave back, byte for byte. Only now does the duty's row turn green.</summary>
/// <param name="Submission">The submission.</param>
/// <param name="ReceivedAt">When it came; not in the future.</param>
/// <param name="Zone">The zone in which that time was written down.</param>
/// <param name="Reference">The recipient's own number, when it gave one.</param>
/// <param name="Bytes">1 byte to <see cref="MaxBytes"/>: the receipt, the letter, the page.</param>
public sealed record RecordAcknowledgement(
    SubmissionId Submission, Instant ReceivedAt, DateTimeZone Zone, string Reference, byte[] Bytes) : ICommand<SubmissionState>
{
    /// <summary>Bytes of one receipt.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    /// <inheritdoc />
    public Permitted By => SubmissionTransitions.Table.Into(SubmissionState.Acknowledged);

    /// <inheritdoc />
    public async Task<Result<SubmissionState>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await SubmissionStore.FindAsync(change.Session, Submission, cancellationToken) is not { } submission)
            return SubmissionProblems.NoSuchSubmission;
        var problems = new Problems();
        problems.AddIf(Bytes.Length is 0 or > MaxBytes, SubmissionProblems.ReceiptSize(MaxBytes));
        problems.AddIf(Reference.Length > 500, SubmissionProblems.ReferenceTooLong);
        problems.AddIf(ReceivedAt > change.Now, SubmissionProblems.FiledInFuture);
        await SubmissionTransitions.CheckAsync(problems, change, submission, SubmissionAction.RecordAcknowledgement, cancellationToken);
        return problems.Any ? problems : await RecordAsync(change, submission with { State = SubmissionState.Acknowledged }, cancellationToken);
    }

    private async Task<Result<SubmissionState>> RecordAsync(Change change, Submission moved, CancellationToken cancellationToken)
    {
        var acknowledgement = new Acknowledgement(
            change.NewId(), Reference.Trim(), Bytes, Convert.ToHexStringLower(SHA256.HashData(Bytes)), ReceivedAt);
        await SubmissionStore.MoveAsync(change.Session, moved, cancellationToken);
        await SubmissionStore.AddAcknowledgementAsync(change.Session, moved.Id, acknowledgement, cancellationToken);
        await change.RecordAsync(new SubmissionAcknowledged(moved, acknowledgement), cancellationToken);
        var fact = new RecordFact(moved.CaseId, FactKind.Acknowledged, Occurrence.At(ReceivedAt, Zone))
        {
            Recipient = moved.Recipient,
            Stage = moved.Stage,
            Group = moved.Group,
            HowKnown = acknowledgement.Reference.Length > 0 ? acknowledgement.Reference : null,
            Evidence = [$"sha256:{acknowledgement.Sha256}"],
        };
        return (await fact.ExecuteAsync(change, cancellationToken)).Succeeded(out _, out var problems) ? moved.State : problems;
    }
}
