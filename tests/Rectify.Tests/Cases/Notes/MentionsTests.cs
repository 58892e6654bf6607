using Rectify.Cases.Notes;
using Rectify.Foundation;
using Rectify.Parties;

namespace Rectify.Tests.Cases.Notes;

public sealed class MentionsTests
{
    private static readonly Person[] People = [Of(1, "Ada"), Of(2, "Ada Lovelace"), Of(3, "陈伟"), Of(4, "Bo"), Of(5, "Bo")];

    [Theory]
    [InlineData("@Ada, can you look?", "Ada")]
    [InlineData("ask @ada lovelace", "Ada Lovelace")]
    [InlineData("ask @Ada L", "Ada")]
    [InlineData("请@陈伟看一下", "陈伟")]
    [InlineData("@Adam knows", "")]
    [InlineData("mail ada@Ada.example", "")]
    [InlineData("@@Ada", "")]
    [InlineData("@Ada and @Ada again, and @Ada Lovelace", "Ada|Ada Lovelace")]
    [InlineData("nobody @ all", "")]
    [InlineData("@", "")]
    public void A_name_behind_an_at_sign_is_a_mention_and_nothing_else_is(string text, string names)
    {
        Assert.Equal(names.Split('|', StringSplitOptions.RemoveEmptyEntries), Mentions.In(text, People, out var ambiguous).Select(person => person.Name));
        Assert.Empty(ambiguous);
    }

    [Fact]
    public void Of_two_with_one_name_the_id_says_which()
    {
        Assert.Empty(Mentions.In("@bo look", People, out var ambiguous));
        Assert.Equal(["Bo"], ambiguous);
        Assert.Equal([People[4]], Mentions.In($"@{People[4].Id} look", People, out ambiguous));
        Assert.Empty(ambiguous);
    }

    private static Person Of(int id, string name) => new(new PersonId(new Id((UInt128)id)), name, new OrganisationId(new Id(1)), "DE", []);
}
