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
