using NodaTime;
using Rectify.Clocks.Calendars;

namespace Rectify.Clocks.Counting;

/// <summary>
/// US_BUSINESS: business days of federal rules: Saturdays, Sundays and the holidays of 5 U.S.C. 6103 are skipped. Form 8-K General
/// Instruction B.1 (own knowledge): an event on such a day counts from, and with, the next business day, which is the same as leaving the
/// day of the event out.
/// </summary>
public static class UsBusiness
{
    /// <summary>Counts <paramref name="days"/> working days from <paramref name="trigger"/>; null <paramref name="closing"/> is 24:00.</summary>
    public static Counted Count(Occurrence trigger, int days, DateTimeZone zone, HolidayCalendar calendar, LocalTime? closing) =>
        WorkingDayCount.Count(trigger, days, zone, calendar, closing);
}
