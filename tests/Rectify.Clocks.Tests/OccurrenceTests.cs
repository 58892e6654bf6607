using NodaTime;
using Rectify.Clocks.Counting;

namespace Rectify.Clocks.Tests;

public sealed class OccurrenceTests
{
    private static readonly DateTimeZone Brussels = DateTimeZoneProviders.Tzdb["Europe/Brussels"];

    [Theory]
    [InlineData("2026-12-11T10:20+01:00", "2026-12-11T09:20:00Z", "2026-12-11T09:20:00Z")]
    [InlineData("2026-12-11T10:20:30+01:00", "2026-12-11T09:20:30Z", "2026-12-11T09:20:30Z")]
    [InlineData("2026-12-11T10:20:30.25Z", "2026-12-11T10:20:30.25Z", "2026-12-11T10:20:30.25Z")]
    [InlineData("2026-12-11T10:20Z", "2026-12-11T10:20:00Z", "2026-12-11T10:20:00Z")]
    [InlineData("2026-12-11", "2026-12-10T23:00:00Z", "2026-12-11T22:59:59Z")]
    [InlineData("2026-03-29", "2026-03-28T23:00:00Z", "2026-03-29T21:59:59Z")]
    [InlineData("2026-12-11T10:20Z/2026-12-11T11:00:01+01:00", null, null)]
    [InlineData("2026-12-11T10:20Z/2026-12-11T11:20:01+01:00", "2026-12-11T10:20:00Z", "2026-12-11T10:20:01Z")]
    [InlineData("2026-12-11T10:20Z/2026-12-11T10:20Z", "2026-12-11T10:20:00Z", "2026-12-11T10:20:00Z")]
    [InlineData("1900-01-01T00:00Z", "1900-01-01T00:00:00Z", "1900-01-01T00:00:00Z")]
    [InlineData("2200-12-31T23:59:59Z", "2200-12-31T23:59:59Z", "2200-12-31T23:59:59Z")]
    [InlineData("1899-12-31T23:59Z", null, null)]
    [InlineData("1899-12-31T23:59:59Z", null, null)]
    [InlineData("2201-01-01T00:00Z", null, null)]
    [InlineData("2201-01-01T00:00:00Z", null, null)]
    [InlineData("1900-01-01", "1900-01-01T00:00:00Z", "1900-01-01T23:59:59Z")]
    [InlineData("2200-12-31", "2200-12-30T23:00:00Z", "2200-12-31T22:59:59Z")]
    [InlineData("1899-12-31", null, null)]
    [InlineData("2201-01-01", null, null)]
    [InlineData("2026-12-11T10:20", null, null)]
    [InlineData("2026-12-11 10:20Z", null, null)]
    [InlineData("2026-12-11T10:20Z/", null, null)]
    [InlineData("/2026-12-11T10:20Z", null, null)]
    [InlineData("2026-12-11T10:20Z/tomorrow", null, null)]
    [InlineData("yesterday/2026-12-11T10:20Z", null, null)]
    [InlineData("2026-12-11/2026-12-12", null, null)]
    [InlineData("/", null, null)]
    [InlineData("", null, null)]
    public void A_text_is_an_occurrence_or_none(string text, string? earliest, string? latest)
    {
        var reads = OccurrenceText.TryParse(text, Brussels, out var found);
        Assert.Equal(earliest is not null, reads);
        if (reads) Assert.Equal((earliest, latest), (Text(found.Earliest), Text(found.Latest)));
        else Assert.Equal(default, found);
    }

    [Fact]
    public void An_offset_that_is_not_the_zones_stays_as_it_was_written()
    {
        Assert.True(OccurrenceText.TryParse("2026-12-11T10:20+01:00", Brussels, out var own));
        Assert.Equal(Brussels, own.Zone);
        Assert.True(OccurrenceText.TryParse("2026-12-11T10:20+08:00", Brussels, out var other));
        Assert.Equal(Offset.FromHours(8), other.Zone.GetUtcOffset(other.Earliest));
    }

    [Fact]
    public void A_date_says_that_it_is_one_and_is_uncertain()
    {
        var date = Occurrence.On(new LocalDate(2026, 12, 11), Brussels);
        Assert.Equal((new LocalDate(2026, 12, 11), true, Brussels), (date.Date, date.IsUncertain, date.Zone));
        var known = Occurrence.At(Instant.FromUtc(2026, 12, 11, 9, 20), Brussels);
        Assert.Equal(((LocalDate?)null, false), (known.Date, known.IsUncertain));
    }

    [Fact]
    public void What_ends_before_it_begins_is_a_bug_and_throws()
    {
        var at = Instant.FromUtc(2026, 12, 11, 9, 20);
        Assert.False(Occurrence.Between(at, at, Brussels).IsUncertain);
        var thrown = Assert.Throws<ArgumentOutOfRangeException>(() => Occurrence.Between(at, at - Duration.FromSeconds(1), Brussels));
        Assert.StartsWith("The latest instant lies before the earliest.", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10:00Z", "11:00Z", "second")]
    [InlineData("11:00Z", "10:00Z", "first")]
    [InlineData("10:00Z/11:00Z", "11:00Z/12:00Z", "second")]
    [InlineData("11:00Z/12:00Z", "10:00Z/11:00Z", "first")]
    [InlineData("10:00Z/12:00Z", "11:00Z/11:30Z", "11:00:00Z/12:00:00Z")]
    [InlineData("11:00Z/11:30Z", "10:00Z/12:00Z", "11:00:00Z/12:00:00Z")]
    [InlineData("10:00Z/11:30Z", "11:00Z/12:00Z", "11:00:00Z/12:00:00Z")]
    public void What_needs_both_begins_with_the_later(string first, string second, string later)
    {
        var (a, b) = (On(first), On(second));
        var found = Occurrence.Later(a, b);
        if (later == "first") Assert.Equal(a, found);
        else if (later == "second") Assert.Equal(b, found);
        else Assert.Equal(later, $"{Text(found.Earliest)[11..]}/{Text(found.Latest)[11..]}");
    }

    private static Occurrence On(string times) => Given.When(string.Join('/', times.Split('/').Select(t => $"2026-12-11T{t}")));

    private static string Text(Instant instant) => NodaTime.Text.InstantPattern.ExtendedIso.Format(instant);
}
