using System.Diagnostics;
using System.IO.Compression;
using Rectify.Testing;

namespace Rectify.Scenarios;

/// <summary>docs/rules/packs.md gives the commands with which anybody can check a rule pack; here they are run as they stand there.</summary>
public sealed class RulePackByHandTests
{
    private static bool HasTools => OperatingSystem.IsLinux() && Array.TrueForAll(["bash", "openssl", "sha256sum", "base64", "diff"], Has);

    private static bool Has(string tool) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, tool)));

    [Fact]
    public async Task The_commands_of_the_documentation_accept_a_pack_and_refuse_what_was_changed_in_it()
    {
        Assert.SkipUnless(HasTools, "needs bash, openssl, sha256sum, base64 and diff");
        using var home = new Folder();
        var packed = await Published.Run(home, "rules", "pack", "p.zip", "--key", "rules.key", "--name", "example.org/rules");
        var key = packed.Out.Split("verifier key: ")[1].Trim();
        var other = (await Published.Run(home, "rules", "pack", "q.zip", "--key", "other.key", "--name", "example.org/rules")).Out.Split("verifier key: ")[1].Trim();
        using var clock = System.Text.Json.JsonDocument.Parse((await Published.Run(home, "clock", "--fact", "aware=2026-12-11", "--format", "json")).Out);

        Assert.Equal((0, $"signed by example.org/rules: rules {clock.RootElement.GetProperty("ruleBook").GetString()}\n"), Check(home, "good", key, _ => { }));
        Assert.NotEqual(0, Check(home, "other-key", other, _ => { }).Code);
        Assert.NotEqual(0, Check(home, "changed", key, folder => File.AppendAllText(Path.Combine(folder, "rules/eu/cra/eu.cra.aev.ew.yaml"), "\n# 23 h\n")).Code);
        Assert.NotEqual(0, Check(home, "more", key, folder => File.WriteAllText(Path.Combine(folder, "rules/eu/more.yaml"), "id: more\n")).Code);
        Assert.NotEqual(0, Check(home, "manifest", key, folder =>
        {
            var note = Path.Combine(folder, "manifest.note");
            File.WriteAllText(note, File.ReadAllText(note).Replace("\nreleased 2", "\nreleased 3", StringComparison.Ordinal));
        }).Code);
    }

    private static (int Code, string Output) Check(Folder home, string name, string key, Action<string> change)
    {
        ZipFile.ExtractToDirectory(home["p.zip"], home[name]);
        change(home[name]);
        var documentation = File.ReadAllText(Repository.PathOf("docs", "rules", "packs.md"));
        var start = documentation.IndexOf("```bash\n", StringComparison.Ordinal) + "```bash\n".Length;
        var bash = new ProcessStartInfo("bash") { WorkingDirectory = home[name], RedirectStandardOutput = true, RedirectStandardError = true };
        bash.Environment["key"] = key;
        bash.ArgumentList.Add("-c");
        bash.ArgumentList.Add(documentation[start..documentation.IndexOf("```", start, StringComparison.Ordinal)]);
        using var process = Process.Start(bash) ?? throw new InvalidOperationException("bash did not start");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, process.ExitCode == 0 ? output : output + errors.Result);
    }
}
