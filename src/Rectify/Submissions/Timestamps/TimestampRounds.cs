using System.Security.Cryptography;
using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Ledger.Timestamps;
using Rectify.Proof.Log;
using Rectify.Storage;

namespace Rectify.Submissions.Timestamps;

/// <summary>
/// Asks a time-stamping authority for a token over each version that was filed, and then over the checkpoint under which the log holds that filing. Nobody waits for it;
/// what it does not answer is asked again, later each time. Any number of processes may tick; the one with the lease works.
/// </summary>
/// <param name="database">The store.</param>
/// <param name="commands">Runs use cases on it; what they record is numbered by whoever numbers the log.</param>
/// <param name="authority">The authority.</param>
/// <param name="holder">The name of this process where it holds the lease.</param>
public sealed class TimestampRounds(Database database, Commands commands, TimestampAuthority authority, string holder)
{
    private static readonly Duration LeaseTime = Duration.FromMinutes(2);

    /// <summary>For whom this acts in the log; whoever filed stands there too.</summary>
    private static readonly Actor Self = Actor.Local("rectify");

    private readonly OwnLease lease = new(database, "timestamps", holder, LeaseTime);

    private Instant checkpointNotBefore = Instant.MinValue;
    private int checkpointAttempts;

    /// <summary>Asks for all that waits at this instant; how often that was, 0 when nothing waits or another process does it.</summary>
    public async Task<Result<int>> TickAsync(Instant now, CancellationToken cancellationToken)
    {
        var stamped = await lease.WorkAsync<WaitingStamp>(
            token => database.ReadAsync(Viewer.Machine, (session, reading) => TimestampStore.NextAsync(session, now, reading), token), StampAsync, cancellationToken);
        if (!stamped.Succeeded(out var count, out var problems)) return problems;
        return (await CheckpointAsync(now, cancellationToken)).Succeeded(out var isStamped, out problems) ? count + (isStamped ? 1 : 0) : problems;
    }

    private async Task<Result<bool>> StampAsync(Lease held, WaitingStamp waiting, CancellationToken cancellationToken)
    {
        if (!TreeHash.TryParse(waiting.Sha256, out var hash)) throw new FormatException($"Not a hash: {waiting.Sha256}");
        var answer = await authority.StampAsync(hash, cancellationToken);
        ICommand<Done> noting = answer.Succeeded(out var token, out var problems)
            ? new KeepTimestamp(waiting.Submission, waiting.Version, waiting.Sha256, token.Bytes.ToArray(), Instant.FromDateTimeOffset(token.At), waiting.Attempts)
            : new NoteUnstamped(waiting.Submission, waiting.Version, waiting.Attempts + 1, string.Join(' ', problems.Select(problem => $"{problem.Message.English} [{problem.Code}]")));
        var noted = await commands.RunAsync(new UnderLease<Done>(held, LeaseTime, noting), Self, cancellationToken);
        return noted.Succeeded(out var done, out problems) ? done.IsOurs : problems;
    }

    /// <summary>The latest checkpoint, once a filing was stamped since the last one that was; two processes that do it at once lose nothing but a question.</summary>
    private async Task<Result<bool>> CheckpointAsync(Instant now, CancellationToken cancellationToken)
    {
        if (now < checkpointNotBefore) return false;
        var due = await database.ReadAsync(Viewer.Machine, DueAsync, cancellationToken);
        if (due is not { } checkpoint) return false;
        var answer = await authority.StampAsync(new TreeHash(SHA256.HashData(checkpoint.Note)), cancellationToken);
        if (!answer.Succeeded(out var token, out var problems))
        {
            checkpointNotBefore = now + SubmissionTimestamp.PauseAfter(++checkpointAttempts);
            return problems;
        }
        checkpointAttempts = 0;
        var kept = await commands.RunAsync(
            new KeepCheckpointTimestamp(checkpoint.Log, checkpoint.Size, token.Bytes.ToArray(), Instant.FromDateTimeOffset(token.At), checkpoint.Covers), Self, cancellationToken);
        return kept.Succeeded(out _, out problems) ? true : problems;
    }

    private static async Task<DueCheckpoint?> DueAsync(ReadSession session, CancellationToken cancellationToken)
    {
        var covers = await TimestampStore.UncoveredAsync(session, cancellationToken);
        // While something waits for its number, the latest checkpoint may not be over it yet.
        if (covers.Count == 0 || await LogStore.AnyUnnumberedAsync(session, cancellationToken)) return null;
        var log = await LogStore.PresentAsync(session, cancellationToken);
        return await LogReader.CheckpointAsync(session, log, cancellationToken) is { } note && Checkpoint.TryParse(note.Text, out var checkpoint)
            ? new DueCheckpoint(log, checkpoint.Size, note.ToBytes(), covers)
            : null;
    }

    private sealed record DueCheckpoint(StoredLog Log, long Size, byte[] Note, IReadOnlyList<TimestampStore.StampedRow> Covers);
}
