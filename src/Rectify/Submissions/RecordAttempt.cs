using System.Security.Cryptography;
using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Submissions;

/// <summary>
/// Records that filing was tried and led nowhere: the portal was down, nobody answered. It proves that one tried, and meets no duty; the clock goes on.
/// </summary>
/// <param name="Submission">The submission; it was approved.</param>
/// <param name="TriedAt">When; not in the future.</param>
/// <param name="Channel">Where it was tried; 1 to 500 characters.</param>
/// <param name="Happened">What came back: what the page said, who answered the call; 1 to 2,000 characters.</param>
public sealed record RecordAttempt(SubmissionId Submission, Instant TriedAt, string Channel, string Happened) : ICommand<Id>
{
    /// <summary>What shows it, a picture of the page for example, with its name; at most <see cref="RecordAcknowledgement.MaxBytes"/>.</summary>
    public (string Name, byte[] Bytes)? File { get; init; }

    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Reporter, PersonRole.Approver, PersonRole.Manager);

    /// <inheritdoc />
    public async Task<Result<Id>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await SubmissionStore.FindAsync(change.Session, Submission, cancellationToken) is not { } submission) return SubmissionProblems.NoSuchSubmission;
        var (problems, channel, happened) = (new Problems(), StoredText.Clean(Channel.Trim()), StoredText.Clean(Happened.Trim()));
        problems.AddIf(TriedAt > change.Now, SubmissionProblems.FiledInFuture);
        problems.AddIf(channel.Length is 0 or > 500, SubmissionProblems.ChannelMissing);
        problems.AddIf(happened.Length is 0 or > 2_000, SubmissionProblems.HappenedMissing);
        problems.AddIf(File is { Bytes.Length: 0 or > RecordAcknowledgement.MaxBytes }, SubmissionProblems.ReceiptSize(RecordAcknowledgement.MaxBytes));
        if (File is { Name: var name }) problems.Check(name.Trim(), 255, SubmissionProblems.FileName);
        if (WhoActs.SignedIn(change) is not { } person) return SubmissionProblems.NotSignedIn;
        if (submission.State != SubmissionState.Approved) SubmissionTransitions.Refuse(problems, change, submission, SubmissionProblems.NotFromHere(submission.State));
        if (problems.Any) return problems;

        var attempt = new FailedAttempt(
            change.NewId(), submission.Version, person, TriedAt, channel, happened,
            File?.Name.Trim(), File is { } file ? Convert.ToHexStringLower(SHA256.HashData(file.Bytes)) : null);
        await AttemptStore.AddAsync(change.Session, submission.Id, attempt, File?.Bytes, cancellationToken);
        await change.RecordAsync(new SubmissionAttempted(submission, attempt), cancellationToken);
        return attempt.Id;
    }
}
