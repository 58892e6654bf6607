using System.Security.Cryptography;
using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Submissions.Timestamps;

/// <summary>Keeps what an authority signed over a version that was filed; the event names the token by its hash, so that a bundle may carry it.</summary>
internal sealed record KeepTimestamp(SubmissionId Submission, int Version, string Sha256, byte[] Token, Instant StampedAt, int Attempts) : ICommand<Done>
{
    public Permitted By => Permitted.Local;

    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await SubmissionStore.FindAsync(change.Session, Submission, cancellationToken) is not { } submission) return SubmissionProblems.NoSuchSubmission;
        await TimestampStore.KeepAsync(change.Session, Submission, new(Version, Token, StampedAt, Attempts, change.Now, null), cancellationToken);
        await change.RecordAsync(new SubmissionTimestamped(submission, Version, Sha256, Convert.ToHexStringLower(SHA256.HashData(Token)), StampedAt), cancellationToken);
        return new Done();
    }
}

/// <summary>Notes that an authority was asked in vain, and when it is asked again. The filing stands without it.</summary>
internal sealed record NoteUnstamped(SubmissionId Submission, int Version, int Attempts, string Problem) : ICommand<Done>
{
    private const int ProblemLimit = 500;

    public Permitted By => Permitted.Local;

    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var problem = StoredText.Clean(Problem.Length <= ProblemLimit ? Problem : Problem[..ProblemLimit]);
        await TimestampStore.KeepAsync(
            change.Session, Submission, new(Version, null, null, Attempts, change.Now + SubmissionTimestamp.PauseAfter(Attempts), problem), cancellationToken);
        return new Done();
    }
}
