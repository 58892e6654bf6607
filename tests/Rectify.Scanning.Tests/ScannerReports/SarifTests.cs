using Rectify.Scanning.ScannerReports;

namespace Rectify.Scanning.Tests.ScannerReports;

public sealed class SarifTests
{
    [Fact]
    public void A_rule_is_found_by_id_by_index_and_by_the_beginning_of_its_id_wherever_it_stands()
    {
        const string Rules = """
            "tool":{"driver":{"name":"T","version":"1","rules":[{"id":"A","shortDescription":{"text":"Rule A"}},{"id":"B","shortDescription":{"text":"Rule B"},"defaultConfiguration":{"level":"error"}}],"x":0},
            "extensions":[{"name":"pack","rules":[{"id":"E","shortDescription":{"text":"Rule E"}}]}]}
            """;
        const string Results = """ "results":[{"ruleId":"B"},{"ruleIndex":0},{"ruleId":"B/sub"},{"rule":{"index":0,"toolComponent":{"index":0}}},{"ruleId":"unknown","message":{"text":"Said."}}] """;
        foreach (var run in new[] { $"{Rules},{Results}", $"{Results},{Rules}" })
        {
            var rows = Only(run).Rows;
            Assert.Equal(["B", "A", "B/sub", "E", "unknown"], rows.Select(row => row.Check.Id));
            Assert.Equal(["Rule B", "Rule A", "Rule B", "Rule E", "Said."], rows.Select(row => row.Title));
            Assert.Equal([ScannerSeverity.High, ScannerSeverity.Medium, ScannerSeverity.High, ScannerSeverity.Medium, ScannerSeverity.Medium], rows.Select(row => row.Severity));
        }
    }

    [Theory]
    [InlineData("\"level\":\"note\"", "", ScannerSeverity.Info)]
    [InlineData("\"kind\":\"review\"", "", ScannerSeverity.Info)]
    [InlineData("\"level\":\"note\"", "\"security-severity\":\"9.8\"", ScannerSeverity.Critical)]
    [InlineData("\"level\":\"note\"", "\"security-severity\":\"HIGH\"", ScannerSeverity.High)]
    [InlineData("\"properties\":{\"security-severity\":\"3.9\"}", "\"security-severity\":\"9.8\"", ScannerSeverity.Low)]
    [InlineData("\"properties\":{\"security-severity\":\"odd\"}", "", ScannerSeverity.Medium)]
    public void A_security_severity_counts_before_the_level(string result, string properties, ScannerSeverity expected) =>
        Assert.Equal(expected, Only(Tool("{\"id\":\"A\",\"properties\":{" + properties + "}}") + ",\"results\":[{\"ruleId\":\"A\"," + result + "}]").Rows[0].Severity);

    [Fact]
    public void CWEs_and_CVEs_are_found_where_tools_put_them_and_not_in_prose()
    {
        var row = Only(Tool("""{"id":"GHSA (CVE-2021-0001)","fullDescription":{"text":"Like CVE-1999-0001 and CWE-1."},"properties":{"tags":["security","external/cwe/cwe-079","CWE-20: Improper","CVE-2021-0002"],"cwe":["CWE-502"]},"relationships":[{"target":{"id":"611","toolComponent":{"name":"CWE"}}},{"target":{"id":"A1","toolComponent":{"name":"OWASP"}}}]}""") + """
            ,"results":[{"ruleId":"GHSA (CVE-2021-0001)","message":{"text":"Unlike CVE-1999-0002"},"taxa":[{"id":"CWE-89"}],"properties":{"cwe":"CWE-327: Broken","cvssV3":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}}]
            """).Rows[0];
        Assert.Equal(["CVE-2021-0001", "CVE-2021-0002"], row.Cves.Order());
        Assert.Equal(["CWE-20", "CWE-327", "CWE-502", "CWE-611", "CWE-79", "CWE-89"], row.Cwes.Order(StringComparer.Ordinal));
        Assert.Equal(["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"], row.CvssVectors);
    }

    [Theory]
    [InlineData("""[{"kind":"inSource"}]""", true)]
    [InlineData("""[{"kind":"external","status":"accepted"}]""", true)]
    [InlineData("""[{"kind":"external","status":"accepted"},{"kind":"external","status":"underReview"}]""", false)]
    [InlineData("""[{"kind":"external","status":"rejected"}]""", false)]
    [InlineData("[]", false)]
    public void A_suppression_counts_unless_one_is_disputed(string suppressions, bool expected) =>
        Assert.Equal(expected, Only(Tool("") + ",\"results\":[{\"ruleId\":\"A\",\"suppressions\":" + suppressions + "}]").Rows[0].IsSuppressed);

    [Fact]
    public void What_passed_or_is_gone_is_counted_and_no_row()
    {
        var reading = Read(Tool("") + """
            ,"results":[{"ruleId":"A","kind":"pass"},{"ruleId":"A","kind":"notApplicable"},{"ruleId":"B","baselineState":"absent"},{"ruleId":"C","baselineState":"new"}]
            """);
        Assert.Equal("C", Assert.Single(reading.Reports[0].Rows).Check.Id);
        Assert.Equal([new ScannerNote(ScannerNoteCode.PassedResults, "scan", "3")], reading.Notes);
        Assert.False(reading.IsIncomplete);
    }

    [Theory]
    [InlineData("file:///home/ci/build/src/a%20b.c", "src/a b.c")]
    [InlineData("src\\a.c", "src/a.c")]
    [InlineData("./src/a.c", "src/a.c")]
    [InlineData("/src/a.c", "/src/a.c")]
    [InlineData("file:///elsewhere/a.c", "/elsewhere/a.c")]
    [InlineData("file:///C:/src/a.c", "C:/src/a.c")]
    [InlineData("https://example.org/a%20b?q=1", "https://example.org/a%20b?q=1")]
    public void A_path_is_the_same_wherever_the_code_was_checked_out(string uri, string expected)
    {
        var report = Only(Tool("") + ",\"results\":[{\"ruleId\":\"A\",\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"" + uri.Replace("\\", "\\\\")
            + "\"}}}]}],\"originalUriBaseIds\":{\"ROOT\":{\"uri\":\"file:///home/ci/build/\"},\"REL\":{\"uri\":\"src/\"}}");
        Assert.Equal(expected, report.Rows[0].Place.ToString());
    }

    [Fact]
    public void Files_of_one_name_below_several_bases_are_different_places()
    {
        var report = Only(Tool("") + """
            ,"originalUriBaseIds":{"A":{"uri":"file:///a/"},"B":{"uri":"file:///b/"},"SUB":{"uri":"sub/","uriBaseId":"A"}},"artifacts":[{"location":{"uri":"m.c","uriBaseId":"B"}}],"results":[
            {"ruleId":"R","locations":[{"physicalLocation":{"artifactLocation":{"uri":"m.c","uriBaseId":"A"}}}]},{"ruleId":"R","locations":[{"physicalLocation":{"artifactLocation":{"index":0}}}]},
            {"ruleId":"R","locations":[{"physicalLocation":{"artifactLocation":{"uri":"m.c","uriBaseId":"SUB"}}}]},{"ruleId":"R","locations":[{"physicalLocation":{"artifactLocation":{"uri":"m.c"}}}]}]
            """);
        Assert.Equal(["A/m.c", "B/m.c", "sub/m.c", "m.c"], report.Rows.Select(row => row.Place.ToString()));
    }

    [Fact]
    public void An_index_that_leads_to_no_rule_is_said_and_nothing_put_in_its_place()
    {
        var reading = Read(Tool("") + ",\"results\":[{\"ruleIndex\":7,\"message\":{\"text\":\"Said.\"}}]");
        Assert.Empty(reading.Reports[0].Rows);
        Assert.Equal([new ScannerNote(ScannerNoteCode.RowWithoutIdentity, "scan", "Said.")], reading.Notes);
    }

    [Fact]
    public void Places_are_files_parts_of_a_program_or_unstated()
    {
        var report = Only(Tool("") + """
            ,"artifacts":[{"location":{"uri":"b.c"}}],"results":[
            {"ruleId":"A","locations":[{"physicalLocation":{"artifactLocation":{"index":0},"region":{"startLine":9}}},{"physicalLocation":{"artifactLocation":{"uri":"b.c"},"region":{"startLine":2}}},{"physicalLocation":{"artifactLocation":{"uri":"c.c"}}}]},
            {"ruleId":"A","locations":[{"logicalLocations":[{"fullyQualifiedName":"N.M","name":"M"}]}]},{"ruleId":"A"}]
            """);
        Assert.Equal([new Place.InFile("b.c"), new Place.InFile("c.c"), new Place.InCode("N.M"), new Place.Unstated()], report.Rows.Select(row => row.Place));
        Assert.Equal([2, 9], report.Rows[0].Lines);
    }

    [Fact]
    public void Each_run_is_a_report_of_its_tool()
    {
        var reading = Reports.Read("""{"version":"2.0.0","runs":[{"tool":{"driver":{"name":"One","semanticVersion":"1.0.0"}}},{"tool":{"driver":{"name":"Two"}},"invocations":[{"startTimeUtc":"2024-01-02T03:04:05Z","executionSuccessful":true}]}]} """);
        Assert.Equal([("One", "1.0.0"), ("Two", null)], reading.Reports.Select(report => (report.Tool, report.ToolVersion)));
        Assert.Equal(new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.Zero), reading.Reports[1].ScannedAt);
        Assert.Equal([new ScannerNote(ScannerNoteCode.VersionUnknown, "scan", "2.0.0")], reading.Notes);
    }

    [Fact]
    public void A_result_without_a_rule_is_known_by_its_words()
    {
        var row = Only(Tool("") + """
            ,"results":[{"message":{"text":"Do not.\nReally."},"fingerprints":{"h/v1":"abc"},"partialFingerprints":{"p":"def"}}]
            """).Rows[0];
        Assert.Equal(("t:Do not.", "Do not. Really."), (row.Check.ToString(), row.Observed.ReplaceLineEndings(" ")));
        Assert.Equal(["h/v1:abc", "p:def"], row.Fingerprints);
    }

    private static ScannerReading Read(string run) => Reports.Read("{\"version\":\"2.1.0\",\"runs\":[{" + run + "}]}");

    private static ScannerReport Only(string run) => Assert.Single(Read(run).Reports);

    private static string Tool(string rules) => "\"tool\":{\"driver\":{\"name\":\"T\",\"rules\":[" + rules + "]}}";
}
