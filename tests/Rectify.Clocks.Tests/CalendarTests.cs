using System.Text.RegularExpressions;
using NodaTime;
using Rectify.Clocks.Calendars;
using Rectify.Clocks.Rules;
using Rectify.Testing;

namespace Rectify.Clocks.Tests;

public sealed partial class CalendarTests
{
    private static readonly IReadOnlyDictionary<string, HolidayCalendar> Calendars = RuleBook.Embedded().Calendars;

    public static TheoryData<string> Ids => [.. Calendars.Keys.Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Ids))]
    public void Each_day_names_a_notice_of_the_file_and_each_notice_has_a_day(string id)
    {
        var calendar = Calendars[id];
        Assert.Equal(calendar.Notices.Select(n => n.Id).Order(StringComparer.Ordinal), calendar.Days.Select(d => d.Notice).Distinct().Order(StringComparer.Ordinal));
        Assert.All(calendar.Notices, n => Assert.False(string.IsNullOrWhiteSpace(n.Source.Citation)));
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_worked_day_is_a_weekend_day_and_no_day_stands_twice(string id)
    {
        var calendar = Calendars[id];
        Assert.All(calendar.Days.Where(d => d.Kind == DayKind.Working), d => Assert.Contains(d.Date.DayOfWeek, calendar.Weekend));
        Assert.Equal(calendar.Days.Count, calendar.Days.Select(d => d.Date).Distinct().Count());
    }

    [Theory, MemberData(nameof(Ids))]
    public void Outside_what_it_covers_nothing_is_known_and_inside_everything(string id)
    {
        var calendar = Calendars[id];
        foreach (var day in new DateInterval(new LocalDate(2018, 12, 31), new LocalDate(2029, 1, 1)))
        {
            var covered = calendar.Covers?.Contains(day) == true;
            Assert.Equal(covered, calendar.KindOf(day) != DayKind.NotKnown);
            Assert.Equal(covered, calendar.IsHoliday(day) is not null);
        }
        Assert.All(calendar.Days, d => Assert.Equal(d.Kind, calendar.KindOf(d.Date)));
    }

    [Fact]
    public void Days_that_were_moved_added_or_made_up_by_a_notice_are_what_it_says()
    {
        foreach (var (line, text) in TextTable.Read(Repository.PathOf("tests/Rectify.Clocks.Tests/Tables/calendar-days.txt")))
        {
            var cells = text.Split('|', StringSplitOptions.TrimEntries);
            var day = NodaTime.Text.LocalDatePattern.Iso.Parse(cells[1]).Value;
            Assert.True(cells[2] == Calendars[cells[0]].KindOf(day).ToString(), $"line {line}: {cells[0]} has {cells[1]} as {Calendars[cells[0]].KindOf(day)}");
        }
    }

    [Fact]
    public void The_documentation_states_what_each_calendar_covers()
    {
        var stated = File.ReadLines(Repository.PathOf("docs/rules/calendars.md")).Select(l => Row().Match(l)).Where(m => m.Success)
            .ToDictionary(m => m.Groups["id"].Value, m => (m.Groups["covers"].Value, m.Groups["complete"].Value));
        var known = Calendars.Values.ToDictionary(
            c => c.Id,
            c => (c.Covers is { } days ? $"{days.Start:uuuu-MM-dd} to {days.End:uuuu-MM-dd}" : "nothing", c.Covers is null ? "" : c.Complete ? "all" : "may miss"));
        Assert.Equal(known.OrderBy(c => c.Key, StringComparer.Ordinal), stated.OrderBy(c => c.Key, StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^\| `(?<id>[a-z-]+)` \|[^|]*\| (?<covers>[^|]+) \| (?<complete>[^|]*?) ?\|")]
    private static partial Regex Row();
}
