using NodaTime;
using NodaTime.TimeZones;
using Rectify.Clocks.Calendars;
using Rectify.Clocks.Evaluation;

namespace Rectify.Clocks.Counting;

/// <summary>
/// What the counts of working days share: the day of the event is not counted, the first working day after it is the first. Act by the
/// recipient's closing time of the last day; the other reading ends with 24:00.
/// </summary>
internal static class WorkingDayCount
{
    /// <summary>
    /// A closing time that the clock shows twice is the first of both; one in an hour that a change of the clock leaves out is the instant of
    /// that change.
    /// </summary>
    private static readonly ZoneLocalMappingResolver FirstShown =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <param name="trigger">What starts the period.</param>
    /// <param name="days">How many working days.</param>
    /// <param name="zone">The recipient's zone.</param>
    /// <param name="calendar">The recipient's calendar; where it knows nothing, the strict reading counts every day of the working week.</param>
    /// <param name="closing">When the recipient closes; null: 24:00.</param>
    /// <param name="kindOf">What a day is.</param>
    /// <param name="isOfTheWeek">Whether a day is one of the working week, holidays aside.</param>
    internal static Counted Count(
        Occurrence trigger, int days, DateTimeZone zone, HolidayCalendar calendar, LocalTime? closing,
        Func<LocalDate, DayKind> kindOf, Func<LocalDate, bool> isOfTheWeek)
    {
        List<Step> steps = [Step.Of(StepCode.DayOfEventNotCounted)];
        var (strict, _) = Last(trigger.Earliest.InZone(zone).Date);
        var (generous, unknown) = Last(trigger.Latest.InZone(zone).Date);
        steps.Add(Step.Of(StepCode.LastWorkingDay, Written.Date(strict)));
        if (unknown is { } day) steps.Add(Step.Of(StepCode.CalendarNotKnown, calendar.Id, Written.Date(day)));
        if (closing is { } time) steps.Add(Step.Of(StepCode.ClosingTime, Written.Time(time)));
        var act = closing is { } closes ? zone.ResolveLocal(strict.At(closes), FirstShown).ToInstant() : DayCount.EndOf(strict, zone);
        return new Counted(new Deadline(act, unknown is null ? DayCount.EndOf(generous, zone) : null), steps);

        (LocalDate Day, LocalDate? FirstUnknown) Last(LocalDate eventDay)
        {
            var (last, left, firstUnknown) = (eventDay, days, (LocalDate?)null);
            while (left > 0)
            {
                last = last.PlusDays(1);
                var kind = kindOf(last);
                if (kind == DayKind.NotKnown) firstUnknown ??= last;
                if (kind == DayKind.Working || (kind == DayKind.NotKnown && isOfTheWeek(last))) left--;
            }
            return (last, firstUnknown);
        }
    }

    /// <summary>Counts the working days of the calendar's own week.</summary>
    internal static Counted Count(Occurrence trigger, int days, DateTimeZone zone, HolidayCalendar calendar, LocalTime? closing) =>
        Count(trigger, days, zone, calendar, closing, calendar.KindOf, day => !calendar.Weekend.Contains(day.DayOfWeek));
}
