using NodaTime;
using Rectify.Foundation;

namespace Rectify.Alerts;

/// <summary>
/// What alarms watch: one recipient of one case, and the earliest act-by of what is owed to it (design §4). The others owed to it come when
/// this one is met; no recipient hides another.
/// </summary>
/// <param name="Case">The case.</param>
/// <param name="Recipient">The recipient's id in the rules, or the id of the party behind it.</param>
/// <param name="StartedAt">When the clock started.</param>
/// <param name="ActBy">Act by; null when the law gives no number and the organisation has no target.</param>
public sealed record Watch(Id Case, string Recipient, Instant StartedAt, Instant? ActBy)
{
    /// <summary>How many days after the act-by are still told.</summary>
    public const int DaysAfter = 30;

    /// <summary>The steps on the way to the act-by and behind it, in order. What is open at once and over at once has no way.</summary>
    public IEnumerable<ScheduledStep> Steps()
    {
        if (ActBy is not { } actBy) yield break;
        if (actBy - StartedAt is var span && span > Duration.Zero)
        {
            yield return new(AlarmStep.Half, 0, actBy - span / 2);
            yield return new(AlarmStep.Quarter, 0, actBy - span / 4);
            yield return new(AlarmStep.Tenth, 0, actBy - span / 10);
        }
        yield return new(AlarmStep.Due, 0, actBy);
        for (var day = 1; day <= DaysAfter; day++) yield return new(AlarmStep.After, day - 1, actBy + Duration.FromDays(day));
    }

    /// <summary>What is to be raised at an instant, in order.</summary>
    /// <param name="raised">The alarms that there are for this case and recipient.</param>
    /// <param name="knownAt">Since when it could be known that this is the next to do.</param>
    /// <param name="now">The instant.</param>
    /// <remarks>
    /// Seen for the first time, it is told where it stood when it could be known: what lies before is no news. From then on each step counts, and
    /// one that was missed, because no process ran, is raised late.
    /// </remarks>
    public IEnumerable<ScheduledStep> ToRaise(IReadOnlyCollection<Alarm> raised, Instant knownAt, Instant now)
    {
        var own = raised.Where(alarm => alarm.ActBy == ActBy).ToList();
        var seenAt = own.Count > 0 ? own.Min(alarm => alarm.ScheduledAt) : knownAt;
        if (own.Count == 0)
            yield return Steps().LastOrDefault(step => step.At <= knownAt && step.Step >= AlarmStep.Due) is { } over
                ? over with { At = knownAt }
                : new(raised.Count == 0 ? AlarmStep.Opened : AlarmStep.Moved, 0, knownAt);
        foreach (var step in Steps().Where(step => step.At > seenAt && step.At <= now))
            if (!own.Any(alarm => alarm.Step == step.Step && alarm.Turn == step.Turn)) yield return step;
    }

    /// <summary>When the next step comes; null when none does.</summary>
    public Instant? NextAfter(Instant now) => Steps().FirstOrDefault(step => step.At > now)?.At;
}

/// <summary>A step and its time.</summary>
/// <param name="Step">The step.</param>
/// <param name="Turn">How many times it came before.</param>
/// <param name="At">When it is to be raised.</param>
public sealed record ScheduledStep(AlarmStep Step, int Turn, Instant At);
