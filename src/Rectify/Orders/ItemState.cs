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
