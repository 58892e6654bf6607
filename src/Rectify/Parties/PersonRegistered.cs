using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Proof.Canonical;

namespace Rectify.Parties;

/// <summary>A person was registered. The name stands in the payload, which can be erased.</summary>
internal sealed record PersonRegistered(Person Person) : IEvent
{
    public string Type => "person.registered";

    public int Version => 1;

    public Subject Subject => new("person", Person.Id.Value);

    public void WritePayload(CanonicalWriter json)
    {
        json.Member("legalEntity", Person.LegalEntity.ToString()).Member("name", Person.Name).Member("place", Person.Place);
        json.Name("roles").BeginArray();
        foreach (var role in Person.Roles) json.Value(role.ToWord());
        json.EndArray();
    }
}
