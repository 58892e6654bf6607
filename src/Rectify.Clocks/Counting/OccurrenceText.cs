using NodaTime;
using NodaTime.Text;

namespace Rectify.Clocks.Counting;

/// <summary>
/// Occurrences as people write them: <c>2026-12-11T10:20+01:00</c>, <c>2026-12-11T09:20:00Z</c>, <c>2026-12-11</c> (a date in the zone that
/// is given), or two instants with a slash between them when it was some time between both. The years 1900 to 2200.
/// </summary>
public static class OccurrenceText
{
    private const int FirstYear = 1900;
    private const int LastYear = 2200;

    private static readonly OffsetDateTimePattern ToTheSecond = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss;FFFo<Z+HH:mm>");
    private static readonly OffsetDateTimePattern ToTheMinute = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mmo<Z+HH:mm>");

    /// <summary>Whether the text is an occurrence; a time without an offset is none, because it would be a guess.</summary>
    public static bool TryParse(string text, DateTimeZone zone, out Occurrence occurrence)
    {
        occurrence = default;
        if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value.Year: >= FirstYear and <= LastYear } date)
        {
            occurrence = Occurrence.On(date.Value, zone);
            return true;
        }
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            if (Instant(text) is not { } at) return false;
            occurrence = Occurrence.At(at.ToInstant(), at.Offset == zone.GetUtcOffset(at.ToInstant()) ? zone : DateTimeZone.ForOffset(at.Offset));
            return true;
        }
        if (Instant(text[..slash]) is not { } from || Instant(text[(slash + 1)..]) is not { } to || from.ToInstant() > to.ToInstant()) return false;
        occurrence = Occurrence.Between(from.ToInstant(), to.ToInstant(), zone);
        return true;
    }

    private static OffsetDateTime? Instant(string text) =>
        ToTheSecond.Parse(text) is { Success: true, Value.Year: >= FirstYear and <= LastYear } seconds ? seconds.Value
        : ToTheMinute.Parse(text) is { Success: true, Value.Year: >= FirstYear and <= LastYear } minutes ? minutes.Value
        : null;
}
