using NodaTime;

namespace Rectify.Clocks.Counting;

/// <summary>
/// HOURS_ELAPSED: the instant plus N hours on the UTC axis. Nights, weekends, holidays and daylight saving do not stop it. Both readings
/// are equal when the trigger is known to the second. (For China: Civil Code Art. 201, hours run from the time fixed.)
/// </summary>
public static class HoursElapsed
{
    /// <summary>Counts <paramref name="hours"/> from <paramref name="trigger"/>.</summary>
    public static Counted Count(Occurrence trigger, int hours)
    {
        var period = Duration.FromHours(hours);
        return new Counted(new Deadline(trigger.Earliest + period, trigger.Latest + period), []);
    }
}
