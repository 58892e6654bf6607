using CsCheck;
using NodaTime;
using NodaTime.Testing;
using Rectify.Foundation;
using Rectify.Tests.Fakes;

namespace Rectify.Tests.Foundation;

public sealed class IdTests
{
    private static readonly Gen<Id> Ids = Gen.Select(Gen.ULong, Gen.ULong, (high, low) => new Id(new UInt128(high, low)));

    [Fact]
    public void An_id_survives_its_text() => Ids.Sample(id => Id.TryParse(id.ToString(), out var read) && read == id && Id.Parse(id.ToString().ToUpperInvariant()) == id);

    [Fact]
    public void Texts_sort_like_ids() => Gen.Select(Ids, Ids).Sample((left, right) =>
        Math.Sign(left.CompareTo(right)) == Math.Sign(string.CompareOrdinal(left.ToString(), right.ToString())));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0000000000000000000000000")] // 25
    [InlineData("000000000000000000000000000")] // 27
    [InlineData("80000000000000000000000000")] // beyond 128 bits
    [InlineData("0000000000000000000000000u")] // Crockford leaves out i, l, o, u
    [InlineData("0000000000000000000000000é")]
    public void What_is_no_id_is_refused(string? text) => Assert.False(Id.TryParse(text, out _));

    [Fact]
    public void Ids_grow_within_a_millisecond_and_when_the_clock_steps_back()
    {
        var clock = new FakeClock(Instant.FromUtc(2026, 11, 22, 9, 0));
        var source = new TimeOrderedIdSource(clock, new RepeatableRandom());
        var ids = new List<Id>();
        for (var i = 0; i < 300; i++)
        {
            if (i % 100 == 50) clock.Advance(Duration.FromMilliseconds(i % 200 == 50 ? 1 : -5000));
            ids.Add(source.Next());
        }
        Assert.Equal(ids.Order().Distinct(), ids);
    }

    [Fact]
    public void An_id_tells_its_millisecond()
    {
        var instant = Instant.FromUtc(2026, 11, 22, 9, 0);
        var id = new TimeOrderedIdSource(new FakeClock(instant), new RepeatableRandom()).Next();
        Assert.Equal(instant.ToUnixTimeMilliseconds(), (long)(ulong)(id.Value >> 80));
    }
}
