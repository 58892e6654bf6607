using CsCheck;
using NodaTime;
using Rectify.Clocks.Calendars;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Tests;

/// <summary>The engine against <see cref="NaiveCount"/>, over every code, unit, zone and shipped calendar.</summary>
public sealed class NaiveCountTests
{
    private static readonly IReadOnlyList<(CountingCode Code, PeriodUnit Unit)> Countings =
        [.. Enum.GetValues<CountingCode>().SelectMany(code => code.Units(), (code, unit) => (code, unit))];

    private static readonly IReadOnlyList<DateTimeZone> Zones = [.. DateTimeZoneProviders.Tzdb.Ids.Select(id => DateTimeZoneProviders.Tzdb[id])];

    private static readonly IReadOnlyList<DateTimeZone> RuleZones =
        [.. RuleBook.Embedded().Rules.Select(r => r.Zone).Distinct().Select(id => DateTimeZoneProviders.Tzdb[id])];

    private static readonly IReadOnlyList<HolidayCalendar> Calendars = [.. RuleBook.Embedded().Calendars.Values];

    /// <summary>From before the first day that a calendar knows to after the last; instants known to a millisecond, vague ones and dates.</summary>
    private static readonly Gen<Trigger> Triggers = Gen.OneOf(
        Gen.Long[1_570_000_000_000, 1_860_000_000_000].Select(ms => new Trigger(ms, 0, null)),
        Gen.Select(Gen.Long[1_570_000_000, 1_860_000_000], Gen.Long[1, 400_000], (second, width) => new Trigger(second * 1000, width * 1000, null)),
        Gen.Select(Gen.Int[0, 3_300], Gen.Int[0, Zones.Count - 1], (day, zone) => new Trigger(day, 0, Zones[zone])));

    private static readonly Gen<Question> Questions =
        from counting in Gen.Int[0, Countings.Count - 1].Select(i => Countings[i])
        from count in Gen.Frequency((6, Gen.Int[1, 12]), (3, Gen.Int[1, 80]), (1, Gen.Int[1, counting.Unit == PeriodUnit.Months ? 60 : 400]))
        from zone in Gen.OneOf(Gen.Int[0, Zones.Count - 1].Select(i => Zones[i]), Gen.Int[0, RuleZones.Count - 1].Select(i => RuleZones[i]))
        from calendar in Gen.Int[0, Calendars.Count - 1].Select(i => Calendars[i])
        from closing in Gen.OneOf(Gen.Const(-1), Gen.Int[0, 24 * 60 - 1])
        from trigger in Triggers
        select new Question(counting.Code, counting.Unit, count, zone, calendar, closing < 0 ? null : new TimeOnly(closing / 60, closing % 60), trigger);

    [Fact]
    public void The_engine_agrees_with_walking_through_the_calendar() =>
        Questions.Sample(question => question.Engine() == question.Naive(), iter: LongRun.Tries(120_000), time: LongRun.Seconds, print: question => question.ToString());

    /// <summary>Milliseconds since 1970 and how vague; with a zone: a date, in days since 2019-09-01.</summary>
    private sealed record Trigger(long From, long Width, DateTimeZone? DateIn)
    {
        internal DateOnly Date => new DateOnly(2019, 9, 1).AddDays((int)From);

        internal Occurrence Occurrence => DateIn is { } zone
            ? Occurrence.On(new LocalDate(Date.Year, Date.Month, Date.Day), zone)
            : Occurrence.Between(Instant.FromUnixTimeMilliseconds(From), Instant.FromUnixTimeMilliseconds(From + Width), DateTimeZone.Utc);

        internal (DateTime Earliest, DateTime Latest) Bounds => DateIn is { } zone
            ? NaiveCount.On(Date, zone)
            : (DateTime.UnixEpoch.AddMilliseconds(From), DateTime.UnixEpoch.AddMilliseconds(From + Width));

        public override string ToString() => DateIn is { } zone ? $"{Date:yyyy-MM-dd} in {zone.Id}" : $"{Bounds.Earliest:o} and up to {Width} ms later";
    }

    private sealed record Question(
        CountingCode Code, PeriodUnit Unit, int Amount, DateTimeZone Zone, HolidayCalendar Calendar, TimeOnly? Closing, Trigger Trigger)
    {
        internal (DateTime, DateTime?) Engine()
        {
            var closes = Closing is { } time ? new LocalTime(time.Hour, time.Minute) : (LocalTime?)null;
            var found = Counter.Count(Code, Trigger.Occurrence, Amount, Unit, Zone, Code.NeedsCalendar() ? Calendar : null, closes).Deadline;
            return (found.Conservative.ToDateTimeUtc(), found.LatestArguable?.ToDateTimeUtc());
        }

        internal (DateTime, DateTime?) Naive() =>
            new NaiveCount(Zone, Calendar, Closing).Count(Code, Unit, Amount, Trigger.Bounds.Earliest, Trigger.Bounds.Latest);

        public override string ToString()
        {
            var (engine, naive) = (Engine(), Naive());
            return $"{Code.Written()} {Amount} {Words.Of(Unit)} from {Trigger}, zone {Zone.Id}, calendar {Calendar.Id}, closing {Closing?.ToString("HH:mm") ?? "24:00"}:\n"
                + $"engine {engine.Item1:o} / {engine.Item2:o}\nnaive  {naive.Item1:o} / {naive.Item2:o}";
        }
    }
}
