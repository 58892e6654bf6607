using NodaTime.Text;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Proof.Canonical;

namespace Rectify.Alerts.Rotas;

/// <summary>What events of rotas share.</summary>
internal static class RotaEvents
{
    public static Subject Subject(RotaId id) => new("rota", id.Value);
}

/// <summary>A person stands in for whoever would be on duty.</summary>
internal sealed record PersonStandsIn(RotaId Rota, Substitution Substitution) : IEvent
{
    public string Type => "rota.personStandsIn";

    public int Version => 1;

    public Subject Subject => RotaEvents.Subject(Rota);

    public void WritePayload(CanonicalWriter json) => json
        .Member("person", Substitution.Person.ToString()).Member("from", InstantPattern.ExtendedIso.Format(Substitution.From))
        .Member("until", InstantPattern.ExtendedIso.Format(Substitution.Until));
}

/// <summary>A turn left a note to the next one.</summary>
internal sealed record HandoverNoted(RotaId Rota, string Note) : IEvent
{
    public string Type => "rota.handoverNoted";

    public int Version => 1;

    public Subject Subject => RotaEvents.Subject(Rota);

    public void WritePayload(CanonicalWriter json) => json.Member("note", Note);
}

/// <summary>Another person is on duty.</summary>
internal sealed record TurnBegan(RotaId Rota, PersonId Person) : IEvent
{
    public string Type => "rota.turnBegan";

    public int Version => 1;

    public Subject Subject => RotaEvents.Subject(Rota);

    public void WritePayload(CanonicalWriter json) => json.Member("person", Person.ToString());
}
