using NodaTime;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Proof.Canonical;

namespace Rectify.Cases;

/// <summary>What events of cases and signals share.</summary>
internal static class CaseEvents
{
    public static Subject Subject(CaseId id) => new("case", id.Value);

    public static Subject Subject(SignalId id) => new("signal", id.Value);
}

/// <summary>A case was opened.</summary>
internal sealed record CaseOpened(Case Case) : IEvent
{
    public string Type => "case.opened";

    public int Version => Case.Reach.Count == 0 ? 1 : 2;

    public Subject Subject => CaseEvents.Subject(Case.Id);

    public Id? AccessGroup => Case.AccessGroup;

    public void WritePayload(CanonicalWriter json) => json
        .Member("number", Case.Number).Member("title", Case.Title).Member("kind", Words.Of(Case.Kind)).Member("closed", Case.IsClosed)
        .Texts("assets", Case.Assets.Select(asset => asset.ToString())).Texts("vulnerabilities", Case.Vulnerabilities)
        .Several("everywhere", Case.Reach.Select(reach => reach.Vulnerability));
}

/// <summary>What a case is about wherever it is found was found, or not found, in more releases and systems.</summary>
internal sealed record CaseReached(Case Case, Reach Reach, long Assets) : IEvent
{
    public string Type => "case.reached";

    public int Version => 1;

    public Subject Subject => CaseEvents.Subject(Case.Id);

    public Id? AccessGroup => Case.AccessGroup;

    public void WritePayload(CanonicalWriter json) =>
        json.Member("vulnerability", Reach.Vulnerability).Optional("since", Reach.Since).Member("assets", Assets);
}

/// <summary>A person was named on a closed case.</summary>
internal sealed record PersonNamed(Case Case, PersonId Person) : IEvent
{
    public string Type => "case.personNamed";

    public int Version => 1;

    public Subject Subject => CaseEvents.Subject(Case.Id);

    public Id? AccessGroup => Case.AccessGroup;

    public void WritePayload(CanonicalWriter json) => json.Member("person", Person.ToString());
}

/// <summary>A person was taken off a closed case.</summary>
internal sealed record PersonUnnamed(Case Case, PersonId Person, string Reason) : IEvent
{
    public string Type => "case.personUnnamed";

    public int Version => 1;

    public Subject Subject => CaseEvents.Subject(Case.Id);

    public Id? AccessGroup => Case.AccessGroup;

    public void WritePayload(CanonicalWriter json) => json.Member("person", Person.ToString()).Member("reason", Reason);
}

/// <summary>A closed case was opened to everybody.</summary>
internal sealed record CaseDisclosed(Case Case, string Reason) : IEvent
{
    public string Type => "case.disclosed";

    public int Version => 1;

    public Subject Subject => CaseEvents.Subject(Case.Id);

    public Id? AccessGroup => Case.AccessGroup;

    public void WritePayload(CanonicalWriter json) => json.Member("reason", Reason);
}

/// <summary>A person answered a question on which rules turn.</summary>
internal sealed record CircumstanceSaid(Case Case, string Circumstance, string Answer, string Reason) : IEvent
{
    public string Type => "case.circumstanceSaid";

    public int Version => 1;

    public Subject Subject => CaseEvents.Subject(Case.Id);

    public Id? AccessGroup => Case.AccessGroup;

    public void WritePayload(CanonicalWriter json) =>
        json.Member("circumstance", Circumstance).Member("answer", Answer).Member("reason", Reason);
}

/// <summary>A party was named for a recipient.</summary>
internal sealed record PartyNamed(Case Case, string Recipient, OrganisationId Organisation) : IEvent
{
    public string Type => "case.partyNamed";

    public int Version => 1;

    public Subject Subject => CaseEvents.Subject(Case.Id);

    public Id? AccessGroup => Case.AccessGroup;

    public void WritePayload(CanonicalWriter json) => json.Member("recipient", Recipient).Member("organisation", Organisation.ToString());
}

/// <summary>A fact was recorded; with <c>supersedes</c>, corrected.</summary>
internal sealed record FactRecorded(Case Case, CaseFact Fact) : IEvent
{
    public string Type => "fact.recorded";

    public int Version => 1;

    public Subject Subject => CaseEvents.Subject(Case.Id);

    public Id? AccessGroup => Case.AccessGroup;

    public void WritePayload(CanonicalWriter json) => json
        .Member("fact", Fact.Id.ToString()).Member("kind", Words.Of(Fact.Kind))
        .Member("occurred", OccurrenceColumns.Text(Fact.Occurred)).Member("zone", Fact.Occurred.Zone.Id)
        .Texts("assets", Fact.Assets.Select(asset => asset.ToString())).Texts("evidence", Fact.Evidence)
        .Optional("about", Fact.Group).Optional("recipient", Fact.Recipient).Optional("stage", Fact.Stage).Optional("howKnown", Fact.HowKnown)
        .Optional("signal", Fact.Signal?.ToString()).Optional("supersedes", Fact.Supersedes?.ToString()).Optional("reason", Fact.Reason);
}

/// <summary>A fact was withdrawn.</summary>
internal sealed record FactRetracted(Case Case, FactId Fact, Retraction Retraction) : IEvent
{
    public string Type => "fact.retracted";

    public int Version => 1;

    public Subject Subject => CaseEvents.Subject(Case.Id);

    public Id? AccessGroup => Case.AccessGroup;

    public void WritePayload(CanonicalWriter json) => json.Member("fact", Fact.ToString()).Member("reason", Retraction.Reason);
}

/// <summary>A named person decided a conflict towards one recipient.</summary>
internal sealed record ConflictDecided(Case Case, ConflictDecision Decision) : IEvent
{
    public string Type => "case.conflictDecided";

    public int Version => 1;

    public Subject Subject => CaseEvents.Subject(Case.Id);

    public Id? AccessGroup => Case.AccessGroup;

    public void WritePayload(CanonicalWriter json) => json
        .Member("conflict", Decision.Conflict).Member("conflictVersion", Decision.ConflictVersion).Member("recipient", Decision.Recipient)
        .Member("option", Decision.Option).Member("releases", Decision.Releases).Member("reason", Decision.Reason)
        .Member("decidedBy", Decision.DecidedBy.ToString());
}

/// <summary>What a case owed was computed and kept as said.</summary>
internal sealed record CaseAnswered(CaseAnswer Answer, RuleBook Rules) : IEvent
{
    public string Type => "case.answered";

    public int Version => 1;

    public Subject Subject => CaseEvents.Subject(Answer.Case.Id);

    public Id? AccessGroup => Answer.Case.AccessGroup;

    public void WritePayload(CanonicalWriter json)
    {
        json.Optional("at", Answer.Evaluation.At).Member("ruleBookHash", Answer.Evaluation.RuleBookHash)
            .Member("timeZoneData", Answer.Evaluation.TimeZoneData);
        json.Name("obligations").BeginArray();
        foreach (var duty in Answer.Evaluation.Obligations)
            json.BeginObject()
                .Member("rule", duty.RuleId).Member("ruleVersion", duty.RuleVersion).Member("ruleSha256", duty.Rule.Hash)
                .Optional("calendarVersion", duty.CalendarVersion)
                .Member("recipient", duty.Recipient).Optional("group", duty.Group).Optional("trigger", duty.Trigger?.Id)
                .Optional("needed", duty.Needed?.Id)
                .Member("applicability", Words.Of(duty.Applicability.Answer)).Member("state", Words.Of(duty.State))
                .Member("provisional", duty.Provisional)
                .Optional("conservative", duty.Conservative).Optional("latestArguable", duty.LatestArguable)
                .EndObject();
        json.EndArray();
        json.Name("calendars").BeginArray();
        foreach (var calendar in Answer.Evaluation.Obligations.Select(duty => duty.Rule.Calendar).OfType<string>().Distinct(StringComparer.Ordinal))
            json.BeginObject().Member("calendar", calendar).Member("sha256", Rules.Calendars[calendar].Hash).EndObject();
        json.EndArray();
        json.Name("holds").BeginArray();
        foreach (var hold in Answer.Holds)
            json.BeginObject().Member("conflict", hold.Hit.Conflict.Id).Member("recipient", hold.Recipient).Member("holds", hold.Holds).EndObject();
        json.EndArray();
    }
}
