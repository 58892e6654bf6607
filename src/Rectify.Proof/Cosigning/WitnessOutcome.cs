namespace Rectify.Proof.Cosigning;

/// <summary>What a peer answers to what a log shows it, with the status that C2SP tlog-witness has for it over HTTP.</summary>
public enum WitnessOutcome
{
    /// <summary>Remembered, and may be cosigned (200).</summary>
    Accepted,

    /// <summary>It is a checkpoint of another log than this (404).</summary>
    OtherLog,

    /// <summary>The log's present key has not signed it (403).</summary>
    NotSigned,

    /// <summary>It is no checkpoint, or the old size exceeds the new one (400).</summary>
    Malformed,

    /// <summary>The log takes another size for the last one that the peer has; the peer's own says which (409).</summary>
    OtherSize,

    /// <summary>Of a size that the peer has with another root: two histories, which is evidence and to be looked into by people (409).</summary>
    Forked,

    /// <summary>The proof does not show that the log only grew (422).</summary>
    ProofWrong,

    /// <summary>The entry is not the one that is needed, or does not stand where it must (422).</summary>
    EntryWrong,

    /// <summary>Another log has taken this one's place; nothing is accepted under the old name any more (409).</summary>
    Ended,

    /// <summary>All is in order, but nothing that the peer trusts vouches for the new key: a person has to accept it (403).</summary>
    KeyNotVouchedFor,
}
