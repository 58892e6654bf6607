using NodaTime;
using Rectify.Clocks.Calendars;
using Rectify.Clocks.Evaluation;

namespace Rectify.Clocks.Counting;

/// <summary>
/// CN_RMSV_2D: "within 2 days" (2日内) of Art. 7(2) of the Provisions on Security Vulnerabilities of Network Products. The Provisions do not
/// say how to count, and no official reading was found. Conservative: 48 elapsed hours. Latest arguable: 24:00 in Beijing of the second
/// day after the discovery, moved past statutory rest days as the Civil Code would (see <see cref="CnCivilDays"/>).
/// </summary>
public static class CnRmsv2D
{
    /// <summary>Counts <paramref name="days"/> from <paramref name="trigger"/>: 24 hours for each day, or whole days.</summary>
    public static Counted Count(Occurrence trigger, int days, DateTimeZone zone, HolidayCalendar calendar)
    {
        var latest = DayCount.LastDay(trigger.Latest, days, zone);
        List<Step> steps = [Step.Of(StepCode.DaysReadAsHours, $"{days}", $"{days * 24}"), Step.Of(StepCode.LastDay, Written.Date(latest))];
        var rolled = DayCount.RollToWorkingDay(latest, calendar, steps);
        return new Counted(
            new Deadline(trigger.Earliest + Duration.FromHours(days * 24), rolled is { } day ? DayCount.EndOf(day, zone) : null), steps);
    }
}
