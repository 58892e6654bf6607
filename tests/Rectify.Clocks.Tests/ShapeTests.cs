using NodaTime;
using Rectify.Clocks.Rules;
using Rectify.Clocks.Yaml;

namespace Rectify.Clocks.Tests;

/// <summary>What a value of each shape may be, and what is said of one that is not.</summary>
public sealed class ShapeTests
{
    [Theory]
    [InlineData("eu.cra.aev-1", true)]
    [InlineData("z", true)]
    [InlineData("", false)]
    [InlineData("EU", false)]
    [InlineData("a_b", false)]
    [InlineData("a b", false)]
    [InlineData("é", false)]
    public void An_id_is_small_letters_digits_dots_and_hyphens(string text, bool fits) => Assert.Equal(fits ? [] : ["WrongValue [id]"], Said(Shapes.Id, text));

    [Fact]
    public void An_id_has_at_most_eighty_characters()
    {
        Assert.Empty(Said(Shapes.Id, new string('a', 80)));
        Assert.Equal(["WrongValue [id]"], Said(Shapes.Id, new string('a', 81)));
    }

    [Theory]
    [InlineData("1900-01-01", true)]
    [InlineData("2200-12-31", true)]
    [InlineData("1899-12-31", false)]
    [InlineData("2201-01-01", false)]
    [InlineData("2026-02-30", false)]
    [InlineData("1 May 2026", false)]
    public void A_date_is_one_of_the_years_1900_to_2200(string text, bool fits) => Assert.Equal(fits ? [] : ["WrongValue [date (YYYY-MM-DD)]"], Said(Shapes.Date, text));

    [Theory]
    [InlineData("1", 1)]
    [InlineData("1000000", 1_000_000)]
    [InlineData("0", null)]
    [InlineData("1000001", null)]
    [InlineData("-1", null)]
    [InlineData("+1", null)]
    [InlineData("1.0", null)]
    [InlineData(" 1", null)]
    [InlineData("many", null)]
    public void A_count_is_a_whole_number_from_one_to_a_million(string text, int? count)
    {
        Assert.Equal(count is null ? ["WrongValue [whole number from 1]"] : [], Said(Shapes.Count, text));
        Assert.Equal(count ?? 0, Shapes.Count.Read(Scalar(text), new ReadProblems("f")));
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("12", true)]
    [InlineData("0", false)]
    [InlineData("13", false)]
    [InlineData("x", false)]
    public void A_count_may_have_its_own_bound(string text, bool fits) => Assert.Equal(fits ? [] : ["WrongValue [whole number from 1 to 12]"], Said(Shapes.CountTo(12), text));

    [Theory]
    [InlineData("17:30", true)]
    [InlineData("00:00", true)]
    [InlineData("24:00", false)]
    [InlineData("7:30", false)]
    [InlineData("5 pm", false)]
    public void A_time_of_day_has_two_digits_for_the_hour(string text, bool fits) => Assert.Equal(fits ? [] : ["WrongValue [time of day (HH:mm)]"], Said(Shapes.TimeOfDay, text));

    [Theory]
    [InlineData("yes", true)]
    [InlineData("no", false)]
    [InlineData("true", null)]
    [InlineData("Yes", null)]
    [InlineData("", null)]
    public void Yes_and_no_are_written_so(string text, bool? means)
    {
        Assert.Equal(means is null ? ["WrongValue [yes or no]"] : [], Said(Shapes.YesNo, text));
        Assert.Equal(means ?? false, Shapes.YesNo.Read(Scalar(text), new ReadProblems("f")));
    }

    [Theory]
    [InlineData("https://eur-lex.europa.eu/eli/reg/2024/2847/oj", true)]
    [InlineData("http://www.cac.gov.cn/a", true)]
    [InlineData("ftp://example.org/law", false)]
    [InlineData("www.example.org", false)]
    [InlineData("/law", false)]
    [InlineData("", false)]
    public void A_web_address_names_http_or_https(string text, bool fits)
    {
        Assert.Equal(fits ? [] : ["WrongValue [web address]"], Said(Shapes.Url, text));
        Assert.Equal(fits ? text : null, Shapes.Url.Read(Scalar(text), new ReadProblems("f"))?.ToString());
    }

    [Theory]
    [InlineData("Europe/Brussels", true)]
    [InlineData("Europe/Bruxelles", false)]
    public void A_zone_is_one_of_the_tz_database(string text, bool fits) => Assert.Equal(fits ? [] : ["WrongValue [time zone of the tz database]"], Said(Shapes.Zone, text));

    [Fact]
    public void A_text_is_not_blank_and_loses_the_blanks_around_it()
    {
        Assert.Equal("Art. 7", Shapes.Text.Read(Scalar("  Art. 7\n"), new ReadProblems("f")));
        Assert.Equal(["WrongValue [text]"], Said(Shapes.Text, " \n\t"));
    }

    [Fact]
    public void A_word_that_is_not_in_its_list_is_said_with_the_nearest_and_the_lists_name()
    {
        Assert.Equal(Role.Operator, Shapes.Word<Role>().Read(Scalar("operator"), new ReadProblems("f")));
        Assert.Equal(["UnknownWord [operater] [operator] [Role]"], Said(Shapes.Word<Role>(), "operater"));
    }

    [Fact]
    public void A_list_with_an_entry_may_not_be_empty_and_a_list_may()
    {
        var empty = new YamlNode.Sequence([], default);
        Assert.Empty(Said(Shapes.ListOf(Shapes.Id), empty));
        Assert.Equal(["WrongShape [list with at least one entry] [empty list]"], Said(Shapes.SomeOf(Shapes.Id), empty));
        var two = new YamlNode.Sequence([Scalar("a"), Scalar("b")], default);
        Assert.Equal(["a", "b"], Shapes.SomeOf(Shapes.Id).Read(two, new ReadProblems("f")));
    }

    [Fact]
    public void What_has_another_shape_is_said_with_both_shapes()
    {
        var list = new YamlNode.Sequence([], default);
        var mapping = new YamlNode.Mapping([], default);
        Assert.Equal(["WrongShape [text] [list]"], Said(Shapes.Text, list));
        Assert.Equal(["WrongShape [text] [list]"], Said(Shapes.Count, list));
        Assert.Equal(["WrongShape [text] [mapping]"], Said(Shapes.Url, mapping));
        Assert.Equal(["WrongShape [text] [mapping]"], Said(Shapes.Word<Role>(), mapping));
        Assert.Equal(["WrongShape [list] [text]"], Said(Shapes.ListOf(Shapes.Id), Scalar("a")));
        Assert.Equal(["WrongShape [list] [mapping]"], Said(Shapes.SomeOf(Shapes.Id), mapping));
        Assert.Equal(["WrongShape [mapping] [text]"], Said(Shapes.Keyed(keys => keys.Need("id", Shapes.Id)), Scalar("a")));
    }

    private static YamlNode.Scalar Scalar(string text) => new(text, new Place(3, 4));

    private static IEnumerable<string> Said<T>(Shape<T> shape, string text)
    {
        var problems = new ReadProblems("f");
        shape.Read(Scalar(text), problems);
        // What the file said stands after what was expected; of an unknown word all is said here.
        return problems.InOrder().Select(p => p.Code == ReadCode.UnknownWord ? p.ToString()[6..] : $"{p.Code} [{p.Arguments[0]}]");
    }

    private static IEnumerable<string> Said<T>(Shape<T> shape, YamlNode node)
    {
        var problems = new ReadProblems("f");
        shape.Read(node, problems);
        return problems.InOrder().Select(p => p.ToString()["f:0:0 ".Length..]);
    }
}
