using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Evaluation;

/// <summary>How an act stands to a deadline that somebody else computed, for readers of old answers: by the same words as in a fresh one.</summary>
/// <param name="Timing">On time, contested, late, or not to be said.</param>
/// <param name="CannotSay">Why it cannot be said; null when it can.</param>
public sealed record Lateness(MetTiming Timing, CannotSayReason? CannotSay)
{
    /// <summary>Judges an act. A rule that is not verified against the text counts as not adopted: who adopted it stands in a profile.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="deadline">Both ends; null when there is none.</param>
    /// <param name="binds">Whether the rule binds.</param>
    /// <param name="provisional">Whether the clock rests on a signal that nobody confirmed.</param>
    /// <param name="calendarIncomplete">Whether a holiday that the calendar does not list may move the other reading.</param>
    /// <param name="act">When the duty was met.</param>
    public static Lateness Of(Rule rule, Deadline? deadline, Answer binds, bool provisional, bool calendarIncomplete, Occurrence act)
    {
        var judged = new Judged
        {
            Deadline = deadline,
            KeepUntil = null,
            CalendarIncomplete = calendarIncomplete,
            Provisional = provisional,
            Applicability = new(binds, ReasonCode.AllMet, [], null, []),
            MetBy = new Fact { Id = "act", Kind = FactKind.Submitted, When = act, RecordedAt = act.Latest },
        };
        var judgement = Judgement.Of(judged, rule, adopted: false, act.Latest);
        return new(judgement.Timing ?? MetTiming.CannotSay, judgement.CannotSay);
    }
}
