using System.Text.RegularExpressions;
using Rectify.Documents.Content;
using Rectify.Documents.Html;
using Rectify.Testing;

namespace Rectify.Documents.Tests;

public sealed partial class HtmlWriterTests
{
    [Fact]
    public void A_letter_is_the_page_that_was_agreed_on() => Assert.Null(Golden.Difference("tests/Rectify.Documents.Tests/Goldens/letter.html", HtmlWriter.Write(Samples.Letter)));

    [Fact]
    public void A_Chinese_report_is_the_page_that_was_agreed_on() => Assert.Null(Golden.Difference("tests/Rectify.Documents.Tests/Goldens/chinese.html", HtmlWriter.Write(Samples.Chinese)));

    [Theory]
    [MemberData(nameof(Hostile.Values), MemberType = typeof(Hostile))]
    public void No_value_adds_a_tag_or_ends_a_string_of_the_style_sheet(string name, string value)
    {
        _ = name;
        var harmless = HtmlWriter.Write(Hostile.Everywhere(new string('x', value.Length)));
        var hostile = HtmlWriter.Write(Hostile.Everywhere(value));
        Assert.Equal(Tags(harmless), Tags(hostile));
        Assert.Equal(Sheet(harmless), Sheet(hostile));
        Assert.DoesNotContain(hostile, letter => letter != '\n' && (char.IsControl(letter) || letter is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069'));
    }

    [Fact]
    public void A_page_fetches_nothing_and_runs_nothing()
    {
        foreach (var page in (string[])[HtmlWriter.Write(Samples.Letter), HtmlWriter.Write(Samples.Chinese), HtmlWriter.Write(Samples.LongTable(3))])
        {
            Assert.DoesNotMatch("<(script|link|img|iframe|object|embed|base|form|a)[ >]", page);
            Assert.DoesNotMatch(@"\s(src|href|srcset|action|on[a-z]+)=", page);
            Assert.DoesNotMatch(@"url\(|@import|@font-face", page);
            Assert.Contains("content=\"default-src 'none'; style-src 'unsafe-inline'\"", page);
        }
    }

    [Fact]
    public void A_part_in_another_language_says_which()
    {
        var page = HtmlWriter.Write(Samples.Letter);
        Assert.Contains("<html lang=\"en\">", page);
        Assert.Contains("<section lang=\"zh-Hans\" class=\"new-page\">", page);
        Assert.Contains("<td lang=\"en\">National CSIRT, coordinator</td>", page);
        Assert.Contains("<html lang=\"zh-Hans\">", HtmlWriter.Write(Samples.Chinese));
    }

    [Theory]
    [InlineData(TlpLabel.Clear, "TLP:CLEAR", "FFFFFF")]
    [InlineData(TlpLabel.Green, "TLP:GREEN", "33FF00")]
    [InlineData(TlpLabel.Amber, "TLP:AMBER", "FFC000")]
    [InlineData(TlpLabel.AmberStrict, "TLP:AMBER+STRICT", "FFC000")]
    [InlineData(TlpLabel.Red, "TLP:RED", "FF2B2B")]
    public void The_label_stands_at_the_top_and_at_the_foot_of_every_page_in_its_colour_on_black(TlpLabel label, string mark, string colour)
    {
        var page = HtmlWriter.Write(Samples.Chinese with { Tlp = label });
        foreach (var margin in (string[])["@top-right", "@bottom-right"])
            Assert.Contains($"{margin} {{ content: \"{mark}\"; color: #{colour}; background: #000; font: bold 12pt", page);
        Assert.Contains($"<p class=\"tlp\" style=\"color: #{colour}\">{mark}</p>", page);
    }

    [Fact]
    public void Without_a_label_no_page_has_one() => Assert.DoesNotContain("TLP:", HtmlWriter.Write(Samples.Chinese with { Tlp = null }));

    private static string Tags(string html) => string.Join('\n', Tag().Matches(html[html.IndexOf("</style>", StringComparison.Ordinal)..]).Select(tag => tag.Value).Where(tag => tag != "<br>"));

    private static string Sheet(string html) => CssString().Replace(html[html.IndexOf("<style>", StringComparison.Ordinal)..html.IndexOf("</style>", StringComparison.Ordinal)], "\"\"");

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("""
        "(?:[^"\\\n]|\\[0-9A-F]{6})*"
        """)]
    private static partial Regex CssString();
}
