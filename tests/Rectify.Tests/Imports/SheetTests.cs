using System.IO.Compression;
using System.Text;
using NodaTime;
using Rectify.Foundation;
using Rectify.Imports;
using Rectify.Imports.Mapping;
using Rectify.Imports.Planning;
using Rectify.Imports.Reading;
using Rectify.Inventory.Data;

namespace Rectify.Tests.Imports;

/// <summary>Files of tables as people and programs write them, and as somebody might who means harm.</summary>
public sealed class SheetTests
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!, Western = CodePagesEncodingProvider.Instance.GetEncoding("windows-1252")!;

    private static string Read(byte[] bytes, TextForm form = TextForm.Told) =>
        SheetFile.Read("file", bytes, form).Succeeded(out var sheets, out var problems)
            ? string.Join("\n", sheets.SelectMany(sheet => sheet.Rows.Select(row => $"{sheet.Name}{row.Number}: {string.Join('|', row.Cells)}")))
            : problems.ToString()[..11];

    private static string Csv(string text) => Read(Encoding.UTF8.GetBytes(text));

    [Theory]
    [InlineData("a,b\n1,2\n", "1: a|b\n2: 1|2")]
    [InlineData("a;b\r\n1;2", "1: a|b\n2: 1|2")]
    [InlineData("a\tb\n1,5\t2\n", "1: a|b\n2: 1,5|2")]
    [InlineData("sep=;\r\na;b\r\n1;2\r\n", "2: a|b\n3: 1|2")]
    [InlineData("a,b\r1,2\r", "1: a|b\n2: 1|2")]
    [InlineData("\"a, the first\",\"say \"\"b\"\"\"\n\"two\nlines\",2\n3,4", "1: a, the first|say \"b\"\n2: two\nlines|2\n4: 3|4")]
    [InlineData("a,b\n\n , \n1,\n", "1: a|b\n4: 1|")]
    [InlineData("a, \"b\" ,c\n", "1: a|b|c")]
    [InlineData("a,b\n1,2,3\n", "1: a|b\n2: 1|2|3")]
    [InlineData("a,b\n\"open,2\n", "RCT-IMP-003")]
    [InlineData("a\"b,c\n", "1: a\"b|c")]
    public void Csv_is_read_as_programs_write_it(string text, string rows) => Assert.Equal(rows, Csv(text));

    [Fact]
    public void The_encoding_is_told_by_the_content_and_never_guessed()
    {
        const string Text = "产品,厂商\n网关,北风公司\n";
        foreach (var encoding in new[] { new UTF8Encoding(true), new UTF8Encoding(false), Encoding.Unicode, Encoding.BigEndianUnicode, Gb18030 })
            Assert.Equal("1: 产品|厂商\n2: 网关|北风公司", Read([.. encoding.GetPreamble(), .. encoding.GetBytes(Text)]));
        Assert.Equal("1: a|b\n2: 1|2", Read(Encoding.Unicode.GetBytes("a,b\n1,2\n"))); // without a mark
        var german = Western.GetBytes("Gerät,Straße\nMüller,Größe\n");
        Assert.Equal("RCT-IMP-002", Read(german));
        Assert.Equal("1: Gerät|Straße\n2: Müller|Größe", Read(german, TextForm.Windows1252));
        Assert.Equal("RCT-IMP-002", Read([0x61, 0x00, 0x00, 0xD8, 0x61, 0x00]));
    }

    [Fact]
    public void What_is_too_much_is_refused_whole()
    {
        Assert.Equal("RCT-IMP-004", Csv($"a\n{new string('x', SheetLimits.CellLength + 1)}\n"));
        Assert.Equal("RCT-IMP-005", Csv(new string(',', SheetLimits.Columns + 1)));
        Assert.Equal("RCT-IMP-006", Csv(string.Concat(Enumerable.Repeat("x\n", SheetLimits.Rows + 1))));
        Assert.Equal("RCT-IMP-001", Read(new byte[SheetLimits.FileBytes + 1]));
    }

    [Fact]
    public void A_workbook_gives_texts_numbers_and_dates_as_they_show()
    {
        var book = Book(
            """
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c></row>
            <row r="3"><c r="A3"><v>4.0999999999999996</v></c><c r="B3" s="1"><v>46115</v></c><c r="C3" s="1"><v>46115.430555555555</v></c><c r="D3" t="b"><v>1</v></c></row>
            <row r="4"><c r="A4" t="str"><f>WEBSERVICE("http://example.invalid")</f><v>kept</v></c><c r="B4" s="2"><v>46115</v></c><c r="C4" t="e"><v>#N/A</v></c></row>
            """,
            "<si><t>name</t></si><si><t>日</t><rPh sb=\"0\" eb=\"1\"><t>にち</t></rPh><phoneticPr/></si>");
        Assert.Equal("Sheet A1: name|日||inline\nSheet A3: 4.1|2026-04-03|2026-04-03T10:20:00|true\nSheet A4: kept|2026-04-03|#N/A", Read(book));
    }

    [Fact]
    public void A_hostile_workbook_is_refused_and_fetches_nothing()
    {
        Assert.Equal("RCT-IMP-008", Read([.. "PK\u0003\u0004"u8, .. new byte[100]]));
        Assert.Equal("RCT-IMP-008", Read(Zip(("other.xml", "<x/>"))));
        Assert.Equal("RCT-IMP-008", Read(Zip(("xl/workbook.xml", "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><workbook>&x;</workbook>"))));
        Assert.Equal("RCT-IMP-008", Read(Book("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row>", "")));
        Assert.Equal("RCT-IMP-005", Read(Book("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>", "")));
        Assert.Equal("RCT-IMP-004", Read(Book("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>", $"<si><t>{new string('x', SheetLimits.CellLength + 1)}</t></si>")));
        Assert.Equal("RCT-IMP-001", Read(Bomb()));
    }

    [Theory]
    [InlineData("2026-04-03", "2026-04-03")]
    [InlineData("2026/4/3", "2026-04-03")]
    [InlineData("2026年4月3日", "2026-04-03")]
    [InlineData("13/04/2026", "2026-04-13")]
    [InlineData("04/13/2026", "2026-04-13")]
    [InlineData("04/04/2026", "2026-04-04")]
    [InlineData("03/04/2026", "It may be one of two days")]
    [InlineData("03.04.2026", "It may be one of two days")]
    [InlineData("2026-02-30", "It is no date")]
    [InlineData("13/13/2026", "It is no date")]
    [InlineData("tomorrow", "It is no date")]
    [InlineData("1066-10-14", "It is no date")]
    public void A_date_is_read_only_where_it_can_be_no_other(string text, string read) =>
        Assert.StartsWith(read, DateCell.Date(text, DateOrder.Unsaid, out var why) is { } date ? date.ToString("uuuu-MM-dd", null) : why.English, StringComparison.Ordinal);

    [Fact]
    public void A_time_needs_a_zone_and_an_hour_that_comes_twice_is_either()
    {
        var berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        Assert.Equal(Instant.FromUtc(2026, 4, 3, 8, 20), DateCell.When("03.04.2026 10:20", berlin, DateOrder.DayFirst, out _)?.Earliest);
        Assert.Equal(Instant.FromUtc(2026, 3, 4, 9, 20), DateCell.When("03/04/2026 10:20", berlin, DateOrder.MonthFirst, out _)?.Earliest);
        Assert.Equal(Instant.FromUtc(2026, 4, 3, 8, 20), DateCell.When("2026-04-03T10:20:00", berlin, DateOrder.Unsaid, out _)?.Earliest);
        Assert.Equal(new LocalDate(2026, 4, 3), DateCell.When("2026-04-03", berlin, DateOrder.Unsaid, out _)?.Date);
        Assert.Equal(Instant.FromUtc(2026, 4, 3, 2, 20), DateCell.When("2026-04-03T10:20+08:00", null, DateOrder.Unsaid, out _)?.Earliest);
        var twice = DateCell.When("2026-10-25 02:30", berlin, DateOrder.Unsaid, out _);
        Assert.Equal((Instant.FromUtc(2026, 10, 25, 0, 30), Instant.FromUtc(2026, 10, 25, 1, 30)), (twice!.Value.Earliest, twice.Value.Latest));
        foreach (var (text, zone, why) in new[]
        {
            ("2026-03-29 02:30", berlin, "There was no such time"), ("2026-04-03 10:20", null, "It has no time zone"), ("2026-04-03", null, "It has no time zone"), ("2026-04-03 25:00", berlin, "It is no date"),
        })
        {
            Assert.Null(DateCell.When(text, zone, DateOrder.Unsaid, out var told));
            Assert.StartsWith(why, told.English, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("DE; FR", "DE FR")]
    [InlineData("EU,CN", "CN EU")]
    [InlineData("德国、中国", "CN DE")]
    [InlineData("Germany, Hong Kong", "DE HK")]
    [InlineData("cn", "CN")]
    [InlineData("DE Atlantis", null)]
    public void Places_are_known_by_code_and_by_name(string text, string? codes) => Assert.Equal(codes, Cells(text).Places("x") is { } places ? string.Join(' ', places) : null);

    [Theory]
    [InlineData("12,500", PersonsBand.From10000)]
    [InlineData("120万", PersonsBand.From1000000)]
    [InlineData("600人", PersonsBand.From500)]
    [InlineData("from500", PersonsBand.From500)]
    [InlineData("0", PersonsBand.None)]
    [InlineData("many", null)]
    public void A_number_of_persons_is_put_in_its_band(string text, PersonsBand? band) => Assert.Equal(band, Cells(text).Band("x"));

    [Theory]
    [InlineData("tickets.csv", "Ticket,Summary,CVE", ImportTable.Cases)]
    [InlineData("a.csv", "Product Name,Version No.,Release Date", ImportTable.Releases)]
    [InlineData("a.csv", "产品,版本号,发布日期", ImportTable.Releases)]
    [InlineData("a.csv", "系统名称,运营者,等保级别", ImportTable.Systems)]
    [InlineData("systems.csv", "name", ImportTable.Systems)]
    [InlineData("a.csv", "name", null)] // a product or a system
    [InlineData("a.csv", "Colour,Shape", null)] // nothing is called so
    [InlineData("a.csv", "Case,Event,Date,Time Zone", ImportTable.Facts)]
    [InlineData("a.csv", "system,data category,purpose,legal basis", ImportTable.DataHeld)]
    public void What_a_table_is_of_is_told_by_its_name_or_headings(string file, string headings, ImportTable? table)
    {
        var (rows, notes) = (new List<ImportRow>(), new List<ImportNote>());
        var cells = headings.Split(',');
        SheetMapping.Map(new Sheet(file, null, [new(1, cells), new(2, cells)]), null, rows, notes);
        Assert.Equal(table, rows.FirstOrDefault()?.Table);
        if (table is null) Assert.Equal([1, 2], notes.Select(note => note.Row));
    }

    [Fact]
    public void A_cell_under_a_heading_that_nothing_is_known_by_is_told()
    {
        var (rows, notes) = (new List<ImportRow>(), new List<ImportNote>());
        SheetMapping.Map(new Sheet("products.csv", null, [new(1, ["Name *", "Colour", "NAME"]), new(2, ["Gateway", "red", "Again", "beyond"])]), null, rows, notes);
        Assert.Equal("Gateway", Assert.Single(rows).Cells["name"]);
        Assert.Equal([("Colour", "red"), ("NAME", "Again"), ("4", "beyond")], notes.Select(note => (note.Column, note.Value)));
    }

    [Fact]
    public void The_report_cannot_be_taken_for_formulas()
    {
        var line = ImportCsv.Line(new("a.csv", "", 2, "name", "=HYPERLINK(\"http://example.invalid\")", new("why", "为何")), Language.English);
        Assert.Equal("a.csv,,2,name,\"'=HYPERLINK(\"\"http://example.invalid\"\")\",why\r\n", line);
    }

    private static RowCells Cells(string text) => new(new(ImportTable.Systems, "f", "", 1, new Dictionary<string, string> { ["x"] = text }), new(), []);

    private static byte[] Book(string rows, string shared)
    {
        const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        return Zip(
            ("xl/workbook.xml", $"<workbook {Main} xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Sheet A\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" TargetMode=\"External\" Target=\"http://example.invalid/\"/></Relationships>"),
            ("xl/sharedStrings.xml", $"<sst {Main}>{shared}</sst>"),
            ("xl/styles.xml", $"<styleSheet {Main}><numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>"),
            ("xl/worksheets/sheet1.xml", $"<worksheet {Main}><sheetData>{rows}</sheetData></worksheet>"));
    }

    /// <summary>A small file that unpacks to more than is read.</summary>
    private static byte[] Bomb()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("xl/workbook.xml", CompressionLevel.Fastest).Open();
            entry.Write("<workbook>"u8);
            var blanks = Enumerable.Repeat((byte)' ', 1 << 20).ToArray();
            for (var i = 0; i <= SheetLimits.UnpackedBytes >> 20; i++) entry.Write(blanks);
        }
        Assert.InRange(bytes.Length, 1, 4 << 20);
        return bytes.ToArray();
    }

    private static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in parts)
            {
                using var entry = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open());
                entry.Write(text);
            }
        return bytes.ToArray();
    }
}
