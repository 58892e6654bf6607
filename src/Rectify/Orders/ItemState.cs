namespace Rectify.Orders;

/// <summary>Where the work on one item stands. Verification and closing are the issuer's word, never ours.</summary>
public enum ItemState
{
    /// <summary>Nothing was done yet.</summary>
    Open,

    /// <summary>Somebody works on it.</summary>
    InRemediation,

    /// <summary>An interim measure holds; the item itself is not rectified.</summary>
    Mitigated,

    /// <summary>We disagree that it is a violation, and said why.</summary>
    Disputed,

    /// <summary>Evidence stands behind it; nobody has verified it yet.</summary>
    EvidenceSubmitted,
}

/// <summary>What can be done to an item.</summary>
public enum ItemAction
{
    /// <summary>Begin to work on it.</summary>
    Start,

    /// <summary>Record an interim measure.</summary>
    Mitigate,

    /// <summary>Disagree, with a reason.</summary>
    Dispute,

    /// <summary>Attach what shows that it was rectified.</summary>
    SubmitEvidence,
}

/// <summary>The one table of what leads where; what is not in it is refused.</summary>
public static class ItemTransitions
{
    private static readonly (ItemState From, ItemAction Action, ItemState To)[] Table =
    [
        (ItemState.Open, ItemAction.Start, ItemState.InRemediation),
        (ItemState.Open, ItemAction.Mitigate, ItemState.Mitigated),
        (ItemState.Open, ItemAction.Dispute, ItemState.Disputed),
        (ItemState.Open, ItemAction.SubmitEvidence, ItemState.EvidenceSubmitted),
        (ItemState.InRemediation, ItemAction.Mitigate, ItemState.Mitigated),
        (ItemState.InRemediation, ItemAction.Dispute, ItemState.Disputed),
        (ItemState.InRemediation, ItemAction.SubmitEvidence, ItemState.EvidenceSubmitted),
        (ItemState.Mitigated, ItemAction.Start, ItemState.InRemediation),
        (ItemState.Mitigated, ItemAction.SubmitEvidence, ItemState.EvidenceSubmitted),
        (ItemState.Disputed, ItemAction.Start, ItemState.InRemediation),
        (ItemState.Disputed, ItemAction.SubmitEvidence, ItemState.EvidenceSubmitted),
        (ItemState.EvidenceSubmitted, ItemAction.SubmitEvidence, ItemState.EvidenceSubmitted),
        (ItemState.EvidenceSubmitted, ItemAction.Start, ItemState.InRemediation),
    ];

    /// <summary>Where an action leads, or null when it is refused.</summary>
    public static ItemState? Next(ItemState from, ItemAction action)
    {
        foreach (var row in Table)
            if (row.From == from && row.Action == action) return row.To;
        return null;
    }
}
