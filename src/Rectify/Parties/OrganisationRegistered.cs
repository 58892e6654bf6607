using Rectify.Ledger;
using Rectify.Proof.Canonical;

namespace Rectify.Parties;

/// <summary>An organisation was registered.</summary>
internal sealed record OrganisationRegistered(Organisation Organisation) : IEvent
{
    public string Type => "organisation.registered";

    public int Version => 1;

    public Subject Subject => new("organisation", Organisation.Id.Value);

    public void WritePayload(CanonicalWriter json)
    {
        json.Member("kind", Organisation.Kind.ToWord());
        json.Member("name", Organisation.Name);
        if (Organisation.Country is { } country) json.Member("country", country);
    }
}
