using Rectify.Ledger;
using Rectify.Proof.Canonical;

namespace Rectify.Parties;

/// <summary>A key was revoked.</summary>
internal sealed record KeyRevoked(EnrolledKey Key) : IEvent
{
    public string Type => "key.revoked";

    public int Version => 1;

    public Subject Subject => new("key", Key.Id.Value);

    public void WritePayload(CanonicalWriter json) => json.Member("person", Key.Person.ToString());
}
