using NodaTime;
using Rectify.Clocks.Calendars;

namespace Rectify.Clocks.Counting;

/// <summary>
/// FR_OUVRABLES: <c>jours ouvrables</c>, every day but Sundays and public holidays: Saturdays count (own knowledge and secondary sources).
/// </summary>
public static class FrOuvrables
{
    /// <summary>Counts <paramref name="days"/> working days from <paramref name="trigger"/>; null <paramref name="closing"/> is 24:00.</summary>
    public static Counted Count(Occurrence trigger, int days, DateTimeZone zone, HolidayCalendar calendar, LocalTime? closing) =>
        WorkingDayCount.Count(trigger, days, zone, calendar, closing,
            day => calendar.IsHoliday(day) is not { } off ? DayKind.NotKnown : off || day.DayOfWeek == IsoDayOfWeek.Sunday ? DayKind.Off : DayKind.Working,
            day => day.DayOfWeek != IsoDayOfWeek.Sunday);
}
