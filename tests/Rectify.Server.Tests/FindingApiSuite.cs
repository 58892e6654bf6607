using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Rectify.Server.Tests;

public abstract class FindingApiSuite(RunningServer server)
{
    [Fact]
    public async Task What_comes_in_is_matched_and_what_is_listed_as_exploited_becomes_a_signal()
    {
        using var client = await server.ClientAsync("Intake");
        server.ImportAdvisories();
        var (release, ingested) = await ReleaseAsync(client, "Matched", "2.14.1");
        var changed = ingested.GetProperty("findings");
        Assert.InRange(changed.GetProperty("new").GetInt32(), 1, 100);
        Assert.False(changed.TryGetProperty("notMatched", out _));
        Assert.Contains(
            (await client.ReadAsync("/signals")).GetProperty("items").EnumerateArray(),
            signal => signal.GetProperty("vulnerability").GetString() == "CVE-2021-44228" && (signal.GetProperty("everywhere").GetBoolean() || signal.GetProperty("assets").EnumerateArray().Any(asset => asset.GetString() == $"release:{release}")));

        // The next SBOM replaces the first one: what it does not have any more is gone, and nothing is deleted.
        using var again = await client.SendAsync(HttpMethod.Put, $"/releases/{release}/sbom", new StringContent(Sbom("2.25.0")));
        Assert.Equal(changed.GetProperty("new").GetInt32(), (await Answers.BodyAsync(again, HttpStatusCode.OK)).GetProperty("findings").GetProperty("gone").GetInt32());
        Assert.All((await client.ReadAsync($"/releases/{release}/findings")).GetProperty("items").EnumerateArray(), finding => Assert.True(finding.TryGetProperty("goneAt", out _)));
    }

    [Fact]
    public async Task What_a_vulnerability_affects_is_listed_in_pages_with_their_number()
    {
        using var client = await server.ClientAsync("Affected");
        server.ImportAdvisories();
        List<string> releases = [];
        foreach (var name in new[] { "Affected A", "Affected B", "Affected C" }) releases.Add($"release:{(await ReleaseAsync(client, name, "2.14.1")).Release}");
        var path = "/vulnerabilities/GHSA-jfh8-c2jp-5v3q/affected";
        var (seen, after) = (new List<string>(), "");
        do
        {
            var page = await client.ReadAsync($"{path}?limit=2{after}");
            Assert.Equal("CVE-2021-44228", page.GetProperty("vulnerability").GetString());
            Assert.InRange(page.GetProperty("count").GetInt64(), 3, 100);
            Assert.InRange(page.GetProperty("items").GetArrayLength(), 1, 2);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("asset").GetString() ?? ""));
            after = page.TryGetProperty("next", out var next) ? $"&after={next.GetString()}" : "";
        }
        while (after.Length > 0);
        Assert.Equal(seen.Order(StringComparer.Ordinal), seen);
        Assert.Superset(releases.ToHashSet(), seen.ToHashSet());
        var first = (await client.ReadAsync($"{path}?limit=500")).GetProperty("items").EnumerateArray().Single(item => item.GetProperty("asset").GetString() == releases[0]);
        Assert.Equal("pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1", first.GetProperty("findings")[0].GetProperty("purl").GetString());

        // What is gone is not affected any more.
        using var again = await client.SendAsync(HttpMethod.Put, $"/releases/{releases[0][8..]}/sbom", new StringContent(Sbom("2.25.0")));
        Assert.DoesNotContain((await client.ReadAsync($"{path}?limit=500")).GetProperty("items").EnumerateArray(), item => item.GetProperty("asset").GetString() == releases[0]);
        Assert.Equal((404, "RCT-API-006"), await client.SendAsync(HttpMethod.Get, "/vulnerabilities/CVE-1999-0001/affected").RefusalAsync());
        Assert.Equal(400, (await client.SendAsync(HttpMethod.Get, $"{path}?after=nothing").RefusalAsync()).Item1);
    }

    [Fact]
    public async Task Findings_are_listed_sorted_filtered_and_counted()
    {
        using var client = await server.ClientAsync("Lists");
        server.ImportAdvisories();
        var (release, _) = await ReleaseAsync(client, "Listed", "2.14.1");
        var path = $"/findings?asset=release:{release}";
        var all = await client.ReadAsync(path);
        var count = all.GetProperty("count").GetInt64();
        var items = all.GetProperty("items").EnumerateArray().ToList();
        Assert.InRange(count, 2, 49);
        Assert.Equal(count, items.Count);
        Assert.Equal(
            (await client.ReadAsync($"/releases/{release}/findings")).GetProperty("items").EnumerateArray().Select(Id).Order(StringComparer.Ordinal),
            items.Select(item => Id(item.GetProperty("finding"))).Order(StringComparer.Ordinal));
        Assert.StartsWith("Listed", items[0].GetProperty("assetName").GetString(), StringComparison.Ordinal);
        Assert.Equal("critical", items[0].GetProperty("finding").GetProperty("severity").GetString());

        var (seen, after) = (new List<string?>(), "");
        do
        {
            var page = await client.ReadAsync($"{path}&sort=exposure&limit=1{after}");
            Assert.Equal(count, page.GetProperty("count").GetInt64());
            seen.Add(Id(page.GetProperty("items")[0].GetProperty("finding")));
            after = page.TryGetProperty("next", out var next) ? $"&after={next.GetString()}" : "";
        }
        while (after.Length > 0);
        Assert.Equal(items.Select(item => Id(item.GetProperty("finding"))), seen);

        async Task<long> CountAsync(string filter) => (await client.ReadAsync($"{path}&{filter}")).GetProperty("count").GetInt64();
        Assert.Equal(1, await CountAsync("exploited=true&vulnerability=GHSA-jfh8-c2jp-5v3q"));
        Assert.Equal(0, await CountAsync("vulnerability=CVE-1999-0001"));
        Assert.Equal((count, 0), (await CountAsync("severity=critical,high,medium,low,none,unrated"), await CountAsync("kind=system")));
        Assert.Equal(count, await CountAsync("status=underInvestigation") + await CountAsync("status=affected,notAffected,fixed"));
        Assert.Equal(count, await CountAsync("inCase=true") + await CountAsync("inCase=false"));
        // What the next SBOM does not have is gone, and was written by this process a moment ago.
        using var again = await client.SendAsync(HttpMethod.Put, $"/releases/{release}/sbom", new StringContent(Sbom("2.25.0")));
        Assert.Equal((0, count, count), (await CountAsync("gone=false"), await CountAsync("gone=true"), await CountAsync("gone=any")));

        static string? Id(JsonElement finding) => finding.GetProperty("id").GetString();
    }

    [Theory]
    [InlineData("sort=name", "RCT-API-009")]
    [InlineData("severity=critical,worse", "RCT-API-009")]
    [InlineData("exploited=yes", "RCT-API-009")]
    [InlineData("minEpss=1.5", "RCT-API-020")]
    [InlineData("product=mine", "RCT-API-007")]
    [InlineData("after=1", "RCT-API-004")]
    [InlineData("limit=0", "RCT-API-005")]
    public async Task A_list_that_cannot_be_meant_is_refused(string query, string code)
    {
        using var client = await server.ClientAsync($"Lists badly {query}");
        Assert.Equal((400, code), await client.SendAsync(HttpMethod.Get, $"/findings?{query}").RefusalAsync());
    }

    [Fact]
    public async Task A_decision_names_what_was_looked_at_and_is_refused_when_that_has_changed()
    {
        using var client = await server.ClientAsync("Analyst");
        server.ImportAdvisories();
        var (release, _) = await ReleaseAsync(client, "Decided", "2.14.1");
        var found = (await client.ReadAsync($"/releases/{release}/findings")).GetProperty("items").EnumerateArray().Single(finding => finding.GetProperty("vulnerability").GetString() == "CVE-2021-44228");
        Assert.Equal(("underInvestigation", "2021-12-10"), (found.GetProperty("status").GetString(), found.GetProperty("kevListedOn").GetString()));
        var path = $"/findings/{found.GetProperty("id").GetString()}";
        using var read = await client.SendAsync(HttpMethod.Get, path);
        var tag = read.Headers.ETag?.ToString() ?? "";
        var decision = new { status = "notAffected", justification = "vulnerableCodeNotPresent", statement = "the class was taken out" };

        Assert.Equal((428, "RCT-API-011"), await client.SendAsync(HttpMethod.Put, $"{path}/status", JsonContent.Create(decision)).RefusalAsync());
        Assert.Equal((412, "RCT-API-012"), await client.SendAsync(HttpMethod.Put, $"{path}/status", JsonContent.Create(decision), ("If-Match", "\"another\"")).RefusalAsync());
        Assert.Equal((400, "RCT-FIND-002"), await client.SendAsync(HttpMethod.Put, $"{path}/status", JsonContent.Create(new { status = "notAffected" }), ("If-Match", tag)).RefusalAsync());
        using (var decided = await client.SendAsync(HttpMethod.Put, $"{path}/status", JsonContent.Create(decision), ("If-Match", tag))) Assert.Equal(HttpStatusCode.NoContent, decided.StatusCode);
        Assert.Equal((412, "RCT-API-012"), await client.SendAsync(HttpMethod.Put, $"{path}/status", JsonContent.Create(decision), ("If-Match", tag)).RefusalAsync());
        Assert.Equal("the class was taken out", (await client.ReadAsync(path)).GetProperty("statement").GetString());
    }

    [Fact]
    public async Task Many_findings_are_decided_in_one_request_or_none_of_them()
    {
        using var client = await server.ClientAsync("Many");
        server.ImportAdvisories();
        var (release, _) = await ReleaseAsync(client, "Decided together", "2.14.1");
        var ids = (await client.ReadAsync($"/releases/{release}/findings")).GetProperty("items").EnumerateArray().Select(finding => finding.GetProperty("id").GetString()).ToList();
        Assert.Equal((400, "RCT-API-007"), await client.SendAsync(HttpMethod.Put, "/findings/status", JsonContent.Create(new { findings = new[] { "x" }, status = "affected" })).RefusalAsync());
        Assert.Equal((404, "RCT-FIND-001"), await client.SendAsync(HttpMethod.Put, "/findings/status", JsonContent.Create(new { findings = ids.Append(release), status = "affected" })).RefusalAsync());
        using var decided = await client.SendAsync(HttpMethod.Put, "/findings/status", JsonContent.Create(new { findings = ids, status = "affected", statement = "all of them" }));
        Assert.Equal(ids.Count, (await Answers.BodyAsync(decided, HttpStatusCode.OK)).GetProperty("findings").GetInt32());
        Assert.All((await client.ReadAsync($"/releases/{release}/findings")).GetProperty("items").EnumerateArray(), finding => Assert.Equal("affected", finding.GetProperty("status").GetString()));
    }

    private static async Task<(string Release, JsonElement Ingested)> ReleaseAsync(HttpClient client, string name, string version)
    {
        var entity = await client.MakeAsync("/organisations", new { kind = "own", name = $"Maker of {name}" });
        var product = await client.MakeAsync("/products", new { name, provider = entity, markets = new[] { "EU" } });
        var release = await client.MakeAsync($"/products/{product}/releases", new { version = "1.0" });
        using var ingested = await client.SendAsync(HttpMethod.Put, $"/releases/{release}/sbom", new StringContent(Sbom(version)));
        return (release, await Answers.BodyAsync(ingested, HttpStatusCode.OK));
    }

    private static string Sbom(string version) =>
        $$"""
        {"bomFormat":"CycloneDX","specVersion":"1.5","components":[
          {"type":"library","name":"log4j-core","version":"{{version}}","purl":"pkg:maven/org.apache.logging.log4j/log4j-core@{{version}}"}]}
        """;
}

public sealed class Findings_by_API_on_sqlite(ServerOnSqlite server) : FindingApiSuite(server), IClassFixture<ServerOnSqlite>;

public sealed class Findings_by_API_on_postgresql(ServerOnPostgres server) : FindingApiSuite(server), IClassFixture<ServerOnPostgres>;
