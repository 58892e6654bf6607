using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using NodaTime.Extensions;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Ledger.Keys;
using Rectify.Parties;
using Rectify.Server.Keys;
using Rectify.Storage;

namespace Rectify.Server.Tests;

/// <summary>Keys on a token, against SoftHSM: a real driver of PKCS#11.</summary>
public sealed class TokenKeyTests(TokenKeyTests.Token token) : IClassFixture<TokenKeyTests.Token>
{
    private const string Tool = "/usr/bin/softhsm2-util";
    private const string Module = "/usr/lib/softhsm/libsofthsm2.so";

    private readonly string folder = token.Folder;

    private string Pin => Path.Combine(folder, "pin");

    [Fact]
    public async Task A_key_on_a_token_signs_hands_over_to_another_and_never_leaves_it()
    {
        MakeKeys("first", "second");
        var store = new StoreAddress.File(Path.Combine(folder, "store.db"));
        StoreAddress Signed(string label) => store with { Keys = new TokenKeys(Address(label)) };
        await using (var workspace = await OpenAsync(Signed("first")))
        {
            await WorkAsync(workspace, "one");
            await WorkAsync(workspace, "two");
            var (clock, random) = (TimeProvider.System.ToClock(), new SystemRandomSource());
            var rotated = await new KeyRotation(workspace.Database, clock, new TimeOrderedIdSource(clock, random), random).RunAsync(
                Signed("first").Keys, Signed("second").Keys, new LogMemory(store.LogMemory), Actor.Local("test"), CancellationToken.None);
            Assert.True(rotated.Succeeded(out var handOver, out var problems), problems?.ToString());
            Assert.Equal(workspace.LogKey, handOver.From);
        }
        await using (var workspace = await OpenAsync(Signed("second")))
        {
            await WorkAsync(workspace, "three");
            var report = await workspace.Database.ReadAsync(Viewer.Machine, LedgerCheck.RunAsync, CancellationToken.None);
            Assert.Equal((0, 4, 0), (report.Faults.Count, report.Events, report.Unnumbered));
            Assert.Equal(2, Assert.Single(report.Logs).Keys.Count);
        }
        Assert.False(File.Exists(store.LogKey));
        Assert.Equal("RCT-LEDGER-017", await RefusedAsync(Signed("first")));
        Assert.Equal("RCT-LEDGER-001", await RefusedAsync(Signed("third")));
    }

    [Fact]
    public async Task What_is_wrong_with_a_token_is_told()
    {
        MakeKeys("key");
        var store = new StoreAddress.File(Path.Combine(folder, "other.db"));
        await using (await OpenAsync(store with { Keys = new TokenKeys(Address("key")) })) Assert.False(File.Exists(store.LogKey));
        Assert.Equal("RCT-SERVER-046", await RefusedAsync(store with { Keys = new TokenKeys(Address("key") with { Token = "none" }) }));
        Assert.Equal("RCT-SERVER-046", await RefusedAsync(store with { Keys = new TokenKeys(Address("key") with { Module = "/nowhere/lib.so" }) }));
        Assert.Equal("RCT-SERVER-046", await RefusedAsync(store with { Keys = new TokenKeys(Address("key") with { PinSource = Path.Combine(folder, "nothing") }) }));
        File.WriteAllText(Path.Combine(folder, "wrong"), "0000");
        Assert.Equal("RCT-SERVER-046", await RefusedAsync(store with { Keys = new TokenKeys(Address("key") with { PinSource = Path.Combine(folder, "wrong") }) }));
    }

    [Theory]
    [InlineData("pkcs11:token=a%20b;object=k?module-path=/m.so&pin-source=file:/pin", true)]
    [InlineData("pkcs11:token=a;object=k?module-path=/m.so&pin-value=1234", false)]
    [InlineData("pkcs11:token=a;object=k;type=private?module-path=/m.so&pin-source=/pin", false)]
    [InlineData("pkcs11:token=a;token=b?module-path=/m.so&pin-source=/pin", false)]
    [InlineData("pkcs11:token=a;object=k", false)]
    [InlineData("pkcs11:", false)]
    public void An_address_has_its_four_parts_and_no_PIN(string text, bool good)
    {
        Assert.Equal(good, TokenAddress.TryParse(text, out var address));
        if (good) Assert.Equal(new TokenAddress("a b", "k", "/m.so", "/pin"), address);
        Assert.DoesNotContain("pin", $"{address}");
    }

    private TokenAddress Address(string label) => new("rectify", label, Module, Pin);

    private void MakeKeys(params IEnumerable<string> labels)
    {
        if (!File.Exists(Tool)) Assert.Skip("softhsm2 is not installed: nothing was tested on a token");
        foreach (var label in labels)
        {
            var key = Path.Combine(folder, $"{label}.pem");
            Token.Run("openssl", "genpkey", "-algorithm", "ed25519", "-out", key);
            Token.Run(Tool, "--import", key, "--token", "rectify", "--label", label, "--id", Convert.ToHexString(Encoding.ASCII.GetBytes(label)), "--pin", "1234");
        }
    }

    private static async Task<Workspace> OpenAsync(StoreAddress address)
    {
        var (clock, random) = (TimeProvider.System.ToClock(), new SystemRandomSource());
        var opened = await Workspace.OpenAsync(address, clock, new TimeOrderedIdSource(clock, random), random, TimeProvider.System, CancellationToken.None);
        return opened.Succeeded(out var workspace, out var problems) ? workspace : throw new InvalidOperationException($"{problems}");
    }

    private static async Task<string> RefusedAsync(StoreAddress address)
    {
        var (clock, random) = (TimeProvider.System.ToClock(), new SystemRandomSource());
        var opened = await Workspace.OpenAsync(address, clock, new TimeOrderedIdSource(clock, random), random, TimeProvider.System, CancellationToken.None);
        Assert.False(opened.Succeeded(out _, out var problems));
        return Assert.Single(problems).Code;
    }

    private static async Task WorkAsync(Workspace workspace, string name) =>
        Assert.True((await workspace.RunAsync(new RegisterOrganisation(OrganisationKind.Vendor, name), Actor.Local("test"), CancellationToken.None)).Succeeded(out _, out _));

    /// <summary>One token for the whole class: a driver reads its settings once a process.</summary>
    public sealed class Token : IDisposable
    {
        public Token()
        {
            if (!File.Exists(Tool)) return;
            var settings = Path.Combine(Folder, "softhsm2.conf");
            Directory.CreateDirectory(Path.Combine(Folder, "tokens"));
            File.WriteAllText(settings, $"directories.tokendir = {Folder}/tokens\n");
            File.WriteAllText(Path.Combine(Folder, "pin"), "1234\n");
            // Its tool sees the runtime's environment, the driver in this process that of the C library.
            Environment.SetEnvironmentVariable("SOFTHSM2_CONF", settings);
            Assert.Equal(0, SetVariable("SOFTHSM2_CONF\0"u8.ToArray(), Encoding.UTF8.GetBytes($"{settings}\0"), 1));
            Run(Tool, "--init-token", "--free", "--label", "rectify", "--pin", "1234", "--so-pin", "5678");
        }

        public string Folder { get; } = Directory.CreateTempSubdirectory("rectify-token-").FullName;

        public static void Run(string tool, params string[] arguments)
        {
            using var process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardError = true, RedirectStandardOutput = true }) ?? throw new InvalidOperationException(tool);
            var (said, errors) = (process.StandardOutput.ReadToEnd(), process.StandardError.ReadToEnd());
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, $"{said}{errors}");
        }

        public void Dispose() => Directory.Delete(Folder, recursive: true);

        [DllImport("libc", EntryPoint = "setenv")]
        private static extern int SetVariable(byte[] name, byte[] value, int overwrite);
    }
}
