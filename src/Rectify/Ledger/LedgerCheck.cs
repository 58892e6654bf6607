using NodaTime.Text;
using Rectify.Foundation;
using Rectify.Proof.Cosigning;
using Rectify.Proof.Log;
using Rectify.Storage;

namespace Rectify.Ledger;

/// <summary>
/// Computes the store's logs anew from the events and compares them with what was stored and signed: each event, each checkpoint under the key that
/// signed then, each hand-over from key to key, and that each log goes on where the one before it ended. It trusts nothing but the public keys, and
/// whatever the store holds, it answers with a report.
/// </summary>
public sealed class LedgerCheck
{
    private const int PageSize = 1000, FaultLimit = 1000;

    private readonly List<LedgerFault> faults = [];
    private readonly List<CheckedLog> done = [];
    private readonly IReadOnlyList<StoredLog> logs;
    private readonly ILookup<long, LogKey> keys;
    private readonly ILookup<long, LogStore.CheckpointRow> checkpoints;

    private StoredLog log;
    private Frontier frontier = new();
    private Queue<LogStore.CheckpointRow> waiting = [];
    private List<LogKey> signers = [];
    private HashSet<long> handedOver = [];
    private (bool Vouched, long? Reached) opening;
    private EventStore.Row? last;
    private Checkpoint? former;
    private int compared;
    private long erased, events;

    private LedgerCheck(IReadOnlyList<StoredLog> logs, IEnumerable<LogKey> keys, IEnumerable<LogStore.CheckpointRow> checkpoints)
    {
        (this.logs, this.keys, this.checkpoints) = (logs, keys.ToLookup(key => key.Log), checkpoints.ToLookup(row => row.Log));
        Begin(logs[0]);
    }

    /// <summary>Checks the ledger as it stands at one moment.</summary>
    public static async Task<LedgerReport> RunAsync(ReadSession session, CancellationToken cancellationToken)
    {
        var check = new LedgerCheck(
            await LogStore.LogsAsync(session, cancellationToken),
            await LogStore.KeysAsync(session, cancellationToken),
            await LogStore.CheckpointRowsAsync(session, cancellationToken));
        for (var next = 0L; ;)
        {
            var page = await EventStore.RowsFromPositionAsync(session, next, PageSize, cancellationToken);
            foreach (var row in page)
            {
                for (; next < row.Position; next++) check.Found(LedgerFaultCode.PositionMissing, next);
                check.GoTo(next);
                check.Add(row, await LogStore.LeafAsync(session, check.log, next - check.log.FirstPosition, cancellationToken), next++);
            }
            if (page.Count < PageSize) break;
        }
        check.GoTo(long.MaxValue);
        return new(check.events, check.compared, check.erased, await LogStore.CountUnnumberedAsync(session, cancellationToken), check.faults) { Logs = check.done };
    }

    private void Begin(StoredLog next)
    {
        (log, frontier, waiting, signers, handedOver, opening) = (next, new(), new(checkpoints[next.Number]), [.. keys[next.Number]], [], default);
    }

    /// <summary>Ends the logs that have nothing at this position or beyond.</summary>
    private void GoTo(long position)
    {
        while (true)
        {
            var following = logs.FirstOrDefault(each => each.Number > log.Number);
            if (following.Number != 0 && following.FirstPosition > position) return;
            if (following.Number == 0 && position != long.MaxValue) return;
            End();
            if (following.Number == 0) return;
            Begin(following);
        }
    }

    private void End()
    {
        foreach (var row in waiting) Found(LedgerFaultCode.EventsMissing, row.Size);
        foreach (var key in signers.Skip(1).Where(key => !handedOver.Contains(key.FromSize))) Found(LedgerFaultCode.HandOverWrong, key.FromSize);
        if (log.Number > 1 && frontier.Size == 0) Found(LedgerFaultCode.SuccessionWrong, log.FirstPosition);
        former = new(signers.Count > 0 ? signers[^1].Key.Name : "", frontier.Size, frontier.Root());
        done.Add(new(former.Origin, frontier.Size, [.. signers.Select(key => key.Key)], opening.Reached, opening.Vouched));
        last = null;
    }

    private void Add(EventStore.Row row, TreeHash? stored, long position)
    {
        var leaf = MerkleTree.HashLeaf(row.Bytes);
        if (stored != leaf) Found(LedgerFaultCode.EventChanged, position);
        if (!EventHeader.TryRead(row.Bytes, out var header) || !Agree(header, row)) Found(LedgerFaultCode.ColumnsDiffer, position);
        if (row.Salt is null || row.Payload is null) erased++;
        else if (row.Salt.Length != Commitment.SaltSize || header?.PayloadHash != EventRecord.Commit(row.Salt, row.Payload)) Found(LedgerFaultCode.PayloadChanged, position);

        if (frontier.Size == 0 && done.Count > 0 && !Succeeds(row)) Found(LedgerFaultCode.SuccessionWrong, position);
        events++;
        frontier.Append(leaf);
        last = row;
        while (waiting.TryPeek(out var checkpoint) && checkpoint.Size <= frontier.Size) Compare(waiting.Dequeue());
    }

    /// <summary>Whether a log's first event names the log before it as it was computed here, and the key that signs.</summary>
    private bool Succeeds(EventStore.Row row)
    {
        if (row.Type != Succession.EventType || !Succession.TryRead(row.Payload, out var succession)) return false;
        opening.Reached = succession.ReachedSize;
        return succession.Former == former && signers.Count > 0 && succession.Key.Equals(signers[0].Key);
    }

    private void Compare(LogStore.CheckpointRow row)
    {
        compared++;
        var signer = signers.LastOrDefault(key => key.FromSize <= row.Size);
        if (signer is null || !SignedNote.TryParse(row.Note, out var note, out _) || note.Verify(signer.Key).Outcome != NoteOutcome.Verified)
        {
            Found(LedgerFaultCode.SignatureWrong, row.Size);
            return;
        }
        if (!Checkpoint.TryParse(note.Text, out var checkpoint) || checkpoint.Size != frontier.Size || checkpoint.Root != frontier.Root())
            Found(LedgerFaultCode.RootDiffers, row.Size);
        else if (signer.FromSize == row.Size && signer.FromSize > 0 && HandsOver(note, signer)) handedOver.Add(row.Size);
        if (row.Size == 1 && done.Count > 0) opening.Vouched = done[^1].Keys is [.., var before] && note.Verify(before).Outcome == NoteOutcome.Verified;
    }

    /// <summary>Whether the last event of a checkpoint hands over from the key before, which signed as well.</summary>
    private bool HandsOver(SignedNote note, LogKey key) =>
        signers.LastOrDefault(each => each.FromSize < key.FromSize) is { } before
        && last?.Type == KeyHandOver.EventType && KeyHandOver.TryRead(last.Payload, out var handOver)
        && handOver == new KeyHandOver(before.Key, key.Key)
        && note.Verify(before.Key).Outcome == NoteOutcome.Verified;

    private void Found(LedgerFaultCode code, long at)
    {
        if (faults.Count < FaultLimit) faults.Add(new(code, at, log.Number));
    }

    private static bool Agree(EventHeader header, EventStore.Row row) =>
        header.Id == row.Id && header.Type == row.Type && header.Version == row.Version && header.Who == row.Actor && header.Subject == row.Subject
        && header.RecordedAt == InstantPattern.ExtendedIso.Format(row.RecordedAt.ToInstant());
}
