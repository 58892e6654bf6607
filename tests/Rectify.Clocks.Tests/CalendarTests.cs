using NodaTime;
using Rectify.Clocks.Calendars;
using Rectify.Clocks.Rules;
using Rectify.Testing;

namespace Rectify.Clocks.Tests;

public sealed class CalendarTests
{
    private static readonly HolidayCalendar China = RuleBook.Embedded().Calendars["cn"];

    [Fact]
    public void The_days_of_China_are_those_that_a_second_source_lists()
    {
        foreach (var (line, text) in TextTable.Read(Repository.PathOf("tests/Rectify.Clocks.Tests/Tables/cn-days.txt")))
        {
            var cells = text.Split('|', StringSplitOptions.TrimEntries);
            var year = int.Parse(cells[0], System.Globalization.CultureInfo.InvariantCulture);
            var kind = cells[1] == "off" ? DayKind.Off : DayKind.Working;
            var listed = China.Days.Where(d => d.Kind == kind && d.Date.Year == year).Select(d => $"{d.Date:MM-dd}");
            Assert.True(cells[2] == string.Join(' ', listed), $"line {line}: {string.Join(' ', listed)}");
        }
    }

    [Fact]
    public void A_worked_day_is_a_weekend_day_and_each_day_names_its_notice()
    {
        var notices = China.Notices.ToDictionary(n => n.Id);
        Assert.All(China.Days, d =>
        {
            Assert.True(notices.ContainsKey(d.Notice));
            if (d.Kind == DayKind.Working) Assert.Contains(d.Date.DayOfWeek, China.Weekend);
        });
    }

    [Fact]
    public void Outside_what_it_covers_nothing_is_known()
    {
        Assert.Equal(DayKind.Off, China.KindOf(new LocalDate(2020, 1, 1)));
        Assert.Equal(DayKind.Working, China.KindOf(new LocalDate(2026, 12, 31)));
        Assert.Equal(DayKind.NotKnown, China.KindOf(new LocalDate(2019, 12, 31)));
        Assert.Equal(DayKind.NotKnown, China.KindOf(new LocalDate(2027, 1, 1)));
        Assert.Equal(DayKind.NotKnown, China.KindOf(new LocalDate(2027, 1, 2)));
        Assert.Equal(DayKind.NotKnown, RuleBook.Embedded().Calendars["tw"].KindOf(new LocalDate(2026, 12, 12)));
    }
}
