using NodaTime;
using Rectify.Clocks.Calendars;

namespace Rectify.Clocks.Counting;

/// <summary>Counts by code.</summary>
public static class Counter
{
    /// <summary>The end of <paramref name="count"/> units of the code from the trigger.</summary>
    /// <param name="code">How to count.</param>
    /// <param name="trigger">What starts the period.</param>
    /// <param name="count">How many units of <see cref="CountingCodes.Unit"/>.</param>
    /// <param name="zone">The recipient's zone.</param>
    /// <param name="calendar">The recipient's calendar; needed when <see cref="CountingCodes.NeedsCalendar"/>.</param>
    public static Counted Count(CountingCode code, Occurrence trigger, int count, DateTimeZone zone, HolidayCalendar? calendar) => code switch
    {
        CountingCode.HoursElapsed => HoursElapsed.Count(trigger, count),
        CountingCode.Eu1182Hours => Eu1182Hours.Count(trigger, count, zone),
        CountingCode.Eu1182Days => Eu1182Days.Count(trigger, count, zone, Needed(calendar, code)),
        CountingCode.CnCivilDays => CnCivilDays.Count(trigger, count, zone, Needed(calendar, code)),
        CountingCode.CnRmsv2D => CnRmsv2D.Count(trigger, count, zone, Needed(calendar, code)),
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, null),
    };

    private static HolidayCalendar Needed(HolidayCalendar? calendar, CountingCode code) =>
        calendar ?? throw new ArgumentException($"{code.Written()} asks a calendar", nameof(calendar));
}
