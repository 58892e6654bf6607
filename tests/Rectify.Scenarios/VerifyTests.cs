using System.Text;
using System.Text.Json;
using Rectify.Proof.Bundles;
using Rectify.Proof.Log;
using Rectify.Testing;

namespace Rectify.Scenarios;

/// <summary>Proof bundles through the program: one sentence, what was checked and what was not, and an exit code that a script can trust.</summary>
public sealed class VerifyTests
{
    private const string Origin = "example.com/rectify";

    [Fact]
    public async Task Bundle_verifies_with_a_key_from_elsewhere()
    {
        using var home = new Folder();
        home.Write("case.zip", Bundle(out var key));
        home.Write("log.vkey", $"{key}\n");
        foreach (var trusted in new[] { key, "log.vkey" })
        {
            var outcome = await Published.Run(home, "verify", "case.zip", "--key", trusted);
            Assert.Equal(0, outcome.ExitCode);
            Assert.StartsWith("Verified:", outcome.Out);
        }
    }

    [Fact]
    public async Task Bundle_without_a_key_is_only_consistent_with_itself()
    {
        using var home = new Folder();
        home.Write("case.zip", Bundle(out _));
        var outcome = await Published.Run(home, "verify", "case.zip");
        Assert.Equal(4, outcome.ExitCode);
        Assert.StartsWith("Consistent with itself", outcome.Out);
    }

    [Fact]
    public async Task The_log_of_a_store_verifies_with_its_key_and_with_no_other()
    {
        using var home = new Folder();
        Assert.Equal(0, (await Published.Run(home, "case", "open", "Relay", "--vulnerability", "CVE-2021-44228", "--store", "rectify.db")).ExitCode);
        var alone = await Published.Run(home, "verify", "rectify.db", "--format", "json");
        using var report = JsonDocument.Parse(alone.Out);
        var key = report.RootElement.GetProperty("keys")[0].GetString() ?? "";
        Assert.Equal((4, "consistent", true), (alone.ExitCode, report.RootElement.GetProperty("verdict").GetString(), report.RootElement.GetProperty("events").GetInt64() > 0));

        var verified = await Published.Run(home, "verify", "rectify.db", "--key", key);
        Assert.Equal((0, true), (verified.ExitCode, verified.Out.StartsWith("Verified: every event stands in the log", StringComparison.Ordinal)));
        Bundle(out var other);
        Assert.Equal(1, (await Published.Run(home, "verify", "rectify.db", "--key", other)).ExitCode);
    }

    [Theory]
    [InlineData("Host=/nowhere/at/all;Database=none;Timeout=1")]
    [InlineData("Colour=red")]
    public async Task A_store_that_is_not_there_is_said_to_be_unreadable(string named)
    {
        using var home = new Folder();
        Assert.Equal(3, (await Published.Run(home, "verify", named)).ExitCode);
    }

    [Fact]
    public async Task Changed_byte_or_another_key_is_refused()
    {
        using var home = new Folder();
        var bundle = Bundle(out var key);
        home.Write("case.zip", bundle);
        bundle[^40] ^= 1;
        home.Write("changed.zip", bundle);
        Bundle(out var other, seed: 8);
        Assert.Equal(1, (await Published.Run(home, "verify", "changed.zip", "--key", key)).ExitCode);
        Assert.Equal(1, (await Published.Run(home, "verify", "case.zip", "--key", other)).ExitCode);
    }

    [Fact]
    public async Task File_that_is_no_bundle_is_unreadable()
    {
        using var home = new Folder();
        home.Write("case.zip", "This is no bundle.");
        Assert.Equal(3, (await Published.Run(home, "verify", "case.zip")).ExitCode);
        Assert.Equal(3, (await Published.Run(home, "verify", ".")).ExitCode);
    }

    [Fact]
    public async Task Json_says_every_check()
    {
        using var home = new Folder();
        home.Write("case.zip", Bundle(out var key));
        using var json = JsonDocument.Parse((await Published.Run(home, "verify", "case.zip", "--key", key, "--format", "json")).Out);
        Assert.Equal("verified", json.RootElement.GetProperty("verdict").GetString());
        Assert.Equal(Origin, json.RootElement.GetProperty("origin").GetString());
        Assert.Contains(json.RootElement.GetProperty("checks").EnumerateArray(), check => check.GetProperty("outcome").GetString() == "notChecked");
    }

    [Theory]
    [InlineData("en", "80")]
    [InlineData("zh", "80")]
    public async Task Verdict_reads_as_agreed(string language, string width)
    {
        using var home = new Folder();
        home.Write("case.zip", Bundle(out var key));
        var outcome = await Published.Run(home, new Dictionary<string, string> { ["RECTIFY_LANG"] = language, ["COLUMNS"] = width }, "verify", "case.zip", "--key", key);
        Assert.Null(Golden.Difference($"tests/Rectify.Scenarios/Goldens/verify.{language}.{width}.txt", outcome.Out));
    }

    /// <summary>A log of one event, its checkpoint signed, and the proof that the event is in it.</summary>
    private static byte[] Bundle(out string key, byte seed = 7)
    {
        using var signer = NotePrivateKey.Generate(Origin, bytes => bytes.Fill(seed));
        var happened = Encoding.UTF8.GetBytes("""{"sequence":0,"type":"case.opened"}""");
        var writer = new BundleWriter(Origin);
        var path = writer.AddEvent(0, happened);
        writer.AddCheckpoint(SignedNote.Sign(new Checkpoint(Origin, 1, MerkleTree.HashLeaf(happened)).ToText(), signer), signer.Key);
        writer.AddInclusion(path, 0, 1, []);
        key = signer.Key.ToString();
        return writer.ToArray();
    }
}
