using NodaTime;
using Rectify.Clocks.Calendars;
using Rectify.Clocks.Evaluation;

namespace Rectify.Clocks.Counting;

/// <summary>
/// DORA_NOON: Commission Delegated Regulation (EU) 2025/301 Art. 5: a time that ends on a weekend day or bank holiday may be kept by 12:00
/// of the next working day. It is not open to credit institutions, central counterparties, trading venues and essential or important
/// entities; their rules count otherwise. Conservative: the end as it falls. Latest arguable: noon of the next working day.
/// </summary>
public static class DoraNoon
{
    /// <summary>Counts elapsed <paramref name="hours"/> from <paramref name="trigger"/>.</summary>
    public static Counted CountHours(Occurrence trigger, int hours, DateTimeZone zone, HolidayCalendar calendar)
    {
        var period = Duration.FromHours(hours);
        return Moved(trigger, at => (at + period, (at + period).InZone(zone).Date), zone, calendar, []);
    }

    /// <summary>Counts <paramref name="months"/> from <paramref name="trigger"/>, as <see cref="EuMonths"/> does.</summary>
    public static Counted CountMonths(Occurrence trigger, int months, DateTimeZone zone, HolidayCalendar calendar)
    {
        List<Step> steps = [Step.Of(StepCode.DayOfEventNotCounted), Step.Of(StepCode.LastDay, Written.Date(DayCount.LastDayOfMonths(trigger.Earliest, months, zone)))];
        return Moved(trigger, at => DayCount.LastDayOfMonths(at, months, zone) is var day ? (DayCount.EndOf(day, zone), day) : default, zone, calendar, steps);
    }

    /// <summary>
    /// What ends on Sunday may wait for Monday noon, what ends on Monday morning may not: of an uncertain trigger the more generous end counts,
    /// be it the first, the last, or the one on the day before the last.
    /// </summary>
    private static Counted Moved(
        Occurrence trigger, Func<Instant, (Instant End, LocalDate Day)> end, DateTimeZone zone, HolidayCalendar calendar, List<Step> steps)
    {
        var (earliest, latest) = (end(trigger.Earliest), end(trigger.Latest));
        List<(Instant End, LocalDate Day)> possible = [latest];
        if (trigger.IsUncertain) possible.Add(earliest);
        if (latest.Day.PlusDays(-1) is var dayBefore && dayBefore > earliest.Day) possible.Add((DayCount.EndOf(dayBefore, zone) - Duration.Epsilon, dayBefore));

        List<(Instant At, List<Step> Steps)> ends = [];
        foreach (var unmoved in possible)
        {
            List<Step> said = [];
            // Not known as soon as one of them is not.
            if (Noon(unmoved, said) is not { } at) return new Counted(new Deadline(earliest.End, null), [.. steps, .. said]);
            ends.Add((at, said));
        }
        var most = ends.MaxBy(each => each.At);
        return new Counted(new Deadline(earliest.End, most.At), [.. steps, .. most.Steps]);

        Instant? Noon((Instant End, LocalDate Day) unmoved, List<Step> said)
        {
            if (DayCount.RollToWorkingDay(unmoved.Day, calendar, said) is not { } day) return null;
            if (day == unmoved.Day) return unmoved.End;
            var noon = zone.AtLeniently(day.At(LocalTime.Noon)).ToInstant();
            said.Add(Step.Of(StepCode.NoonOfNextWorkingDay, Written.Instant(noon)));
            return noon;
        }
    }
}
