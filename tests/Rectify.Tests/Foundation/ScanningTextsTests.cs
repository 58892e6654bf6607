using Rectify.Foundation.Texts;
using Rectify.Scanning;
using Xunit;

namespace Rectify.Tests.Foundation;

public sealed class ScanningTextsTests
{
    [Fact]
    public void Every_note_has_a_text_in_both_languages()
    {
        foreach (var code in Enum.GetValues<NoteCode>())
        {
            var text = ScanningTexts.Of(new Note(code, "a.zip", "1", "2", "3"));
            Assert.NotEmpty(text.English);
            Assert.NotEqual(text.English, text.Chinese);
            Assert.Contains(text.Chinese, c => c is >= '\u4e00' and <= '\u9fff');
            Assert.DoesNotContain(text.English, c => c is >= '\u4e00' and <= '\u9fff');
        }
    }
}
