using NodaTime;
using Rectify.Clocks.Evaluation;
using Rectify.Foundation;
using Rectify.Parties;

namespace Rectify.Cases.Duties;

/// <summary>
/// That a named person says, with a reason, that a rule does not bind here. What was computed stays beside it; its alarms rest. It holds for what
/// the person had before them and for nothing else: the rule in that version, and the starts of the duty that there were. A corrected fact, a
/// confirmed signal, one more vulnerability or another version of the rule starts a duty that it does not cover.
/// </summary>
public sealed record NotApplicable
{
    /// <summary>Its id.</summary>
    public required NotApplicableId Id { get; init; }

    /// <summary>The case.</summary>
    public required CaseId Case { get; init; }

    /// <summary>The rule.</summary>
    public required string Rule { get; init; }

    /// <summary>Its version.</summary>
    public required int RuleVersion { get; init; }

    /// <summary>The recipient as the duty names it.</summary>
    public required string Recipient { get; init; }

    /// <summary>The starts of the duty of which it was said.</summary>
    public required IReadOnlyList<DutyStart> Starts { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>The last instant at which it counts; null when it has no end.</summary>
    public Instant? Until { get; init; }

    /// <summary>Who says so.</summary>
    public required PersonId SaidBy { get; init; }

    /// <summary>Since when.</summary>
    public required Instant SaidAt { get; init; }

    /// <summary>When it was withdrawn; null while it stands.</summary>
    public Instant? WithdrawnAt { get; init; }

    /// <summary>Why it was.</summary>
    public string? WithdrawnBecause { get; init; }

    /// <summary>Whether it counts at an instant.</summary>
    public bool CountsAt(Instant at) => WithdrawnAt is null && (Until is null || at <= Until);

    /// <summary>Whether it was said of this duty.</summary>
    public bool IsOf(Obligation duty) =>
        duty.RuleId == Rule && duty.RuleVersion == RuleVersion && duty.Recipient == Recipient && DutyStart.Of(duty) is { } start && Starts.Contains(start);

    /// <summary>Whether it was said of this duty.</summary>
    public bool IsOf(KeptDuty duty) =>
        duty.Rule == Rule && duty.RuleVersion == RuleVersion && duty.Recipient == Recipient && Starts.Contains(new(duty.Group, duty.Trigger, duty.Needed));
}

/// <summary>The id of a <see cref="NotApplicable"/>.</summary>
public readonly record struct NotApplicableId(Id Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>What makes one start of a duty another than the next: for what, by which fact, with which other fact that the rule needs.</summary>
/// <param name="Group">The vulnerability, asset or order that it is for; null when the case has only one.</param>
/// <param name="Trigger">The fact that started it.</param>
/// <param name="Needed">The other fact; null when the rule needs none.</param>
public readonly record struct DutyStart(string? Group, string Trigger, string? Needed)
{
    /// <summary>How a duty started; null when it has not.</summary>
    public static DutyStart? Of(Obligation duty) => duty.Trigger is { } trigger ? new(duty.Group, trigger.Id, duty.Needed?.Id) : null;
}
