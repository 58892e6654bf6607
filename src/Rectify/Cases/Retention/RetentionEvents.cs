using NodaTime;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Proof.Canonical;

namespace Rectify.Cases.Retention;

/// <summary>The organisation set what is erased when its time is over.</summary>
internal sealed record RetentionSet(Id Id, IReadOnlyList<RetentionRule> Rules) : IEvent
{
    public string Type => "retention.set";

    public int Version => 2;

    public Subject Subject => new("retention", Id);

    public void WritePayload(CanonicalWriter json)
    {
        json.Name("rules").BeginArray();
        foreach (var rule in Rules)
        {
            json.BeginObject().Member("area", Words.Of(rule.Area)).Member("why", rule.Why);
            if (rule.Months is { } months) json.Member("months", months);
            if (rule.Rule is { } law) json.Member("rule", law);
            json.EndObject();
        }
        json.EndArray();
    }
}

/// <summary>A person said that something must not be erased.</summary>
internal sealed record HoldPlaced(PreservationHold Hold, Id? AccessGroup) : IEvent
{
    public string Type => "hold.placed";

    public int Version => 1;

    public Subject Subject => new("hold", Hold.Id.Value);

    public void WritePayload(CanonicalWriter json) =>
        json.Member("reason", Hold.Reason).Optional("subject", Hold.Subject?.ToString()).Optional("until", Hold.Until);
}

/// <summary>A person ended a hold.</summary>
internal sealed record HoldLifted(PreservationHold Hold, string Reason) : IEvent
{
    public string Type => "hold.lifted";

    public int Version => 1;

    public Subject Subject => new("hold", Hold.Id.Value);

    public Id? AccessGroup => Hold.AccessGroup;

    public void WritePayload(CanonicalWriter json) => json.Member("reason", Reason);
}

/// <summary>Something was erased because its time was over: what, on what ground, since when; the hashes of files stay.</summary>
/// <param name="Due">What.</param>
/// <param name="Erased">How much of it.</param>
internal sealed record ContentErased(DueErasure Due, Erased Erased) : IEvent
{
    public string Type => "retention.erased";

    public int Version => 1;

    public Subject Subject => Due.Subject;

    public Id? AccessGroup => Erased.AccessGroup;

    public void WritePayload(CanonicalWriter json) => json
        .Member("area", Words.Of(Due.Area)).Member("why", Due.Why).Optional("since", (Instant?)Due.Since).Member("payloads", Erased.Payloads).Texts("files", Erased.Files);
}
