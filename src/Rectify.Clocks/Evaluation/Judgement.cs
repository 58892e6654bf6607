using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Evaluation;

/// <summary>
/// Derives where a started obligation stands. Lateness is said only when the latest arguable deadline of a duty that is confirmed, that
/// binds, and that a confirmed fact started has passed; otherwise it cannot be said, and the reason is given.
/// </summary>
internal static class Judgement
{
    internal static Obligation Of(Obligation obligation, bool adopted, Instant now)
    {
        if (obligation.KeepUntil is { } until) return Kept(obligation, until, now);
        var whyNot = WhyLatenessCannotBeSaid(obligation, adopted);
        return obligation.MetBy is { } act ? Met(obligation, act, whyNot) : Open(obligation, whyNot, now);
    }

    private static Obligation Open(Obligation obligation, CannotSayReason? whyNot, Instant now)
    {
        if (obligation.Deadline is not { } deadline) return obligation with { State = ObligationState.Running, CannotSay = whyNot };
        if (now <= deadline.Conservative) return obligation with { State = ObligationState.Running };
        if (now <= deadline.LatestArguable) return obligation with { State = ObligationState.Contested };
        return whyNot is null
            ? obligation with { State = ObligationState.Overdue }
            : obligation with { State = ObligationState.Contested, CannotSay = whyNot };
    }

    /// <summary>A duty to keep runs until its end and is then over.</summary>
    private static Obligation Kept(Obligation obligation, Instant until, Instant now) => now <= until
        ? obligation with { State = ObligationState.Running, CannotSay = CannotSayReason.KeepingNotSeen }
        : obligation with { State = ObligationState.Met, Timing = MetTiming.CannotSay, CannotSay = CannotSayReason.KeepingNotSeen };

    private static Obligation Met(Obligation obligation, Fact act, CannotSayReason? whyNot)
    {
        var timing = Timing(obligation.Deadline, act.When, whyNot);
        return obligation with
        {
            State = ObligationState.Met,
            Timing = timing,
            CannotSay = timing == MetTiming.CannotSay ? whyNot : null,
        };
    }

    private static MetTiming Timing(Deadline? deadline, Occurrence act, CannotSayReason? whyNot)
    {
        if (deadline is not { } ends) return MetTiming.CannotSay;
        if (act.Latest <= ends.Conservative) return MetTiming.OnTime;
        // An act of uncertain time is late only if even its earliest instant is.
        if (whyNot is null) return act.Earliest > ends.LatestArguable ? MetTiming.Late : MetTiming.Contested;
        return act.Latest <= ends.LatestArguable ? MetTiming.Contested : MetTiming.CannotSay;
    }

    private static CannotSayReason? WhyLatenessCannotBeSaid(Obligation obligation, bool adopted)
    {
        if (obligation.Force is Force.Encouraged or Force.Voluntary) return CannotSayReason.NotADuty;
        if (obligation.Deadline is not { } deadline) return CannotSayReason.NoLegalNumber;
        if (obligation.Applicability.Answer == Answer.Unknown) return CannotSayReason.ApplicabilityNotKnown;
        if (obligation.Provisional) return CannotSayReason.Provisional;
        if (obligation.Confidence != Confidence.Confirmed && !adopted) return CannotSayReason.RuleNotVerified;
        if (deadline.LatestArguable is null) return CannotSayReason.LatestNotKnown;
        return obligation.CalendarIncomplete ? CannotSayReason.CalendarIncomplete : null;
    }
}
