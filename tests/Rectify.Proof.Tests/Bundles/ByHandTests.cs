using System.Diagnostics;
using Rectify.Proof.Bundles;
using Rectify.Testing;

namespace Rectify.Proof.Tests.Bundles;

/// <summary>docs/proof-bundle.md gives the commands with which anybody can check a bundle; here they are run as they stand there.</summary>
public sealed class ByHandTests
{
    private static readonly SampleBundle Sample = new();

    private static bool HasTools => OperatingSystem.IsLinux() && Array.TrueForAll(["bash", "openssl", "sha256sum", "od"], Has);

    private static bool Has(string tool) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, tool)));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_commands_of_the_documentation_accept_a_good_bundle(bool redacted)
    {
        Assert.SkipUnless(HasTools, "needs bash, openssl, sha256sum and od");
        var (code, output) = Check(SampleBundle.Unpack(Sample.Writer(redacted).ToArray()));
        Assert.Equal((0, $"checked with the key {Sample.Signer.Key}\n"), (code, output));
    }

    [Theory]
    [InlineData("submissions/enisa.json", "nothing names submissions/enisa.json")]
    [InlineData("payloads/000000000003.json", "payloads/000000000003.json is not its event's")]
    [InlineData("events/000000000007.json", "events/000000000007.json is not in the tree of 10")]
    [InlineData("checkpoints/000000000006.note", "")]
    public void The_commands_of_the_documentation_refuse_a_forged_member(string path, string message)
    {
        Assert.SkipUnless(HasTools, "needs bash, openssl, sha256sum and od");
        var members = SampleBundle.Unpack(Sample.Whole());
        var forged = members[path].ToArray();
        forged[2] ^= 1;
        members[path] = forged;
        var (code, output) = Check(SampleBundle.Unpack(SampleBundle.Repack(members))); // with the manifest corrected
        Assert.NotEqual(0, code);
        Assert.Contains(message, output, StringComparison.Ordinal);
        Assert.DoesNotContain("checked with the key", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_commands_of_the_documentation_refuse_a_member_that_is_not_as_listed()
    {
        Assert.SkipUnless(HasTools, "needs bash, openssl, sha256sum and od");
        var members = SampleBundle.Unpack(Sample.Whole());
        members["timestamps/enisa.tst"] = [1];
        Assert.NotEqual(0, Check(members).Code);
    }

    private static (int Code, string Output) Check(SortedDictionary<string, byte[]> members)
    {
        var folder = Directory.CreateTempSubdirectory("rectify-by-hand-");
        try
        {
            foreach (var (path, bytes) in members)
            {
                var file = Path.Combine(folder.FullName, path);
                Directory.CreateDirectory(Path.GetDirectoryName(file) ?? folder.FullName);
                File.WriteAllBytes(file, bytes);
            }
            var documentation = File.ReadAllText(Repository.PathOf("docs", "proof-bundle.md"));
            var start = documentation.IndexOf("```bash\n", StringComparison.Ordinal) + "```bash\n".Length;
            var script = documentation[start..documentation.IndexOf("```", start, StringComparison.Ordinal)];
            var bash = new ProcessStartInfo("bash") { WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
            bash.ArgumentList.Add("-c");
            bash.ArgumentList.Add(script);
            using var process = Process.Start(bash) ?? throw new InvalidOperationException("bash did not start");
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, process.ExitCode == 0 ? output : output + errors.Result);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
