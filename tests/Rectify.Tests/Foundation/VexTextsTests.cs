using Rectify.Advisories.Vex;
using Rectify.Findings;
using Rectify.Foundation.Texts;
using Xunit;

namespace Rectify.Tests.Foundation;

public sealed class VexTextsTests
{
    [Fact]
    public void Every_note_status_and_justification_has_a_text_in_both_languages()
    {
        foreach (var text in Enum.GetValues<VexNoteCode>().Select(code => VexTexts.Of(new VexNote(code, "vex.json", "1", "2")))
            .Append(VexTexts.Of(new VexNote(VexNoteCode.JsonInvalid, "vex.json")))
            .Concat(Enum.GetValues<StatedStatus>().Select(VexTexts.Of)).Concat(Enum.GetValues<StatedJustification>().Select(VexTexts.Of)).Concat(Enum.GetValues<Applicability>().Select(VexTexts.Of)))
        {
            Assert.NotEmpty(text.English);
            Assert.Contains(text.Chinese, c => c is >= '\u4e00' and <= '\u9fff');
            Assert.DoesNotContain(text.English, c => c is >= '\u4e00' and <= '\u9fff');
        }
    }

    [Fact]
    public void What_others_state_and_what_we_say_are_the_same_words()
    {
        Assert.Equal(Enum.GetValues<FindingStatus>().Where(status => status.Fits(isWeakness: false)).Select(status => $"{status}").Order(), Enum.GetNames<StatedStatus>().Order());
        Assert.Equal(Enum.GetNames<VexJustification>().Order(), Enum.GetNames<StatedJustification>().Order());
    }
}
