using NodaTime;
using Rectify.Clocks.Calendars;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Tests;

/// <summary>Every calendar beside the npm packages date-holidays and chinese-days, as they are installed.</summary>
public sealed class CalendarPeerTests
{
    private static readonly IReadOnlyDictionary<string, HolidayCalendar> Calendars = RuleBook.Embedded().Calendars;

    [Fact]
    public async Task Each_disagreement_with_a_package_is_listed_and_each_that_is_listed_is_still_there()
    {
        var peers = await PeerDays.Read();
        var found = peers.GroupBy(d => (d.Package, d.Calendar))
            .SelectMany(g => Disagreement.Between(Calendars[g.Key.Calendar], g.Key.Package, g)).ToHashSet();
        var listed = Disagreement.Listed(Calendars).Select(d => d.Of).ToHashSet();
        Assert.NotEmpty(found);
        string[] wrong =
        [
            .. found.Except(listed).Select(d => $"not listed:  {d}").Order(StringComparer.Ordinal),
            .. listed.Except(found).Select(d => $"not there:   {d}").Order(StringComparer.Ordinal),
        ];
        Assert.True(wrong.Length == 0, $"{Disagreement.Table} and the packages differ (package | calendar | day | we say | they say)\n{string.Join('\n', wrong)}");
    }

    [Fact]
    public async Task A_package_knows_days_of_every_year_that_a_calendar_covers()
    {
        var known = (await PeerDays.Read()).Select(d => (d.Calendar, d.Date.Year)).ToHashSet();
        var (first, last) = PeerDays.Years;
        foreach (var calendar in Calendars.Values)
            for (var year = first; year <= last && calendar.Covers is not null; year++)
                if (calendar.KindOf(new LocalDate(year, 1, 1)) != DayKind.NotKnown)
                    Assert.Contains((calendar.Id, year), known);
    }

    [Fact]
    public async Task The_made_up_working_days_of_China_are_compared()
    {
        var days = await PeerDays.Read();
        Assert.Contains(days, d => d is { Package: "chinese-days", Said: "worked" });
        Assert.DoesNotContain(Disagreement.Listed(Calendars), d => d.Of.Package == "chinese-days");
    }

    [Fact]
    public void A_listed_disagreement_is_one_stands_once_and_says_why()
    {
        var seen = new HashSet<(string, string, LocalDate)>();
        foreach (var (line, of, why) in Disagreement.Listed(Calendars))
        {
            Assert.True(seen.Add((of.Package, of.Calendar, of.Date)), $"line {line}: {of} stands twice");
            Assert.True(of.We != of.They && IsKnown(of.We) && IsKnown(of.They), $"line {line}: {of}");
            Assert.True(why.Length > 20, $"line {line} does not say what decides");
        }
        static bool IsKnown(string said) => said is "off" or "worked" or "nothing";
    }

    [Fact]
    public void A_day_that_one_side_lists_alone_or_otherwise_is_a_disagreement()
    {
        var china = Calendars["cn"];
        PeerDay Says(int year, int month, int day, string said) => new("p", "cn", new LocalDate(year, month, day), said);
        var same = china.Days.Select(d => Says(d.Date.Year, d.Date.Month, d.Date.Day, d.Kind == DayKind.Off ? "off" : "worked")).ToList();
        Assert.Empty(Disagreement.Between(china, "p", same));

        var other = same.Where(d => d.Date != new LocalDate(2026, 10, 1) && d.Date != new LocalDate(2026, 10, 10))
            .Append(Says(2026, 10, 10, "off")).Append(Says(2025, 9, 3, "off")).Append(Says(2027, 1, 1, "off"));
        Assert.Equal(
            ["p | cn | 2025-09-03 | nothing | off", "p | cn | 2026-10-01 | off | nothing", "p | cn | 2026-10-10 | worked | off"],
            Disagreement.Between(china, "p", other).Select(d => d.ToString()));
    }
}
