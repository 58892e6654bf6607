using NodaTime;
using Rectify.Clocks.Calendars;

namespace Rectify.Clocks.Counting;

/// <summary>
/// WORKING_DAYS: working days of the recipient's calendar, where the law says no more. The day of the event is not counted.
/// </summary>
public static class WorkingDays
{
    /// <summary>Counts <paramref name="days"/> working days from <paramref name="trigger"/>; null <paramref name="closing"/> is 24:00.</summary>
    public static Counted Count(Occurrence trigger, int days, DateTimeZone zone, HolidayCalendar calendar, LocalTime? closing) =>
        WorkingDayCount.Count(trigger, days, zone, calendar, closing);
}
