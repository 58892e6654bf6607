using System.Diagnostics;
using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Rectify.Scenarios;

/// <summary>A pipeline hands SBOMs to a server that runs beside it, both as they are published.</summary>
public sealed class PushTests
{
    private const string Sbom =
        """{"bomFormat":"CycloneDX","specVersion":"1.5","components":[{"type":"library","name":"left","version":"VERSION","purl":"pkg:npm/left@VERSION"}]}""";

    [Fact]
    public async Task A_pipeline_pushes_is_answered_at_once_and_told_the_difference_when_it_waits()
    {
        using var home = new Folder();
        await Does(home, "case", "person", "add", "W. Chen", "--entity", "Northwind", "--place", "DE", "--role", "analyst");
        var secret = (await Does(home, "server", "token", "--person", "W. Chen", "--scopes", "write")).Trim();
        home.Write("token", $"{secret}\n");
        home.Write("bom.json", Sbom.Replace("VERSION", "1.0.0", StringComparison.Ordinal));
        home.Write("next.json", Sbom.Replace("VERSION", "2.0.0", StringComparison.Ordinal));
        home.Write("none.json", "this is no SBOM");
        using var server = Published.Start(home, Variables, "serve", "--listen", "http://127.0.0.1:0");
        try
        {
            var address = await ListeningAsync(server);
            await ProductAsync(address, secret);
            string[] target = ["--server", address.ToString(), "--token-file", "token", "--product", "Relay", "--release", "4.2"];

            Assert.StartsWith("Handed in as ", await Does(home, ["push", "bom.json", .. target]), StringComparison.Ordinal);
            // Sent again with the key of its run, it is the same intake.
            var (first, again) = (Json(await Does(home, ["push", "bom.json", .. target, "--key", "run 7", "--format", "json"])), Json(await Does(home, ["push", "bom.json", .. target, "--key", "run 7", "--wait", "--format", "json"])));
            Assert.Equal((first.GetProperty("id").GetString(), "done"), (again.GetProperty("id").GetString(), again.GetProperty("state").GetString()));
            var told = await Does(home, ["push", "next.json", .. target, "--wait"]);
            Assert.Contains(": 1 component.\n1 came, 1 went:\n  + pkg:npm/left@2.0.0\n  - pkg:npm/left@1.0.0\nNothing was matched: ", told, StringComparison.Ordinal);

            // What is sent anew is taken anew, though it was sent before: another came between.
            Assert.Contains("  + pkg:npm/left@1.0.0\n  - pkg:npm/left@2.0.0\n", await Does(home, ["push", "bom.json", .. target, "--wait"]), StringComparison.Ordinal);

            // A scanner's report about a system.
            home.Write("portal.nessus", """<NessusClientData_v2><Report name="r"><ReportHost name="192.0.2.7"><HostProperties><tag name="HOST_START_TIMESTAMP">1648047600</tag><tag name="HOST_END_TIMESTAMP">1648047660</tag></HostProperties><ReportItem port="443" protocol="tcp" svc_name="www" severity="2" pluginID="51192" pluginName="SSL Certificate Cannot Be Trusted"/></ReportHost></Report></NessusClientData_v2>""");
            var system = await SystemAsync(address, secret);
            var scanned = await Does(home, "push", "portal.nessus", "--server", address.ToString(), "--token-file", "token", "--scan", "--asset", $"system:{system}", "--wait");
            Assert.Equal("Nessus, 2022-03-23T15:00:00Z: 1 host, 1 row.\n1 new finding, 0 seen again, 0 gone.\n", scanned);

            await Refuses(home, 3, "could not read it", ["push", "none.json", .. target, "--wait"]);
            await Refuses(home, 2, "RCT-API-022 There is no product 'Nobody'", "push", "bom.json", "--server", address.ToString(), "--token-file", "token", "--product", "Nobody", "--release", "1");
            home.Write("wrong", "rectify_wrong");
            await Refuses(home, 2, "RCT-API-001", "push", "bom.json", "--server", address.ToString(), "--token-file", "wrong", "--product", "Relay", "--release", "1");
        }
        finally
        {
            server.Kill();
        }
        await server.WaitForExitAsync();
    }

    [Theory]
    [InlineData("push bom.json --product Relay --release 1", "no server is named")]
    [InlineData("push bom.json --server rectify.example.com --product Relay --release 1", "no address of a server")]
    [InlineData("push bom.json --server http://rectify.example.com --product Relay --release 1", "in the clear")]
    [InlineData("push bom.json --server https://rectify.example.com --product Relay --release 1", "there is no token")]
    [InlineData("push bom.json --server https://rectify.example.com --product Relay", "--product with --release, or --asset")]
    [InlineData("push bom.json --server https://rectify.example.com --product Relay --release 1 --asset release:1", "--product with --release, or --asset")]
    [InlineData("push bom.json --server https://rectify.example.com --scan --asset release:1", "--asset system:")]
    [InlineData("push bom.json --server https://rectify.example.com --scan --product Relay --release 1", "--asset system:")]
    public async Task What_would_not_reach_anybody_is_told_before_anything_is_sent(string line, string told)
    {
        using var home = new Folder();
        home.Write("bom.json", Sbom);
        await Refuses(home, 2, told, line.Split(' '));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_told_and_a_file_that_is_not_there_too()
    {
        using var home = new Folder();
        home.Write("bom.json", Sbom);
        var variables = new Dictionary<string, string>(Variables) { ["RECTIFY_TOKEN"] = "rectify_x", ["RECTIFY_SERVER"] = "http://127.0.0.1:9" };
        foreach (var (file, told) in new[] { ("bom.json", "does not answer"), ("nothing.json", "nothing.json") })
        {
            var outcome = await Published.Run(home, variables, "push", file, "--product", "Relay", "--release", "1");
            Assert.Contains(told, outcome.Err, StringComparison.Ordinal);
            Assert.Equal(3, outcome.ExitCode);
        }
    }

    private static Dictionary<string, string> Variables { get; } = new()
    {
        ["RECTIFY_LANG"] = "en",
        // The runtime that runs the tests, wherever it was installed.
        ["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")),
    };

    private static async Task<string> Does(Folder home, params string[] args)
    {
        var outcome = await Published.Run(home, Variables, args);
        Assert.True(outcome.ExitCode == 0, $"rectify {string.Join(' ', args)} ended with {outcome.ExitCode}: {outcome.Err}");
        return outcome.Out;
    }

    private static async Task Refuses(Folder home, int exitCode, string told, params string[] args)
    {
        var outcome = await Published.Run(home, Variables, args);
        Assert.Contains(told, outcome.Err, StringComparison.Ordinal);
        Assert.Equal(exitCode, outcome.ExitCode);
    }

    private static JsonElement Json(string text)
    {
        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }

    private static async Task<Uri> ListeningAsync(Process server)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await server.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            if (line.StartsWith('{') && Json(line).GetProperty("State").TryGetProperty("address", out var address))
            {
                _ = server.StandardOutput.ReadToEndAsync();
                return new Uri(address.GetString() ?? "");
            }
        throw new InvalidOperationException($"The server ended: {await server.StandardError.ReadToEndAsync()}");
    }

    private static Task<string?> ProductAsync(Uri address, string secret) => MadeAsync(address, secret, "products", owner => $$"""{"name":"Relay","provider":"{{owner}}","markets":["EU"]}""");

    private static Task<string?> SystemAsync(Uri address, string secret) => MadeAsync(address, secret, "systems", owner => $$"""{"name":"Portal","operator":"{{owner}}","operatedIn":["DE"],"exposure":"internet"}""");

    private static async Task<string?> MadeAsync(Uri address, string secret, string path, Func<string?, string> what)
    {
        using var client = new HttpClient { BaseAddress = new Uri(address, "api/v1/") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        var owner = Json(await client.GetStringAsync("organisations")).GetProperty("items").EnumerateArray().First(item => item.GetProperty("name").GetString() == "Northwind").GetProperty("id").GetString();
        using var body = new StringContent(what(owner), Encoding.UTF8, "application/json");
        using var made = await client.PostAsync(path, body);
        var answer = await made.Content.ReadAsStringAsync();
        Assert.True(made.IsSuccessStatusCode, answer);
        return Json(answer).GetProperty("id").GetString();
    }
}
