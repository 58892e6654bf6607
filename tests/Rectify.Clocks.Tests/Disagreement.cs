using NodaTime;
using NodaTime.Text;
using Rectify.Clocks.Calendars;
using Rectify.Testing;

namespace Rectify.Clocks.Tests;

/// <summary>A day of which a calendar says one thing and a package another: off, worked, or nothing.</summary>
public sealed record Disagreement(string Package, string Calendar, LocalDate Date, string We, string They)
{
    private const string Nothing = "nothing";

    /// <summary>The committed table of those that are known, with what decides.</summary>
    public const string Table = "tests/Rectify.Clocks.Tests/Tables/calendar-peers.txt";

    public override string ToString() => $"{Package} | {Calendar} | {Date:uuuu-MM-dd} | {We} | {They}";

    /// <summary>Day by day, in both directions: what either of them lists and the other does not, or lists otherwise.</summary>
    public static IEnumerable<Disagreement> Between(HolidayCalendar calendar, string package, IEnumerable<PeerDay> theirs)
    {
        if (calendar.Covers is not { } covers) return [];
        var (first, last) = PeerDays.Years;
        bool Compared(LocalDate d) => covers.Contains(d) && first <= d.Year && d.Year <= last;

        var ours = calendar.Days.Where(d => Compared(d.Date)).ToDictionary(d => d.Date, d => d.Kind == DayKind.Off ? "off" : "worked");
        var other = theirs.Where(d => Compared(d.Date)).ToDictionary(d => d.Date, d => d.Said);
        return ours.Keys.Union(other.Keys).Order()
            .Select(d => new Disagreement(package, calendar.Id, d, ours.GetValueOrDefault(d, Nothing), other.GetValueOrDefault(d, Nothing)))
            .Where(d => d.We != d.They);
    }

    /// <summary>The rows of <see cref="Table"/>, each with its line.</summary>
    public static IEnumerable<(int Line, Disagreement Of, string Why)> Listed(IReadOnlyDictionary<string, HolidayCalendar> calendars)
    {
        foreach (var (line, text) in TextTable.Read(Repository.PathOf(Table)))
        {
            var cells = text.Split('|', 6, StringSplitOptions.TrimEntries);
            Assert.True(cells.Length == 6 && calendars.ContainsKey(cells[1]), $"line {line}: package | calendar | days | we say | they say | why");
            foreach (var date in cells[2].Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(d => Dates(d, calendars[cells[1]])))
                yield return (line, new Disagreement(cells[0], cells[1], date, cells[3], cells[4]), cells[5]);
        }
    }

    private static IEnumerable<LocalDate> Dates(string text, HolidayCalendar calendar)
    {
        if (text.StartsWith("*-", StringComparison.Ordinal))
        {
            Assert.NotNull(calendar.Covers);
            return Enumerable.Range(calendar.Covers.Start.Year, calendar.Covers.End.Year - calendar.Covers.Start.Year + 1)
                .Select(year => Day($"{year}{text[1..]}"));
        }
        var ends = text.Split("..");
        return new DateInterval(Day(ends[0]), Day(ends[^1]));
    }

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).GetValueOrThrow();
}
