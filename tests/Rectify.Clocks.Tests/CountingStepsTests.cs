using System.Globalization;
using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;
using Rectify.Testing;

namespace Rectify.Clocks.Tests;

/// <summary>How each code says what it counted; the ends themselves stand in the tables.</summary>
public sealed class CountingStepsTests
{
    private static readonly string[] Starts =
    [
        "2026-06-03T10:20:30Z", "2026-06-05T10:00:00Z", "2026-12-22T10:00:00Z", "2026-12-10T10:00:00Z/2026-12-14T04:00:00Z", "2027-12-30T10:00:00Z", "2025-12-31T10:00:00Z",
    ];

    [Fact]
    public void Each_code_says_how_it_counted()
    {
        var said = Enum.GetValues<CountingCode>().SelectMany(code => code.Units(), (code, unit) => (code, unit)).SelectMany(each => Starts.SelectMany(start => Of(each.code, each.unit, start)));
        Assert.Null(Golden.Difference("tests/Rectify.Clocks.Tests/Goldens/counting-steps.txt", string.Concat(said.Select(line => $"{line}\n"))));
    }

    private static IEnumerable<string> Of(CountingCode code, PeriodUnit unit, string start)
    {
        var (zone, calendar) = CountingTests.PlaceOf(code);
        var closing = code == CountingCode.WorkingDays ? new LocalTime(17, 30) : (LocalTime?)null;
        var counted = Counter.Count(code, Given.When(start), 2, unit, zone, calendar, closing);
        yield return string.Create(CultureInfo.InvariantCulture, $"{code.Written()} 2 {Words.Of(unit)} from {start}: {counted.Deadline.Conservative} / {counted.Deadline.LatestArguable?.ToString() ?? "not known"}");
        foreach (var step in counted.Steps) yield return $"  {step}";
    }

    [Theory]
    [InlineData(CountingCode.HoursElapsed, PeriodUnit.Days)]
    [InlineData(CountingCode.Eu1182Days, PeriodUnit.Hours)]
    [InlineData(CountingCode.UsBusiness, PeriodUnit.Days)]
    public void A_unit_that_the_code_does_not_count_is_a_bug_and_throws(CountingCode code, PeriodUnit unit)
    {
        var (zone, calendar) = CountingTests.PlaceOf(code);
        var thrown = Assert.Throws<ArgumentOutOfRangeException>(() => Counter.Count(code, Given.When(Starts[0]), 1, unit, zone, calendar));
        Assert.StartsWith($"{code.Written()} does not count it.", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(unit, thrown.ActualValue);
    }

    [Fact]
    public void A_code_that_asks_a_calendar_does_not_count_without_one() => Assert.All(Enum.GetValues<CountingCode>(), code =>
    {
        var count = () => Counter.Count(code, Given.When(Starts[0]), 1, code.Units()[0], DateTimeZone.Utc, null);
        if (code.NeedsCalendar()) Assert.StartsWith($"{code.Written()} asks a calendar", Assert.Throws<ArgumentException>(count).Message, StringComparison.Ordinal);
        else Assert.True(count().Deadline.Conservative > Given.At(Starts[0]));
    });

    [Fact]
    public void The_most_of_any_unit_is_about_fifty_years()
    {
        Assert.Equal(50 * 366 * 24 * 60, CountingCodes.Most(PeriodUnit.Minutes));
        Assert.Equal(50 * 366 * 24, CountingCodes.Most(PeriodUnit.Hours));
        Assert.Equal(50 * 366, CountingCodes.Most(PeriodUnit.Days));
        Assert.Equal(50 * 366, CountingCodes.Most(PeriodUnit.WorkingDays));
        Assert.Equal(50 * 12, CountingCodes.Most(PeriodUnit.Months));
    }

    [Fact]
    public void What_is_no_code_or_unit_is_a_bug_and_throws()
    {
        const CountingCode NoCode = (CountingCode)99;
        Assert.Throws<ArgumentOutOfRangeException>(() => NoCode.Written());
        Assert.Throws<ArgumentOutOfRangeException>(() => NoCode.Units());
        Assert.Throws<ArgumentOutOfRangeException>(() => CountingCodes.Most((PeriodUnit)99));
    }
}
