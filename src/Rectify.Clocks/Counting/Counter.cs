using NodaTime;
using Rectify.Clocks.Calendars;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Counting;

/// <summary>Counts by code.</summary>
public static class Counter
{
    /// <summary>The end of <paramref name="count"/> units from the trigger.</summary>
    /// <param name="code">How to count.</param>
    /// <param name="trigger">What starts the period.</param>
    /// <param name="count">How many units, from 1.</param>
    /// <param name="unit">One of <see cref="CountingCodes.Units"/>.</param>
    /// <param name="zone">The recipient's zone.</param>
    /// <param name="calendar">The recipient's calendar; needed when <see cref="CountingCodes.NeedsCalendar"/>.</param>
    /// <param name="closing">When the recipient closes; a working day is acted by then. Null: 24:00.</param>
    public static Counted Count(
        CountingCode code, Occurrence trigger, int count, PeriodUnit unit, DateTimeZone zone, HolidayCalendar? calendar, LocalTime? closing = null)
    {
        if (!code.Units().Contains(unit)) throw new ArgumentOutOfRangeException(nameof(unit), unit, $"{code.Written()} does not count it.");
        return (code, unit) switch
        {
            (CountingCode.HoursElapsed, PeriodUnit.Minutes) => HoursElapsed.CountMinutes(trigger, count),
            (CountingCode.HoursElapsed, _) => HoursElapsed.Count(trigger, count),
            (CountingCode.Eu1182Hours, _) => Eu1182Hours.Count(trigger, count, zone),
            (CountingCode.Eu1182Days, _) => Eu1182Days.Count(trigger, count, zone, Needed()),
            (CountingCode.EuMonths, _) => EuMonths.Count(trigger, count, zone, Needed()),
            (CountingCode.DoraNoon, PeriodUnit.Hours) => DoraNoon.CountHours(trigger, count, zone, Needed()),
            (CountingCode.DoraNoon, _) => DoraNoon.CountMonths(trigger, count, zone, Needed()),
            (CountingCode.CnCivilDays, PeriodUnit.Days) => CnCivilDays.Count(trigger, count, zone, Needed()),
            (CountingCode.CnCivilDays, _) => CnCivilDays.CountMonths(trigger, count, zone, Needed()),
            (CountingCode.CnRmsv2D, _) => CnRmsv2D.Count(trigger, count, zone, Needed()),
            (CountingCode.CnAdminWd, _) => CnAdminWd.Count(trigger, count, zone, Needed(), closing),
            (CountingCode.UsBusiness, _) => UsBusiness.Count(trigger, count, zone, Needed(), closing),
            (CountingCode.UsCalendar, _) => UsCalendar.Count(trigger, count, zone),
            (CountingCode.FrOuvrables, _) => FrOuvrables.Count(trigger, count, zone, Needed(), closing),
            (CountingCode.CalendarDays, _) => CalendarDays.Count(trigger, count, zone, Needed()),
            (CountingCode.WorkingDays, _) => WorkingDays.Count(trigger, count, zone, Needed(), closing),
            (CountingCode.CalendarMonths, _) => CalendarMonths.Count(trigger, count, zone, Needed()),
            _ => throw new ArgumentOutOfRangeException(nameof(code), code, null),
        };

        HolidayCalendar Needed() => calendar ?? throw new ArgumentException($"{code.Written()} asks a calendar", nameof(calendar));
    }
}
