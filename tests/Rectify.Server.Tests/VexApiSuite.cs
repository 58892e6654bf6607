using System.Net;
using System.Net.Http.Json;
using System.Text;
using NodaTime;

namespace Rectify.Server.Tests;

public abstract class VexApiSuite(RunningServer server)
{
    [Fact]
    public async Task A_document_comes_in_once_a_key_and_its_statements_are_accounted_for_then_and_later()
    {
        using var client = await server.ClientAsync("Vex");
        server.ImportAdvisories();
        var entity = await client.MakeAsync("/organisations", new { kind = "own", name = "Maker of stated" });
        var product = await client.MakeAsync("/products", new { name = "Stated", provider = entity, markets = new[] { "EU" } });
        using (var named = await client.EditAsync(HttpMethod.Put, $"/products/{product}/purl", JsonContent.Create(new { purl = "pkg:generic/api-stated" }), $"/products/{product}")) Assert.Equal(HttpStatusCode.NoContent, named.StatusCode);
        Assert.Equal("pkg:generic/api-stated", (await client.ReadAsync($"/products/{product}")).GetProperty("purl").GetString());
        Assert.Equal((400, "RCT-INV-012"), await client.EditAsync(HttpMethod.Put, $"/products/{product}/purl", JsonContent.Create(new { purl = "stated" }), $"/products/{product}").RefusalAsync());

        using var sent = await client.SendAsync(HttpMethod.Post, "/vex", Document("CVE-2021-44228"), ("Idempotency-Key", "vex-1"));
        var received = await Answers.BodyAsync(sent, HttpStatusCode.Created);
        var id = received.GetProperty("document").GetProperty("id").GetString();
        Assert.Equal($"/api/v1/vex/{id}", sent.Headers.Location?.ToString());
        using var again = await client.SendAsync(HttpMethod.Post, "/vex", Document("CVE-2021-44228"), ("Idempotency-Key", "vex-1"));
        Assert.Equal(id, (await Answers.BodyAsync(again, HttpStatusCode.Created)).GetProperty("document").GetProperty("id").GetString());
        Assert.Equal((409, "RCT-LEDGER-008"), await client.SendAsync(HttpMethod.Post, "/vex", Document("CVE-2021-45046"), ("Idempotency-Key", "vex-1")).RefusalAsync());
        Assert.Equal((409, "RCT-VEX-002"), await client.SendAsync(HttpMethod.Post, "/vex", Document("CVE-2021-44228")).RefusalAsync());
        Assert.Equal((422, "RCT-VEX-001"), await client.SendAsync(HttpMethod.Post, "/vex", new StringContent("{}")).RefusalAsync());
        Assert.Equal((400, "RCT-API-008"), await client.SendAsync(HttpMethod.Post, "/vex?until=tomorrow", Document("CVE-2021-45046")).RefusalAsync());
        Assert.Contains((await client.ReadAsync("/vex?limit=500")).GetProperty("items").EnumerateArray(), one => one.GetProperty("id").GetString() == id);

        // What comes into a release afterwards has its status at once.
        var release = await client.MakeAsync($"/products/{product}/releases", new { version = "1.0" });
        using var put = await client.SendAsync(HttpMethod.Put, $"/releases/{release}/sbom", new StringContent(Sbom));
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        var finding = (await client.ReadAsync($"/releases/{release}/findings")).GetProperty("items").EnumerateArray().Single(one => one.GetProperty("vulnerability").GetString() == "CVE-2021-44228");
        Assert.Equal(
            ("notAffected", "statement", "Makers of stated", id),
            (finding.GetProperty("status").GetString(), finding.GetProperty("saidBy").GetString(), finding.GetProperty("saidAuthor").GetString(), finding.GetProperty("saidInVex").GetString()));
        var statement = (await client.ReadAsync($"/vex/{id}")).GetProperty("statements")[0];
        Assert.Equal(("applied", finding.GetProperty("id").GetString()), (statement.GetProperty("outcome").GetString(), statement.GetProperty("findings")[0].GetString()));
        Assert.Equal((409, "RCT-FIND-010"), await client.EditAsync(HttpMethod.Delete, $"/findings/{finding.GetProperty("id").GetString()}/status", read: $"/findings/{finding.GetProperty("id").GetString()}").RefusalAsync());
    }

    [Fact]
    public async Task A_suppression_whose_end_has_come_is_taken_back_by_the_server_when_nobody_asks()
    {
        using var client = await server.ClientAsync("Ends");
        server.ImportAdvisories();
        var entity = await client.MakeAsync("/organisations", new { kind = "own", name = "Maker of ends" });
        var product = await client.MakeAsync("/products", new { name = "Ends", provider = entity, markets = new[] { "EU" }, purl = "pkg:generic/ends" });
        var release = await client.MakeAsync($"/products/{product}/releases", new { version = "1.0" });
        using var put = await client.SendAsync(HttpMethod.Put, $"/releases/{release}/sbom", new StringContent(Sbom));
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        var path = $"/findings/{(await client.ReadAsync($"/releases/{release}/findings")).GetProperty("items")[0].GetProperty("id").GetString()}";
        using var read = await client.SendAsync(HttpMethod.Get, path);
        var decision = new { status = "notAffected", justification = "vulnerableCodeNotPresent", until = (server.Clock.GetCurrentInstant() + Duration.FromMinutes(1)).ToString() };
        using var decided = await client.SendAsync(HttpMethod.Put, $"{path}/status", JsonContent.Create(decision), ("If-Match", read.Headers.ETag?.ToString() ?? ""));
        Assert.Equal(HttpStatusCode.NoContent, decided.StatusCode);
        Assert.Equal(("notAffected", decision.until), await client.ReadAsync(path) is var now ? (now.GetProperty("status").GetString(), now.GetProperty("saidUntil").GetString()) : default);

        server.Clock.Advance(Duration.FromMinutes(1));
        for (var tries = 0; (await client.ReadAsync(path)).GetProperty("status").GetString() != "underInvestigation"; tries++)
        {
            Assert.InRange(tries, 0, 600);
            await Task.Delay(100);
        }
    }

    [Fact]
    public async Task What_concerns_many_findings_goes_on_after_the_answer_and_tells_how_far_it_has_come()
    {
        using var client = await server.ClientAsync("Many stated");
        server.ImportAdvisories();
        var entity = await client.MakeAsync("/organisations", new { kind = "own", name = "Maker of many" });
        var product = await client.MakeAsync("/products", new { name = "Many", provider = entity, markets = new[] { "EU" } });
        var release = await client.MakeAsync($"/products/{product}/releases", new { version = "1.0" });
        const int Places = 1_200;
        var components = Enumerable.Range(0, Places).Select(place =>
            $$"""{"type":"library","name":"log4j-core","version":"2.14.1","purl":"pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1?classifier=c{{place}}"}""");
        using (var put = await client.SendAsync(HttpMethod.Put, $"/releases/{release}/sbom", new StringContent($$"""{"bomFormat":"CycloneDX","specVersion":"1.5","components":[{{string.Join(',', components)}}]}""")))
            Assert.Equal(HttpStatusCode.OK, put.StatusCode);

        using var sent = await client.SendAsync(HttpMethod.Post, "/vex", Document("CVE-2021-44228", "pkg:generic/api-many@1.0"));
        var received = await Answers.BodyAsync(sent, HttpStatusCode.Created);
        var id = received.GetProperty("document").GetProperty("id").GetString();
        var goesOn = received.GetProperty("goesOn");
        Assert.Equal((id, true, 0, 0), (goesOn.GetProperty("document").GetString(), goesOn.GetProperty("findings").GetInt32() >= Places, goesOn.GetProperty("lookedAt").GetInt32(), received.GetProperty("statements").GetArrayLength()));
        await DoneAsync();
        Assert.Equal("otherProducts", (await client.ReadAsync($"/vex/{id}")).GetProperty("statements")[0].GetProperty("outcome").GetString());

        using var named = await client.EditAsync(HttpMethod.Put, $"/products/{product}/purl", JsonContent.Create(new { purl = "pkg:generic/api-many" }), $"/products/{product}");
        Assert.Equal((product, "/api/v1/vex/going-on"), ((await Answers.BodyAsync(named, HttpStatusCode.Accepted)).GetProperty("product").GetString(), named.Headers.Location?.ToString()));
        await DoneAsync();
        var document = await client.ReadAsync($"/vex/{id}");
        Assert.Equal(("applied", Places, false), (document.GetProperty("statements")[0].GetProperty("outcome").GetString(), document.GetProperty("statements")[0].GetProperty("applied").GetInt32(), document.TryGetProperty("goesOn", out _)));

        async Task DoneAsync()
        {
            for (var tries = 0; (await client.ReadAsync("/vex/going-on")).GetProperty("items").GetArrayLength() > 0; tries++)
            {
                Assert.InRange(tries, 0, 600);
                await Task.Delay(100);
            }
        }
    }

    private const string Sbom = """{"bomFormat":"CycloneDX","specVersion":"1.5","components":[{"type":"library","name":"log4j-core","version":"2.14.1","purl":"pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1"}]}""";

    private static StringContent Document(string cve, string product = "pkg:generic/api-stated@1.0") => new(
        $$"""
        {"@context":"https://openvex.dev/ns/v0.2.0","author":"Makers of stated","timestamp":"2026-01-01T00:00:00Z","version":1,"statements":[
         {"vulnerability":{"name":"{{cve}}"},"products":[{"@id":"{{product}}"}],"status":"not_affected","justification":"vulnerable_code_not_present"}]}
        """, Encoding.UTF8, "application/json");
}

public sealed class Vex_by_API_on_sqlite(ServerOnSqlite server) : VexApiSuite(server), IClassFixture<ServerOnSqlite>;

public sealed class Vex_by_API_on_postgresql(ServerOnPostgres server) : VexApiSuite(server), IClassFixture<ServerOnPostgres>;
