using NodaTime;
using Rectify.Clocks.Calendars;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Tests;

/// <summary>What a calendar says of a day, and what a count says of a calendar.</summary>
public sealed class HolidayTests
{
    /// <summary>Friday 1 May is off and Saturday 9 May is worked in its place.</summary>
    private static HolidayCalendar May2026 => new()
    {
        Id = "may", Title = new RuleText("May", "五月"), Version = "1", Hash = "", Weekend = [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday], Notices = [],
        Covers = new DateInterval(new LocalDate(2026, 5, 1), new LocalDate(2026, 5, 31)),
        Days = [Day(1, DayKind.Off), Day(9, DayKind.Working)],
    };

    [Theory]
    [InlineData(1, DayKind.Off, true, "a holiday")]
    [InlineData(4, DayKind.Working, false, "a Monday")]
    [InlineData(2, DayKind.Off, false, "a Saturday is off and no holiday")]
    [InlineData(9, DayKind.Working, false, "a Saturday that is made up is worked and no holiday")]
    [InlineData(31, DayKind.Off, false, "the last day that is known")]
    public void A_day_is_worked_or_off_and_a_holiday_or_not(int day, DayKind kind, bool holiday, string because)
    {
        var date = new LocalDate(2026, 5, day);
        Assert.True((kind, holiday) == (May2026.KindOf(date), May2026.IsHoliday(date)), because);
    }

    [Fact]
    public void Outside_what_is_covered_no_day_is_a_holiday_or_none()
    {
        Assert.Null(May2026.IsHoliday(new LocalDate(2026, 4, 30)));
        Assert.Null(May2026.IsHoliday(new LocalDate(2026, 6, 1)));
        Assert.Null((May2026 with { Covers = null }).IsHoliday(new LocalDate(2026, 5, 1)));
    }

    [Fact]
    public void A_calendar_lists_every_holiday_of_its_place_unless_it_says_otherwise()
    {
        Assert.True(May2026.Complete);
        Assert.True(Read("")?.Complete);
        Assert.True(Read("complete: yes\n")?.Complete);
        Assert.False(Read("complete: no\n")?.Complete);

        static HolidayCalendar? Read(string line) =>
            CalendarReader.Read(new RuleFile("calendar.yaml", $"id: c\nversion: 1\ntitle: {{ en: C, zh: 丙 }}\nweekend: [saturday, sunday]\n{line}")).Value;
    }

    [Fact]
    public void A_calendar_may_cover_one_day_and_no_fewer()
    {
        Assert.Equal(new DateInterval(new LocalDate(2026, 5, 1), new LocalDate(2026, 5, 1)), Read("2026-05-01", "2026-05-01").Value?.Covers);
        Assert.Equal(["f.yaml:5:29 EndsBeforeItBegins [from] [to]"], Read("2026-05-02", "2026-05-01").Problems.Select(p => p.ToString()));

        static Yaml.ReadResult<HolidayCalendar> Read(string from, string to) => CalendarReader.Read(new RuleFile("f.yaml", $$"""
            id: c
            version: 1
            title: { en: C, zh: 丙 }
            weekend: [sunday]
            covers: { from: {{from}}, to: {{to}} }
            """));
    }

    [Fact]
    public void A_day_inside_the_period_that_the_calendar_does_not_know_is_named()
    {
        var counted = Eu1182Days.Count(Given.When("2026-04-28T10:00:00Z"), 6, DateTimeZone.Utc, May2026);
        Assert.Null(counted.Deadline.LatestArguable);
        Assert.Equal("CalendarNotKnown [may] [2026-04-29]", counted.Steps[^1].ToString());
    }

    [Fact]
    public void What_begins_as_something_else_ends_keeps_what_it_says()
    {
        var midnight = Occurrence.At(Instant.FromUtc(2026, 5, 4, 0, 0), DateTimeZone.Utc);
        var monday = Occurrence.On(new LocalDate(2026, 5, 4), DateTimeZone.Utc);
        Assert.Equal(monday, Occurrence.Later(monday, midnight));
        Assert.Equal(monday, Occurrence.Later(midnight, monday));
    }

    private static SpecialDay Day(int day, DayKind kind) => new(new LocalDate(2026, 5, day), kind, new RuleText("Labour Day", "劳动节"), "n");
}
