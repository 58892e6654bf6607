using NodaTime;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Evaluation;

/// <summary>How long an answer holds while nothing happens but that time passes.</summary>
public static class Holding
{
    /// <summary>
    /// The last instant at which the duties of a case are still these, if nothing is recorded meanwhile; null when they never change by
    /// themselves. It may lie before the change itself, never after it.
    /// </summary>
    /// <param name="duties">As <see cref="Evaluator.Duties"/> gave them.</param>
    /// <param name="facts">The facts that they were computed from.</param>
    /// <param name="now">The instant for which they were computed.</param>
    public static Instant? Until(IReadOnlyList<Obligation> duties, CaseFacts facts, Instant now)
    {
        Instant? until = null;
        foreach (var duty in duties)
        {
            Through(duty.Conservative);
            Through(duty.LatestArguable);
            Through(duty.KeepUntil);
            if (duty.Rule.Period is Rules.Period.Recurring) Before(duty.Conservative);
        }
        foreach (var fact in facts.Facts)
        {
            Before(fact.When.Earliest);
            Before(fact.When.Latest);
        }
        return until;

        // A deadline is met at its instant and passed after it; what happens at an instant has happened at it.
        void Through(Instant? at)
        {
            if (at >= now && !(until <= at)) until = at;
        }

        void Before(Instant? at)
        {
            if (at > now) Through(at - Duration.Epsilon);
        }
    }
}
