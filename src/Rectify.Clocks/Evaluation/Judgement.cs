using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Evaluation;

/// <summary>What is known of a started duty when it is judged.</summary>
internal readonly record struct Judged
{
    internal required Deadline? Deadline { get; init; }

    internal required Instant? KeepUntil { get; init; }

    internal required bool CalendarIncomplete { get; init; }

    internal required bool Provisional { get; init; }

    internal required Applicability Applicability { get; init; }

    internal required Fact? MetBy { get; init; }
}

/// <summary>
/// Derives where a started obligation stands. Lateness is said only when the latest arguable deadline of a duty that is confirmed, that
/// binds, and that a confirmed fact started has passed; otherwise it cannot be said, and the reason is given.
/// </summary>
/// <param name="State">Where it stands.</param>
/// <param name="Timing">For a met one: how the act stands to the deadline.</param>
/// <param name="CannotSay">Why lateness cannot be judged, where the question arises.</param>
internal readonly record struct Judgement(ObligationState State, MetTiming? Timing, CannotSayReason? CannotSay)
{
    internal static Judgement Of(in Judged duty, Rule rule, bool adopted, Instant now)
    {
        if (duty.KeepUntil is { } until) return Kept(until, now);
        var whyNot = WhyLatenessCannotBeSaid(duty, rule, adopted);
        return duty.MetBy is { } act ? Met(duty.Deadline, act.When, whyNot) : Open(duty.Deadline, whyNot, now);
    }

    private static Judgement Open(Deadline? given, CannotSayReason? whyNot, Instant now)
    {
        if (given is not { } deadline) return new(ObligationState.Running, null, whyNot);
        if (now <= deadline.Conservative) return new(ObligationState.Running, null, null);
        if (now <= deadline.LatestArguable) return new(ObligationState.Contested, null, null);
        return whyNot is null ? new(ObligationState.Overdue, null, null) : new(ObligationState.Contested, null, whyNot);
    }

    /// <summary>A duty to keep runs until its end and is then over.</summary>
    private static Judgement Kept(Instant until, Instant now) => now <= until
        ? new(ObligationState.Running, null, CannotSayReason.KeepingNotSeen)
        : new(ObligationState.Met, MetTiming.CannotSay, CannotSayReason.KeepingNotSeen);

    private static Judgement Met(Deadline? deadline, Occurrence act, CannotSayReason? whyNot)
    {
        var timing = TimingOf(deadline, act, whyNot);
        return new(ObligationState.Met, timing, timing == MetTiming.CannotSay ? whyNot : null);
    }

    private static MetTiming TimingOf(Deadline? deadline, Occurrence act, CannotSayReason? whyNot)
    {
        if (deadline is not { } ends) return MetTiming.CannotSay;
        if (act.Latest <= ends.Conservative) return MetTiming.OnTime;
        // An act of uncertain time is late only if even its earliest instant is.
        if (whyNot is null) return act.Earliest > ends.LatestArguable ? MetTiming.Late : MetTiming.Contested;
        return act.Latest <= ends.LatestArguable ? MetTiming.Contested : MetTiming.CannotSay;
    }

    private static CannotSayReason? WhyLatenessCannotBeSaid(in Judged duty, Rule rule, bool adopted)
    {
        if (rule.Force is Force.Encouraged or Force.Voluntary) return CannotSayReason.NotADuty;
        if (duty.Deadline is not { } deadline) return CannotSayReason.NoLegalNumber;
        if (duty.Applicability.Answer == Answer.Unknown) return CannotSayReason.ApplicabilityNotKnown;
        if (duty.Provisional) return CannotSayReason.Provisional;
        if (rule.Confidence != Confidence.Confirmed && !adopted) return CannotSayReason.RuleNotVerified;
        if (deadline.LatestArguable is null) return CannotSayReason.LatestNotKnown;
        return duty.CalendarIncomplete ? CannotSayReason.CalendarIncomplete : null;
    }
}
