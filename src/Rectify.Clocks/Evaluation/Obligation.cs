using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Evaluation;

/// <summary>Where an obligation stands; always derived, never set.</summary>
public enum ObligationState
{
    /// <summary>Nothing has started its clock.</summary>
    NotTriggered,
    /// <summary>Owed; the conservative deadline, if there is one, has not passed.</summary>
    Running,
    /// <summary>The conservative deadline has passed, and it cannot be said that the latest arguable one has.</summary>
    Contested,
    /// <summary>The latest arguable deadline of a confirmed duty has passed.</summary>
    Overdue,
    /// <summary>The rule does not bind here.</summary>
    NotApplicable,
    /// <summary>The act that meets it was done; <see cref="Obligation.Timing"/> says when.</summary>
    Met,
}

/// <summary>How the act that met an obligation stands to its deadline.</summary>
public enum MetTiming
{
    /// <summary>Not later than the conservative deadline.</summary>
    OnTime,
    /// <summary>Between the two readings.</summary>
    Contested,
    /// <summary>After the latest arguable deadline of a confirmed duty.</summary>
    Late,
    /// <summary>It cannot be said; <see cref="Obligation.CannotSay"/> says why.</summary>
    CannotSay,
}

/// <summary>Why lateness cannot be judged.</summary>
public enum CannotSayReason
{
    /// <summary>The law gives no number.</summary>
    NoLegalNumber,
    /// <summary>The latest arguable deadline is not known.</summary>
    LatestNotKnown,
    /// <summary>The holiday calendar lists only what several places share; a holiday of the recipient's own may move the other reading.</summary>
    CalendarIncomplete,
    /// <summary>The rule is not verified against the text and nobody has adopted it.</summary>
    RuleNotVerified,
    /// <summary>It is not known whether the rule binds.</summary>
    ApplicabilityNotKnown,
    /// <summary>The clock rests on a signal that no person has confirmed.</summary>
    Provisional,
    /// <summary>Encouraged or voluntary: nothing is owed.</summary>
    NotADuty,
    /// <summary>Whether something was kept cannot be seen.</summary>
    KeepingNotSeen,
}

/// <summary>
/// One duty of one law towards one recipient, for one group and one start: the triggering fact, and the other fact that the rule needs.
/// No two obligations of an answer agree in all of these.
/// </summary>
public sealed record Obligation
{
    private readonly Chain chain;

    internal Obligation(Chain chain) => this.chain = chain;

    /// <summary>The rule version that it comes from.</summary>
    public required Rule Rule { get; init; }

    /// <summary>The rule's id.</summary>
    public string RuleId => Rule.Id;

    /// <summary>The rule's version.</summary>
    public int RuleVersion => Rule.Version;

    /// <summary>The recipient.</summary>
    public required Recipient To { get; init; }

    /// <summary>The recipient's id, or the party's id where the recipient is several parties.</summary>
    public required string Recipient { get; init; }

    /// <summary>The vulnerability, asset or order that it is for; null when the case has only one.</summary>
    public string? Group { get; init; }

    /// <summary>The fact that started its clock; null when none has.</summary>
    public Fact? Trigger { get; init; }

    /// <summary>The other fact without which the clock does not start; null when the rule needs none or nothing has started.</summary>
    public Fact? Needed { get; init; }

    /// <summary>For a recurring duty: which of its periods, from 1.</summary>
    public int? Occurrence { get; init; }

    /// <summary>When its clock started: the trigger, or a later fact that the rule needs too.</summary>
    public Counting.Occurrence? StartedAt { get; init; }

    /// <summary>Whether the rule binds, and why.</summary>
    public required Applicability Applicability { get; init; }

    /// <summary>Both ends of its time; null when the law gives no number, no date is recorded, or nothing has started.</summary>
    public Deadline? Deadline { get; init; }

    /// <summary>Act by this instant; drives every alarm.</summary>
    public Instant? Conservative => Deadline?.Conservative;

    /// <summary>The other reading; never shown as due. Null when not known.</summary>
    public Instant? LatestArguable => Deadline?.LatestArguable;

    /// <summary>For a duty to keep something: it may go after this instant, not before.</summary>
    public Instant? KeepUntil { get; init; }

    /// <summary>Whether a holiday that the rule's calendar does not list may move the other reading.</summary>
    public bool CalendarIncomplete { get; init; }

    /// <summary>The organisation's own target for a duty without a legal number; never shown as one.</summary>
    public Instant? InternalTarget { get; init; }

    /// <summary>What alarms watch: the conservative deadline, else the internal target.</summary>
    public Instant? ActBy => Conservative ?? InternalTarget;

    /// <summary>Where it stands.</summary>
    public required ObligationState State { get; init; }

    /// <summary>For a met obligation: how the act stands to the deadline.</summary>
    public MetTiming? Timing { get; init; }

    /// <summary>Why lateness cannot be judged; null when it can, or when the question does not arise.</summary>
    public CannotSayReason? CannotSay { get; init; }

    /// <summary>The extension or delay that an authority granted and that lengthens the time; null when none does.</summary>
    public Fact? ExtendedBy { get; init; }

    /// <summary>The authority extended the time.</summary>
    public bool Extended => ExtendedBy is not null;

    /// <summary>The clock rests on a signal that no person has confirmed.</summary>
    public bool Provisional { get; init; }

    /// <summary>The act that met it.</summary>
    public Fact? MetBy { get; init; }

    /// <summary>The recipient's acknowledgement; a met obligation is green only with it.</summary>
    public Fact? Acknowledgement { get; init; }

    /// <summary>How binding it is.</summary>
    public Force Force => Rule.Force;

    /// <summary>How sure we are of the rule.</summary>
    public Confidence Confidence => Rule.Confidence;

    /// <summary>The day on which the law data was checked.</summary>
    public LocalDate CheckedOn => Rule.CheckedOn;

    /// <summary>The version of the calendar that was asked; null when none was.</summary>
    public string? CalendarVersion { get; init; }

    /// <summary>The chain from the fact to the deadline.</summary>
    public IReadOnlyList<Step> Explanation => chain.StepsOf(this);

    /// <summary>Whether something is still owed.</summary>
    public bool IsOpen => State is ObligationState.Running or ObligationState.Contested or ObligationState.Overdue;
}
