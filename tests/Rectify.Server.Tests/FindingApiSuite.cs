using System.Net;
using System.Net.Http.Json;
using Rectify.Advisories.Database;
using Rectify.Advisories.Matching;
using Rectify.Cases;
using Rectify.Foundation;
using Rectify.Inventory;

namespace Rectify.Server.Tests;

public abstract class FindingApiSuite(RunningServer server)
{
    [Fact]
    public async Task A_decision_names_what_was_looked_at_and_is_refused_when_that_has_changed()
    {
        using var client = await server.ClientAsync("Analyst");
        var entity = await client.MakeAsync("/organisations", new { kind = "own", name = "Findings KG" });
        var product = await client.MakeAsync("/products", new { name = "Found", provider = entity, markets = new[] { "EU" } });
        var release = await client.MakeAsync($"/products/{product}/releases", new { version = "1.0" });
        const string Sbom = """{"bomFormat":"CycloneDX","specVersion":"1.5","components":[{"type":"library","name":"left-pad","version":"1.3.0","purl":"pkg:npm/left-pad@1.3.0"}]}""";
        using (var ingested = await client.SendAsync(HttpMethod.Put, $"/releases/{release}/sbom", new StringContent(Sbom))) Assert.Equal(HttpStatusCode.OK, ingested.StatusCode);
        await server.DoneAsync(new MatchAsset(new ReleaseId(Id.Parse(release)), queries => new MatchResult(
            [.. queries.Select((query, index) => Match(index))], [], new DatabaseStatus(1, 0, default, 0, 0, 0, [], null, null, []))));

        var found = Assert.Single((await client.ReadAsync($"/releases/{release}/findings")).GetProperty("items").EnumerateArray());
        var path = $"/findings/{found.GetProperty("id").GetString()}";
        Assert.Equal(("CVE-2026-0001", "underInvestigation", "2.0.0"), (found.GetProperty("vulnerability").GetString(), found.GetProperty("status").GetString(), found.GetProperty("fixedIn")[0].GetString()));
        using var read = await client.SendAsync(HttpMethod.Get, path);
        var tag = read.Headers.ETag?.ToString() ?? "";
        var decision = new { status = "notAffected", justification = "vulnerableCodeNotPresent", statement = "the function is not shipped" };

        Assert.Equal((428, "RCT-API-011"), await client.SendAsync(HttpMethod.Put, $"{path}/status", JsonContent.Create(decision)).RefusalAsync());
        Assert.Equal((412, "RCT-API-012"), await client.SendAsync(HttpMethod.Put, $"{path}/status", JsonContent.Create(decision), ("If-Match", "\"another\"")).RefusalAsync());
        Assert.Equal((400, "RCT-FIND-002"), await client.SendAsync(HttpMethod.Put, $"{path}/status", JsonContent.Create(new { status = "notAffected" }), ("If-Match", tag)).RefusalAsync());
        using (var decided = await client.SendAsync(HttpMethod.Put, $"{path}/status", JsonContent.Create(decision), ("If-Match", tag))) Assert.Equal(HttpStatusCode.NoContent, decided.StatusCode);
        Assert.Equal((412, "RCT-API-012"), await client.SendAsync(HttpMethod.Put, $"{path}/status", JsonContent.Create(decision), ("If-Match", tag)).RefusalAsync());
        Assert.Equal("the function is not shipped", (await client.ReadAsync(path)).GetProperty("statement").GetString());
    }

    private static Match Match(int index) => new()
    {
        QueryIndex = index,
        Vulnerability = new Vulnerability
        {
            Id = "CVE-2026-0001", Aliases = [], Summary = "", PublishedAt = null, Severity = Advisories.Scoring.Severity.High, Best = null, Vectors = [], References = [], Kev = null, Epss = null,
        },
        AdvisoryIds = ["GHSA-0000-0000-0001"],
        Verdict = Verdict.Affected,
        Reason = VerdictReason.InRange,
        ReasonArgument = "",
        FixedIn = ["2.0.0"],
        Disputes = [],
    };
}

public sealed class Findings_by_API_on_sqlite(ServerOnSqlite server) : FindingApiSuite(server), IClassFixture<ServerOnSqlite>;

public sealed class Findings_by_API_on_postgresql(ServerOnPostgres server) : FindingApiSuite(server), IClassFixture<ServerOnPostgres>;
