using Rectify.Documents.Content;
using Rectify.Documents.Lettering;
using Rectify.Documents.PlainText;
using Rectify.Testing;

namespace Rectify.Documents.Tests;

public sealed class PlainTextWriterTests
{
    [Fact]
    public void A_letter_is_the_text_that_was_agreed_on() => Assert.Null(Golden.Difference("tests/Rectify.Documents.Tests/Goldens/letter.txt", PlainTextWriter.Write(Samples.Letter)));

    [Fact]
    public void A_Chinese_report_is_the_text_that_was_agreed_on() => Assert.Null(Golden.Difference("tests/Rectify.Documents.Tests/Goldens/chinese.txt", PlainTextWriter.Write(Samples.Chinese)));

    [Theory]
    [MemberData(nameof(Hostile.Values), MemberType = typeof(Hostile))]
    public void No_value_makes_a_line_too_wide_or_steers_a_screen(string name, string value)
    {
        _ = name;
        foreach (var width in (int[])[40, 72, 120])
        {
            var text = PlainTextWriter.Write(Hostile.Everywhere(value), width);
            Assert.All(text.Split('\n'), line => Assert.InRange(TextColumns.Width(line), 0, width));
            Assert.DoesNotContain(text, letter => letter != '\n' && (char.IsControl(letter) || letter is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069'));
        }
    }

    [Fact]
    public void Every_line_of_a_report_fits_its_width_in_columns()
    {
        foreach (var width in (int[])[40, 60, 72, 100])
            Assert.All(PlainTextWriter.Write(Samples.Chinese, width).Split('\n'), line => Assert.InRange(TextColumns.Width(line), 0, width));
    }

    [Fact]
    public void A_Chinese_line_never_begins_with_a_closing_mark_nor_ends_with_an_opening_one()
    {
        for (var width = 40; width < 100; width++)
            foreach (var line in PlainTextWriter.Write(Samples.Chinese, width).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0))
            {
                Assert.DoesNotContain(line[0], "，。；：、）！？》”】");
                Assert.DoesNotContain(line[^1], "（《“【");
            }
    }

    [Fact]
    public void A_table_of_more_columns_than_fit_is_written_row_by_row()
    {
        var columns = Enumerable.Range(1, 9).Select(number => new Column($"Head {number}")).ToList();
        var text = PlainTextWriter.Write(new Document
        {
            Language = DocumentLanguage.English, Title = "Wide", Reference = "W",
            Blocks = [new Block.Table(columns, [[.. Enumerable.Range(1, 9).Select(number => (Phrase)$"cell {number}")]])],
        });
        Assert.Contains("Head 1: cell 1\nHead 2: cell 2\n", text);
        Assert.Contains("Head 9: cell 9\n", text);
    }

    [Fact]
    public void A_row_with_too_few_cells_is_refused() =>
        Assert.Throws<ArgumentException>(() => new Block.Table([new("a"), new("b")], [["1"]]));
}
