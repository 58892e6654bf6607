using Rectify.Foundation.Texts;
using Rectify.Scanning.ScannerReports;
using Xunit;

namespace Rectify.Tests.Foundation;

public sealed class ScannerReportsTextsTests
{
    [Fact]
    public void Every_note_and_severity_has_a_text_in_both_languages()
    {
        foreach (var text in Enum.GetValues<ScannerNoteCode>().Select(code => ScannerReportsTexts.Of(new ScannerNote(code, "scan.xml", "1", "2")))
            .Concat(Enum.GetValues<ScannerSeverity>().Select(ScannerReportsTexts.Of)))
        {
            Assert.NotEmpty(text.English);
            Assert.Contains(text.Chinese, c => c is >= '\u4e00' and <= '\u9fff');
            Assert.DoesNotContain(text.English, c => c is >= '\u4e00' and <= '\u9fff');
        }
    }
}
