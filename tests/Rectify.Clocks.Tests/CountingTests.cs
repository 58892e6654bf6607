using System.Globalization;
using NodaTime;
using Rectify.Clocks.Calendars;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;
using Rectify.Testing;

namespace Rectify.Clocks.Tests;

public sealed class CountingTests
{
    public static TheoryData<CountingCode> Codes => [.. Enum.GetValues<CountingCode>()];

    [Theory, MemberData(nameof(Codes))]
    public void Each_row_of_the_codes_table_holds(CountingCode code)
    {
        var (zone, calendar) = PlaceOf(code);
        var failures = new List<string>();
        var rows = TextTable.Read(Repository.PathOf("tests/Rectify.Clocks.Tests/Tables", $"{code.Written()}.txt")).ToList();
        Assert.True(rows.Count >= 7, $"{code.Written()} has {rows.Count} rows");
        foreach (var (line, text) in rows)
        {
            var cells = text.Split('|', StringSplitOptions.TrimEntries);
            Assert.True(OccurrenceText.TryParse(cells[0], zone, out var trigger), $"line {line}: {cells[0]}");
            var (count, unit) = Amount(cells[1], code);
            var found = Counter.Count(code, trigger, count, unit, zone, calendar).Deadline;
            if (At(cells[2]) != found.Conservative) failures.Add($"line {line}: conservative {found.Conservative}");
            if (At(cells[3]) != found.LatestArguable) failures.Add($"line {line}: latest arguable {found.LatestArguable}");
        }
        Assert.Empty(failures);
    }

    [Fact]
    public void The_worked_example_of_Friday_11_December_2026()
    {
        var brussels = DateTimeZoneProviders.Tzdb["Europe/Brussels"];
        Assert.True(OccurrenceText.TryParse("2026-12-11T10:20+01:00", brussels, out var aware));
        Assert.Equal(new Deadline(Instant.FromUtc(2026, 12, 12, 9, 20), Instant.FromUtc(2026, 12, 12, 10, 0)), Eu1182Hours.Count(aware, 24, brussels).Deadline);
        Assert.Equal(new Deadline(Instant.FromUtc(2026, 12, 14, 9, 20), Instant.FromUtc(2026, 12, 14, 10, 0)), Eu1182Hours.Count(aware, 72, brussels).Deadline);
    }

    [Theory]
    [InlineData("Europe/Brussels", "2026-03-27", "02:30", "2026-03-29T01:00:00Z", "that the clock leaves out is the instant of its change")]
    [InlineData("America/Scoresbysund", "2026-03-26", "23:30", "2026-03-29T01:00:00Z", "left out before midnight does not lie after 24:00")]
    [InlineData("Europe/Brussels", "2026-10-23", "02:30", "2026-10-25T00:30:00Z", "that the clock shows twice is the first of both")]
    public void A_closing_time(string zone, string start, string closes, string end, string because)
    {
        var place = DateTimeZoneProviders.Tzdb[zone];
        Assert.True(OccurrenceText.TryParse(start, place, out var trigger));
        var closing = TimeOnly.Parse(closes, CultureInfo.InvariantCulture);
        var everyDay = TestCalendar with { Weekend = [] };
        var found = WorkingDays.Count(trigger, 2, place, everyDay, new LocalTime(closing.Hour, closing.Minute)).Deadline;
        Assert.True(At(end) == found.Conservative && found.Conservative <= found.LatestArguable, $"{because}: {found}");
    }

    internal static (DateTimeZone Zone, HolidayCalendar? Calendar) PlaceOf(CountingCode code) => code switch
    {
        CountingCode.HoursElapsed => (DateTimeZone.Utc, null),
        CountingCode.Eu1182Hours => (DateTimeZoneProviders.Tzdb["Europe/Brussels"], null),
        CountingCode.Eu1182Days or CountingCode.EuMonths or CountingCode.DoraNoon => (DateTimeZoneProviders.Tzdb["Europe/Brussels"], TestCalendar),
        CountingCode.UsBusiness => (DateTimeZoneProviders.Tzdb["America/New_York"], TestCalendar),
        CountingCode.UsCalendar => (DateTimeZoneProviders.Tzdb["America/New_York"], null),
        CountingCode.FrOuvrables => (DateTimeZoneProviders.Tzdb["Europe/Paris"], TestCalendar),
        CountingCode.CalendarDays or CountingCode.WorkingDays or CountingCode.CalendarMonths => (DateTimeZoneProviders.Tzdb["Europe/London"], TestCalendar),
        _ => (DateTimeZoneProviders.Tzdb["Asia/Shanghai"], RuleBook.Embedded().Calendars["cn"]),
    };

    /// <summary>A calendar for the table of EU_1182_DAYS; the table says its days.</summary>
    private static HolidayCalendar TestCalendar { get; } = new()
    {
        Id = "test", Title = new RuleText("test", "test"), Version = "1", Hash = "", Weekend = [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday],
        Notices = [],
        Covers = new DateInterval(new LocalDate(2026, 1, 1), new LocalDate(2027, 12, 31)),
        Days =
        [
            .. Enumerable.Range(0, 9).Select(i => Off(new LocalDate(2026, 12, 24).PlusDays(i))),
            Off(new LocalDate(2026, 4, 3)), Off(new LocalDate(2026, 4, 6)), Off(new LocalDate(2026, 5, 1)),
            Off(new LocalDate(2026, 5, 14)), Off(new LocalDate(2026, 5, 15)),
        ],
    };

    /// <summary>A count, with its unit where the code counts several.</summary>
    private static (int Count, PeriodUnit Unit) Amount(string cell, CountingCode code)
    {
        var words = cell.Split(' ');
        var unit = words.Length == 1 ? code.Units()[0] : Words.TryParse<PeriodUnit>(words[1], out var named) ? named : throw new FormatException(cell);
        return (int.Parse(words[0], CultureInfo.InvariantCulture), unit);
    }

    private static SpecialDay Off(LocalDate day) => new(day, DayKind.Off, new RuleText("off", "off"), "test");

    private static Instant? At(string cell) =>
        cell == "notKnown" ? null : OccurrenceText.TryParse(cell, DateTimeZone.Utc, out var at) ? at.Earliest : throw new FormatException(cell);
}
