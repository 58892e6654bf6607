using NodaTime;
using Rectify.Clocks.Calendars;

namespace Rectify.Clocks.Counting;

/// <summary>
/// CN_CIVIL_DAYS: days and months under Arts. 201 to 204 of the Civil Code of the PRC. The day of the event is not counted; the last day ends
/// at 24:00; a last day that is a statutory rest day gives way to the day after the rest; months end with the day of the event's number, or
/// with the last day of the month. Conservative: the last day as it falls. Latest arguable: rolled, weekends taken as rest days and made-up
/// weekends as working days.
/// </summary>
public static class CnCivilDays
{
    /// <summary>Counts <paramref name="days"/> from <paramref name="trigger"/>.</summary>
    public static Counted Count(Occurrence trigger, int days, DateTimeZone zone, HolidayCalendar calendar) =>
        DayCount.Rolled(trigger, at => DayCount.LastDay(at, days, zone), zone, calendar);

    /// <summary>Counts <paramref name="months"/> from <paramref name="trigger"/>.</summary>
    public static Counted CountMonths(Occurrence trigger, int months, DateTimeZone zone, HolidayCalendar calendar) =>
        DayCount.Rolled(trigger, at => DayCount.LastDayOfMonths(at, months, zone), zone, calendar);
}
