using NodaTime;
using Rectify.Alerts.Rotas;
using Rectify.Foundation;
using Rectify.Parties;

namespace Rectify.Tests.Alerts;

public sealed class RotaTests
{
    private static readonly PersonId Ada = new(new Id(1)), Bo = new(new Id(2)), Chen = new(new Id(3));
    private static readonly IsoDayOfWeek[] EveryDay = [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)];
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"], Shanghai = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    /// <summary>Weeks that change on Mondays at nine in Berlin.</summary>
    private static readonly RotaLayer Weekly = new(Berlin, EveryDay, 9 * 60, 9 * 60, new LocalDate(2026, 3, 2), 7, [Ada, Bo, Chen]);

    [Theory]
    [InlineData("2026-03-02T08:00:00Z", 1)] // nine in Berlin
    [InlineData("2026-03-09T07:59:00Z", 1)] // the last minute of the week
    [InlineData("2026-03-09T08:00:00Z", 2)]
    [InlineData("2026-03-30T06:59:00Z", 1)] // summer time since the day before: the turn still changes at nine
    [InlineData("2026-03-30T07:00:00Z", 2)]
    [InlineData("2026-03-01T12:00:00Z", 3)] // before the first turn the circle is closed
    public void Turns_change_at_the_wall_clock_of_their_zone(string at, int person) => Assert.Equal(new PersonId(new Id((UInt128)person)), Rota(Weekly).ChainAt(At(at))[0]);

    [Fact]
    public void The_others_follow_in_the_order_of_their_turns() => Assert.Equal([Bo, Chen, Ada], Rota(Weekly).ChainAt(At("2026-03-09T08:00:00Z")));

    [Fact]
    public void The_first_layer_whose_hours_fit_says_who()
    {
        var day = new RotaLayer(Berlin, [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday], 8 * 60, 18 * 60, new LocalDate(2026, 3, 2), 1, [Ada]);
        var night = new RotaLayer(Shanghai, [IsoDayOfWeek.Monday], 22 * 60, 6 * 60, new LocalDate(2026, 3, 2), 1, [Bo]);
        var rota = Rota(day, night, Weekly with { Members = [Chen] });
        Assert.Equal(Ada, rota.ChainAt(At("2026-03-03T10:00:00Z"))[0]);
        Assert.Equal(Bo, rota.ChainAt(At("2026-03-02T21:30:00Z"))[0]); // Tuesday 05:30 in Shanghai, Monday's night
        Assert.Equal(Chen, rota.ChainAt(At("2026-03-02T22:00:00Z"))[0]); // Tuesday 06:00: it is over
        Assert.Equal(Chen, rota.ChainAt(At("2026-03-04T10:00:00Z"))[0]); // a Wednesday
        Assert.Empty(Rota(day).ChainAt(At("2026-03-04T10:00:00Z")));
    }

    [Fact]
    public void Whoever_stands_in_comes_first_until_they_do_not()
    {
        var rota = Rota(Weekly) with { Substitutions = [new Substitution(Chen, At("2026-03-03T00:00:00Z"), At("2026-03-04T00:00:00Z"))] };
        Assert.Equal([Chen, Ada, Bo], rota.ChainAt(At("2026-03-03T12:00:00Z")));
        Assert.Equal([Ada, Bo, Chen], rota.ChainAt(At("2026-03-04T00:00:00Z")));
    }

    private static Rota Rota(params RotaLayer[] layers) => new() { Id = new(new Id(9)), Name = "PSIRT", Patience = Duration.FromMinutes(30), Layers = layers };

    private static Instant At(string text) => NodaTime.Text.InstantPattern.ExtendedIso.Parse(text).Value;
}
