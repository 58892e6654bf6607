using System.Collections.Immutable;

namespace Rectify.Proof.Log;

/// <summary>What the known keys say of a note.</summary>
public enum NoteOutcome
{
    /// <summary>At least one known key signed it, and no known key's signature is wrong.</summary>
    Verified,

    /// <summary>No signature names a known key: the text must be ignored.</summary>
    NoKnownKey,

    /// <summary>A signature names a known key and is not that key's: the whole note is refused.</summary>
    BadSignature,
}

/// <summary>The outcome and the keys it rests on: those that signed, or the one whose signature is wrong.</summary>
public sealed record NoteVerification(NoteOutcome Outcome, ImmutableArray<NoteKey> Keys);
