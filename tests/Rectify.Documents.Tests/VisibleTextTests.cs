using Rectify.Documents.Html;
using Rectify.Documents.Lettering;
using Rectify.Documents.PlainText;
using Rectify.Documents.Word;

namespace Rectify.Documents.Tests;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("a\u202Eb", "a\uFFFDb")]
    [InlineData("a\0\u001B[2Jb", "a\uFFFD\uFFFD[2Jb")]
    [InlineData("a\uFFFEb\uFFFFc", "a\uFFFDb\uFFFDc")]
    [InlineData("a\U000E0041b", "a\uFFFDb")]
    [InlineData("a\u200Bb\uFEFFc", "a\uFFFDb\uFFFDc")]
    [InlineData("a\r\nb\rc\nd\u2028e\u2029f\n\ng", "a\nb\nc\nd\ne\nf\n\ng")]
    [InlineData("a\tb", "a b")]
    [InlineData("漏洞 é 𠮷 👩\u200D💻 \u00A0", "漏洞 é 𠮷 👩\u200D💻 \u00A0")]
    public void What_hides_is_made_visible_and_all_else_is_left(string text, string expected) => Assert.Equal(expected, VisibleText.Of(text));

    // A test's arguments are written down on their way to it, and a half would not survive that.
    [Fact]
    public void Half_of_a_surrogate_pair_is_made_visible() => Assert.Equal("a\uFFFDb\uFFFD\uFFFDc", VisibleText.Of(Hostile.Halves));

    [Fact]
    public void Half_of_a_surrogate_pair_breaks_no_writer()
    {
        var document = Hostile.Everywhere(Hostile.Halves);
        Assert.Contains("a\uFFFDb", HtmlWriter.Write(document));
        Assert.Contains("a\uFFFDb", PlainTextWriter.Write(document));
        DocxWriterTests.AssertValid(DocxWriter.Write(document));
    }

    [Theory]
    [InlineData("short", 5, "short")]
    [InlineData("longer", 5, "long…")]
    [InlineData("abc𠮷e", 5, "abc…")]
    public void A_head_is_never_longer_and_never_half_a_letter(string text, int most, string expected) => Assert.Equal(expected, VisibleText.Head(text, most));

    [Theory]
    [InlineData("漏洞，报告", 5, "漏|洞，|报告")]
    [InlineData("a（漏洞）b", 5, "a（漏|洞）b")]
    [InlineData("abcdefgh", 4, "abcd|efgh")]
    [InlineData("one two three", 7, "one two|three")]
    [InlineData("a\n\nb", 4, "a||b")]
    public void Lines_break_where_a_reader_expects_it(string text, int width, string expected) => Assert.Equal(expected, string.Join('|', TextColumns.Wrap(text, width)));
}
