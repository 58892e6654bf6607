using System.Runtime.Versioning;
using Rectify.Testing;

namespace Rectify.Scenarios;

/// <summary>The newcomer's first command: both stories, told the same on every run, and a proof that stands without them.</summary>
public sealed class DemoTests
{
    [Theory]
    [InlineData("en", "120")]
    [InlineData("en", "80")]
    [InlineData("zh", "120")]
    public async Task Both_stories_read_as_agreed(string language, string width)
    {
        using var home = new Folder();
        var outcome = await Tell(home, language, width);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Err));
        Assert.Null(Golden.Difference($"tests/Rectify.Scenarios/Goldens/demo.{language}.{width}.txt", outcome.Out));
    }

    [Fact]
    public async Task The_proof_that_a_story_leaves_verifies_with_the_log_key_and_not_when_a_byte_is_changed()
    {
        using var home = new Folder();
        await Tell(home, "en", "100");
        foreach (var bundle in new[] { "demo/case-0001.proof.zip", "demo/case-0002.proof.zip" })
        {
            Assert.Equal(0, (await Published.Run(home, "verify", bundle, "--key", "demo/log.vkey")).ExitCode);
            var bytes = await File.ReadAllBytesAsync(home[bundle]);
            bytes[bytes.Length / 2] ^= 1;
            home.Write("bent.zip", bytes);
            Assert.Equal(1, (await Published.Run(home, "verify", "bent.zip", "--key", "demo/log.vkey")).ExitCode);
        }
    }

    [Fact]
    public async Task The_report_is_ready_to_file_and_the_reply_names_all_19_items()
    {
        using var home = new Folder();
        await Tell(home, "zh", "100");
        var report = await File.ReadAllTextAsync(home["demo/report-miit-nvdb.zh.txt"]);
        Assert.Contains("产品名称：Gateway\n", report);
        Assert.DoesNotContain("〔缺〕", report);
        foreach (var (file, heading) in new[] { ("order-2026-119.reply.en.md", "## Item "), ("order-2026-119.reply.zh.md", "## 第 ") })
            Assert.Equal(19, (await File.ReadAllLinesAsync(home[$"demo/{file}"])).Count(line => line.StartsWith(heading, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_second_run_replaces_the_first_and_a_folder_of_somebody_is_left_alone()
    {
        using var home = new Folder();
        await Tell(home, "en", "100");
        Assert.Equal(0, (await Tell(home, "en", "100")).ExitCode);

        var mine = home.Write("mine/rectify.db", "mine");
        Assert.Equal(2, (await Published.Run(home, "demo", "--out", "mine")).ExitCode);
        Assert.Equal("mine", await File.ReadAllTextAsync(mine));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task The_store_is_readable_by_its_owner_only()
    {
        using var home = new Folder();
        await Tell(home, "en", "100");
        foreach (var file in new[] { "demo/rectify.db", "demo/rectify.db.logkey" })
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(home[file]));
    }

    [Fact]
    public async Task The_readme_opens_with_what_the_demo_prints()
    {
        using var home = new Folder();
        var told = (await Tell(home, "en", "120")).Out;
        var readme = await File.ReadAllTextAsync(Repository.PathOf("README.md"));
        var start = readme.IndexOf("$ ./do demo\n\n", StringComparison.Ordinal) + "$ ./do demo\n\n".Length;
        Assert.Contains(readme[start..readme.IndexOf("\n…\n", start, StringComparison.Ordinal)], told);
    }

    private static Task<Outcome> Tell(Folder home, string language, string width) => Published.Run(
        home, new Dictionary<string, string> { ["RECTIFY_LANG"] = language, ["COLUMNS"] = width }, "demo", "--out", "demo");
}
