using NodaTime;
using Rectify.Clocks.Calendars;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Tests;

/// <summary>
/// All counting codes a second time, written from docs/rules/reading-a-rule.md and deliberately naive: it walks minute by minute, hour by
/// hour and day by day with plain loops over <see cref="DateTime"/>. It asks the time-zone data for offsets and a calendar for its lists,
/// and shares nothing else with the engine.
/// </summary>
internal sealed class NaiveCount(DateTimeZone zone, HolidayCalendar calendar, TimeOnly? closing)
{
    private readonly Dictionary<DateOnly, DayKind> listed =
        calendar.Days.ToDictionary(d => new DateOnly(d.Date.Year, d.Date.Month, d.Date.Day), d => d.Kind);

    /// <summary>Both ends of a period, in UTC; the second is null when it is not known.</summary>
    internal (DateTime ActBy, DateTime? Latest) Count(CountingCode code, PeriodUnit unit, int count, DateTime earliest, DateTime latest) => code switch
    {
        CountingCode.HoursElapsed => (Steps(earliest, unit, count), Steps(latest, unit, count)),
        CountingCode.Eu1182Hours => (Steps(earliest, unit, count), Steps(EndOfTheHour(latest), unit, count)),
        CountingCode.Eu1182Days => (EndOf(DaysAfter(earliest, count)), EndOf(TwoWorkingDays(latest, count))),
        CountingCode.EuMonths or CountingCode.CalendarMonths => (EndOf(MonthsAfter(earliest, count)), EndOf(Worked(MonthsAfter(latest, count)))),
        CountingCode.CnCivilDays when unit == PeriodUnit.Months => (EndOf(MonthsAfter(earliest, count)), EndOf(Worked(MonthsAfter(latest, count)))),
        CountingCode.CnCivilDays or CountingCode.CalendarDays => (EndOf(DaysAfter(earliest, count)), EndOf(Worked(DaysAfter(latest, count)))),
        CountingCode.CnRmsv2D => (Steps(earliest, PeriodUnit.Hours, 24 * count), EndOf(Worked(DaysAfter(latest, count)))),
        CountingCode.UsCalendar => (EndOf(DaysAfter(earliest, count)), EndOf(DaysAfter(latest, count))),
        CountingCode.DoraNoon when unit == PeriodUnit.Hours => (Steps(earliest, unit, count), MostGenerous(earliest, latest, t => Noon(Steps(t, unit, count)))),
        CountingCode.DoraNoon => (EndOf(MonthsAfter(earliest, count)), MostGenerous(earliest, latest, t => NoonAfterMonths(MonthsAfter(t, count)))),
        CountingCode.FrOuvrables => WorkingDays(earliest, latest, count, Ouvrable, d => d.DayOfWeek != DayOfWeek.Sunday),
        _ => WorkingDays(earliest, latest, count, KindOf, d => !IsWeekend(d)),
    };

    /// <summary>From the first second of a date to its last.</summary>
    internal static (DateTime Earliest, DateTime Latest) On(DateOnly date, DateTimeZone zone) =>
        (FirstInstantAfter(date.AddDays(-1), zone), FirstInstantAfter(date, zone).AddSeconds(-1));

    private static DateTime Steps(DateTime at, PeriodUnit unit, int count)
    {
        for (var i = 0; i < count; i++) at = unit == PeriodUnit.Minutes ? at.AddMinutes(1) : at.AddHours(1);
        return at;
    }

    /// <summary>The next full hour on the clock from which the event was read.</summary>
    private DateTime EndOfTheHour(DateTime at)
    {
        var clock = Local(at, zone);
        var hour = new DateTime(clock.Year, clock.Month, clock.Day, clock.Hour, 0, 0, DateTimeKind.Utc).AddHours(1);
        return at + (hour - clock);
    }

    private DateOnly DaysAfter(DateTime at, int days)
    {
        var day = DayOf(at);
        for (var i = 0; i < days; i++) day = day.AddDays(1);
        return day;
    }

    private DateOnly MonthsAfter(DateTime at, int months)
    {
        var day = DayOf(at);
        var (year, month, number) = (day.Year, day.Month, day.Day);
        for (var i = 0; i < months; i++)
        {
            month++;
            if (month > 12) (year, month) = (year + 1, 1);
        }
        while (number > DateTime.DaysInMonth(year, month)) number--;
        return new DateOnly(year, month, number);
    }

    /// <summary>The day, or the first worked one after it.</summary>
    private DateOnly? Worked(DateOnly day)
    {
        while (KindOf(day) == DayKind.Off) day = day.AddDays(1);
        return KindOf(day) == DayKind.Working ? day : null;
    }

    /// <summary>Regulation 1182/71 Art. 3(4), then Art. 3(5): days are added until two of them were worked.</summary>
    private DateOnly? TwoWorkingDays(DateTime at, int days)
    {
        if (Worked(DaysAfter(at, days)) is not { } last) return null;
        if (days == 1) return last;
        var worked = 0;
        var day = DayOf(at);
        while (day < last || worked < 2)
        {
            day = day.AddDays(1);
            if (KindOf(day) == DayKind.NotKnown) return null;
            if (KindOf(day) == DayKind.Working) worked++;
        }
        return day;
    }

    private (DateTime, DateTime?) WorkingDays(DateTime earliest, DateTime latest, int count, Func<DateOnly, DayKind> kindOf, Func<DateOnly, bool> isOfTheWeek)
    {
        var strict = DayOf(earliest);
        for (var worked = 0; worked < count;)
        {
            strict = strict.AddDays(1);
            // Where nothing is known of holidays, the strict reading skips the weekend alone.
            if (kindOf(strict) == DayKind.NotKnown ? isOfTheWeek(strict) : kindOf(strict) == DayKind.Working) worked++;
        }
        DateOnly? generous = DayOf(latest);
        for (var worked = 0; worked < count && generous is { } day;)
        {
            generous = kindOf(day.AddDays(1)) == DayKind.NotKnown ? null : day.AddDays(1);
            if (kindOf(day.AddDays(1)) == DayKind.Working) worked++;
        }
        return (Closing(strict), EndOf(generous));
    }

    /// <summary>The first second of the day at which the clock shows the closing time or more.</summary>
    private DateTime Closing(DateOnly day)
    {
        if (closing is not { } time) return EndOf(day);
        var at = FirstInstantAfter(day.AddDays(-1), zone);
        while (DayOf(at) == day && TimeOnly.FromDateTime(Local(at, zone)) < time) at = at.AddMinutes(1);
        return at;
    }

    /// <summary>Every instant at which it can have been, hour by hour; not known as soon as one is not.</summary>
    private static DateTime? MostGenerous(DateTime earliest, DateTime latest, Func<DateTime, DateTime?> end)
    {
        var most = end(latest);
        for (var at = earliest; at < latest && most is not null; at = at.AddHours(1)) most = end(at) is { } one ? (one > most ? one : most) : null;
        return most;
    }

    private DateTime? Noon(DateTime end) => Worked(DayOf(end)) is not { } day ? null : day == DayOf(end) ? end : NoonOf(day);

    private DateTime? NoonAfterMonths(DateOnly last) => Worked(last) is not { } day ? null : day == last ? EndOf(last) : NoonOf(day);

    private DateTime NoonOf(DateOnly day)
    {
        var at = FirstInstantAfter(day.AddDays(-1), zone);
        while (Local(at, zone).Hour < 12) at = at.AddMinutes(1);
        return at;
    }

    private DayKind KindOf(DateOnly day) =>
        !IsCovered(day) ? DayKind.NotKnown
        : listed.TryGetValue(day, out var kind) ? kind
        : IsWeekend(day) ? DayKind.Off : DayKind.Working;

    /// <summary>Every day but Sundays and holidays.</summary>
    private DayKind Ouvrable(DateOnly day) =>
        !IsCovered(day) ? DayKind.NotKnown
        : day.DayOfWeek == DayOfWeek.Sunday || (listed.TryGetValue(day, out var kind) && kind == DayKind.Off) ? DayKind.Off
        : DayKind.Working;

    private bool IsCovered(DateOnly day) =>
        calendar.Covers is { } covers && day >= DateOf(covers.Start) && day <= DateOf(covers.End);

    private bool IsWeekend(DateOnly day) => calendar.Weekend.Any(d => (int)d % 7 == (int)day.DayOfWeek);

    private static DateOnly DateOf(LocalDate date) => new(date.Year, date.Month, date.Day);

    private DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(Local(utc, zone));

    private DateTime? EndOf(DateOnly? day) => day is { } known ? EndOf(known) : null;

    /// <summary>24:00.</summary>
    private DateTime EndOf(DateOnly day) => FirstInstantAfter(day, zone);

    /// <summary>From before the end of the day anywhere on earth, by hours and then by minutes.</summary>
    private static DateTime FirstInstantAfter(DateOnly day, DateTimeZone zone)
    {
        var at = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddHours(9);
        while (DateOnly.FromDateTime(Local(at, zone)) <= day) at = at.AddHours(1);
        at = at.AddHours(-1);
        while (DateOnly.FromDateTime(Local(at, zone)) <= day) at = at.AddMinutes(1);
        return at;
    }

    private static DateTime Local(DateTime utc, DateTimeZone zone) => utc.AddSeconds(zone.GetUtcOffset(Instant.FromDateTimeUtc(utc)).Seconds);
}
