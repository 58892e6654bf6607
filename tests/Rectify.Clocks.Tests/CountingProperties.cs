using CsCheck;
using NodaTime;
using Rectify.Clocks.Counting;

namespace Rectify.Clocks.Tests;

public sealed class CountingProperties
{
    private static readonly Gen<Occurrence> Triggers =
        from second in Gen.Long[1_700_000_000, 1_830_000_000]
        from width in Gen.OneOf(Gen.Const(0L), Gen.Long[0, 200_000])
        select Occurrence.Between(
            Instant.FromUnixTimeSeconds(second), Instant.FromUnixTimeSeconds(second + width), DateTimeZone.Utc);

    private static readonly Gen<CountingCode> Codes = Gen.Enum<CountingCode>();

    [Fact]
    public void The_conservative_end_never_lies_after_the_latest_arguable_one() =>
        Gen.Select(Codes, Triggers, Gen.Int[1, 40]).Sample((code, trigger, count) =>
            Count(code, trigger, count) is var deadline && (deadline.LatestArguable is not { } latest || deadline.Conservative <= latest));

    [Fact]
    public void A_later_trigger_never_ends_earlier() =>
        Gen.Select(Codes, Triggers, Gen.Long[0, 500_000], Gen.Int[1, 40]).Sample((code, trigger, later, count) =>
        {
            var shift = Duration.FromSeconds(later);
            var (first, second) = (Count(code, trigger, count), Count(code, Occurrence.Between(trigger.Earliest + shift, trigger.Latest + shift, DateTimeZone.Utc), count));
            return first.Conservative <= second.Conservative
                // What ends on Sunday may wait for Monday noon, what ends on Monday morning may not: so says that law.
                && (code == CountingCode.DoraNoon || first.LatestArguable is not { } a || second.LatestArguable is not { } b || a <= b);
        });

    [Fact]
    public void A_longer_period_never_ends_earlier() =>
        Gen.Select(Codes, Triggers, Gen.Int[1, 40]).Sample((code, trigger, count) =>
        {
            var (shorter, longer) = (Count(code, trigger, count), Count(code, trigger, count + 1));
            return shorter.Conservative < longer.Conservative
                && (code == CountingCode.DoraNoon || shorter.LatestArguable is not { } a || longer.LatestArguable is not { } b || a <= b);
        });

    [Fact]
    public void Knowing_the_time_better_only_narrows_the_readings() =>
        Gen.Select(Codes, Triggers, Gen.Int[1, 40]).Sample((code, trigger, count) =>
        {
            var (vague, known) = (Count(code, trigger, count), Count(code, Occurrence.At(trigger.Earliest, DateTimeZone.Utc), count));
            return vague.Conservative == known.Conservative
                && (vague.LatestArguable is not { } a || known.LatestArguable is not { } b || b <= a);
        });

    private static Deadline Count(CountingCode code, Occurrence trigger, int count)
    {
        var (zone, calendar) = CountingTests.PlaceOf(code);
        return Counter.Count(code, trigger, count, code.Units()[0], zone, calendar).Deadline;
    }
}
