using NodaTime;
using NodaTime.Text;
using Rectify.Foundation;

namespace Rectify.Cli.Texts;

/// <summary>Instants and spans of time as people read them.</summary>
internal static class TimeTexts
{
    private static readonly LocalDateTimePattern Bare = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm");

    private static readonly ZonedDateTimePattern Minute = ZonedDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm z", null);

    /// <summary><c>2026-11-22 23:20 UTC</c>.</summary>
    public static string At(Instant instant, DateTimeZone zone) => Minute.Format(instant.InZone(zone));

    /// <summary>The end of a time to act in. What ends with a day ends at its 24:00: nobody reads 00:00 of the next as the last moment of this one.</summary>
    public static string Until(Instant instant, DateTimeZone zone) => $"{BareUntil(instant, zone)} {zone.Id}";

    /// <summary>The same, where the zone stands elsewhere.</summary>
    public static string BareUntil(Instant instant, DateTimeZone zone)
    {
        var local = instant.InZone(zone).LocalDateTime;
        return local.TimeOfDay == LocalTime.Midnight ? $"{LocalDatePattern.Iso.Format(local.Date.PlusDays(-1))} 24:00" : Bare.Format(local);
    }

    /// <summary><c>2026-11-22 23:20</c>, where the zone stands elsewhere.</summary>
    public static string BareAt(Instant instant, DateTimeZone zone) => Bare.Format(instant.InZone(zone).LocalDateTime);

    /// <summary>How long ago.</summary>
    public static Text Ago(Duration span)
    {
        if (span < Duration.FromMinutes(1)) return new("just now", "刚刚");
        var length = Length(span);
        return new($"{length.English} ago", $"{length.Chinese}前");
    }

    /// <summary>How much time there is, or how long ago it ended.</summary>
    public static Text Left(Duration span)
    {
        var length = Length(span < Duration.Zero ? -span : span);
        return span < Duration.Zero ? new($"{length.English} ago", $"{length.Chinese}前") : new($"in {length.English}", $"还有 {length.Chinese}");
    }

    /// <summary>A length of time in its two largest units: <c>1 d 6 h</c>.</summary>
    public static Text Length(Duration span)
    {
        var (days, hours, minutes) = (span.Days, span.Hours, span.Minutes);
        return days > 60 ? new($"{days} d", $"{days} 天")
            : days > 0 ? new($"{days} d {hours} h", $"{days} 天 {hours} 小时")
            : hours > 0 ? new($"{hours} h {minutes:00} min", $"{hours} 小时 {minutes:00} 分钟")
            : new($"{minutes} min", $"{minutes} 分钟");
    }
}
