using NodaTime;
using Rectify.Clocks.Calendars;

namespace Rectify.Clocks.Counting;

/// <summary>
/// CALENDAR_MONTHS: months where the law says no more. They end with the day of the last month that has the number of the event's day, or
/// with that month's last day. Conservative: its 24:00. Latest arguable: of the next working day of the recipient's calendar.
/// </summary>
public static class CalendarMonths
{
    /// <summary>Counts <paramref name="months"/> from <paramref name="trigger"/>.</summary>
    public static Counted Count(Occurrence trigger, int months, DateTimeZone zone, HolidayCalendar calendar) =>
        DayCount.Rolled(trigger, at => DayCount.LastDayOfMonths(at, months, zone), zone, calendar);
}
