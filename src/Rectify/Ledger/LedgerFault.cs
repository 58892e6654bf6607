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

    /// <summary>A checkpoint does not carry a good signature by the log's key.</summary>
    SignatureWrong,

    /// <summary>A checkpoint speaks of more events than there are.</summary>
    EventsMissing,
}

/// <summary>Something wrong with the ledger.</summary>
/// <param name="Code">What.</param>
/// <param name="At">The position of the event, or the size of the checkpoint.</param>
public sealed record LedgerFault(LedgerFaultCode Code, long At);

/// <summary>The outcome of a check.</summary>
/// <param name="Events">Numbered events that were read.</param>
/// <param name="Checkpoints">Signed checkpoints that were compared.</param>
/// <param name="Erased">Events whose payload was erased; their hash still stands.</param>
/// <param name="Unnumbered">Events that wait for their number.</param>
/// <param name="Faults">What is wrong, at most a thousand, in the log's order.</param>
public sealed record LedgerReport(long Events, int Checkpoints, long Erased, long Unnumbered, IReadOnlyList<LedgerFault> Faults);
