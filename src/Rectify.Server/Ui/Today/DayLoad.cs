using NodaTime;
using Rectify.Submissions;

namespace Rectify.Server.Ui.Today;

/// <summary>How much is to be done on a day.</summary>
/// <param name="Day">The day, where whoever looks lives.</param>
/// <param name="Count">How many duties have to be met on it.</param>
public sealed record DayLoad(LocalDate Day, int Count)
{
    private const int Days = 7;

    /// <summary>The days of a week from now on. What is late already is on none of them.</summary>
    public static IReadOnlyList<DayLoad> Of(IEnumerable<OwnedDuty> duties, Instant now, DateTimeZone zone)
    {
        var today = now.InZone(zone).Date;
        var due = duties.Where(row => row.Duty.IsOwed).Select(row => row.Duty.ActBy).OfType<Instant>().Where(at => at >= now).ToLookup(at => at.InZone(zone).Date);
        return [.. Enumerable.Range(0, Days).Select(today.PlusDays).Select(day => new DayLoad(day, due[day].Count()))];
    }
}
