using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Tests;

public sealed class JurisdictionsTests
{
    /// <summary>ISO 3166-1, as the Union's own style guide lists its members, but GR for the Hellenic Republic.</summary>
    private const string Members = "BE BG CZ DK DE EE IE GR ES FR HR IT CY LV LT LU HU MT NL AT PL PT RO SI SK FI SE";

    [Fact]
    public void The_union_covers_its_twenty_seven_member_states()
    {
        var members = Members.Split(' ');
        Assert.Equal(27, members.Distinct().Count());
        Assert.All(members, state => Assert.True(Jurisdictions.Covers("EU", state), state));
        var every = from first in Enumerable.Range('A', 26) from second in Enumerable.Range('A', 26) select $"{(char)first}{(char)second}";
        Assert.Equal([.. members.Append("EU").Order(StringComparer.Ordinal)], every.Where(code => Jurisdictions.Covers("EU", code)));
    }

    [Theory]
    [InlineData("EU", "GB", false)]
    [InlineData("DE", "EU", false)]
    [InlineData("DE", "FR", false)]
    [InlineData("CN", "CN", true)]
    public void A_state_covers_itself_alone(string jurisdiction, string place, bool covers) => Assert.Equal(covers, Jurisdictions.Covers(jurisdiction, place));

    [Theory]
    [InlineData("DE", "FR", true)]
    [InlineData("DE", "EU", true)]
    [InlineData("EU", "FR", true)]
    [InlineData("CN", "CN", true)]
    [InlineData("DE", "CN", false)]
    [InlineData("CN", "DE", false)]
    [InlineData("CN", "US", false)]
    public void The_union_is_one_place(string one, string other, bool same) => Assert.Equal(same, Jurisdictions.AreOne(one, other));

    [Theory]
    [InlineData("CN", true)]
    [InlineData("cN", false)]
    [InlineData("Cn", false)]
    [InlineData("C", false)]
    [InlineData("CHN", false)]
    public void A_code_is_two_capital_letters(string text, bool fits) => Assert.Equal(fits, Jurisdictions.IsCode(text));
}
