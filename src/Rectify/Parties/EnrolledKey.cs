using NodaTime;
using Rectify.Proof.Log;

namespace Rectify.Parties;

/// <summary>
/// An Ed25519 key that stands for a person where there is no server session: it signs the hash of what the person approves (design §7).
/// It stays the person's for ever; once revoked it signs nothing new, and what it signed before still verifies.
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="Person">Whose it is.</param>
/// <param name="Key">The public half.</param>
/// <param name="Label">How the person tells their keys apart.</param>
/// <param name="EnrolledAt">From when on it counts.</param>
/// <param name="RevokedAt">Until when it counted; null while it does.</param>
public sealed record EnrolledKey(EnrolledKeyId Id, PersonId Person, NoteKey Key, string Label, Instant EnrolledAt, Instant? RevokedAt)
{
    /// <summary>Whether it counts at an instant.</summary>
    public bool CountsAt(Instant instant) => instant >= EnrolledAt && (RevokedAt is not { } revoked || instant < revoked);

    /// <summary>Whether the 64 bytes are this key's Ed25519 signature over the data, whenever that was.</summary>
    public bool Verifies(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) => Key.Verify(data, signature);
}
