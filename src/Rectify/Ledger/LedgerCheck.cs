using NodaTime.Text;
using Rectify.Foundation;
using Rectify.Proof.Log;
using Rectify.Storage;

namespace Rectify.Ledger;

/// <summary>
/// Computes the whole log anew from the events and compares it with what was stored and signed. It trusts nothing but the public keys,
/// and whatever the store holds, it answers with a report.
/// </summary>
public sealed class LedgerCheck
{
    private const int PageSize = 1000, FaultLimit = 1000;

    private readonly List<LedgerFault> faults = [];
    private readonly Frontier frontier = new();
    private readonly IReadOnlyList<NoteKey> keys;
    private readonly Queue<LogStore.CheckpointRow> checkpoints;
    private int compared;
    private long erased;

    private LedgerCheck(IReadOnlyList<NoteKey> keys, IEnumerable<LogStore.CheckpointRow> checkpoints) =>
        (this.keys, this.checkpoints) = (keys, new(checkpoints));

    /// <summary>Checks the ledger as it stands at one moment.</summary>
    public static async Task<LedgerReport> RunAsync(ReadSession session, CancellationToken cancellationToken)
    {
        var check = new LedgerCheck(
            await LogStore.KeysAsync(session, cancellationToken), await LogStore.CheckpointRowsAsync(session, cancellationToken));
        for (var next = 0L; ;)
        {
            var page = await EventStore.RowsFromPositionAsync(session, next, PageSize, cancellationToken);
            foreach (var row in page)
            {
                for (; next < row.Position; next++) check.Found(LedgerFaultCode.PositionMissing, next);
                check.Add(row, await LogStore.LeafAsync(session, next, cancellationToken), next++);
            }
            if (page.Count < PageSize) break;
        }
        foreach (var row in check.checkpoints) check.Found(LedgerFaultCode.EventsMissing, row.Size);
        return new(check.frontier.Size, check.compared, check.erased, await LogStore.CountUnnumberedAsync(session, cancellationToken), check.faults);
    }

    private void Add(EventStore.Row row, TreeHash? stored, long position)
    {
        var leaf = MerkleTree.HashLeaf(row.Bytes);
        if (stored != leaf) Found(LedgerFaultCode.EventChanged, position);
        if (!EventHeader.TryRead(row.Bytes, out var header) || !Agree(header, row)) Found(LedgerFaultCode.ColumnsDiffer, position);
        if (row.Salt is null || row.Payload is null) erased++;
        else if (row.Salt.Length != Commitment.SaltSize || header?.PayloadHash != EventRecord.Commit(row.Salt, row.Payload)) Found(LedgerFaultCode.PayloadChanged, position);

        frontier.Append(leaf);
        while (checkpoints.TryPeek(out var checkpoint) && checkpoint.Size <= frontier.Size) Compare(checkpoints.Dequeue());
    }

    private void Compare(LogStore.CheckpointRow row)
    {
        compared++;
        if (!SignedNote.TryParse(row.Note, out var note, out _) || note.Verify(keys).Outcome != NoteOutcome.Verified)
            Found(LedgerFaultCode.SignatureWrong, row.Size);
        else if (!Checkpoint.TryParse(note.Text, out var checkpoint) || checkpoint.Size != frontier.Size || checkpoint.Root != frontier.Root())
            Found(LedgerFaultCode.RootDiffers, row.Size);
    }

    private void Found(LedgerFaultCode code, long at)
    {
        if (faults.Count < FaultLimit) faults.Add(new(code, at));
    }

    private static bool Agree(EventHeader header, EventStore.Row row) =>
        header.Id == row.Id && header.Type == row.Type && header.Version == row.Version && header.Subject == row.Subject
        && header.RecordedAt == InstantPattern.ExtendedIso.Format(row.RecordedAt.ToInstant());
}
