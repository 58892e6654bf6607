using Rectify.Advisories.Database;
using Rectify.Advisories.Feeds;
using Rectify.Advisories.Feeds.Osv;
using Rectify.Advisories.Matching;
using Rectify.Advisories.Matching.Corrections;
using Rectify.Advisories.Scoring;
using Rectify.Foundation;
using Rectify.Foundation.Texts;

namespace Rectify.Tests.Foundation;

public sealed class AdvisoriesTextsTests
{
    [Fact]
    public void Every_code_of_the_advisory_engine_has_a_text_in_both_languages()
    {
        IEnumerable<Text> texts =
        [
            .. Enum.GetValues<DatabaseProblemCode>().Select(code => AdvisoriesTexts.Of(new DatabaseProblem(code, "advisories.db", ["1", "2"]))),
            .. Enum.GetValues<ImportNoteCode>().Select(code => AdvisoriesTexts.Of(new ImportNote(code, "feed.zip", ["a", "b"]))),
            AdvisoriesTexts.Of(new ImportNote(ImportNoteCode.RecordBroken, "feed.zip", ["", ""])),
            .. Enum.GetValues<Verdict>().Select(AdvisoriesTexts.Of),
            .. Enum.GetValues<VerdictReason>().Select(reason => AdvisoriesTexts.Of(reason, "x")),
            .. Enum.GetValues<Withdrawal>().Select(AdvisoriesTexts.Of),
            .. Enum.GetValues<Severity>().Select(AdvisoriesTexts.Of),
            .. Enum.GetValues<ImportStep>().Select(AdvisoriesTexts.Of),
            .. CorrectionBook.All.Select(AdvisoriesTexts.Of),
        ];
        Assert.All(texts, text =>
        {
            Assert.False(string.IsNullOrWhiteSpace(text.English));
            Assert.DoesNotContain(text.English, c => c is >= '\u4e00' and <= '\u9fff');
            Assert.Contains(text.Chinese, c => c is >= '\u4e00' and <= '\u9fff');
        });
    }

    [Fact]
    public void A_correction_names_its_source_and_the_day_it_was_recorded()
    {
        var correction = Assert.Single(CorrectionBook.All, one => one.Advisory == "GHSA-7rjr-3q55-vv33");
        var text = AdvisoriesTexts.Of(correction).English;
        Assert.Contains(correction.Source, text, StringComparison.Ordinal);
        Assert.Contains("recorded 2026-11-22", text, StringComparison.Ordinal);
    }
}
