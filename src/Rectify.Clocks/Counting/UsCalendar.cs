using NodaTime;
using Rectify.Clocks.Evaluation;

namespace Rectify.Clocks.Counting;

/// <summary>
/// US_CALENDAR: calendar days of federal rules (own knowledge). The day of the event is not counted, weekends and holidays are, and no
/// text is known that moves the last day; so both readings end with its 24:00.
/// </summary>
public static class UsCalendar
{
    /// <summary>Counts <paramref name="days"/> from <paramref name="trigger"/>.</summary>
    public static Counted Count(Occurrence trigger, int days, DateTimeZone zone)
    {
        var last = DayCount.LastDay(trigger.Earliest, days, zone);
        return new Counted(
            new Deadline(DayCount.EndOf(last, zone), DayCount.EndOf(DayCount.LastDay(trigger.Latest, days, zone), zone)),
            [Step.Of(StepCode.DayOfEventNotCounted), Step.Of(StepCode.LastDay, Written.Date(last))]);
    }
}
