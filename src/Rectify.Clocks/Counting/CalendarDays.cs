using NodaTime;
using Rectify.Clocks.Calendars;

namespace Rectify.Clocks.Counting;

/// <summary>
/// CALENDAR_DAYS: days where the law says no more. The day of the event is not counted. Conservative: 24:00 of the last day as it falls.
/// Latest arguable: of the next working day of the recipient's calendar.
/// </summary>
public static class CalendarDays
{
    /// <summary>Counts <paramref name="days"/> from <paramref name="trigger"/>.</summary>
    public static Counted Count(Occurrence trigger, int days, DateTimeZone zone, HolidayCalendar calendar) =>
        DayCount.Rolled(trigger, at => DayCount.LastDay(at, days, zone), zone, calendar);
}
