using NodaTime;
using Rectify.Clocks.Calendars;
using Rectify.Clocks.Evaluation;

namespace Rectify.Clocks.Counting;

/// <summary>What the day counts share: the day of the event is out, the last day ends at 24:00 of the recipient's zone.</summary>
internal static class DayCount
{
    /// <summary>The last day of N days, the day of the event not counted.</summary>
    internal static LocalDate LastDay(Instant eventAt, int days, DateTimeZone zone) => eventAt.InZone(zone).Date.PlusDays(days);

    /// <summary>24:00 of a day, which is the first instant of the next.</summary>
    internal static Instant EndOf(LocalDate day, DateTimeZone zone) => zone.AtStartOfDay(day.PlusDays(1)).ToInstant();

    /// <summary>
    /// The last day of N months: the day of the last month with the number of the event's day, else that month's last day. The day of the
    /// event is not counted.
    /// </summary>
    internal static LocalDate LastDayOfMonths(Instant eventAt, int months, DateTimeZone zone) => eventAt.InZone(zone).Date.PlusMonths(months);

    /// <summary>Whole days whose last one rolls: act by 24:00 of the last day as it falls, or argue the next working day.</summary>
    internal static Counted Rolled(Occurrence trigger, Func<Instant, LocalDate> lastDay, DateTimeZone zone, HolidayCalendar calendar)
    {
        var conservative = lastDay(trigger.Earliest);
        List<Step> steps = [Step.Of(StepCode.DayOfEventNotCounted), Step.Of(StepCode.LastDay, Written.Date(conservative))];
        var rolled = RollToWorkingDay(lastDay(trigger.Latest), calendar, steps);
        return new Counted(new Deadline(EndOf(conservative, zone), rolled is { } day ? EndOf(day, zone) : null), steps);
    }

    /// <summary>The day itself when it is worked, else the next one that is; null as soon as a day is not known.</summary>
    internal static LocalDate? RollToWorkingDay(LocalDate day, HolidayCalendar calendar, List<Step> steps)
    {
        var rolled = day;
        // Ends: every calendar covers finitely many days, beyond them a day is not known.
        while (true)
        {
            switch (calendar.KindOf(rolled))
            {
                case DayKind.Working:
                    if (rolled != day) steps.Add(Step.Of(StepCode.RolledToWorkingDay, Written.Date(day), Written.Date(rolled)));
                    return rolled;
                case DayKind.NotKnown:
                    steps.Add(Step.Of(StepCode.CalendarNotKnown, calendar.Id, Written.Date(rolled)));
                    return null;
                default:
                    rolled = rolled.PlusDays(1);
                    break;
            }
        }
    }
}
