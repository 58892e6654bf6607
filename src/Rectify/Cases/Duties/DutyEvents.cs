using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Proof.Canonical;

namespace Rectify.Cases.Duties;

/// <summary>A person sees to a duty.</summary>
internal sealed record DutyAssigned(Case Case, DutyOwner Owner) : IEvent
{
    public string Type => "duty.assigned";

    public int Version => 1;

    public Subject Subject => CaseEvents.Subject(Case.Id);

    public Id? AccessGroup => Case.AccessGroup;

    public void WritePayload(CanonicalWriter json) =>
        json.Member("rule", Owner.Rule).Member("recipient", Owner.Recipient).Member("person", Owner.Person.ToString());
}

/// <summary>Nobody sees to a duty any more.</summary>
internal sealed record DutyReleased(Case Case, DutyOwner Owner) : IEvent
{
    public string Type => "duty.released";

    public int Version => 1;

    public Subject Subject => CaseEvents.Subject(Case.Id);

    public Id? AccessGroup => Case.AccessGroup;

    public void WritePayload(CanonicalWriter json) =>
        json.Member("rule", Owner.Rule).Member("recipient", Owner.Recipient).Member("person", Owner.Person.ToString());
}

/// <summary>A named person said that a rule does not bind; from then on no alarm of what it was said of rings.</summary>
internal sealed record NotApplicableSaid(Case Case, NotApplicable Said) : IEvent
{
    public string Type => "duty.notApplicableSaid";

    public int Version => 1;

    public Subject Subject => CaseEvents.Subject(Case.Id);

    public Id? AccessGroup => Case.AccessGroup;

    public void WritePayload(CanonicalWriter json)
    {
        json.Member("id", Said.Id.ToString()).Member("rule", Said.Rule).Member("ruleVersion", Said.RuleVersion).Member("recipient", Said.Recipient)
            .Member("reason", Said.Reason).Member("saidBy", Said.SaidBy.ToString()).Optional("until", Said.Until);
        json.Name("starts").BeginArray();
        foreach (var start in Said.Starts)
            json.BeginObject().Optional("about", start.Group).Member("startedBy", start.Trigger).Optional("needed", start.Needed).EndObject();
        json.EndArray();
    }
}

/// <summary>It was taken back.</summary>
internal sealed record NotApplicableWithdrawn(Case Case, NotApplicable Said, string Reason) : IEvent
{
    public string Type => "duty.notApplicableWithdrawn";

    public int Version => 1;

    public Subject Subject => CaseEvents.Subject(Case.Id);

    public Id? AccessGroup => Case.AccessGroup;

    public void WritePayload(CanonicalWriter json) => json.Member("id", Said.Id.ToString()).Member("rule", Said.Rule).Member("reason", Reason);
}
