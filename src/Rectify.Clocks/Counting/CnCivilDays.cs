using NodaTime;
using Rectify.Clocks.Calendars;
using Rectify.Clocks.Evaluation;

namespace Rectify.Clocks.Counting;

/// <summary>
/// CN_CIVIL_DAYS: days under Arts. 201 to 204 of the Civil Code of the PRC. The day of the event is not counted; the last day ends at 24:00;
/// a last day that is a statutory rest day gives way to the day after the rest. Conservative: the last day as it falls. Latest arguable:
/// rolled, weekends taken as rest days and made-up weekends as working days.
/// </summary>
public static class CnCivilDays
{
    /// <summary>Counts <paramref name="days"/> from <paramref name="trigger"/>.</summary>
    public static Counted Count(Occurrence trigger, int days, DateTimeZone zone, HolidayCalendar calendar)
    {
        var conservative = DayCount.LastDay(trigger.Earliest, days, zone);
        var latest = DayCount.LastDay(trigger.Latest, days, zone);
        List<Step> steps = [Step.Of(StepCode.DayOfEventNotCounted), Step.Of(StepCode.LastDay, Written.Date(conservative))];
        var rolled = DayCount.RollToWorkingDay(latest, calendar, steps);
        return new Counted(
            new Deadline(DayCount.EndOf(conservative, zone), rolled is { } day ? DayCount.EndOf(day, zone) : null), steps);
    }
}
