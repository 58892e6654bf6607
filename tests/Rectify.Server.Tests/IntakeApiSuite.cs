using System.Net;
using System.Text;
using System.Text.Json;

namespace Rectify.Server.Tests;

public abstract class IntakeApiSuite(RunningServer server)
{
    [Fact]
    public async Task A_pipeline_hands_in_an_SBOM_is_answered_at_once_and_asks_how_far_it_has_come()
    {
        using var client = await server.ClientAsync("Hands in");
        server.ImportAdvisories();
        var product = await ProductAsync(client, "Handed relay");
        using var taken = await client.SendAsync(HttpMethod.Post, "/intakes?product=handed%20RELAY&version=4.2&name=bom.json", Sbom("2.14.1"), ("Idempotency-Key", "run-1"));
        Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);
        var made = await Answers.BodyAsync(taken, HttpStatusCode.Accepted);
        var path = made.GetProperty("url").GetString()!["/api/v1".Length..];
        Assert.Equal($"/api/v1{path}", taken.Headers.Location?.OriginalString);

        var done = await DoneAsync(client, path);
        Assert.Equal(("done", "bom.json"), (done.GetProperty("state").GetString(), done.GetProperty("name").GetString()));
        var recorded = done.GetProperty("recorded");
        Assert.Equal(1, recorded.GetProperty("components").GetInt32());
        // Whoever follows the advisories may have been there between the two steps of the intake, and found it first.
        var findings = recorded.GetProperty("findings");
        Assert.InRange(findings.GetProperty("new").GetInt32() + findings.GetProperty("seenAgain").GetInt32(), 1, 100);
        Assert.False(recorded.TryGetProperty("difference", out _));

        // Once for each key; the release that it made is the one that the next goes to, whose difference is told.
        using var again = await client.SendAsync(HttpMethod.Post, "/intakes?product=handed%20RELAY&version=4.2&name=bom.json", Sbom("2.14.1"), ("Idempotency-Key", "run-1"));
        Assert.Equal(made.GetProperty("id").GetString(), (await Answers.BodyAsync(again, HttpStatusCode.Accepted)).GetProperty("id").GetString());
        Assert.Equal((409, "RCT-LEDGER-008"), await client.SendAsync(HttpMethod.Post, "/intakes?product=handed%20RELAY&version=4.3&name=bom.json", Sbom("2.14.1"), ("Idempotency-Key", "run-1")).RefusalAsync());
        using var next = await client.SendAsync(HttpMethod.Post, $"/intakes?product={product}&version=4.2", Sbom("2.25.0"));
        var second = await DoneAsync(client, (await Answers.BodyAsync(next, HttpStatusCode.Accepted)).GetProperty("url").GetString()!["/api/v1".Length..]);
        Assert.Equal(done.GetProperty("asset").GetString(), second.GetProperty("asset").GetString());
        var difference = second.GetProperty("recorded").GetProperty("difference");
        Assert.Equal("pkg:maven/org.apache.logging.log4j/log4j-core@2.25.0", Assert.Single(difference.GetProperty("addedComponents").EnumerateArray()).GetString());
        Assert.Equal("pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1", Assert.Single(difference.GetProperty("removedComponents").EnumerateArray()).GetString());
        Assert.Contains((await client.ReadAsync("/intakes?limit=500")).GetProperty("items").EnumerateArray(), item => item.GetProperty("id").GetString() == second.GetProperty("id").GetString());
    }

    [Fact]
    public async Task What_is_no_SBOM_is_taken_and_refused_with_the_reason()
    {
        using var client = await server.ClientAsync("Hands in nothing");
        var product = await ProductAsync(client, "Nothing relay");
        using var taken = await client.SendAsync(HttpMethod.Post, $"/intakes?product={product}&version=1", new StringContent("not an SBOM"));
        var refused = await DoneAsync(client, (await Answers.BodyAsync(taken, HttpStatusCode.Accepted)).GetProperty("url").GetString()!["/api/v1".Length..]);
        Assert.Equal("refused", refused.GetProperty("state").GetString());
        Assert.NotEmpty(refused.GetProperty("why").GetString()!);
    }

    [Theory]
    [InlineData("", 400, "RCT-API-021")]
    [InlineData("?product=Relay", 400, "RCT-API-021")]
    [InlineData("?asset=release:0123456789abcdefghjkmnpqrs&version=1", 400, "RCT-API-021")]
    [InlineData("?asset=Relay", 400, "RCT-API-007")]
    [InlineData("?product=Nobody%20knows%20it&version=1", 404, "RCT-API-022")]
    [InlineData("?asset=release:00000000000000000000000001", 404, "RCT-INV-007")]
    public async Task For_what_it_is_has_to_be_said(string query, int status, string code)
    {
        using var client = await server.ClientAsync($"Hands in for {query}");
        Assert.Equal((status, code), await client.SendAsync(HttpMethod.Post, $"/intakes{query}", Sbom("2.14.1")).RefusalAsync());
    }

    [Fact]
    public async Task A_name_that_several_of_our_entities_use_is_no_name()
    {
        using var client = await server.ClientAsync("Hands in twice");
        foreach (var owner in new[] { "Twice one", "Twice two" }) await ProductAsync(client, "Twice relay", owner);
        Assert.Equal((409, "RCT-API-023"), await client.SendAsync(HttpMethod.Post, "/intakes?product=Twice%20relay&version=1", Sbom("2.14.1")).RefusalAsync());
    }

    private static StringContent Sbom(string version) => new(
        $$"""{"bomFormat":"CycloneDX","specVersion":"1.5","components":[{"type":"library","name":"log4j-core","version":"{{version}}","purl":"pkg:maven/org.apache.logging.log4j/log4j-core@{{version}}"}]}""", Encoding.UTF8);

    private static async Task<string> ProductAsync(HttpClient client, string name, string? owner = null)
    {
        using var entity = await client.SendAsync(HttpMethod.Post, "/organisations", Answers.Json($$"""{"kind":"own","name":"{{owner ?? $"{name} GmbH"}}","country":"DE"}"""));
        var provider = (await Answers.BodyAsync(entity, HttpStatusCode.Created)).GetProperty("id").GetString();
        using var made = await client.SendAsync(HttpMethod.Post, "/products", Answers.Json($$"""{"name":"{{name}}","provider":"{{provider}}","markets":["EU"]}"""));
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

public sealed class Intakes_by_API_on_sqlite(ServerOnSqlite server) : IntakeApiSuite(server), IClassFixture<ServerOnSqlite>;

public sealed class Intakes_by_API_on_postgresql(ServerOnPostgres server) : IntakeApiSuite(server), IClassFixture<ServerOnPostgres>;
