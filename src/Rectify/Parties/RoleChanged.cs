using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Proof.Canonical;

namespace Rectify.Parties;

/// <summary>A role was granted or withdrawn.</summary>
internal sealed record RoleChanged(PersonId Person, PersonRole Role, bool Granted) : IEvent
{
    public string Type => Granted ? "person.role-granted" : "person.role-withdrawn";

    public int Version => 1;

    public Subject Subject => new("person", Person.Value);

    public void WritePayload(CanonicalWriter json) => json.Member("role", Role.ToWord());
}
