using NodaTime;
using Rectify.Clocks.Calendars;

namespace Rectify.Clocks.Counting;

/// <summary>
/// CN_ADMIN_WD: working days where a Chinese act says so, for example Administrative Penalty Law Art. 85 (own knowledge) and Administrative
/// Licensing Law Art. 82: statutory rest days are left out, weekends that are made up are worked and count.
/// </summary>
public static class CnAdminWd
{
    /// <summary>Counts <paramref name="days"/> working days from <paramref name="trigger"/>; null <paramref name="closing"/> is 24:00.</summary>
    public static Counted Count(Occurrence trigger, int days, DateTimeZone zone, HolidayCalendar calendar, LocalTime? closing) =>
        WorkingDayCount.Count(trigger, days, zone, calendar, closing);
}
