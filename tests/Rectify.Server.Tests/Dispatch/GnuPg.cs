using System.Diagnostics;

namespace Rectify.Server.Tests.Dispatch;

/// <summary>GnuPG with a home of its own: what people who get our mails read them with.</summary>
internal sealed class GnuPg : IDisposable
{
    private const string Program = "/usr/bin/gpg";

    /// <summary>Short: the path of its agent's socket must fit into 108 bytes.</summary>
    private readonly string home = Directory.CreateTempSubdirectory("gpg-").FullName;

    public GnuPg()
    {
        if (SkipReason is { } reason) Assert.Skip(reason);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(home, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Why nothing is read with it, or null.</summary>
    public static string? SkipReason { get; } = File.Exists(Program) ? null : "GnuPG is not installed (apt-get install gnupg): no mail was read with it";

    /// <summary>Makes a key, and gives it out in letters.</summary>
    public string MakeKey(string who, string algorithm, string password = "", string expires = "never", bool secret = false)
    {
        Run("", "--quick-generate-key", "--passphrase", password, who, algorithm, "sign,cert", expires);
        Run("", "--quick-add-key", "--passphrase", password, FingerprintOf(who), algorithm == "ed25519" ? "cv25519" : algorithm, "encr", expires);
        return Export(who, password, secret);
    }

    /// <summary>A key in letters.</summary>
    public string Export(string who, string password = "", bool secret = false) =>
        secret ? Run("", "--armor", "--passphrase", password, "--export-secret-keys", who).Out : Run("", "--armor", "--export", who).Out;

    /// <summary>Takes somebody's key.</summary>
    public void Import(string key, string password = "") => Run(key, "--passphrase", password, "--import");

    /// <summary>Revokes a key of its own.</summary>
    public void Revoke(string who) =>
        Run(File.ReadAllText(Path.Combine(home, "openpgp-revocs.d", $"{FingerprintOf(who)}.rev")).Replace(":-----BEGIN", "-----BEGIN", StringComparison.Ordinal), "--import");

    /// <summary>Decrypts; what it says beside that comes too.</summary>
    public (string Out, string Says) Decrypt(string encrypted, string password = "") => Run(encrypted, "--passphrase", password, "--status-fd", "2", "--decrypt");

    /// <summary>Verifies a signature beside what it signs; what it says.</summary>
    public string Verify(byte[] signed, string signature)
    {
        var (content, beside) = (Path.Combine(home, "content"), Path.Combine(home, "content.asc"));
        File.WriteAllBytes(content, signed);
        File.WriteAllText(beside, signature);
        return Run("", "--status-fd", "2", "--verify", beside, content).Says;
    }

    public void Dispose()
    {
        using (var kill = Process.Start(new ProcessStartInfo("/usr/bin/gpgconf", ["--homedir", home, "--kill", "gpg-agent"]))) kill?.WaitForExit();
        Directory.Delete(home, recursive: true);
    }

    private string FingerprintOf(string who) =>
        Run("", "--with-colons", "--list-keys", who).Out.Split('\n').First(line => line.StartsWith("fpr:", StringComparison.Ordinal)).Split(':')[9];

    private (string Out, string Says) Run(string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, ["--homedir", home, "--batch", "--yes", "--pinentry-mode", "loopback", "--trust-model", "always", .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("GnuPG did not start.");
        var says = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"gpg {string.Join(' ', arguments)}: {says.Result}");
        return (said, says.Result);
    }
}
