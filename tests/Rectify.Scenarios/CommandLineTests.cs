using Rectify.Testing;

namespace Rectify.Scenarios;

/// <summary>Command lines that need no data: each table row is run in each language and width it names, and read against its golden.</summary>
public sealed class CommandLineTests
{
    private const string Table = "tests/Rectify.Scenarios/Tables/command-line.txt";

    public static TheoryData<string, string, string, string> Rows()
    {
        var rows = new TheoryData<string, string, string, string>();
        foreach (var (_, text) in TextTable.Read(Repository.PathOf(Table)))
        {
            var cells = text.Split('|', StringSplitOptions.TrimEntries);
            foreach (var language in cells[1].Split(','))
                foreach (var width in cells[2].Split(','))
                    rows.Add(cells[0], language, width, cells[3]);
        }
        return rows;
    }

    [Theory, MemberData(nameof(Rows))]
    public async Task Command_line_reads_as_agreed(string name, string language, string width, string line)
    {
        using var home = new Folder();
        var variables = new Dictionary<string, string> { ["RECTIFY_LANG"] = language, ["COLUMNS"] = width };
        var outcome = await Published.Run(home, variables, line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var seen = outcome.Transcript($"rectify {line}".TrimEnd()).Replace(home.Path, "~", StringComparison.Ordinal);
        Assert.Null(Golden.Difference($"tests/Rectify.Scenarios/Goldens/{name}.{language}.{width}.txt", seen));
        Assert.All(outcome.Out.Split('\n'), row => Assert.True(Columns.Of(row) <= int.Parse(width), $"wider than {width}: {row}"));
    }

    [Theory]
    [InlineData("LC_ALL=zh_CN.UTF-8 LANG=en_US.UTF-8", "用法")]
    [InlineData("LC_ALL=en_US.UTF-8 LANG=zh_CN.UTF-8", "Usage")]
    [InlineData("LANG=zh_CN.UTF-8", "用法")]
    [InlineData("LANG=zh_TW.UTF-8", "用法")]
    [InlineData("LANG=C", "Usage")]
    [InlineData("RECTIFY_LANG=en LANG=zh_CN.UTF-8", "Usage")]
    [InlineData("", "Usage")]
    public async Task Language_comes_from_the_surroundings(string variables, string head)
    {
        using var home = new Folder();
        var set = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        var outcome = await Published.Run(home, set, "--help");
        Assert.StartsWith(head, outcome.Out);
    }

    [Fact]
    public async Task Language_flag_wins_over_the_surroundings()
    {
        using var home = new Folder();
        var outcome = await Published.Run(home, new Dictionary<string, string> { ["RECTIFY_LANG"] = "en" }, "--lang", "zh", "--help");
        Assert.StartsWith("用法", outcome.Out);
    }

    [Fact]
    public async Task Nothing_is_coloured_when_nobody_looks()
    {
        using var home = new Folder();
        var outcome = await Published.Run(home, new Dictionary<string, string> { ["TERM"] = "xterm-256color" }, "--help");
        Assert.DoesNotContain('\e', outcome.Out);
    }

    [Theory]
    [InlineData("--help >&-", 0)]
    [InlineData("--help 2>&-", 0)]
    [InlineData("--help >/dev/full", 3)]
    [InlineData("rules list >/dev/full", 3)]
    [InlineData("rules list | head -1", 0)]
    public async Task Stream_that_cannot_be_written_is_no_reason_for_a_stack_trace(string line, int code)
    {
        using var home = new Folder();
        using var shell = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("bash", ["-c", $"set -o pipefail; '{Published.Program}' {line}"])
        {
            WorkingDirectory = home.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        });
        Assert.NotNull(shell);
        var errors = shell.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(code, shell.ExitCode);
        Assert.DoesNotContain("   at ", await errors);
    }
}
