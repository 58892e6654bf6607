using System.Text.Json;
using Rectify.Testing;

namespace Rectify.Scenarios;

/// <summary>A scan with a small feed: every part of the answer, in every form that it is given in.</summary>
public sealed class ScanTests
{
    private const string Profile = "roles: [provider]\nmarkets: [EU, CN]\nestablishedIn: [DE]\n";

    [Fact]
    public async Task Scan_without_a_database_ends_with_3_and_never_says_that_nothing_was_found()
    {
        using var home = new Folder();
        home.Write("a.cdx.json", HostileInput.Sbom(HostileInput.Log4j));
        var outcome = await Published.Run(home, "scan", "a.cdx.json");
        Assert.Equal(3, outcome.ExitCode);
        Assert.Empty(outcome.Out);
        Assert.Contains("rectify db update", outcome.Err);
    }

    [Fact]
    public async Task Finding_carries_all_that_is_known_and_the_clocks_that_it_would_start()
    {
        using var home = await SmallFeed.Imported();
        home.Write("us.yaml", Profile);
        home.Write("a.cdx.json", HostileInput.Sbom(HostileInput.Log4j));
        var outcome = await Published.Run(home, "scan", "a.cdx.json", "--profile", "us.yaml", "--format", "json");
        Assert.Equal(1, outcome.ExitCode);
        using var json = JsonDocument.Parse(outcome.Out);
        var findings = json.RootElement.GetProperty("findings");
        Assert.Equal(["CVE-2021-44228", "CVE-2021-44832"], findings.EnumerateArray().Select(each => each.GetProperty("id").GetString()));
        var first = findings[0];
        Assert.Equal("pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1", first.GetProperty("purl").GetString());
        Assert.Equal("GHSA-jfh8-c2jp-5v3q", first.GetProperty("aliases")[0].GetString());
        Assert.Equal("critical", first.GetProperty("severity").GetString());
        Assert.Equal(10.0m, first.GetProperty("score").GetDecimal());
        Assert.Equal("2.15.0", first.GetProperty("fixedIn")[0].GetString());
        Assert.Equal("2021-12-10", first.GetProperty("kev").GetProperty("dateAdded").GetString());
        Assert.Equal(0.94358, first.GetProperty("epss").GetProperty("score").GetDouble());
        Assert.StartsWith("a.cdx.json#", first.GetProperty("location").GetString());
        var clocks = first.GetProperty("clocks").EnumerateArray().ToDictionary(each => each.GetProperty("rule").GetString() ?? "", each => each.GetProperty("applies").GetString());
        Assert.Equal("yes", clocks["eu.cra.aev.ew"]);
        Assert.Equal("yes", clocks["cn.rmsv.7.2.report"]);
        // The second one is not listed as exploited: whether the law on exploited ones binds is a question.
        Assert.Equal("unknown", findings[1].GetProperty("clocks").EnumerateArray().Single(each => each.GetProperty("rule").GetString() == "eu.cra.aev.ew").GetProperty("applies").GetString());
    }

    [Theory]
    [InlineData("any", 1)]
    [InlineData("critical", 1)]
    [InlineData("kev", 1)]
    [InlineData("never", 0)]
    public async Task Fail_on_decides_the_exit_code(string level, int code)
    {
        using var home = await SmallFeed.Imported();
        home.Write("a.jar", HostileInput.Jar());
        Assert.Equal(code, (await Published.Run(home, "scan", "a.jar", "--fail-on", level)).ExitCode);
    }

    [Fact]
    public async Task Lesser_finding_does_not_fail_a_higher_gate()
    {
        using var home = await SmallFeed.Imported();
        home.Write("a.jar", HostileInput.Jar(version: "2.15.0"));
        Assert.Equal(1, (await Published.Run(home, "scan", "a.jar", "--fail-on", "medium")).ExitCode);
        Assert.Equal(0, (await Published.Run(home, "scan", "a.jar", "--fail-on", "high")).ExitCode);
        Assert.Equal(0, (await Published.Run(home, "scan", "a.jar", "--fail-on", "kev")).ExitCode);
    }

    [Fact]
    public async Task Version_that_cannot_be_compared_is_never_called_safe()
    {
        using var home = await SmallFeed.Imported();
        home.Write("a.cdx.json", HostileInput.Sbom("""{"type":"library","name":"log4j-core","purl":"pkg:maven/org.apache.logging.log4j/log4j-core"}"""));
        var outcome = await Published.Run(home, "scan", "a.cdx.json", "--format", "json");
        using var json = JsonDocument.Parse(outcome.Out);
        Assert.Equal(1, outcome.ExitCode);
        Assert.All(json.RootElement.GetProperty("findings").EnumerateArray(), each => Assert.Equal("cannotCompare", each.GetProperty("verdict").GetString()));
    }

    [Fact]
    public async Task Components_that_no_advisory_speaks_of_are_said()
    {
        using var home = await SmallFeed.Imported();
        home.Write("a.cdx.json", HostileInput.Sbom(HostileInput.Component("x", "1", "pkg:npm/x@1"), HostileInput.Component("bash", "5", "pkg:deb/debian/bash@5"), """{"type":"library","name":"y"}"""));
        var outcome = await Published.Run(home, "scan", "a.cdx.json");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("No advisories at all for npm (1)", outcome.Out);
        Assert.Contains("1 without a purl, 1 deb", outcome.Out);
    }

    [Fact]
    public async Task Names_that_strangers_wrote_do_not_steer_the_terminal()
    {
        using var home = await SmallFeed.Imported();
        home.Write("a.cdx.json", HostileInput.Sbom(HostileInput.Component("\\u001b[2Jlog4j\\u202e", "2.14.1", "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1")));
        var outcome = await Published.Run(home, "scan", "a.cdx.json");
        Assert.DoesNotContain('\e', outcome.Out + outcome.Err);
        Assert.DoesNotContain('\u202e', outcome.Out + outcome.Err);
    }

    [Fact]
    public async Task Sarif_has_a_result_for_each_place_and_fingerprints_that_last()
    {
        using var home = await SmallFeed.Imported();
        home.Write("in/a.jar", HostileInput.Jar());
        home.Write("in/lib dir/b.jar", HostileInput.Jar());
        var first = await Published.Run(home, "scan", "in", "--format", "sarif", "--output", "one.sarif");
        var second = await Published.Run(home, "scan", "in", "--format", "sarif", "--output", "two.sarif");
        Assert.Equal(first.ExitCode, second.ExitCode);
        Assert.Equal(File.ReadAllText(home["one.sarif"]), File.ReadAllText(home["two.sarif"]));
        using var sarif = JsonDocument.Parse(File.ReadAllText(home["one.sarif"]));
        var run = sarif.RootElement.GetProperty("runs")[0];
        Assert.Equal(2, run.GetProperty("tool").GetProperty("driver").GetProperty("rules").GetArrayLength());
        var results = run.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(4, results.Count);
        Assert.Equal(4, results.Select(each => each.GetProperty("partialFingerprints").GetProperty("rectify/v1").GetString()).Distinct().Count());
        Assert.Equal(["in/a.jar", "in/lib%20dir/b.jar"], results
            .Select(each => each.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()).Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(Directory.EnumerateFiles(home.Path, "*.part"));
    }

    [Fact]
    public async Task Broken_profile_is_named_with_line_and_column()
    {
        using var home = await SmallFeed.Imported();
        home.Write("us.yaml", "roles: [provider]\nmarket: [EU]\n");
        home.Write("a.jar", HostileInput.Jar());
        var outcome = await Published.Run(home, "scan", "a.jar", "--profile", "us.yaml");
        Assert.Equal(3, outcome.ExitCode);
        Assert.StartsWith("us.yaml:2:1: ", outcome.Err);
        Assert.Contains("did you mean 'markets'", outcome.Err);
    }

    [Theory]
    [InlineData("en", "80")]
    [InlineData("en", "140")]
    [InlineData("zh", "80")]
    [InlineData("zh", "140")]
    public async Task Scan_reads_as_agreed(string language, string width)
    {
        using var home = await SmallFeed.Imported();
        home.Write("in/shop.ear", HostileInput.Zip(("shop.war", HostileInput.Zip(("WEB-INF/lib/log4j-core-2.14.1.jar", HostileInput.Jar())))));
        home.Write("in/list.cdx.json", HostileInput.SbomThatIsAList());
        var outcome = await Published.Run(home, new Dictionary<string, string> { ["RECTIFY_LANG"] = language, ["COLUMNS"] = width }, "scan", "in");
        var seen = Times.Hide(outcome.Transcript("rectify scan in"));
        Assert.Null(Golden.Difference($"tests/Rectify.Scenarios/Goldens/scan.{language}.{width}.txt", seen));
        Assert.All(seen.Split('\n'), row => Assert.True(Columns.Of(row) <= int.Parse(width), $"wider than {width}: {row}"));
    }
}
