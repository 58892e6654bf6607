using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Proof.Canonical;

namespace Rectify.Cases.Coordination;

/// <summary>What events of coordination share. Whoever is spoken to somewhere stands in none of them.</summary>
internal static class EmbargoEvents
{
    public static CanonicalWriter Consents(this CanonicalWriter json, IEnumerable<Participant> participants)
    {
        json.Name("consents").BeginArray();
        foreach (var each in participants)
            json.BeginObject().Member("participant", each.Id.ToString()).Member("consent", Words.Of(each.Consent)).Optional("accepted", each.Accepted?.Id.ToString()).EndObject();
        return json.EndArray();
    }
}

/// <summary>An organisation takes part in the coordination of a case, or takes part as something else.</summary>
internal sealed record ParticipantNamed(Case Case, Participant Participant, bool IsNew) : IEvent
{
    public string Type => IsNew ? "participant.added" : "participant.revised";

    public int Version => 1;

    public Subject Subject => CaseEvents.Subject(Case.Id);

    public Id? AccessGroup => Case.AccessGroup;

    public void WritePayload(CanonicalWriter json) => json
        .Member("participant", Participant.Id.ToString()).Member("organisation", Participant.Organisation.ToString()).Texts("roles", Participant.Roles.Select(Words.Of));
}

/// <summary>The embargo of a case took a step; all consents as they are after it.</summary>
internal sealed record EmbargoMoved(Case Case, EmbargoState From, Embargo Embargo) : IEvent
{
    public string Type => "embargo.moved";

    public int Version => 1;

    public Subject Subject => CaseEvents.Subject(Case.Id);

    public Id? AccessGroup => Case.AccessGroup;

    public void WritePayload(CanonicalWriter json)
    {
        json.Member("from", Words.Of(From)).Member("to", Words.Of(Embargo.State)).Optional("endedBecause", Embargo.EndedBecause is { } because ? Words.Of(because) : null)
            .Optional("note", Embargo.Note);
        foreach (var (name, terms) in new[] { ("active", Embargo.Active), ("proposed", Embargo.Proposed) })
            if (terms is not null)
                json.Name(name).BeginObject().Member("terms", terms.Id.ToString()).Optional("endsAt", (NodaTime.Instant?)terms.EndsAt).Member("zone", terms.Zone)
                    .Optional("proposedBy", terms.ProposedBy?.ToString()).EndObject();
        json.Consents(Embargo.Participants);
    }
}

/// <summary>A participant was asked about the embargo, or answered.</summary>
internal sealed record ConsentNoted(Case Case, Participant Participant, Consent From, string? HowKnown) : IEvent
{
    public string Type => "embargo.consentNoted";

    public int Version => 1;

    public Subject Subject => CaseEvents.Subject(Case.Id);

    public Id? AccessGroup => Case.AccessGroup;

    public void WritePayload(CanonicalWriter json) =>
        json.Member("from", Words.Of(From)).Consents([Participant]).Optional("howKnown", HowKnown);
}
