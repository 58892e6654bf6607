using System.Text.Json;
using Rectify.Testing;

namespace Rectify.Scenarios;

/// <summary>Clocks through the program: flags and files, both readings, states and exit codes.</summary>
public sealed class ClockTests
{
    private static readonly string[] Aware =
        ["clock", "--role", "provider", "--market", "EU", "--market", "CN", "--fact", "aware=2026-12-11T10:20:00+01:00", "--given", "activelyExploited=yes"];

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
        home.Write("case.yaml", "profile: { roles: [provider], markets: [EU, CN] }\ncircumstances: { activelyExploited: yes }\nfacts:\n  - { id: flag-1, fact: aware, when: 2026-12-11T10:20:00+01:00 }\n");
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

    private static JsonElement Obligation(JsonDocument json, string rule) =>
        json.RootElement.GetProperty("obligations").EnumerateArray().Single(each => each.GetProperty("rule").GetString() == rule);
}
