using Rectify.Foundation;

namespace Rectify.Cases.Replay;

/// <summary>What the tables say otherwise than the ledger.</summary>
public enum ReplayDifferenceCode
{
    /// <summary>The ledger recorded a fact that the table does not have.</summary>
    FactMissing,

    /// <summary>The table has a fact that the ledger never recorded.</summary>
    FactUnrecorded,

    /// <summary>The table says something else of a fact than was recorded.</summary>
    FactChanged,

    /// <summary>The ledger withdrew a fact, and the table does not say so.</summary>
    RetractionMissing,

    /// <summary>The table says that a fact was withdrawn, and the ledger does not.</summary>
    RetractionUnrecorded,

    /// <summary>A duty follows from the facts that is not kept, is kept otherwise, or is kept and does not follow.</summary>
    Duty,

    /// <summary>What lists and alarms go by is not what follows from the duties.</summary>
    Turn,

    /// <summary>What is kept of a case's duties cannot be read.</summary>
    DutiesUnreadable,
}

/// <summary>One thing that the tables say otherwise than follows from the ledger.</summary>
/// <param name="Code">What.</param>
/// <param name="Case">The case's number.</param>
/// <param name="Kept">What the tables say; null when they say nothing.</param>
/// <param name="Computed">What the ledger recorded, or what follows from it; null when nothing does.</param>
public sealed record ReplayDifference(ReplayDifferenceCode Code, string Case, Text? Kept, Text? Computed)
{
    /// <summary>The fact; null when it is about a duty.</summary>
    public string? Fact { get; init; }

    /// <summary>What of the fact: the name that the event gives it.</summary>
    public string? Member { get; init; }

    /// <summary>The rule; null when it is about a fact.</summary>
    public string? Rule { get; init; }

    /// <summary>The recipient, or the party behind it.</summary>
    public string? Recipient { get; init; }
}

/// <summary>The outcome of replaying the facts of a store.</summary>
/// <param name="Cases">Cases that were looked at.</param>
/// <param name="Facts">Facts that the ledger recorded and that were compared.</param>
/// <param name="Erased">Facts of which the payload was erased: for those the table is all there is.</param>
/// <param name="Duties">Duties that were computed anew and compared with what is kept.</param>
/// <param name="Waiting">Cases whose duties are not kept yet for all that was recorded, as always for a moment.</param>
/// <param name="OtherLaws">Whether what is kept was computed with rules or a profile that are not here; then no duty was compared.</param>
/// <param name="Differences">What differs, at most a thousand.</param>
public sealed record ReplayReport(long Cases, long Facts, long Erased, long Duties, long Waiting, bool OtherLaws, IReadOnlyList<ReplayDifference> Differences);
