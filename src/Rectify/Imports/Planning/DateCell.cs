using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.TimeZones;
using Rectify.Clocks.Counting;
using Rectify.Foundation;

namespace Rectify.Imports.Planning;

/// <summary>
/// Dates and times as people write them in tables: 2026-04-03, 2026/4/3, 2026.4.3, 2026年4月3日; 13/04/2026, which can only be one day, and 03/04/2026 where the order
/// is said; each with a time behind it or not. Nothing is guessed.
/// </summary>
internal static partial class DateCell
{
    private const int FirstYear = 1900, LastYear = 2200;

    /// <summary>A date; otherwise why it is none.</summary>
    public static LocalDate? Date(string text, DateOrder order, out Text why)
    {
        if (Parts(text, order, out var date, out var time, out why) && time is null or { TickOfDay: 0 }) return date;
        if (why == default) why = ImportTexts.NotADate;
        return null;
    }

    /// <summary>When something happened: an instant with its offset, an interval, or a local date or time of a zone; otherwise why it is none.</summary>
    public static Occurrence? When(string text, DateTimeZone? zone, DateOrder order, out Text why)
    {
        why = default;
        if (OccurrenceText.TryParse(text, zone ?? DateTimeZone.Utc, out var when) && (when.Date is null || zone is not null)) return when;
        if (!Parts(text, order, out var date, out var time, out why)) return null;
        if (zone is null)
        {
            why = ImportTexts.ZoneMissing;
            return null;
        }
        if (time is not { } at) return Occurrence.On(date, zone);
        var mapped = zone.MapLocal(date + at);
        if (mapped.Count == 1) return Occurrence.At(mapped.Single().ToInstant(), zone);
        // The hour that comes twice when clocks go back: it was in one of the two.
        if (mapped.Count == 2) return Occurrence.Between(mapped.First().ToInstant(), mapped.Last().ToInstant(), zone);
        why = ImportTexts.NoSuchTime(zone.Id);
        return null;
    }

    private static bool Parts(string text, DateOrder order, out LocalDate date, out LocalTime? time, out Text why)
    {
        (date, time, why) = (default, null, ImportTexts.NotADate);
        if (YearFirst().Match(text) is { Success: true } first) return Day(first, "m", "d", out date) && Clock(first, out time) && Good(out why);
        if (YearLast().Match(text) is not { Success: true } last) return false;
        var (a, b) = (Number(last, "a"), Number(last, "b"));
        if (order == DateOrder.Unsaid && a != b && a <= 12 && b <= 12)
        {
            why = ImportTexts.DateAmbiguous;
            return false;
        }
        var dayFirst = order == DateOrder.DayFirst || (order == DateOrder.Unsaid && a > 12);
        return Day(last, dayFirst ? "b" : "a", dayFirst ? "a" : "b", out date) && Clock(last, out time) && Good(out why);

        static bool Good(out Text why)
        {
            why = default;
            return true;
        }
    }

    private static bool Day(Match match, string month, string day, out LocalDate date)
    {
        var (y, m, d) = (Number(match, "y"), Number(match, month), Number(match, day));
        var isOne = y is >= FirstYear and <= LastYear && m is >= 1 and <= 12 && d >= 1 && d <= CalendarSystem.Iso.GetDaysInMonth(y, m);
        date = isOne ? new(y, m, d) : default;
        return isOne;
    }

    private static bool Clock(Match match, out LocalTime? time)
    {
        time = null;
        if (!match.Groups["h"].Success) return true;
        var (h, m, s) = (Number(match, "h"), Number(match, "i"), match.Groups["s"].Success ? Number(match, "s") : 0);
        if (h > 23 || m > 59 || s > 59) return false;
        time = new(h, m, s);
        return true;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private const string Time = @"(?:(?:\s+|T)(?<h>[0-9]{1,2})(?::|时|点)(?<i>[0-9]{2})分?(?::?(?<s>[0-9]{2})秒?)?)?$";

    [GeneratedRegex(@"^(?<y>[0-9]{4})(?:[-/.]|年)(?<m>[0-9]{1,2})(?:[-/.]|月)(?<d>[0-9]{1,2})日?" + Time)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^(?<a>[0-9]{1,2})[-/.](?<b>[0-9]{1,2})[-/.](?<y>[0-9]{4})" + Time)]
    private static partial Regex YearLast();
}
