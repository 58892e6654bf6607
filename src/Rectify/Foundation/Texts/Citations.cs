using System.Text.RegularExpressions;
using Rectify.Clocks.Rules;

namespace Rectify.Foundation.Texts;

/// <summary>
/// Where a law says it. Rules cite in one form, the English one; in Chinese an article is <c>第14条</c>, where the form leaves no doubt of what it means. Whether a
/// number in brackets is a paragraph (款) or an item (项) differs from law to law: of the Union's it is always a paragraph, of others the brackets stay.
/// </summary>
public static partial class Citations
{
    private const string Union = "EU";

    /// <summary>The law's name and the article: <c>Cyber Resilience Act, Art. 14(2)(a)</c>, <c>《网络韧性法》第14条第2款(a)项</c>.</summary>
    public static Text Whole(Rule rule)
    {
        var (law, article) = (ClocksTexts.Of(rule.Law), Of(rule));
        return new($"{law.English}, {article.English}", $"{law.Chinese}{(article.Chinese.StartsWith('第') ? "" : "，")}{article.Chinese}");
    }

    /// <summary>The article of a rule.</summary>
    public static Text Of(Rule rule) => Of(rule.Article, rule.Jurisdiction);

    /// <summary>An article as rules cite it. What is not an article, or more than one with words around it, stays as it is.</summary>
    /// <param name="article">As in <c>Art. 14(2)(a)</c>, <c>Arts. 4, 7</c>, <c>Art. 24(3) with Art. 14(8)</c>.</param>
    /// <param name="jurisdiction">Of the law.</param>
    public static Text Of(string article, string jurisdiction)
    {
        if (Several().Match(article) is { Success: true } several)
            return new(article, string.Join('、', several.Groups["number"].Captures.Select(number => $"第{number.Value}条")));
        var parts = article.Split(" with ").Select(part => One().Match(part)).ToList();
        return parts.All(part => part.Success) ? new(article, string.Join('与', parts.Select(part => Chinese(part, jurisdiction)))) : Text.Same(article);
    }

    private static string Chinese(Match one, string jurisdiction)
    {
        var (paragraph, letter) = (one.Groups["paragraph"].Value, one.Groups["letter"].Value);
        var within = jurisdiction == Union ? $"{(paragraph.Length > 0 ? $"第{paragraph}款" : "")}{(letter.Length > 0 ? $"({letter})项" : "")}" : one.Groups["within"].Value;
        return $"第{one.Groups["number"].Value}条{within}";
    }

    /// <summary>An article, a paragraph and a letter of it, and nothing else.</summary>
    [GeneratedRegex(@"^Art\. (?<number>\d+[a-z]?)(?<within>(?:\((?<paragraph>\d+)\)(?:\((?<letter>[a-z])\))?)?)$", RegexOptions.CultureInvariant)]
    private static partial Regex One();

    /// <summary>Articles one after the other.</summary>
    [GeneratedRegex(@"^Arts\. (?<number>\d+[a-z]?)(?:, (?<number>\d+[a-z]?))+$", RegexOptions.CultureInvariant)]
    private static partial Regex Several();
}
