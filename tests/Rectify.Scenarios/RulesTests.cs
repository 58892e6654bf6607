using Rectify.Testing;

namespace Rectify.Scenarios;

/// <summary>Rule files through the program.</summary>
public sealed class RulesTests
{
    [Fact]
    public async Task Rules_of_this_repository_read_without_a_problem()
    {
        using var home = new Folder();
        var outcome = await Published.Run(home, "rules", "check", Repository.PathOf("rules"));
        Assert.Equal(0, outcome.ExitCode);
        Assert.EndsWith("nothing wrong\n", outcome.Out);
    }

    [Fact]
    public async Task A_rule_pack_shows_what_it_changes_for_open_duties_before_it_is_taken_into_use()
    {
        using var home = new Folder();
        home.Write("profile.yaml", "roles: [provider]\nmarkets: [CN]\nsectors: []\n");
        foreach (var path in Directory.EnumerateFiles(Repository.PathOf("rules"), "*.yaml", SearchOption.AllDirectories))
            home.Write(Path.GetRelativePath(Repository.Root, path), File.ReadAllText(path));
        var report = File.ReadAllText(home["rules/cn/rmsv/cn.rmsv.7.2.report.yaml"]);
        home.Write("rules/cn/rmsv/cn.rmsv.7.2.report.v2.yaml", report.Replace("\nversion: 1\n", "\nversion: 2\nreplaces: 1\n", StringComparison.Ordinal).Replace("period: { days: 2 }", "period: { days: 1 }", StringComparison.Ordinal));
        Assert.Equal(0, (await Published.Run(home, "case", "open", "A finding", "--store", "s.db")).ExitCode);
        Assert.Equal(0, (await Published.Run(home, "case", "fact", "CASE-0001", "discovered", "2026-11-20T10:00:00+08:00", "--store", "s.db")).ExitCode);

        var packed = await Published.Run(home, "rules", "pack", "p.zip", "--rules", "rules", "--key", "rules.key", "--name", "example.org/rules");
        var key = packed.Out.Split("verifier key: ")[1].Trim();
        var stranger = await Published.Run(home, "rules", "update", "p.zip", "--store", "s.db");
        Assert.Equal(2, stranger.ExitCode);
        Assert.Contains("RCT-RULE-003", stranger.Err);

        var shown = await Published.Run(home, "rules", "update", "p.zip", "--store", "s.db", "--trust", key);
        Assert.Equal(0, shown.ExitCode);
        Assert.Contains("1 open duty changes", shown.Out);
        Assert.Contains("cn.rmsv.7.2.report", shown.Out);
        Assert.Contains("Nothing was applied", shown.Out);
        Assert.Contains("2026-11-22 02:00", (await Published.Run(home, "case", "show", "CASE-0001", "--store", "s.db")).Out);

        Assert.Contains("is in use now", (await Published.Run(home, "rules", "update", "p.zip", "--store", "s.db", "--trust", key, "--apply")).Out);
        Assert.Contains("2026-11-21 02:00", (await Published.Run(home, "case", "show", "CASE-0001", "--store", "s.db")).Out);
        // The old answer is still there to be had: by the version or the hash of the rules that it names.
        var kept = await Published.Run(home, "rules", "kept", "--store", "s.db");
        Assert.Equal(0, kept.ExitCode);
        var own = kept.Out.Split('\n').Single(line => line.Contains("came with the program", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries).First(word => word.Length == 16);
        Assert.Matches(@"example\.org/rules +answers with it now\n", kept.Out);
        Assert.Contains("2026-11-22 02:00", (await Published.Run(home, "case", "show", "CASE-0001", "--store", "s.db", "--rules", own)).Out);
        Assert.Contains("RCT-CLI-021", (await Published.Run(home, "case", "show", "CASE-0001", "--store", "s.db", "--rules", "0123456789")).Err);
        // What a proof carries are the rules that were answered with, not those of the program.
        Assert.Equal(0, (await Published.Run(home, "case", "proof", "CASE-0001", "--store", "s.db", "--out", "proof.zip")).ExitCode);
        using (var proof = System.IO.Compression.ZipFile.OpenRead(home["proof.zip"]))
            Assert.Contains(proof.Entries, entry => entry.Name.EndsWith("cn.rmsv.7.2.report.v2.yaml", StringComparison.Ordinal));
        Assert.Contains("No open duty changes", (await Published.Run(home, "rules", "update", "p.zip", "--store", "s.db")).Out);
    }

    [Fact]
    public async Task One_file_is_checked_beside_the_rules_of_the_program()
    {
        using var home = new Folder();
        home.Write("x7.yaml", File.ReadAllText(Repository.PathOf("rules/conflicts/x7.yaml")).Replace("personalDataInReport", "personalDataInRepotr", StringComparison.Ordinal));
        home.Write("conflicts/x9.yaml", File.ReadAllText(Repository.PathOf("rules/conflicts/x9.yaml")));
        home.Write("us.yaml", File.ReadAllText(Repository.PathOf("rules/us/sec/us.sec.105.yaml")));
        var good = await Published.Run(home, "rules", "check", "conflicts/x9.yaml", "us.yaml");
        Assert.Equal("2 files read, nothing wrong\n", good.Out);
        home.Write("conflicts/x7.yaml", File.ReadAllText(home["x7.yaml"]));
        var wrong = await Published.Run(home, "rules", "check", "conflicts/x7.yaml");
        Assert.Equal(3, wrong.ExitCode);
        Assert.Contains("no file of terms declares 'personalDataInRepotr'; did you mean 'personalDataInReport'?", wrong.Out);
    }

    [Fact]
    public async Task What_the_law_changed_between_two_days_is_what_this_organisation_must_know()
    {
        using var home = new Folder();
        home.Write("us.yaml", "roles: [provider]\nmarkets: [EU]\nestablishedIn: [DE]\nsectors: []\n");
        var outcome = await Published.Run(home, "rules", "diff", "2026-09-10", "2026-09-11", "--profile", "us.yaml", "--format", "json");
        using var json = System.Text.Json.JsonDocument.Parse(outcome.Out);
        var rules = json.RootElement.GetProperty("changes").EnumerateArray().Select(each => (each.GetProperty("on").GetString(), each.GetProperty("change").GetString(), each.GetProperty("rule").GetString())).ToList();
        Assert.Contains(("2026-09-11", "begins", "eu.cra.aev.ew"), rules);
        Assert.DoesNotContain(rules, each => each.Item3?.StartsWith("kr.", StringComparison.Ordinal) == true);
        Assert.Equal(2, (await Published.Run(home, "rules", "diff", "yesterday")).ExitCode);
    }

    [Fact]
    public async Task Every_mistake_is_named_as_file_line_column()
    {
        using var home = new Folder();
        var rule = File.ReadAllText(Repository.PathOf("rules", "eu", "cra", "eu.cra.aev.ew.yaml"));
        home.Write("a.yaml", rule.Replace("force: mandatory", "force: mandatoyr", StringComparison.Ordinal) + "\ncolour: red\n");
        var outcome = await Published.Run(home, "rules", "check", "a.yaml");
        Assert.Equal(3, outcome.ExitCode);
        var lines = outcome.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Matches(@"^a\.yaml:\d+:8: .*'mandatoyr'.*did you mean 'mandatory'\?$", lines[0]);
        Assert.Matches(@"^a\.yaml:\d+:1: unknown key 'colour'", lines[1]);
        Assert.Equal("2 problems in 1 of 1 file", lines[2]);
    }
}
