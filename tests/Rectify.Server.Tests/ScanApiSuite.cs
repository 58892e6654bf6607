using System.Net;
using System.Text;
using System.Text.Json;

namespace Rectify.Server.Tests;

public abstract class ScanApiSuite(RunningServer server)
{
    [Fact]
    public async Task A_report_is_handed_in_and_asked_about_and_its_hosts_and_findings_are_listed()
    {
        using var client = await server.ClientAsync("Hands in a scan");
        server.ImportAdvisories();
        var system = await SystemAsync(client, "Scanned relay");
        using var taken = await client.SendAsync(HttpMethod.Post, $"/systems/{system}/scans?name=relay.nessus", Report("9.8 CVE-2021-44228", "2 51192"), ("Idempotency-Key", "scan-1"));
        var made = await Answers.BodyAsync(taken, HttpStatusCode.Accepted);
        var path = made.GetProperty("url").GetString()!["/api/v1".Length..];
        Assert.Equal($"/api/v1{path}", taken.Headers.Location?.OriginalString);
        var done = await DoneAsync(client, path);
        Assert.Equal(("done", "relay.nessus", system), (done.GetProperty("state").GetString(), done.GetProperty("name").GetString(), done.GetProperty("system").GetString()));
        var changed = done.GetProperty("findings");
        Assert.Equal((2, 0, 0), (changed.GetProperty("new").GetInt32(), changed.GetProperty("seenAgain").GetInt32(), changed.GetProperty("gone").GetInt32()));
        var run = Assert.Single(done.GetProperty("runs").EnumerateArray());
        Assert.Equal(("nessusXml", "2022-03-23T15:00:00Z", true), (run.GetProperty("format").GetString(), run.GetProperty("scannedAt").GetString(), run.GetProperty("closes").GetBoolean()));

        // Once for each key, and once for each file.
        using var again = await client.SendAsync(HttpMethod.Post, $"/systems/{system}/scans?name=relay.nessus", Report("9.8 CVE-2021-44228", "2 51192"), ("Idempotency-Key", "scan-1"));
        Assert.Equal(made.GetProperty("id").GetString(), (await Answers.BodyAsync(again, HttpStatusCode.Accepted)).GetProperty("id").GetString());
        using var same = await client.SendAsync(HttpMethod.Post, $"/systems/{system}/scans", Report("9.8 CVE-2021-44228", "2 51192"));
        Assert.Equal(made.GetProperty("id").GetString(), (await Answers.BodyAsync(same, HttpStatusCode.Accepted)).GetProperty("id").GetString());
        Assert.Equal((409, "RCT-LEDGER-008"), await client.SendAsync(HttpMethod.Post, $"/systems/{system}/scans", Report("2 51192"), ("Idempotency-Key", "scan-1")).RefusalAsync());
        Assert.Single((await client.ReadAsync($"/systems/{system}/scans")).GetProperty("items").EnumerateArray());

        var host = Assert.Single((await client.ReadAsync($"/systems/{system}/hosts")).GetProperty("items").EnumerateArray());
        Assert.Equal(("10.1.1.1", false, 443), (host.GetProperty("target").GetString(), host.GetProperty("perhapsAnother").GetBoolean(), Assert.Single(host.GetProperty("services").EnumerateArray()).GetProperty("port").GetInt32()));

        var found = (await client.ReadAsync($"/systems/{system}/findings")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["10.1.1.1:443/tcp CVE-2021-44228 underInvestigation", "10.1.1.1:443/tcp nessus:51192 open"], found.Select(Line).Order(StringComparer.Ordinal));
        var listed = (await client.ReadAsync($"/findings?weakness=true&status=open&asset=system:{system}")).GetProperty("items").EnumerateArray();
        var weakness = Assert.Single(listed).GetProperty("finding");
        Assert.Equal(("nessus:51192", "Plugin 51192", true, "medium"), (weakness.GetProperty("check").GetString(), weakness.GetProperty("title").GetString(), weakness.GetProperty("scanned").GetBoolean(), weakness.GetProperty("severity").GetString()));
        Assert.False(weakness.TryGetProperty("vulnerability", out _));
        var sighting = Assert.Single((await client.ReadAsync($"/findings/{weakness.GetProperty("id").GetString()}/sightings")).GetProperty("items").EnumerateArray());
        Assert.Equal(("nessus:51192", "do this", "seen here"), (sighting.GetProperty("check").GetString(), sighting.GetProperty("solution").GetString(), sighting.GetProperty("observed").GetString()));

        // A person notes one that no scanner tells.
        using var noted = await client.SendAsync(HttpMethod.Post, $"/systems/{system}/weaknesses", Answers.Json("""{"named":"clause","check":"GB/T 22239-2019 8.1.4.1","title":"No second factor","severity":"medium"}"""), ("Idempotency-Key", "audit-1"));
        var own = await client.ReadAsync((await Answers.BodyAsync(noted, HttpStatusCode.Created)).GetProperty("url").GetString()!["/api/v1".Length..]);
        Assert.Equal(("clause:GB/T 22239-2019 8.1.4.1", "open"), (own.GetProperty("check").GetString(), own.GetProperty("status").GetString()));

        // What is decided of a weakness, with the words of weaknesses.
        var id = weakness.GetProperty("id").GetString();
        Assert.Equal((403, "RCT-FIND-013"), await DecideAsync(client, id, """{"status":"affected"}"""));
        Assert.Equal((204, null), await DecideAsync(client, id, """{"status":"falsePositive","statement":"its own authority"}"""));
        Assert.Equal("falsePositive", (await client.ReadAsync($"/findings/{id}")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task What_is_no_report_is_refused_with_the_reason_and_what_is_not_there_is_not_found()
    {
        using var client = await server.ClientAsync("Hands in no scan");
        var system = await SystemAsync(client, "Unread relay");
        using var taken = await client.SendAsync(HttpMethod.Post, $"/systems/{system}/scans", new StringContent("not a report"));
        var refused = await DoneAsync(client, (await Answers.BodyAsync(taken, HttpStatusCode.Accepted)).GetProperty("url").GetString()!["/api/v1".Length..]);
        Assert.Equal("refused", refused.GetProperty("state").GetString());
        Assert.NotEmpty(refused.GetProperty("why").GetString()!);

        const string Nobody = "01j00000000000000000000000";
        foreach (var path in new[] { $"/systems/{Nobody}/scans", $"/systems/{Nobody}/hosts", $"/scans/{Nobody}", $"/findings/{Nobody}/sightings", "/scans/nothing", "/systems/nothing/hosts" })
            Assert.Equal((path, 404), (path, (await client.SendAsync(HttpMethod.Get, path).RefusalAsync()).Status));
        Assert.Equal((404, "RCT-SCAN-003"), await client.SendAsync(HttpMethod.Post, $"/systems/{Nobody}/scans", Report("2 51192")).RefusalAsync());
        Assert.Equal((400, "RCT-SCAN-001"), await client.SendAsync(HttpMethod.Post, $"/systems/{system}/scans", new StringContent("")).RefusalAsync());
        Assert.Equal((400, "RCT-SCAN-004"), await client.SendAsync(HttpMethod.Post, $"/systems/{system}/scans?scannedAt=2999-01-01T00:00:00Z", Report("2 51192")).RefusalAsync());
        Assert.Equal(400, (await client.SendAsync(HttpMethod.Post, $"/systems/{system}/scans?scannedAt=yesterday", Report("2 51192")).RefusalAsync()).Status);
    }

    private static string Line(JsonElement finding) =>
        $"{finding.GetProperty("place").GetString()} {(finding.TryGetProperty("vulnerability", out var name) ? name : finding.GetProperty("check")).GetString()} {finding.GetProperty("status").GetString()}";

    private static async Task<(int Status, string? Code)> DecideAsync(HttpClient client, string? id, string decision)
    {
        using var read = await client.SendAsync(HttpMethod.Get, $"/findings/{id}");
        using var answer = await client.SendAsync(HttpMethod.Put, $"/findings/{id}/status", Answers.Json(decision), ("If-Match", read.Headers.ETag?.ToString() ?? ""));
        return answer.StatusCode == HttpStatusCode.NoContent ? (204, null) : await Task.FromResult(answer).RefusalAsync();
    }

    /// <summary>A report of Nessus with rows on one port: a severity and a plugin, or a score and a CVE.</summary>
    private static StringContent Report(params string[] rows) => new(
        $"""
        <NessusClientData_v2><Report name="r"><ReportHost name="10.1.1.1"><HostProperties><tag name="HOST_START_TIMESTAMP">1648047600</tag><tag name="HOST_END_TIMESTAMP">1648047660</tag></HostProperties>
        {string.Concat(rows.Select(row => row.Split(' ')).Select(row => $"<ReportItem port=\"443\" protocol=\"tcp\" svc_name=\"www\" severity=\"{row[0][..1]}\" pluginID=\"{(row[1].StartsWith("CVE", StringComparison.Ordinal) ? "155999" : row[1])}\" pluginName=\"Plugin {row[1]}\">{(row[1].StartsWith("CVE", StringComparison.Ordinal) ? $"<cve>{row[1]}</cve>" : "")}<solution>do this</solution><plugin_output>seen here</plugin_output></ReportItem>"))}
        </ReportHost></Report></NessusClientData_v2>
        """, Encoding.UTF8);

    private static async Task<string> SystemAsync(HttpClient client, string name)
    {
        using var entity = await client.SendAsync(HttpMethod.Post, "/organisations", Answers.Json($$"""{"kind":"own","name":"{{name}} GmbH","country":"DE"}"""));
        var owner = (await Answers.BodyAsync(entity, HttpStatusCode.Created)).GetProperty("id").GetString();
        using var made = await client.SendAsync(HttpMethod.Post, "/systems", Answers.Json($$"""{"name":"{{name}}","operator":"{{owner}}","operatedIn":["DE"],"exposure":"internet"}"""));
        return (await Answers.BodyAsync(made, HttpStatusCode.Created)).GetProperty("id").GetString()!;
    }

    private static async Task<JsonElement> DoneAsync(HttpClient client, string path)
    {
        for (var i = 0; i < 600; i++)
        {
            var now = await client.ReadAsync(path);
            if (now.GetProperty("state").GetString() is "done" or "refused") return now;
            await Task.Delay(50);
        }
        throw new TimeoutException($"{path} is not done");
    }
}

public sealed class Scans_by_API_on_sqlite(ServerOnSqlite server) : ScanApiSuite(server), IClassFixture<ServerOnSqlite>;

public sealed class Scans_by_API_on_postgresql(ServerOnPostgres server) : ScanApiSuite(server), IClassFixture<ServerOnPostgres>;
