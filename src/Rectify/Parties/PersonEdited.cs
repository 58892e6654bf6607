using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Proof.Canonical;

namespace Rectify.Parties;

/// <summary>Something else is said of a person: all of it as it is from then on.</summary>
internal sealed record PersonEdited(Person Person) : IEvent
{
    public string Type => "person.edited";

    public int Version => 1;

    public Subject Subject => new("person", Person.Id.Value);

    public void WritePayload(CanonicalWriter json) =>
        json.Member("legalEntity", Person.LegalEntity.ToString()).Member("name", Person.Name).Member("place", Person.Place);
}
