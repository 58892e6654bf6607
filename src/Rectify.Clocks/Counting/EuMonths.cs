using NodaTime;
using Rectify.Clocks.Calendars;

namespace Rectify.Clocks.Counting;

/// <summary>
/// EU_MONTHS: months under Regulation (EEC, Euratom) No 1182/71 (own knowledge). Art. 3(2)(c): they end with the day of the last month that
/// has the number of the event's day, or with that month's last day; Art. 3(4): a last day that is a holiday, Sunday or Saturday gives way to
/// the next working day. Conservative: 24:00 of the last day as it falls. Latest arguable: rolled.
/// </summary>
public static class EuMonths
{
    /// <summary>Counts <paramref name="months"/> from <paramref name="trigger"/>.</summary>
    public static Counted Count(Occurrence trigger, int months, DateTimeZone zone, HolidayCalendar calendar) =>
        DayCount.Rolled(trigger, at => DayCount.LastDayOfMonths(at, months, zone), zone, calendar);
}
