using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Rectify.Documents.Word;
using Body = DocumentFormat.OpenXml.Wordprocessing.Body;

namespace Rectify.Documents.Tests;

public sealed class DocxWriterTests
{
    [Fact]
    public void Every_sample_is_valid()
    {
        foreach (var document in (Content.Document[])[Samples.Letter, Samples.Chinese, Samples.LongTable(30)]) AssertValid(DocxWriter.Write(document));
    }

    [Theory]
    [MemberData(nameof(Hostile.Values), MemberType = typeof(Hostile))]
    public void No_value_makes_a_file_invalid(string name, string value)
    {
        _ = name;
        AssertValid(DocxWriter.Write(Hostile.Everywhere(value)));
    }

    [Fact]
    public void The_smallest_document_is_valid() =>
        AssertValid(DocxWriter.Write(new Content.Document { Language = Content.DocumentLanguage.English, Title = "T", Reference = "R", Blocks = [new Content.Block.Table([new("a")], []), new Content.Block.Fields([]), new Content.Block.Signatures([])] }));

    [Fact]
    public void The_same_document_gives_the_same_bytes_at_any_time()
    {
        var first = DocxWriter.Write(Samples.Letter);
        Assert.Equal(first, DocxWriter.Write(Samples.Letter));
        using var archive = new ZipArchive(new MemoryStream(first));
        Assert.All(archive.Entries, entry =>
        {
            Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime);
            Assert.Equal(entry.Length, entry.CompressedLength);
        });
    }

    [Fact]
    public void The_head_of_a_table_is_repeated_and_no_row_is_split() => Read(Samples.LongTable(30), word =>
    {
        var rows = Body(word).Elements<Table>().Single(table => table.Elements<TableRow>().Count() == 31).Elements<TableRow>().ToList();
        Assert.All(rows, row => Assert.NotNull(row.TableRowProperties?.GetFirstChild<CantSplit>()));
        Assert.NotNull(rows[0].TableRowProperties?.GetFirstChild<TableHeader>());
        Assert.All(rows.Skip(1), row => Assert.Null(row.TableRowProperties?.GetFirstChild<TableHeader>()));
    });

    [Fact]
    public void Every_page_has_label_reference_and_number() => Read(Samples.Letter, word =>
    {
        var main = MainOf(word);
        Assert.All(main.HeaderParts, part => Assert.Contains("TLP:AMBER+STRICT", part.Header?.InnerText));
        var foot = Assert.Single(main.FooterParts).Footer;
        Assert.Contains("CASE-0007/EU-CRA-24H/2Page 1 of 1\u00A0TLP:AMBER+STRICT", foot?.InnerText);
        Assert.Equal(["PAGE", "NUMPAGES"], foot?.Descendants<SimpleField>().Select(field => field.Instruction?.Value));
        Assert.Equal(2, Body(word).Descendants<FooterReference>().Count());
    });

    [Fact]
    public void Languages_and_Chinese_faces_are_named() => Read(Samples.Letter, word =>
    {
        var defaults = MainOf(word).StyleDefinitionsPart?.Styles?.DocDefaults?.RunPropertiesDefault?.RunPropertiesBaseStyle;
        Assert.Equal("en-GB", defaults?.Languages?.Val?.Value);
        Assert.Equal("SimSun", defaults?.RunFonts?.EastAsia?.Value);
        var chinese = Body(word).Descendants<Run>().Single(run => run.InnerText == "中文译本");
        Assert.Equal("zh-CN", chinese.RunProperties?.Languages?.Val?.Value);
        Assert.Equal(FontTypeHintValues.EastAsia, chinese.RunProperties?.RunFonts?.Hint?.Value);
        Assert.Contains(MainOf(word).FontTablePart?.Fonts?.Elements<Font>() ?? [], font => font.Name?.Value == "SimHei");
    });

    [Fact]
    public void Everything_has_a_style_that_exists() => Read(Samples.Letter, word =>
    {
        var known = MainOf(word).StyleDefinitionsPart?.Styles?.Elements<Style>().Select(style => style.StyleId?.Value).ToHashSet() ?? [];
        var used = Body(word).Descendants().Where(each => each is ParagraphStyleId or RunStyle or TableStyle).Select(each => each.GetAttributes().Single().Value).Distinct().ToList();
        Assert.Contains("Heading1", used);
        Assert.All(used, style => Assert.Contains(style, known));
    });

    [Fact]
    public void Each_numbered_list_counts_from_one() => Read(
        Samples.Letter with { Blocks = [new Content.Block.Listing(["a", "b"], true), new Content.Block.Listing(["c"]), new Content.Block.Listing(["d"], true)] }, word =>
    {
        var numbers = Body(word).Descendants<NumberingId>().Select(id => id.Val?.Value).ToList();
        Assert.Equal([2, 2, 1, 3], numbers);
        Assert.Equal(2, MainOf(word).NumberingDefinitionsPart?.Numbering?.Descendants<StartOverrideNumberingValue>().Count(start => start.Val?.Value == 1));
    });

    [Fact]
    public void Signatures_stay_with_what_is_signed() => Read(Samples.Letter, word =>
    {
        var blocks = Body(word).ChildElements.ToList();
        var line = blocks.FindIndex(block => block.Descendants<ParagraphStyleId>().Any(style => style.Val?.Value == "SignatureLine"));
        Assert.IsType<Paragraph>(blocks[line - 1]);
        Assert.NotNull(((Paragraph)blocks[line - 1]).ParagraphProperties?.KeepNext);
        Assert.All(blocks[line - 2].Elements<TableRow>().Last().Descendants<Paragraph>(), paragraph => Assert.NotNull(paragraph.ParagraphProperties?.KeepNext));
    });

    [Fact]
    public void The_file_names_nobody_and_no_time() => Read(Samples.Letter, word =>
    {
        var properties = word.PackageProperties;
        Assert.Equal(("Early warning of an actively exploited vulnerability", "en"), (properties.Title, properties.Language));
        Assert.Equal((null, null, null, null), (properties.Creator, properties.LastModifiedBy, properties.Created, properties.Modified));
        Assert.Null(word.ExtendedFilePropertiesPart?.Properties?.Company);
    });

    internal static void AssertValid(byte[] docx)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        foreach (var version in (FileFormatVersions[])[FileFormatVersions.Office2013, FileFormatVersions.Microsoft365])
            Assert.Empty(new OpenXmlValidator(version).Validate(word, TestContext.Current.CancellationToken).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
    }

    private static void Read(Content.Document document, Action<WordprocessingDocument> look)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(DocxWriter.Write(document)), isEditable: false);
        look(word);
    }

    private static MainDocumentPart MainOf(WordprocessingDocument word) => word.MainDocumentPart ?? throw new InvalidOperationException("no main part");

    private static Body Body(WordprocessingDocument word) => MainOf(word).Document?.Body ?? throw new InvalidOperationException("no body");
}
