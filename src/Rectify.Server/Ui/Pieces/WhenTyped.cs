using NodaTime;
using NodaTime.Text;
using Rectify.Clocks.Counting;
using Rectify.Foundation;

namespace Rectify.Server.Ui.Pieces;

/// <summary>
/// When something happened, as a person types it: the exact time, a day, or a time between two, in the zone that they name. An hour that the clocks showed
/// twice is a time between both; one that they skipped is none.
/// </summary>
public sealed class WhenTyped
{
    private static readonly LocalDateTimePattern Minute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm");

    /// <summary>How exactly it is known.</summary>
    public WhenKind Kind { get; set; }

    /// <summary>The time or the day, as the browser writes it: <c>2026-12-11T10:20</c>, <c>2026-12-11</c>.</summary>
    public string From { get; set; } = "";

    /// <summary>Of a time between two: the later one.</summary>
    public string To { get; set; } = "";

    /// <summary>The zone, of the tz database.</summary>
    public string Zone { get; set; } = "UTC";

    /// <summary>Nothing typed yet, in a zone.</summary>
    public static WhenTyped In(string zone) => new() { Zone = zone };

    /// <summary>An instant, to the minute.</summary>
    public static WhenTyped At(Instant at, DateTimeZone zone) => new() { From = Minute.Format(at.InZone(zone).LocalDateTime), Zone = zone.Id };

    /// <summary>What is known already, to be typed over.</summary>
    public static WhenTyped Of(Occurrence known) =>
        known.Date is { } date ? new() { Kind = WhenKind.Day, From = LocalDatePattern.Iso.Format(date), Zone = known.Zone.Id }
        : known.IsUncertain ? At(known.Earliest, known.Zone).Until(known.Latest, known.Zone)
        : At(known.Earliest, known.Zone);

    /// <summary>Reads it; adds what is wrong with it.</summary>
    public Occurrence Read(Problems problems)
    {
        var nothing = Occurrence.At(NodaConstants.UnixEpoch, DateTimeZone.Utc);
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone.Trim()) is not { } zone)
        {
            problems.Add(WhenProblems.NotAZone(Zone));
            return nothing;
        }
        if (Kind == WhenKind.Day)
        {
            if (LocalDatePattern.Iso.Parse(From) is { Success: true } day) return Occurrence.On(day.Value, zone);
            problems.Add(WhenProblems.NotADay);
            return nothing;
        }
        if (Time(problems, From, zone) is not { } first) return nothing;
        if (Kind == WhenKind.Exact) return first;
        if (Time(problems, To, zone) is not { } last) return nothing;
        if (first.Earliest <= last.Latest) return Occurrence.Between(first.Earliest, last.Latest, zone);
        problems.Add(WhenProblems.WrongOrder);
        return nothing;
    }

    private WhenTyped Until(Instant latest, DateTimeZone zone)
    {
        (Kind, To) = (WhenKind.Between, Minute.Format(latest.InZone(zone).LocalDateTime));
        return this;
    }

    private static Occurrence? Time(Problems problems, string text, DateTimeZone zone)
    {
        if ((Minute.Parse(text) is { Success: true } minute ? minute : LocalDateTimePattern.ExtendedIso.Parse(text)) is not { Success: true, Value: var local })
        {
            problems.Add(WhenProblems.NotATime);
            return null;
        }
        var mapped = zone.MapLocal(local);
        if (mapped.Count == 0) problems.Add(WhenProblems.Skipped(text, zone.Id));
        return mapped.Count == 0 ? null : Occurrence.Between(mapped.First().ToInstant(), mapped.Last().ToInstant(), zone);
    }
}

/// <summary>How exactly it is known when something happened.</summary>
public enum WhenKind
{
    /// <summary>To the minute.</summary>
    Exact,

    /// <summary>The day alone.</summary>
    Day,

    /// <summary>At some time between two.</summary>
    Between,
}
