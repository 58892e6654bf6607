using System.Globalization;
using System.Text.RegularExpressions;

namespace Rectify.Publications.Data;

/// <summary>
/// A time as CSAF takes it: RFC 3339 with a zone. A leap second is read, as the second before it and a later one; so are fractions finer than
/// our clock's.
/// </summary>
internal sealed partial record Rfc3339(DateTimeOffset Instant, bool IsLeapSecond, string Fraction) : IComparable<Rfc3339>
{
    /// <summary>Null when the text is no such time.</summary>
    public static Rfc3339? Parse(string text)
    {
        if (text.Length > 100 || Form().Match(text) is not { Success: true } match) return null;
        int Number(string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        var (year, month, day, second) = (Number("year"), Number("month"), Number("day"), Number("second"));
        var offset = TimeSpan.Zero;
        if (match.Groups["hours"].Success)
        {
            if (Number("hours") > 23 || Number("minutes") > 59) return null;
            offset = new TimeSpan(Number("hours"), Number("minutes"), 0) * (match.Groups["sign"].Value == "-" ? -1 : 1);
        }
        if (year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month) || Number("hour") > 23 || Number("minute") > 59 || second > 60) return null;
        var local = new DateTime(year, month, day, Number("hour"), Number("minute"), Math.Min(second, 59), DateTimeKind.Utc);
        if (local.Ticks - offset.Ticks < 0 || local.Ticks - offset.Ticks > DateTime.MaxValue.Ticks) return null;
        var instant = new DateTimeOffset(local - offset, TimeSpan.Zero);
        // There is one at the end of a June or December in UTC only.
        if (second == 60 && instant is not { Month: 6, Day: 30, Hour: 23, Minute: 59 } and not { Month: 12, Day: 31, Hour: 23, Minute: 59 }) return null;
        return new(instant, second == 60, match.Groups["fraction"].Value.TrimEnd('0'));
    }

    public int CompareTo(Rfc3339? other) => other is null ? 1
        : Instant.CompareTo(other.Instant) is var order and not 0 ? order
        : IsLeapSecond.CompareTo(other.IsLeapSecond) is var leap and not 0 ? leap
        : string.CompareOrdinal(Fraction, other.Fraction);

    public static bool operator <(Rfc3339 left, Rfc3339 right) => left.CompareTo(right) < 0;

    public static bool operator >(Rfc3339 left, Rfc3339 right) => left.CompareTo(right) > 0;

    [GeneratedRegex(@"^(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})T(?<hour>[0-9]{2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2})(?:\.(?<fraction>[0-9]+))?(?:Z|(?<sign>[+-])(?<hours>[0-9]{2}):(?<minutes>[0-9]{2}))\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
