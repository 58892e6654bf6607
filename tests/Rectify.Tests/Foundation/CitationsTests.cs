using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Foundation.Texts;

namespace Rectify.Tests.Foundation;

/// <summary>An article is told in Chinese where its form leaves no doubt, and stays as it is elsewhere.</summary>
public sealed class CitationsTests
{
    [Theory]
    [InlineData("EU", "Art. 14(2)(a)", "第14条第2款(a)项")]
    [InlineData("EU", "Art. 14(8)", "第14条第8款")]
    [InlineData("EU", "Art. 33", "第33条")]
    [InlineData("EU", "Art. 24(3) with Art. 14(2)(a)", "第24条第3款与第14条第2款(a)项")]
    [InlineData("CN", "Art. 10", "第10条")]
    [InlineData("CN", "Art. 7(2)", "第7条(2)")]
    [InlineData("CN", "Arts. 4, 7", "第4条、第7条")]
    [InlineData("CH", "Arts. 74b to 74e", "Arts. 74b to 74e")]
    [InlineData("CN", "Art. 22(1) of the text of 2016", "Art. 22(1) of the text of 2016")]
    [InlineData("EU", "Art. 23(4)(b) and last subparagraph", "Art. 23(4)(b) and last subparagraph")]
    [InlineData("KR", "Art. 48-3; enforcement decree Art. 58-2", "Art. 48-3; enforcement decree Art. 58-2")]
    [InlineData("DE", "s. 32(1) no. 1", "s. 32(1) no. 1")]
    public void An_article_is_told_in_Chinese_where_that_is_certain(string jurisdiction, string article, string chinese) =>
        Assert.Equal(new Text(article, chinese), Citations.Of(article, jurisdiction));

    [Fact]
    public void The_law_and_its_article_stand_together_as_each_language_writes_them()
    {
        var rule = RuleBook.Embedded().Rules.First(rule => rule.Id == "eu.cra.aev.ew");
        Assert.Equal(new("Cyber Resilience Act (Regulation (EU) 2024/2847), Art. 14(2)(a)", "《网络韧性法》（欧盟第 2024/2847 号条例）第14条第2款(a)项"), Citations.Whole(rule));
    }

    [Fact]
    public void No_field_of_a_form_is_told_by_its_id() => Assert.All(
        RuleBook.Embedded().Rules.SelectMany(rule => rule.Form?.Fields ?? []), field =>
        {
            Assert.NotEqual(Text.Same(field.Name), FieldTexts.Of(field));
            Assert.NotEqual(FieldTexts.Of(field).English, FieldTexts.Of(field).Chinese);
        });
}
