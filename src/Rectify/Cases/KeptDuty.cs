using NodaTime;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Cases;

/// <summary>
/// A duty as the store keeps it: what lists and alarms need, without the rule and the explanation. Instants have the store's resolution of
/// 100 ns, rounded down.
/// </summary>
public sealed record KeptDuty
{
    /// <summary>The rule.</summary>
    public required string Rule { get; init; }

    /// <summary>Its version.</summary>
    public required int RuleVersion { get; init; }

    /// <summary>The recipient, or the party behind it.</summary>
    public required string Recipient { get; init; }

    /// <summary>The vulnerability, asset or order that it is for; null when the case has only one.</summary>
    public string? Group { get; init; }

    /// <summary>The fact that started its clock.</summary>
    public required string Trigger { get; init; }

    /// <summary>The other fact that the rule needs.</summary>
    public string? Needed { get; init; }

    /// <summary>For a recurring duty: which of its periods, from 1.</summary>
    public int? Occurrence { get; init; }

    /// <summary>The earliest instant at which its clock can have started.</summary>
    public required Instant StartedAt { get; init; }

    /// <summary>Act by.</summary>
    public Instant? Conservative { get; init; }

    /// <summary>The other reading.</summary>
    public Instant? LatestArguable { get; init; }

    /// <summary>For a duty to keep something: until when.</summary>
    public Instant? KeepUntil { get; init; }

    /// <summary>The organisation's own target, where the law gives no number.</summary>
    public Instant? InternalTarget { get; init; }

    /// <summary>What alarms watch.</summary>
    public Instant? ActBy => Conservative ?? InternalTarget;

    /// <summary>Where it stands.</summary>
    public required ObligationState State { get; init; }

    /// <summary>How the act that met it stands to the deadline.</summary>
    public MetTiming? Timing { get; init; }

    /// <summary>Why lateness cannot be judged.</summary>
    public CannotSayReason? CannotSay { get; init; }

    /// <summary>How binding it is.</summary>
    public required Force Force { get; init; }

    /// <summary>Whether the rule binds: yes, or not known.</summary>
    public required Answer Applies { get; init; }

    /// <summary>Its clock rests on a signal that no person has confirmed.</summary>
    public bool Provisional { get; init; }

    /// <summary>An authority lengthened the time.</summary>
    public bool Extended { get; init; }

    /// <summary>The recipient acknowledged.</summary>
    public bool Acknowledged { get; init; }

    /// <summary>A person said that the rule does not bind here.</summary>
    public bool SaidNotApplicable { get; init; }

    /// <summary>The case is a duplicate: what happened in it counts in another, which owes this.</summary>
    public bool Carried { get; init; }

    /// <summary>Whether it is open, of no duplicate, and nobody said that it does not apply: what alarms ring for.</summary>
    public bool IsOwed => IsOpen && !SaidNotApplicable && !Carried;

    /// <summary>Whether something is still owed, by what was computed.</summary>
    public bool IsOpen => State is ObligationState.Running or ObligationState.Contested or ObligationState.Overdue;

    internal static KeptDuty Of(Obligation duty) => new()
    {
        Rule = duty.RuleId,
        RuleVersion = duty.RuleVersion,
        Recipient = duty.Recipient,
        Group = duty.Group,
        Trigger = duty.Trigger?.Id ?? throw new InvalidOperationException("A duty has a trigger."),
        Needed = duty.Needed?.Id,
        Occurrence = duty.Occurrence,
        StartedAt = Stored(duty.StartedAt?.Earliest) ?? throw new InvalidOperationException("A duty has a start."),
        Conservative = Stored(duty.Conservative),
        LatestArguable = Stored(duty.LatestArguable),
        KeepUntil = Stored(duty.KeepUntil),
        InternalTarget = Stored(duty.InternalTarget),
        State = duty.State,
        Timing = duty.Timing,
        CannotSay = duty.CannotSay,
        Force = duty.Force,
        Applies = duty.Applicability.Answer,
        Provisional = duty.Provisional,
        Extended = duty.Extended,
        Acknowledged = duty.Acknowledgement is not null,
    };

    private static Instant? Stored(Instant? instant) => instant is { } at ? Instant.FromUnixTimeTicks(at.ToUnixTimeTicks()) : null;
}
