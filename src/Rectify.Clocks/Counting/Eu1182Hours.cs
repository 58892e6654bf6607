using NodaTime;
using Rectify.Clocks.Evaluation;

namespace Rectify.Clocks.Counting;

/// <summary>
/// EU_1182_HOURS: hours under Regulation (EEC, Euratom) No 1182/71. Art. 3(1): the hour in which the event falls is not counted;
/// Art. 3(2)(a): the period ends with the last full hour; Art. 3(3): holidays and weekends count; Art. 3(4): no roll for hours.
/// Conservative: plain elapsed hours. Latest arguable: the end of the Nth full hour. Whether Art. 3(5) lengthens a period in hours is
/// contested, so it lengthens nothing here.
/// </summary>
public static class Eu1182Hours
{
    /// <summary>Counts <paramref name="hours"/> from <paramref name="trigger"/>; the hours of the clock are those of <paramref name="zone"/>.</summary>
    public static Counted Count(Occurrence trigger, int hours, DateTimeZone zone)
    {
        var period = Duration.FromHours(hours);
        var firstHour = NextFullHour(trigger.Latest, zone);
        return new Counted(
            new Deadline(trigger.Earliest + period, firstHour + period),
            [Step.Of(StepCode.HourOfEventNotCounted, Written.Instant(firstHour))]);
    }

    private static Instant NextFullHour(Instant instant, DateTimeZone zone)
    {
        var intoTheHour = instant.InZone(zone).TimeOfDay.TickOfDay % NodaConstants.TicksPerHour;
        return instant + Duration.FromTicks(NodaConstants.TicksPerHour - intoTheHour);
    }
}
