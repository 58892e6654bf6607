using NodaTime;
using Rectify.Foundation;
using Rectify.Parties;

namespace Rectify.Alerts;

/// <summary>
/// One step on the way to a deadline, told to whoever is on duty. It is raised once for case, recipient, act-by and step, however many
/// processes run and however often they are stopped.
/// </summary>
public sealed record Alarm
{
    /// <summary>Its id.</summary>
    public required AlarmId Id { get; init; }

    /// <summary>The case.</summary>
    public required Id Case { get; init; }

    /// <summary>The people who alone see it: those of its closed case.</summary>
    public Id? AccessGroup { get; init; }

    /// <summary>The number of the case.</summary>
    public required string Number { get; init; }

    /// <summary>What the case is about; null for a closed one, of which only number, recipient and deadline leave the house.</summary>
    public string? Title { get; init; }

    /// <summary>The recipient's id in the rules, or the id of the party behind it.</summary>
    public required string Recipient { get; init; }

    /// <summary>What people call the recipient.</summary>
    public required Text RecipientName { get; init; }

    /// <summary>The rules of what is owed to the recipient, soonest first; none for a closed case.</summary>
    public IReadOnlyList<string> Duties { get; init; } = [];

    /// <summary>Whether the clock rests on a signal that no person has confirmed.</summary>
    public bool Provisional { get; init; }

    /// <summary>Act by; null when the law gives no number and the organisation has no target.</summary>
    public Instant? ActBy { get; init; }

    /// <summary>Why it is raised now.</summary>
    public required AlarmStep Step { get; init; }

    /// <summary>How many times this step came before.</summary>
    public int Turn { get; init; }

    /// <summary>When it was to be raised.</summary>
    public required Instant ScheduledAt { get; init; }

    /// <summary>When it was.</summary>
    public required Instant RaisedAt { get; init; }

    /// <summary>When a person acknowledged it, which stops this step and no other.</summary>
    public Instant? AcknowledgedAt { get; init; }

    /// <summary>Who did.</summary>
    public PersonId? AcknowledgedBy { get; init; }

    /// <summary>When what it is about was no longer the next to do: met, moved, or not owed any more.</summary>
    public Instant? SettledAt { get; init; }

    /// <summary>How often it has moved along because nobody acknowledged it.</summary>
    public int Hop { get; init; }

    /// <summary>When it moves along; null when it does not.</summary>
    public Instant? MovesAt { get; init; }

    /// <summary>How much later than scheduled it is told at an instant; null while that is within <see cref="Grace"/>.</summary>
    public Duration? LateAt(Instant now) => now - ScheduledAt > Grace ? now - ScheduledAt : null;

    /// <summary>How late an alarm may be told without being called late.</summary>
    public static Duration Grace { get; } = Duration.FromMinutes(1);
}
