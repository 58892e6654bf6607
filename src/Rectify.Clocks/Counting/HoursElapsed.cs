using NodaTime;

namespace Rectify.Clocks.Counting;

/// <summary>
/// HOURS_ELAPSED: the instant plus N hours (or minutes) on the UTC axis. Nights, weekends, holidays and daylight saving do not stop it. Both readings
/// are equal when the trigger is known to the second. (For China: Civil Code Art. 201, hours run from the time fixed.)
/// </summary>
public static class HoursElapsed
{
    /// <summary>Counts <paramref name="hours"/> from <paramref name="trigger"/>.</summary>
    public static Counted Count(Occurrence trigger, int hours) => Plus(trigger, Duration.FromHours(hours));

    /// <summary>Counts <paramref name="minutes"/> from <paramref name="trigger"/>.</summary>
    public static Counted CountMinutes(Occurrence trigger, int minutes) => Plus(trigger, Duration.FromMinutes(minutes));

    private static Counted Plus(Occurrence trigger, Duration period) =>
        new(new Deadline(trigger.Earliest + period, trigger.Latest + period), []);
}
