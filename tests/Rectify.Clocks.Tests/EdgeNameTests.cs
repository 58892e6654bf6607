using NodaTime;
using Rectify.Clocks.Calendars;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Tests;

/// <summary>An edge lies where its name says, so that having one of each name means that each was tried.</summary>
public sealed class EdgeNameTests
{
    public static TheoryData<int> Edges => [.. Enumerable.Range(0, WorkedCase.AllEdges.Count)];

    public static TheoryData<string> RuleIds => [.. WorkedCase.BookOf.Keys];

    [Theory, MemberData(nameof(Edges))]
    public void Each_edge_lies_where_its_name_says(int index)
    {
        var edge = WorkedCase.AllEdges[index];
        var place = Place.Of(edge);
        Assert.True(Lies(edge, place), $"{edge}: from {place.Start} to {place.End}");
    }

    [Theory, MemberData(nameof(RuleIds))]
    public void Each_text_of_a_law_is_tried_on_its_first_and_its_last_day_and_in_between(string id)
    {
        var edges = WorkedCase.AllEdges.Where(edge => edge.Rule == id && edge.Bound).ToList();
        Assert.All(WorkedCase.BookOf[id].Rules, rule =>
        {
            Assert.Contains(edges, edge => edge.Kind == EdgeKind.Plain && rule.Validity.Holds(Place.Of(edge).Start));
            Assert.Contains(edges, edge => edge.Kind == EdgeKind.FirstDay && Place.Of(edge).Start == rule.Validity.From);
            if (rule.Validity.To is { } last) Assert.Contains(edges, edge => edge.Kind == EdgeKind.LastDay && Place.Of(edge).Start == last);
        });
    }

    /// <summary>The days of an edge in the recipient's zone, from the start to the later of both ends.</summary>
    private sealed record Place(IReadOnlyList<Rule> Versions, DateTimeZone Zone, Instant From, Instant To)
    {
        internal LocalDate Start => From.InZone(Zone).Date;

        internal LocalDate End => To.InZone(Zone).Date;

        internal IEnumerable<LocalDate> Days => Enumerable.Range(0, NodaTime.Period.DaysBetween(Start, End) + 1).Select(Start.PlusDays);

        /// <summary>From the last day as it falls to the end of the other reading; all of them where there is nothing to act by.</summary>
        internal IEnumerable<LocalDate> LastDays(Edge edge) =>
            edge.ActBy is { } actBy and not "none" ? Days.Where(day => day >= (Given.At(actBy) - Duration.Epsilon).InZone(Zone).Date) : Days;

        internal static Place Of(Edge edge)
        {
            var versions = WorkedCase.BookOf[edge.Rule].Rules;
            var from = edge.Start.When.Earliest;
            var ends = new[] { edge.ActBy, edge.Latest, edge.KeepUntil }.OfType<string>().Where(end => end is not ("none" or "notKnown")).Select(end => Given.At(end));
            return new Place(versions, DateTimeZoneProviders.Tzdb[versions[0].Zone], from, ends.Append(from).Max());
        }
    }

    private static bool Lies(Edge edge, Place place) => edge.Kind switch
    {
        EdgeKind.FirstDay => edge.Bound && place.Versions.Any(rule => rule.Validity.From == place.Start),
        EdgeKind.BeforeFirstDay => !edge.Bound && place.Versions.Any(rule => rule.Validity.From == place.Start.PlusDays(1)),
        EdgeKind.LastDay => edge.Bound && place.Versions.Any(rule => rule.Validity.To == place.Start),
        EdgeKind.AfterLastDay => place.Versions.Any(rule => rule.Validity.To?.PlusDays(1) == place.Start),
        EdgeKind.OtherZone => edge.Start.When.Zone.GetUtcOffset(place.From) != place.Zone.GetUtcOffset(place.From),
        EdgeKind.DateOnly => edge.Start.When.Date is not null,
        EdgeKind.MonthEnd => place.Start.Month != place.End.Month || place.Start.PlusDays(1).Day == 1,
        EdgeKind.LeapDay => place.Days.Any(day => day is { Month: 2, Day: 29 }),
        EdgeKind.SpringForward => place.Zone.GetUtcOffset(place.To) > place.Zone.GetUtcOffset(place.From),
        EdgeKind.FallBack => place.Zone.GetUtcOffset(place.To) < place.Zone.GetUtcOffset(place.From),
        EdgeKind.Weekend => place.Days.Any(IsWeekend),
        // Outside what a calendar covers nobody knows the holidays; that the other reading is not known is what is tried there.
        // Days that are only counted over try nothing: what moves with a rest day must end in the run.
        EdgeKind.HolidayRun => CalendarOf(place) is not { } calendar ? place.Days.Any(IsHolidayOfMany) : (CountsWorkingDays(place) ? place.Days : place.LastDays(edge)).Any(day => calendar.KindOf(day) is DayKind.NotKnown || (!IsWeekend(day) && calendar.KindOf(day) is DayKind.Off)),
        _ => true,
    };

    private static bool CountsWorkingDays(Place place) =>
        place.Versions.SelectMany(rule => rule.Period.All()).OfType<Rules.Period.Elapsed>().Any(part => part.Unit == PeriodUnit.WorkingDays);

    private static bool IsWeekend(LocalDate day) => day.DayOfWeek >= IsoDayOfWeek.Saturday;

    /// <summary>Where a rule names no calendar: Christmas, New Year's Day, the first of October in the PRC.</summary>
    private static bool IsHolidayOfMany(LocalDate day) => day is { Month: 12, Day: 25 } or { Month: 1, Day: 1 } or { Month: 10, Day: 1 };

    private static HolidayCalendar? CalendarOf(Place place) =>
        place.Versions.Select(rule => rule.Calendar).OfType<string>().FirstOrDefault() is { } id ? WorkedCase.Book.Calendars[id] : null;
}
