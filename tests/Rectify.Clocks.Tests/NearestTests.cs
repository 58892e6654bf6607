using Rectify.Clocks.Yaml;

namespace Rectify.Clocks.Tests;

public sealed class NearestTests
{
    [Theory]
    [InlineData("calendr", "calendar,counting", "calendar", "one letter is missing")]
    [InlineData("calenndar", "calendar,counting", "calendar", "one letter is too many")]
    [InlineData("celendar", "calendar,counting", "calendar", "one letter is another")]
    [InlineData("CALENDAR", "calendar,counting", "calendar", "capitals are no difference")]
    [InlineData("calendar", "CALENDAR", "CALENDAR", "nor in the known word")]
    [InlineData("ab", "cd", "cd", "two differences are near, however short the word")]
    [InlineData("abc", "xyz", "", "three are not")]
    [InlineData("abcdefgh", "abcdexyz", "", "a third of eight letters is two")]
    [InlineData("abcdefghi", "abcdefxyz", "abcdefxyz", "a third of nine is three")]
    [InlineData("abcdefghi", "abcdewxyz", "", "four of nine are too many")]
    [InlineData("card", "care,carb", "carb", "of two that are as near the first in the alphabet")]
    [InlineData("card", "carbs,cart", "cart", "the nearer before the first in the alphabet")]
    [InlineData("", "ab", "ab", "nothing is two letters away from two")]
    [InlineData("word", "", "", "no word is known")]
    [InlineData("saturday", "sunday,monday", "", "the end is the same, the rest is not")]
    public void The_word_that_was_most_likely_meant_is_found(string word, string known, string nearest, string because) =>
        Assert.True(nearest == Nearest.To(word, known.Split(',', StringSplitOptions.RemoveEmptyEntries)), because);

    [Theory]
    [InlineData(60, true)]
    [InlineData(61, false)]
    public void A_word_of_more_than_sixty_letters_is_not_compared(int length, bool compared)
    {
        var word = new string('a', length);
        Assert.Equal(compared ? word : "", Nearest.To(word, [word]));
    }
}
