using System.Diagnostics;
using Rectify.Parties;
using Rectify.Server.Settings;
using Rectify.Testing;

namespace Rectify.Server.Tests;

/// <summary>What the documentation says of the server, tried.</summary>
public sealed class DocumentationTests(ServerOnSqlite server) : IClassFixture<ServerOnSqlite>
{
    [Fact]
    public void The_table_of_settings_is_the_one_that_the_server_knows()
    {
        var page = File.ReadAllText(Repository.PathOf("docs/server.md"));
        foreach (var setting in Setting.All)
            Assert.Contains(
                $"| `{setting.Flag} {setting.Value.Replace("|", "\\|", StringComparison.Ordinal)}` | `{setting.Variable}` | {(setting == Setting.Config ? "" : $"`\"{setting.Key}\"` ")}| {setting.Meaning.English} | {setting.Default.English} |",
                page, StringComparison.Ordinal);
        Assert.Equal(Setting.All.Count, page.Split('\n').Count(line => line.StartsWith("| `--", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_commands_of_the_API_page_do_what_they_say()
    {
        Assert.SkipUnless(Array.TrueForAll(["bash", "curl", "jq"], Has), "needs bash, curl and jq");
        var page = File.ReadAllText(Repository.PathOf("docs/api/README.md"));
        var start = page.IndexOf("```bash\n", StringComparison.Ordinal) + "```bash\n".Length;
        var token = await server.TokenAsync(await server.PersonAsync("Reader of the documentation"), TokenScope.Write);
        var folder = Directory.CreateTempSubdirectory("rectify-curl-").FullName;
        try
        {
            var bash = new ProcessStartInfo("bash") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
            (bash.Environment["RECTIFY"], bash.Environment["TOKEN"]) = (server.Address.ToString().TrimEnd('/'), token.Secret);
            bash.ArgumentList.Add("-c");
            bash.ArgumentList.Add(page[start..page.IndexOf("```\n", start, StringComparison.Ordinal)]);
            using var process = Process.Start(bash) ?? throw new InvalidOperationException("bash did not start");
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, $"{output}\n{await errors}");
            Assert.Contains("2026-11-21T09:20:00Z\toverdue\t", output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool Has(string tool) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, tool)));
}
