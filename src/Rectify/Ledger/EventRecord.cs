using NodaTime;
using NodaTime.Text;
using Rectify.Foundation;
using Rectify.Proof.Canonical;
using Rectify.Proof.Log;

namespace Rectify.Ledger;

/// <summary>
/// An event as it is kept. <see cref="Bytes"/> is the leaf of the log and says who did what kind of thing to what, when; of the payload
/// it holds only <c>SHA-256(salt ‖ payload)</c>, so that payload and salt can be erased and the log still verifies.
/// </summary>
internal sealed record EventRecord(
    Id Id, string Type, int Version, string Who, Subject Subject, Instant RecordedAt, Id? AccessGroup, byte[] Bytes, byte[] Salt, byte[] Payload)
{
    public static EventRecord Of(IEvent happened, Id id, Actor actor, Instant now, byte[] salt)
    {
        var payload = new CanonicalWriter().BeginObject();
        happened.WritePayload(payload);
        var payloadBytes = payload.EndObject().ToArray();
        var bytes = new CanonicalWriter().BeginObject()
            .Name("actor").BeginObject().Member("strength", Word(actor.Strength)).Member("who", actor.Who).EndObject()
            .Member("id", id.ToString())
            .Member("payloadHash", Commit(salt, payloadBytes))
            .Member("recordedAt", InstantPattern.ExtendedIso.Format(now))
            .Member("subject", happened.Subject.ToString())
            .Member("type", happened.Type)
            .Member("version", happened.Version)
            .EndObject().ToArray();
        return new(id, happened.Type, happened.Version, actor.Who, happened.Subject, now, happened.AccessGroup, bytes, salt, payloadBytes);
    }

    /// <summary><c>SHA-256(salt ‖ payload)</c> in lower-case hexadecimal.</summary>
    public static string Commit(byte[] salt, byte[] payload) => Commitment.Of(salt, payload).ToString();

    private static string Word(ActorStrength strength) => strength switch
    {
        ActorStrength.Local => "local",
        ActorStrength.Key => "key",
        ActorStrength.Token => "token",
        ActorStrength.Session => "session",
        _ => throw new ArgumentOutOfRangeException(nameof(strength), strength, null),
    };
}
