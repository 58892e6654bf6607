using Rectify.Advisories.Scoring;
using Rectify.Foundation;
using Rectify.Foundation.Texts;
using Rectify.Scanning.Packages;

namespace Rectify.Tests.Foundation;

public sealed class PackagesAndScoringTextsTests
{
    [Fact]
    public void Every_code_of_packages_and_scoring_has_a_text_of_its_own_in_both_languages()
    {
        List<Text> texts =
        [
            .. Enum.GetValues<PurlProblemCode>().Select(code => PackagesTexts.Of(new(code, "detail"))),
            .. Enum.GetValues<CvssProblemCode>().Select(code => ScoringTexts.Of(new CvssProblem(code, "detail"))),
        ];
        Assert.All(texts, text => Assert.NotEqual(text.English, text.Chinese));
        Assert.All(texts, text => Assert.Contains(text.Chinese, c => c is >= '\u4e00' and <= '\u9fff'));
        Assert.Equal(texts.Count, texts.Select(text => text.English).Distinct().Count());
        Assert.Equal(texts.Count, texts.Select(text => text.Chinese).Distinct().Count());
    }
}
