using System.Text;
using Rectify.Scanning.ScannerReports;

namespace Rectify.Scanning.Tests.ScannerReports;

/// <summary>Reports as no scanner should write them, and as somebody may hand them in.</summary>
public sealed class HostileReportTests
{
    private const string Host = """<host><status state="up"/><address addr="10.0.0.1" addrtype="ipv4"/><ports><port protocol="tcp" portid="22"><state state="open"/></port></ports></host>""";

    [Fact]
    public void An_entity_that_would_grow_a_billionfold_ends_the_reading_and_what_stands_before_it_is_kept()
    {
        var declared = string.Join('\n', Enumerable.Range(1, 9).Select(i => $"<!ENTITY lol{i} \"{string.Concat(Enumerable.Repeat($"&lol{i - 1};", 10))}\">"));
        var reading = Reports.Read($"<?xml version=\"1.0\"?><!DOCTYPE nmaprun [<!ENTITY lol0 \"lol\">{declared}]><nmaprun scanner=\"nmap\">{Host}<host><address addr=\"&lol9;\"/></host></nmaprun>");
        Assert.Single(Assert.Single(reading.Reports).Hosts);
        Assert.Equal(ScannerNoteCode.XmlInvalid, Assert.Single(reading.Notes).Code);
    }

    [Theory]
    [InlineData("<!ENTITY xxe SYSTEM \"file:///etc/passwd\">", "&xxe;")]
    [InlineData("<!ENTITY xxe SYSTEM \"http://127.0.0.1:1/\">", "&xxe;")]
    [InlineData("<!ENTITY % pe SYSTEM \"http://127.0.0.1:1/\"> %pe;", "")]
    public void Nothing_is_fetched(string declaration, string use)
    {
        var reading = Reports.Read($"<!DOCTYPE nmaprun SYSTEM \"http://127.0.0.1:1/nmap.dtd\" [{declaration}]><nmaprun>{Host}<runstats><finished exit=\"success\"/></runstats>{use}</nmaprun>");
        Assert.Equal(22, Assert.Single(Assert.Single(Assert.Single(reading.Reports).Hosts).Services).Port);
        Assert.Equal(use.Length > 0, reading.IsIncomplete);
    }

    [Fact]
    public void A_DOCTYPE_by_itself_does_no_harm()
    {
        var reading = Reports.Read($"<?xml version=\"1.0\"?>\n<!DOCTYPE nmaprun>\n<?xml-stylesheet href=\"file:///x.xsl\"?><nmaprun>{Host}<runstats><finished exit=\"success\"/></runstats></nmaprun>");
        Assert.Empty(reading.Notes);
    }

    [Fact]
    public void An_attack_sample_that_is_no_scan_is_not_recognised() =>
        Assert.Equal(ScannerNoteCode.NotRecognised, Assert.Single(Reports.Read(Reports.Kit("nmap_libnmap/defused_et_included.xml")).Notes).Code);

    [Fact]
    public void Elements_nested_too_deep_end_the_reading()
    {
        foreach (var element in new[] { "table", "x" })
        {
            var deep = string.Concat(Enumerable.Repeat($"<{element}>", 100_000));
            var reading = Reports.Read($"<nmaprun>{Host}<host><hostscript><script id=\"s\">{deep}");
            Assert.Equal([new ScannerNote(ScannerNoteCode.XmlTooDeep, "scan", "256")], reading.Notes);
            Assert.Single(Assert.Single(reading.Reports).Hosts[0].Services);
        }
    }

    [Fact]
    public void JSON_nested_too_deep_ends_the_reading()
    {
        var reading = Reports.Read("""{"runs":[{"tool":{"driver":{"name":"t"}},"results":[{"ruleId":"r"},{"x":""" + new string('[', 100_000));
        Assert.Equal("r", Assert.Single(Assert.Single(reading.Reports).Rows).Check.Id);
        Assert.Equal(ScannerNoteCode.JsonInvalid, Assert.Single(reading.Notes).Code);
    }

    [Theory]
    [InlineData("<script id=\"", "x")]
    [InlineData("<script ", "a=\"\" ")]
    [InlineData("<!--", "-x")]
    [InlineData("<", "y")]
    public void A_tag_of_a_hundred_megabytes_is_not_held(string begin, string repeated)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = Reports.Read(new Endless($"<nmaprun>{Host}{begin}", repeated, 100 << 20), BudgetLimits.Default with { TokenBytes = 1 << 20 });
        Assert.Single(Assert.Single(reading.Reports).Hosts);
        Assert.Contains(Assert.Single(reading.Notes).Code, new[] { ScannerNoteCode.XmlNodeTooLong, ScannerNoteCode.XmlInvalid });
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 << 20);
    }

    [Fact]
    public void A_text_of_a_hundred_megabytes_is_passed_over_and_the_report_goes_on()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = Reports.Read(new Endless(
            "<NessusClientData_v2><Report><ReportHost name=\"h\"><ReportItem port=\"1\" pluginID=\"7\"><attachment>", "x", 100 << 20,
            "</attachment></ReportItem><ReportItem port=\"2\" pluginID=\"8\"/></ReportHost></Report></NessusClientData_v2>"));
        Assert.Equal(["h:1/tcp", "h:2/tcp"], Assert.Single(reading.Reports).Rows.Select(row => row.Place.ToString()));
        Assert.Empty(reading.Notes);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 << 20);
    }

    [Fact]
    public void What_is_kept_is_bounded_by_rows_and_by_text()
    {
        var items = string.Concat(Enumerable.Range(0, 50).Select(i => $"<ReportItem port=\"0\" pluginID=\"{i}\"><description>{new string('x', 1_000)}{i}</description></ReportItem>"));
        var document = $"<NessusClientData_v2><Report><ReportHost name=\"h\">{items}</ReportHost></Report></NessusClientData_v2>";
        var few = Reports.Read(document, BudgetLimits.Default with { ReportRows = 11 });
        Assert.Equal((10, new ScannerNote(ScannerNoteCode.TooManyRows, "scan", "11")), (few.Reports[0].Rows.Count, Assert.Single(few.Notes)));
        var little = Reports.Read(document, BudgetLimits.Default with { ReportChars = 20_000 });
        Assert.InRange(little.Reports[0].Rows.Count, 10, 20);
        Assert.Equal(ScannerNoteCode.TooMuchText, Assert.Single(little.Notes).Code);
        var cut = Reports.Read(document, BudgetLimits.Default with { ReportTextChars = 10 });
        Assert.Equal("xxxxxxxxx…", cut.Reports[0].Rows[0].Description);
        var bytes = Reports.Read(document, BudgetLimits.Default with { TotalBytes = 20_000 });
        Assert.Equal(ScannerNoteCode.TooManyBytes, Assert.Single(bytes.Notes).Code);
        Assert.NotEmpty(bytes.Reports[0].Rows);
    }

    public static IEnumerable<TheoryDataRow<string>> Samples() =>
        new[]
        {
            "nmap/issue4406.xml", "nmap_libnmap/dionaea_scan.xml", "openvas/many_vuln.xml", "openvas/report_detail_v2.xml", "openvas/report_combine_v2.csv",
            "tenable/nessus_was/nessus_was_many_vuln.xml", "sarif/njsscan.sarif", "sarif/spotbugs.sarif", "sarif/blackduck_nested_fingerprints.sarif",
        }.Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_file_cut_anywhere_gives_rows_of_the_whole_and_says_that_it_is_incomplete(string name)
    {
        var whole = Reports.Kit(name);
        var all = Reports.Identities(Reports.Read(whole)).ToHashSet();
        for (var part = 1; part < 50; part++)
        {
            var reading = Reports.Read(whole[..(int)((long)whole.Length * part / 50)]);
            var rows = Reports.Identities(reading);
            Assert.True(all.IsSupersetOf(rows) || name.EndsWith(".csv", StringComparison.Ordinal), $"{part}/50: {string.Join("; ", rows.Except(all))}");
            Assert.True(reading.IsIncomplete || name.EndsWith(".csv", StringComparison.Ordinal), $"{part}/50 is said to be whole");
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Flipped_bytes_never_throw(string name)
    {
        var (whole, chance) = (Reports.Kit(name), new Xorshift(0x9E3779B97F4A7C15));
        var limits = BudgetLimits.Default with { ReportRows = 10_000 };
        for (var round = 0; round < 150; round++)
        {
            var bytes = whole.ToArray();
            for (var flips = 1 + (int)(chance.Next() % 8); flips > 0; flips--) bytes[(int)(chance.Next() % (ulong)bytes.Length)] = (byte)chance.Next();
            var reading = Reports.Read(bytes, limits);
            Assert.All(reading.Reports.SelectMany(report => report.Rows), row => Assert.NotEmpty(row.Check.Id));
        }
    }

    [Fact]
    public void JSON_of_wrong_kinds_never_throws()
    {
        string[] values = ["null", "1", "\"x\"", "[]", "{}", "[null]", "[[{}]]", "{\"x\":[1]}", "true", "\"\\ud800\""];
        string[] names = ["tool", "driver", "rules", "results", "locations", "physicalLocation", "artifactLocation", "region", "message", "suppressions", "taxa", "rule", "ruleId", "ruleIndex", "fingerprints", "properties", "invocations", "artifacts", "originalUriBaseIds", "logicalLocations", "extensions"];
        foreach (var value in values)
        {
            foreach (var name in names)
            {
                var member = $"\"{name}\":{value}";
                foreach (var run in new[]
                {
                    member, $"\"tool\":{{{member}}}", $"\"tool\":{{\"driver\":{{{member}}}}}", $"\"tool\":{{\"driver\":{{\"rules\":[{{{member}}}]}}}}", $"\"results\":[{{{member}}}]", $"\"results\":[{value}]",
                    $"\"results\":[{{\"locations\":[{{{member}}}]}}]", $"\"results\":[{{\"locations\":[{{\"physicalLocation\":{{{member}}}}}]}}]", $"\"results\":[{{\"rule\":{{\"id\":{value},{member}}}}}]",
                    $"\"invocations\":[{{\"executionSuccessful\":{value}}}]", $"\"originalUriBaseIds\":{{\"a\":{value}}}",
                }) Reports.Read($$"""{"$schema":"sarif","version":{{value}},"runs":[{{{run}}}]}""");
            }
        }
    }

    [Fact]
    public void Encodings_other_than_UTF8_are_read()
    {
        const string Name = "Müller 数据库";
        foreach (var (encoding, declared) in new (Encoding, string)[]
        {
            (Encoding.Unicode, "utf-16"), (Encoding.BigEndianUnicode, "utf-16"), (new UnicodeEncoding(false, false), "utf-16"), (Encoding.UTF8, "utf-8"), (new UTF8Encoding(false), "utf-16"),
            (CodePagesEncodingProvider.Instance.GetEncoding("gb18030") ?? Encoding.UTF8, "GB18030"),
        })
        {
            var text = $"<?xml version=\"1.0\" encoding=\"{declared}\"?><nmaprun><host><address addr=\"10.0.0.1\"/><hostnames><hostname name=\"{Name}\"/></hostnames></host><runstats><finished/></runstats></nmaprun>";
            var reading = Reports.Read([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
            Assert.Equal([Name], Assert.Single(Assert.Single(reading.Reports).Hosts).Names);
            Assert.Empty(reading.Notes);
        }
        var latin = Reports.Read([.. "<?xml version='1.0' encoding='windows-1252'?><nmaprun><host><hostnames><hostname name=\""u8, 0x80, .. "\"/></hostnames></host><runstats><finished/></runstats></nmaprun>"u8]);
        Assert.Equal("€", latin.Reports[0].Hosts[0].Names[0]);
        var sarif = """{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"t"}},"results":[{"ruleId":"é"}]}]}""";
        Assert.Equal("é", Reports.Read([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(sarif)]).Reports[0].Rows[0].Check.Id);
    }

    [Fact]
    public void An_encoding_that_nobody_knows_is_said() =>
        Assert.Equal([new ScannerNote(ScannerNoteCode.EncodingNotRead, "scan", "ebcdic-x")], Reports.Read("<?xml version=\"1.0\" encoding=\"ebcdic-x\"?><nmaprun/>").Notes);

    [Fact]
    public void Bytes_that_are_no_text_are_replaced_and_said()
    {
        var reading = Reports.Read([.. "<nmaprun scanner=\"n"u8, 0xFF, .. "\"><runstats><finished/></runstats></nmaprun>"u8]);
        Assert.Equal("n\uFFFD", Assert.Single(reading.Reports).Tool);
        Assert.Equal([new ScannerNote(ScannerNoteCode.TextInvalid, "scan")], reading.Notes);
    }

    [Fact]
    public void Escaped_control_characters_do_not_end_the_reading()
    {
        var reading = Reports.Read("<nmaprun><host><hostnames><hostname name=\"a&#x1b;[0m&#0;\"/></hostnames></host><runstats><finished/></runstats></nmaprun>");
        Assert.Equal("a\u001b[0m\0", reading.Reports[0].Hosts[0].Names[0]);
        Assert.Empty(reading.Notes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n")]
    [InlineData("<html/>")]
    [InlineData("<report><chapter/></report>")]
    [InlineData("{\"runs\":[]}")]
    [InlineData("{\"bomFormat\":\"CycloneDX\"}")]
    [InlineData("[1]")]
    [InlineData("PK\u0003\u0004")]
    public void What_is_no_report_is_not_recognised(string text)
    {
        var reading = Reports.Read(text);
        Assert.Empty(reading.Reports);
        Assert.Equal(ScannerNoteCode.NotRecognised, Assert.Single(reading.Notes).Code);
    }

    [Fact]
    public void A_stream_that_fails_is_said()
    {
        var reading = Reports.Read(new Endless($"<nmaprun>{Host}", " ", 1 << 20) { FailsAt = 1 << 16 });
        Assert.Single(Assert.Single(reading.Reports).Hosts);
        Assert.Equal([new ScannerNote(ScannerNoteCode.Unreadable, "scan", "io")], reading.Notes);
    }

    /// <summary>Numbers by chance, the same in every run.</summary>
    private sealed class Xorshift(ulong seed)
    {
        private ulong _state = seed;

        public ulong Next()
        {
            _state ^= _state << 13;
            _state ^= _state >> 7;
            return _state ^= _state << 17;
        }
    }

    /// <summary>A beginning, a text repeated for so many bytes, and an end, made as they are read; it cannot be sought in.</summary>
    private sealed class Endless(string before, string repeated, long length, string after = "") : Stream
    {
        private readonly byte[] _before = Encoding.UTF8.GetBytes(before), _repeated = Encoding.UTF8.GetBytes(repeated), _after = Encoding.UTF8.GetBytes(after);
        private long _position;

        public long FailsAt { get; init; } = long.MaxValue;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            if (_position > FailsAt) throw new IOException("gone");
            var count = 0;
            while (count < buffer.Length)
            {
                var at = _position - _before.Length;
                if (at < 0) buffer[count++] = _before[_position];
                else if (at < length) buffer[count++] = _repeated[at % _repeated.Length];
                else if (at - length < _after.Length) buffer[count++] = _after[at - length];
                else break;
                _position++;
            }
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
