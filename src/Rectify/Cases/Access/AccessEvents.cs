using NodaTime;
using Rectify.Cases.Files;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Proof.Canonical;

namespace Rectify.Cases.Access;

/// <summary>It was said to whose staff, and to which places, a closed case is kept.</summary>
internal sealed record CaseLimited(Case Case, CaseLimits Limits, string Reason) : IEvent
{
    public string Type => "case.limited";

    public int Version => 1;

    public Subject Subject => CaseEvents.Subject(Case.Id);

    public Id? AccessGroup => Case.AccessGroup;

    public void WritePayload(CanonicalWriter json) => json
        .Texts("entities", Limits.Entities.Select(entity => entity.ToString())).Texts("places", Limits.Places).Member("reason", Reason);
}

/// <summary>Somebody opened a closed case on which they are not named; the event's actor is who.</summary>
internal sealed record GlassBroken(Case Case, string Reason, Duration Lasts) : IEvent
{
    public string Type => "case.glassBroken";

    public int Version => 1;

    public Subject Subject => CaseEvents.Subject(Case.Id);

    public Id? AccessGroup => Case.AccessGroup;

    public void WritePayload(CanonicalWriter json) => json.Member("reason", Reason).Member("minutes", (long)Lasts.TotalMinutes);
}

/// <summary>It was said to whom a case may be given on.</summary>
internal sealed record CaseMarked(Case Case, string Reason) : IEvent
{
    public string Type => "case.marked";

    public int Version => 1;

    public Subject Subject => CaseEvents.Subject(Case.Id);

    public Id? AccessGroup => Case.AccessGroup;

    public void WritePayload(CanonicalWriter json) => json.Optional("tlp", Case.Tlp?.ToMark()).Member("reason", Reason);
}

/// <summary>Somebody opened a closed case, or took something out of it; the event's actor is the reader.</summary>
internal sealed record CaseRead(Case Case, string Object, string Via) : IEvent
{
    public string Type => "case.read";

    public int Version => 1;

    public Subject Subject => CaseEvents.Subject(Case.Id);

    public Id? AccessGroup => Case.AccessGroup;

    public void WritePayload(CanonicalWriter json) => json.Member("object", Object).Member("via", Via);
}
