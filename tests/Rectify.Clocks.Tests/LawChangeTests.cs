using NodaTime;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Tests;

/// <summary>What changed between two days, for an organisation and between two books.</summary>
public sealed class LawChangeTests
{
    private static readonly RuleBook Book = SmallLaw.Book(
        SmallLaw.Rule("b", "validFrom: 2021-01-01"),
        SmallLaw.Rule("a", "validFrom: 2021-01-01", "validTo: 2021-12-31"),
        SmallLaw.Rule("a", "version: 2", "validFrom: 2022-01-01", "validTo: 2022-06-30"),
        SmallLaw.Rule("bank", "validFrom: 2022-01-01", "binds: { sector: [bank] }"),
        SmallLaw.Rule("unsure", "validFrom: 2021-01-01", "confidence: unsure", "note: { en: Not known, zh: 不详 }"));

    [Fact]
    public void Each_duty_begins_changes_and_ends_on_its_day()
    {
        Assert.Equal(
            ["2021-01-01 Begins a 1", "2021-01-01 Begins b 1", "2022-01-01 Changes a 2", "2022-01-01 Begins bank 1", "2022-07-01 Ends a 2"],
            Told(Profile.Unstated, "2020-12-31", "2030-01-01"));
        var changed = LawChange.Between(Book, Profile.Unstated, new LocalDate(2021, 1, 1), new LocalDate(2022, 1, 1))[0];
        Assert.Equal((1, 2, 2), (changed.Before?.Version, changed.After?.Version, changed.Rule.Version));
    }

    [Theory]
    [InlineData("2020-12-31", "2021-01-01", 2)]
    [InlineData("2021-01-01", "2021-12-31", 0)]
    [InlineData("2021-12-31", "2021-12-31", 0)]
    [InlineData("2022-06-30", "2022-07-01", 1)]
    [InlineData("2022-07-01", "2022-07-01", 0)]
    public void The_first_day_is_left_out_and_the_last_is_not(string from, string to, int count) => Assert.Equal(count, Told(Profile.Unstated, from, to).Count());

    [Fact]
    public void A_duty_that_certainly_binds_somebody_else_is_left_out_and_one_that_may_bind_asks()
    {
        Assert.DoesNotContain("2022-01-01 Begins bank 1", Told(new Profile { Sectors = ["rail"] }, "2020-12-31", "2030-01-01"));
        var perhaps = LawChange.Between(Book, Profile.Unstated, new LocalDate(2021, 12, 31), new LocalDate(2022, 1, 1)).Single(c => c.Rule.Id == "bank");
        Assert.Equal((Answer.Unknown, "whichSectors"), (perhaps.Applies.Answer, perhaps.Applies.Question?.Word));
    }

    [Fact]
    public void One_asset_that_it_binds_suffices()
    {
        var book = SmallLaw.Book(SmallLaw.Rule("a", "binds: { role: [operator] }"));
        var profile = new Profile { Default = new AssetProfile { Roles = [Role.Provider] }, Assets = new Dictionary<string, AssetProfile> { ["intranet"] = new() { Roles = [Role.Operator] } } };
        Assert.Single(LawChange.Between(book, profile, new LocalDate(2019, 12, 31), new LocalDate(2020, 1, 1)));
        Assert.Empty(LawChange.Between(book, profile with { Assets = new Dictionary<string, AssetProfile>() }, new LocalDate(2019, 12, 31), new LocalDate(2020, 1, 1)));
    }

    [Fact]
    public void Two_books_differ_by_what_came_went_or_was_rewritten()
    {
        var before = SmallLaw.Book(SmallLaw.Rule("same"), SmallLaw.Rule("gone"), SmallLaw.Rule("rewritten"));
        var after = SmallLaw.Book(SmallLaw.Rule("same"), SmallLaw.Rule("new", "version: 2"), SmallLaw.Rule("new", "validFrom: 2010-01-01", "validTo: 2010-12-31"), SmallLaw.Rule("rewritten", "period: { hours: 72 }"));
        Assert.Equal(
            ["gone 1 True False", "new 1 False True", "new 2 False True", "rewritten 1 True True"],
            RuleDifference.Between(before, after).Select(d => $"{d.Rule.Id} {d.Rule.Version} {d.Before is not null} {d.After is not null}"));
        Assert.Contains(RuleDifference.Between(before, after)[^1].Rule, after.Rules);
        Assert.Empty(RuleDifference.Between(before, before));
    }

    private static IEnumerable<string> Told(Profile profile, string from, string to) =>
        LawChange.Between(Book, profile, Day(from), Day(to)).Select(c => $"{c.On:uuuu-MM-dd} {c.Kind} {c.Rule.Id} {c.Rule.Version}");

    private static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
