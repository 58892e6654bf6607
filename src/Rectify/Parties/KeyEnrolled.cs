using Rectify.Ledger;
using Rectify.Proof.Canonical;

namespace Rectify.Parties;

/// <summary>A key was enrolled for a person.</summary>
internal sealed record KeyEnrolled(EnrolledKey Key) : IEvent
{
    public string Type => "key.enrolled";

    public int Version => 1;

    public Subject Subject => new("key", Key.Id.Value);

    public void WritePayload(CanonicalWriter json) => json
        .Member("label", Key.Label)
        .Member("person", Key.Person.ToString())
        .Member("publicKey", Convert.ToBase64String(Key.Key.PublicKey.AsSpan()));
}
