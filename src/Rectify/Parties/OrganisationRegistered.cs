using System.Text.Json;
using Rectify.Ledger;

namespace Rectify.Parties;

/// <summary>An organisation was registered.</summary>
internal sealed record OrganisationRegistered(Organisation Organisation) : IEvent
{
    public string Type => "organisation.registered";

    public int Version => 1;

    public Subject Subject => new("organisation", Organisation.Id.Value);

    public void WritePayload(Utf8JsonWriter json)
    {
        json.WriteString("kind", Organisation.Kind.ToWord());
        json.WriteString("name", Organisation.Name);
        if (Organisation.Country is { } country) json.WriteString("country", country);
    }
}
