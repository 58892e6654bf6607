using NodaTime;
using Rectify.Clocks.Calendars;
using Rectify.Clocks.Evaluation;

namespace Rectify.Clocks.Counting;

/// <summary>
/// EU_1182_DAYS: days under Regulation (EEC, Euratom) No 1182/71. Art. 3(1): the day of the event is not counted; Art. 3(2)(b): from 00:00
/// of the first day to 24:00 of the last; Art. 3(4): a last day that is a holiday, Sunday or Saturday gives way to the next working day;
/// Art. 3(5): a period of two days or more holds at least two working days. Conservative: 24:00 of the last day as it falls. Latest
/// arguable: with both extensions.
/// </summary>
public static class Eu1182Days
{
    private const int LeastWorkingDays = 2;

    /// <summary>Counts <paramref name="days"/> from <paramref name="trigger"/>.</summary>
    public static Counted Count(Occurrence trigger, int days, DateTimeZone zone, HolidayCalendar calendar)
    {
        var conservative = DayCount.LastDay(trigger.Earliest, days, zone);
        List<Step> steps = [Step.Of(StepCode.DayOfEventNotCounted), Step.Of(StepCode.LastDay, Written.Date(conservative))];
        var rolled = Extended(trigger.Latest.InZone(zone).Date, days, calendar, steps);
        return new Counted(
            new Deadline(DayCount.EndOf(conservative, zone), rolled is { } day ? DayCount.EndOf(day, zone) : null), steps);
    }

    private static LocalDate? Extended(LocalDate eventDay, int days, HolidayCalendar calendar, List<Step> steps)
    {
        if (DayCount.RollToWorkingDay(eventDay.PlusDays(days), calendar, steps) is not { } last) return null;
        if (days < 2) return last;
        var working = 0;
        for (var day = eventDay.PlusDays(1); day <= last; day = day.PlusDays(1))
        {
            switch (calendar.KindOf(day))
            {
                case DayKind.NotKnown:
                    steps.Add(Step.Of(StepCode.CalendarNotKnown, calendar.Id, Written.Date(day)));
                    return null;
                case DayKind.Working when ++working == LeastWorkingDays:
                    return last;
                default:
                    break;
            }
        }
        // The last day is itself worked, so one more working day makes two.
        steps.Add(Step.Of(StepCode.TwoWorkingDays, Written.Date(last)));
        return DayCount.RollToWorkingDay(last.PlusDays(1), calendar, steps);
    }
}
