using System.Text.Json;
using Rectify.Testing;

namespace Rectify.Scenarios;

/// <summary>Clocks through the program: flags and files, both readings, states and exit codes.</summary>
public sealed class ClockTests
{
    private static readonly string[] Aware =
    [
        "clock", "--role", "provider", "--market", "EU", "--market", "CN", "--established", "DE", "--sector", "none", "--fact", "aware=2026-12-11T10:20:00+01:00",
        "--given", "activelyExploited=yes", "--given", "incident=no", "--given", "cnEndangersNationalSecurity=no",
    ];

    [Fact]
    public async Task Obligations_carry_both_readings_as_UTC_instants()
    {
        using var home = new Folder();
        var outcome = await Published.Run(home, [.. Aware, "--at", "2026-12-11T12:00:00Z", "--format", "json"]);
        Assert.Equal(0, outcome.ExitCode);
        using var json = JsonDocument.Parse(outcome.Out);
        var early = Obligation(json, "eu.cra.aev.ew");
        Assert.Equal("2026-12-12T09:20:00Z", early.GetProperty("conservative").GetString());
        Assert.Equal("2026-12-12T10:00:00Z", early.GetProperty("latestArguable").GetString());
        Assert.Equal("aware", early.GetProperty("trigger").GetString());
        Assert.Equal("running", early.GetProperty("state").GetString());
        Assert.Equal("yes", early.GetProperty("applies").GetProperty("answer").GetString());
        Assert.Equal("2026-12-13T09:20:00Z", Obligation(json, "cn.rmsv.7.2.report").GetProperty("conservative").GetString());
        Assert.Equal("X1", json.RootElement.GetProperty("conflicts")[0].GetProperty("id").GetString());
        Assert.Contains("a person decides", json.RootElement.GetProperty("notice").GetString());
    }

    [Theory]
    [InlineData("2026-12-12T09:20:00Z", 0, "running")]
    [InlineData("2026-12-12T09:20:01Z", 5, "contested")]
    [InlineData("2026-12-12T10:00:01Z", 5, "overdue")]
    public async Task Exit_code_is_5_once_act_by_has_passed(string at, int code, string state)
    {
        using var home = new Folder();
        var outcome = await Published.Run(home, [.. Aware, "--at", at, "--format", "json"]);
        Assert.Equal(code, outcome.ExitCode);
        using var json = JsonDocument.Parse(outcome.Out);
        Assert.Equal(state, Obligation(json, "eu.cra.aev.ew").GetProperty("state").GetString());
    }

    [Fact]
    public async Task What_was_done_in_time_is_met()
    {
        using var home = new Folder();
        var outcome = await Published.Run(home, [.. Aware, "--fact", "submitted:early-warning@eu.cra.srp=2026-12-12T08:00:00+01:00", "--at", "2026-12-12T12:00:00Z", "--format", "json"]);
        using var json = JsonDocument.Parse(outcome.Out);
        Assert.Equal("met", Obligation(json, "eu.cra.aev.ew").GetProperty("state").GetString());
        Assert.Equal(0, outcome.ExitCode);
    }

    [Fact]
    public async Task File_of_facts_says_the_same_as_flags()
    {
        using var home = new Folder();
        home.Write("case.yaml", "profile: { roles: [provider], markets: [EU, CN], establishedIn: [DE], sectors: [] }\ncircumstances: { activelyExploited: yes, incident: no, cnEndangersNationalSecurity: no }\nfacts:\n  - { id: flag-1, fact: aware, when: 2026-12-11T10:20:00+01:00 }\n");
        var flags = await Published.Run(home, [.. Aware, "--at", "2026-12-11T12:00:00Z", "--format", "json"]);
        var file = await Published.Run(home, "clock", "--facts", "case.yaml", "--at", "2026-12-11T12:00:00Z", "--format", "json");
        Assert.Equal(flags.Out, file.Out);
    }

    [Fact]
    public async Task Every_mistake_of_a_file_is_named_with_line_and_column()
    {
        using var home = new Folder();
        home.Write("case.yaml", "facts:\n  - { fact: awaer, when: 2026-12-11T10:20:00+01:00 }\n  - { fact: aware, when: tomorrow }\nzone: Mars/Olympus\n");
        var outcome = await Published.Run(home, "clock", "--facts", "case.yaml");
        Assert.Equal(3, outcome.ExitCode);
        Assert.Equal(["case.yaml:2:13", "case.yaml:3:26", "case.yaml:4:7"], outcome.Err.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => string.Join(':', line.Split(':').Take(3))));
    }

    [Theory]
    [InlineData("en", "80")]
    [InlineData("en", "140")]
    [InlineData("zh", "80")]
    public async Task Clock_reads_as_agreed(string language, string width)
    {
        using var home = new Folder();
        var outcome = await Published.Run(home, new Dictionary<string, string> { ["RECTIFY_LANG"] = language, ["COLUMNS"] = width }, [.. Aware, "--at", "2026-12-12T09:30:00Z"]);
        Assert.Equal(5, outcome.ExitCode);
        Assert.Null(Golden.Difference($"tests/Rectify.Scenarios/Goldens/clock.{language}.{width}.txt", Times.HideRuleBook(outcome.Out)));
        Assert.All(outcome.Out.Split('\n'), row => Assert.True(Columns.Of(row) <= int.Parse(width), $"wider than {width}: {row}"));
    }

    [Fact]
    public async Task Three_in_the_morning_needs_one_line_and_no_set_up()
    {
        using var home = new Folder();
        var line = "clock --fact aware=2026-12-11T10:20+01:00 --jurisdiction EU,CN --role provider --exploited --at 2026-12-11T10:30+01:00 --zone America/New_York";
        var outcome = await Published.Run(home, new Dictionary<string, string> { ["RECTIFY_LANG"] = "en", ["COLUMNS"] = "160" }, line.Split(' '));
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("act by 2026-12-12 10:20 Europe/Brussels", outcome.Out);
        Assert.Contains("= 2026-12-12 09:20 UTC = 2026-12-12 04:20 America/New_York", outcome.Out);
        Assert.Contains("to: https://portal.cra-srp.enisa.europa.eu", outcome.Out);
        Assert.Contains("send first: notification_type, title, summary", outcome.Out);
        Assert.Contains("law data checked on", outcome.Out);
        Assert.DoesNotContain("us.", outcome.Out.Split("\n\n")[1]);
        // What may bind stands in its place among what does, at a glance and in full; each open question says what to say.
        var times = System.Text.RegularExpressions.Regex.Matches(outcome.Out, @"= (\d{4}-\d\d-\d\d \d\d:\d\d) UTC").Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(times.Order(StringComparer.Ordinal), times);
        Assert.Equal(times.Count, outcome.Out.Split("\n\n")[1].Split('\n').Count(row => row.StartsWith("●  2026-", StringComparison.Ordinal)));
        Assert.Contains("--given incident=yes|no", outcome.Out);
        Assert.Contains("--sector ", outcome.Out);
    }

    [Theory]
    [InlineData("--zone Europe/Belrin", 2, "did you mean 'Europe/Berlin'?")]
    [InlineData("--fact aware", 2, "--fact 'aware' does not say when: write aware=2026-12-11T10:20+01:00")]
    [InlineData("--fact aware=2026-12-11T10:20", 2, "has no offset from UTC, and none is guessed")]
    [InlineData("--fact aware=2026-02-29", 2, "'2026-02-29' is no time")]
    [InlineData("--fact awrae=2026-02-01", 2, "did you mean 'aware'?")]
    [InlineData("--market eu", 2, "two capital letters, such as EU")]
    [InlineData("--given activelyExploited=no", 2, "'activelyExploited' is answered twice: no and yes")]
    [InlineData("--given incident=yes --given incident=no", 2, "'incident' is answered twice: yes and no")]
    [InlineData("--jurisdiction ZZ", 0, "the rules hold no law of ZZ")]
    [InlineData("--as-known-at 2020-01-01", 0, "as known on 2020-01-01: 0 of ")]
    public async Task What_is_wrong_with_the_line_is_said_with_what_was_meant(string more, int code, string said)
    {
        using var home = new Folder();
        var outcome = await Published.Run(home, ["clock", "--fact", "aware=2026-12-11T10:20+01:00", "--exploited", "--at", "2026-12-11T10:00Z", .. more.Split(' ')]);
        Assert.Contains(said, outcome.Err);
        Assert.Equal(code, outcome.ExitCode);
    }

    [Fact]
    public async Task Law_of_the_Union_is_law_in_a_member_state()
    {
        using var home = new Folder();
        var outcome = await Published.Run(home, "clock", "--fact", "aware=2026-12-11T10:20+01:00", "--jurisdiction", "DE", "--role", "provider", "--exploited", "--at", "2026-12-11T10:00Z", "--format", "json");
        using var json = JsonDocument.Parse(outcome.Out);
        Assert.Equal("yes", Obligation(json, "eu.cra.aev.ew").GetProperty("applies").GetProperty("answer").GetString());
        var rules = json.RootElement.GetProperty("obligations").EnumerateArray().Select(each => each.GetProperty("rule").GetString() ?? "").ToList();
        Assert.Contains(rules, rule => rule.StartsWith("de.", StringComparison.Ordinal));
        Assert.DoesNotContain(rules, rule => rule.StartsWith("fr.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_day_ends_at_its_24_00_and_a_row_of_a_table_says_what_it_asks()
    {
        using var home = new Folder();
        var wide = new Dictionary<string, string> { ["RECTIFY_LANG"] = "en", ["COLUMNS"] = "300" };
        var order = await Published.Run(home, wide, "explain", "cn.order.rectify", "--fact", "orderServed=2026-12-01", "--fact", "rectifyBy=2026-12-31", "--zone", "Asia/Shanghai", "--at", "2026-12-02T00:00Z");
        Assert.Contains("act by 2026-12-31 24:00 Asia/Shanghai", order.Out);
        var table = await Published.Run(home, wide, "explain", "us.bod2604.patch", "--fact", "kevListed=2026-12-10", "--role", "operator", "--jurisdiction", "US", "--at", "2026-12-10T12:00Z");
        Assert.Matches(@"Row 1\.4 of the rule's table: .*: yes; .*: yes; .*: partial → 3 days", table.Out);
        Assert.Contains("→ 3 days", (await Published.Run(home, wide, "rules", "show", "us.bod2604.patch")).Out);
    }

    [Fact]
    public async Task Other_jurisdictions_are_left_alone()
    {
        using var home = new Folder();
        var outcome = await Published.Run(home, "clock", "--fact", "discovered=2026-12-11T10:20:00+01:00", "--jurisdiction", "CN", "--role", "provider", "--all", "--format", "json");
        using var json = JsonDocument.Parse(outcome.Out);
        Assert.All(json.RootElement.GetProperty("obligations").EnumerateArray(), each => Assert.True(each.GetProperty("rule").GetString() is { } rule && (rule.StartsWith("cn.") || rule.StartsWith("v.")), each.ToString()));
    }

    [Fact]
    public async Task What_was_not_known_on_an_earlier_day_is_not_counted_then()
    {
        using var home = new Folder();
        var then = await Published.Run(home, [.. Aware, "--at", "2026-12-11T12:00:00Z", "--format", "json", "--as-known-at", "2026-11-22"]);
        using var old = JsonDocument.Parse(then.Out);
        var rules = old.RootElement.GetProperty("obligations").EnumerateArray().Select(each => each.GetProperty("rule").GetString()).ToList();
        Assert.Contains("eu.cra.aev.ew", rules);
        Assert.DoesNotContain("eu.nis2.ew", rules);
    }

    [Fact]
    public async Task Calendar_is_one_that_another_program_reads_and_keeps_its_events_apart()
    {
        using var home = new Folder();
        var outcome = await Published.Run(home, [.. Aware, "--at", "2026-12-11T12:00:00Z", "--format", "ics"]);
        Assert.Equal(0, outcome.ExitCode);
        var calendar = Ical.Net.Calendar.Load(outcome.Out) ?? throw new FormatException(outcome.Out);
        Assert.All(outcome.Out.Split("\r\n"), row => Assert.True(System.Text.Encoding.UTF8.GetByteCount(row) <= 75, row));
        var events = calendar.Events.ToList();
        Assert.Equal(["2026-12-12T09:20:00Z", "2026-12-13T09:20:00Z", "2026-12-14T09:20:00Z"], events.Select(each => $"{each.Start?.AsUtc:yyyy-MM-ddTHH:mm:ssZ}"));
        Assert.Equal(events.Count, events.Select(each => each.Uid).Distinct().Count());
        Assert.All(events, each => Assert.Contains("a person decides", each.Description));
        var again = Ical.Net.Calendar.Load((await Published.Run(home, [.. Aware, "--at", "2026-12-12T12:00:00Z", "--format", "ics"])).Out);
        Assert.Subset(events.Select(each => each.Uid).ToHashSet(), again?.Events.Select(each => each.Uid).ToHashSet());
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task Explanation_reads_as_agreed(string language)
    {
        using var home = new Folder();
        var outcome = await Published.Run(home, new Dictionary<string, string> { ["RECTIFY_LANG"] = language, ["COLUMNS"] = "100" }, ["explain", "eu.cra.aev.final", .. Aware[1..], "--fact", "fixReady=2026-12-15", "--at", "2026-12-16T12:00:00Z"]);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Null(Golden.Difference($"tests/Rectify.Scenarios/Goldens/explain.{language}.100.txt", outcome.Out));
    }

    private static JsonElement Obligation(JsonDocument json, string rule) =>
        json.RootElement.GetProperty("obligations").EnumerateArray().Single(each => each.GetProperty("rule").GetString() == rule);
}
