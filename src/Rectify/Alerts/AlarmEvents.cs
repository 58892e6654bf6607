using NodaTime.Text;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Proof.Canonical;

namespace Rectify.Alerts;

/// <summary>An alarm was raised.</summary>
internal sealed record AlarmRaised(Alarm Alarm, IReadOnlyList<PersonId> Told) : IEvent
{
    public string Type => "alarm.raised";

    public int Version => 1;

    public Subject Subject => new("alarm", Alarm.Id.Value);

    public Id? AccessGroup => Alarm.AccessGroup;

    public void WritePayload(CanonicalWriter json)
    {
        json.Member("case", Alarm.Case.ToString()).Member("recipient", Alarm.Recipient).Member("step", Words.Of(Alarm.Step)).Member("turn", Alarm.Turn)
            .Member("scheduledAt", InstantPattern.ExtendedIso.Format(Alarm.ScheduledAt));
        if (Alarm.ActBy is { } actBy) json.Member("actBy", InstantPattern.ExtendedIso.Format(actBy));
        json.Name("told").BeginArray();
        foreach (var person in Told) json.Value(person.ToString());
        json.EndArray();
    }
}

/// <summary>Nobody acknowledged an alarm, and it went on to others.</summary>
internal sealed record AlarmMovedAlong(Alarm Alarm, IReadOnlyList<PersonId> Told) : IEvent
{
    public string Type => "alarm.movedAlong";

    public int Version => 1;

    public Subject Subject => new("alarm", Alarm.Id.Value);

    public Id? AccessGroup => Alarm.AccessGroup;

    public void WritePayload(CanonicalWriter json)
    {
        json.Member("hop", Alarm.Hop).Name("told").BeginArray();
        foreach (var person in Told) json.Value(person.ToString());
        json.EndArray();
    }
}

/// <summary>A person acknowledged an alarm.</summary>
internal sealed record AlarmAcknowledged(Alarm Alarm, PersonId? Person) : IEvent
{
    public string Type => "alarm.acknowledged";

    public int Version => 1;

    public Subject Subject => new("alarm", Alarm.Id.Value);

    public Id? AccessGroup => Alarm.AccessGroup;

    /// <summary>In local mode nobody is known by name; the event says which account it was.</summary>
    public void WritePayload(CanonicalWriter json)
    {
        if (Person is { } person) json.Member("person", person.ToString());
    }
}
