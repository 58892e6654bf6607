using Rectify.Proof.Log;

namespace Rectify.Ledger;

/// <summary>What a check of the ledger can find wrong.</summary>
public enum LedgerFaultCode
{
    /// <summary>A number is missing between two events.</summary>
    PositionMissing,

    /// <summary>The bytes of an event do not have the hash that the tree holds.</summary>
    EventChanged,

    /// <summary>The columns of an event say something else than its bytes.</summary>
    ColumnsDiffer,

    /// <summary>A payload is not the one that its event commits to.</summary>
    PayloadChanged,

    /// <summary>The root computed from the events is not the one in a signed checkpoint.</summary>
    RootDiffers,

    /// <summary>A checkpoint does not carry a good signature by the key that signed the log at that size.</summary>
    SignatureWrong,

    /// <summary>A checkpoint speaks of more events than there are.</summary>
    EventsMissing,

    /// <summary>A log's first event does not say that it goes on where the log before it ended.</summary>
    SuccessionWrong,

    /// <summary>A key signs from a size on at which the key before it did not hand over.</summary>
    HandOverWrong,
}

/// <summary>Something wrong with the ledger.</summary>
/// <param name="Code">What.</param>
/// <param name="At">The position of the event, or the size of the checkpoint in its log.</param>
/// <param name="Log">The number of the log.</param>
public sealed record LedgerFault(LedgerFaultCode Code, long At, long Log = 1);

/// <summary>One of the store's logs, as a check saw it.</summary>
/// <param name="Origin">What it is called.</param>
/// <param name="Events">How many events it has.</param>
/// <param name="Keys">The keys that signed it, in that order; each but the first was handed over to by the one before.</param>
/// <param name="Reached">How far the log before it is known to have gone, when that is known and it has one; beyond that log's events is the gap.</param>
/// <param name="VouchedFor">Whether a key of the log before it signed its first checkpoint as well. The first log has none before it.</param>
public sealed record CheckedLog(string Origin, long Events, IReadOnlyList<NoteKey> Keys, long? Reached, bool VouchedFor);

/// <summary>The outcome of a check.</summary>
/// <param name="Events">Numbered events that were read.</param>
/// <param name="Checkpoints">Signed checkpoints that were compared.</param>
/// <param name="Erased">Events whose payload was erased; their hash still stands.</param>
/// <param name="Unnumbered">Events that wait for their number.</param>
/// <param name="Faults">What is wrong, at most a thousand, in the log's order.</param>
public sealed record LedgerReport(long Events, int Checkpoints, long Erased, long Unnumbered, IReadOnlyList<LedgerFault> Faults)
{
    /// <summary>The logs, in their order; the last goes on.</summary>
    public IReadOnlyList<CheckedLog> Logs { get; init; } = [];

    /// <summary>
    /// Whether one of these keys vouches for the log that goes on: it signed it, or an earlier log from which each next one was vouched for.
    /// </summary>
    public bool TrustedBy(IReadOnlyCollection<NoteKey> keys)
    {
        for (var i = Logs.Count - 1; i >= 0; i--)
        {
            if (Logs[i].Keys.Any(keys.Contains)) return true;
            if (!Logs[i].VouchedFor) return false;
        }
        return false;
    }
}
