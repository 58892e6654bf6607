using Rectify.Foundation;
using Rectify.Foundation.Texts;
using Rectify.Publications.Checking;
using Rectify.Publications.Writing;

namespace Rectify.Tests.Foundation;

public sealed class PublicationTextsTests
{
    [Fact]
    public void Every_note_of_the_writers_has_a_text_in_both_languages()
    {
        foreach (var text in Enum.GetValues<PublicationNoteCode>().Select(code => PublicationTexts.Of(new PublicationNote(code, "title", "1", "2", "3")))
            .Concat(Enum.GetValues<CsafGroup>().Select(PublicationTexts.Of)))
            AssertBoth(text);
    }

    [Fact]
    public void Every_outcome_but_success_has_a_text_in_both_languages()
    {
        Assert.Null(PublicationTexts.Of(CsafReadingOutcome.Read));
        foreach (var outcome in Enum.GetValues<CsafReadingOutcome>().Where(one => one != CsafReadingOutcome.Read))
        {
            var text = PublicationTexts.Of(outcome);
            Assert.True(text.HasValue);
            AssertBoth(text.Value);
        }
    }

    [Fact]
    public void Every_test_of_the_checker_has_a_sentence_in_both_languages()
    {
        foreach (var test in CsafCheck.Tests("2.0").Union(CsafCheck.Tests("2.1")))
            AssertBoth(CsafTexts.Of(new CsafFinding(test, "/document", "detail")));
    }

    private static void AssertBoth(Text text)
    {
        Assert.NotEmpty(text.English);
        Assert.Contains(text.Chinese, letter => letter >= '\u4e00');
    }
}
