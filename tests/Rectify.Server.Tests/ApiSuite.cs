using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Rectify.Parties;
using Rectify.Testing;

namespace Rectify.Server.Tests;

public abstract class ApiSuite(RunningServer server)
{
    private const string Sbom =
        """
        {"bomFormat":"CycloneDX","specVersion":"1.5","components":[
          {"type":"library","name":"log4j-core","version":"2.14.1","purl":"pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1"},
          {"type":"library","name":"left-pad","version":"1.3.0","purl":"pkg:npm/left-pad@1.3.0"}]}
        """;

    [Fact]
    public async Task From_a_product_to_what_is_owed_by_requests_alone()
    {
        using var client = await server.ClientAsync("Story teller");
        var entity = await client.MakeAsync("/organisations", new { kind = "own", name = "Northwind GmbH", country = "DE" });
        var product = await client.MakeAsync("/products", new { name = "Gateway", provider = entity, markets = new[] { "EU", "CN" } });
        var release = await client.MakeAsync($"/products/{product}/releases", new { version = "4.2", releasedOn = "2026-03-01" });

        using (var ingested = await client.SendAsync(HttpMethod.Put, $"/releases/{release}/sbom", new StringContent(Sbom)))
        {
            var recorded = await Answers.BodyAsync(ingested, HttpStatusCode.OK);
            Assert.Equal(2, recorded.GetProperty("components").GetInt32());
            Assert.Contains("no advisory database", recorded.GetProperty("findings").GetProperty("notMatched").GetString());
        }
        Assert.Equal(2, (await client.ReadAsync($"/releases/{release}/components")).GetProperty("items").GetArrayLength());
        var holders = (await client.ReadAsync($"/components/holders?purl={Uri.EscapeDataString("pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1")}")).GetProperty("items");
        Assert.Equal($"release:{release}", holders[0].GetProperty("asset").GetString());

        var id = await client.MakeAsync("/cases", new { title = "log4j-core in Gateway 4.2", kind = "vulnerability", assets = new[] { $"release:{release}" }, vulnerabilities = new[] { "CVE-2021-44228" } });
        await client.MakeAsync($"/cases/{id}/facts", new { fact = "aware", when = "2026-12-11T10:20+01:00" });
        using (var said = await client.EditAsync(HttpMethod.Put, $"/cases/{id}/circumstances/activelyExploited", JsonContent.Create(new { answer = "yes", reason = "reported" })))
            Assert.Equal(HttpStatusCode.NoContent, said.StatusCode);

        var duties = await client.ReadAsync($"/cases/{id}/duties");
        var rules = duties.GetProperty("recipients").EnumerateArray().SelectMany(row => row.GetProperty("duties").EnumerateArray()).ToList();
        var early = rules.First(duty => duty.GetProperty("rule").GetString() == "eu.cra.aev.ew");
        Assert.Equal(("mandatory", "running", "2026-12-12T09:20:00Z"), (early.GetProperty("force").GetString(), early.GetProperty("state").GetString(), early.GetProperty("actBy").GetString()));
        Assert.Equal(64, duties.GetProperty("rules").GetString()?.Length);
        var open = (await client.ReadAsync("/duties?limit=500")).GetProperty("items").EnumerateArray().Where(duty => duty.GetProperty("title").GetString() == "log4j-core in Gateway 4.2").ToList();
        Assert.Equal("2026-12-12T09:20:00Z", open.First(duty => duty.GetProperty("rule").GetString() == "eu.cra.aev.ew").GetProperty("actBy").GetString());
        Assert.Equal(open.Select(duty => duty.TryGetProperty("actBy", out var at) ? at.GetString() : "~").Order(StringComparer.Ordinal), open.Select(duty => duty.TryGetProperty("actBy", out var at) ? at.GetString() : "~"));
        var late = await client.ReadAsync($"/cases/{id}/duties?at=2026-12-20T00:00Z");
        Assert.Contains("overdue", late.GetRawText());
    }

    [Fact]
    public async Task A_fact_is_corrected_by_another_and_stays()
    {
        using var client = await server.ClientAsync("Corrector");
        var id = await client.MakeAsync("/cases", new { title = "Corrected", kind = "vulnerability" });
        var first = await client.MakeAsync($"/cases/{id}/facts", new { fact = "discovered", when = "2026-12-10" });
        var second = await client.MakeAsync($"/cases/{id}/facts", new { fact = "discovered", when = "2026-12-09", zone = "Asia/Shanghai", corrects = first, reason = "the ticket is a day older" });
        var facts = (await client.ReadAsync($"/cases/{id}/facts")).GetProperty("items").EnumerateArray().ToDictionary(fact => fact.GetProperty("id").GetString() ?? "");
        Assert.False(facts[first].GetProperty("stands").GetBoolean());
        Assert.True(facts[second].GetProperty("stands").GetBoolean());
        Assert.Equal(("2026-12-08T16:00:00Z", "2026-12-09"), (facts[second].GetProperty("earliest").GetString(), facts[second].GetProperty("date").GetString()));

        using var withdrawn = await client.SendAsync(HttpMethod.Post, $"/cases/{id}/facts/{second}/withdrawal", JsonContent.Create(new { reason = "it was another product" }));
        Assert.Equal(HttpStatusCode.NoContent, withdrawn.StatusCode);
        Assert.Equal((409, "RCT-CASE-014"), await client.SendAsync(HttpMethod.Post, $"/cases/{id}/facts/{second}/withdrawal", JsonContent.Create(new { reason = "again" })).RefusalAsync());
    }

    [Fact]
    public async Task A_signal_becomes_facts_when_a_person_confirms_it_and_only_then()
    {
        using var pipeline = await server.ClientAsync("Feed", TokenScope.Intake);
        using var person = await server.ClientAsync("Decider");
        var id = await person.MakeAsync("/cases", new { title = "Signalled", kind = "vulnerability" });
        var signal = await pipeline.MakeAsync("/signals", new { source = "press", statement = "a newspaper says so", facts = new[] { "aware" }, occurred = "2026-12-11T08:00Z", @case = id });
        Assert.Contains(signal, (await person.ReadAsync("/signals")).GetRawText());
        Assert.Equal((403, "RCT-API-002"), await pipeline.SendAsync(HttpMethod.Post, $"/signals/{signal}/confirmation", JsonContent.Create(new { @case = id })).RefusalAsync());
        Assert.Equal(0, (await person.ReadAsync($"/cases/{id}/facts")).GetProperty("items").GetArrayLength());

        using var confirmed = await person.SendAsync(HttpMethod.Post, $"/signals/{signal}/confirmation", JsonContent.Create(new { @case = id, howKnown = "we asked" }));
        Assert.Equal(1, (await Answers.BodyAsync(confirmed, HttpStatusCode.OK)).GetProperty("facts").GetArrayLength());
        Assert.Equal("confirmed", (await person.ReadAsync($"/signals/{signal}")).GetProperty("state").GetString());
    }

    [Fact]
    public async Task The_same_key_does_a_thing_once_however_often_it_is_sent_and_by_however_many_at_once()
    {
        using var client = await server.ClientAsync("Repeater");
        var body = new { title = "Once", kind = "vulnerability" };
        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.MakeAsync("/cases", body, key: "the-key")));
        Assert.Single(ids.Distinct());
        Assert.Equal(ids[0], await client.MakeAsync("/cases", body, key: "the-key"));
        Assert.NotEqual(ids[0], await client.MakeAsync("/cases", body, key: "another-key"));
        Assert.Equal((409, "RCT-LEDGER-008"), await client.SendAsync(HttpMethod.Post, "/cases", JsonContent.Create(new { title = "Twice", kind = "vulnerability" }), ("Idempotency-Key", "the-key")).RefusalAsync());

        using var other = await server.ClientAsync("Other repeater");
        Assert.NotEqual(ids[0], await other.MakeAsync("/cases", body, key: "the-key"));
    }

    [Fact]
    public async Task A_list_comes_in_pages_that_together_are_all_of_it_in_order()
    {
        using var client = await server.ClientAsync("Reader of pages");
        var made = new List<string>();
        for (var i = 0; i < 7; i++) made.Add(await client.MakeAsync("/organisations", new { kind = "vendor", name = $"Vendor {i}" }));
        var (seen, next) = (new List<string>(), "");
        do
        {
            var page = await client.ReadAsync($"/organisations?limit=3{(next.Length > 0 ? $"&after={next}" : "")}");
            Assert.InRange(page.GetProperty("items").GetArrayLength(), 1, 3);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString() ?? ""));
            next = page.TryGetProperty("next", out var cursor) ? cursor.GetString() ?? "" : "";
        }
        while (next.Length > 0);
        Assert.Equal(seen.Distinct().Count(), seen.Count);
        Assert.Equal(made, seen.Intersect(made));
        Assert.Equal((400, "RCT-API-005"), await client.SendAsync(HttpMethod.Get, "/organisations?limit=501").RefusalAsync());
        Assert.Equal((400, "RCT-API-004"), await client.SendAsync(HttpMethod.Get, "/organisations?after=yesterday").RefusalAsync());
    }

    [Theory]
    [InlineData("""{"title":"A","kind":"vulnerability","colour":"red"}""", "colour")]
    [InlineData("""{"title":"A","kind":"vulnerability","title":"B"}""", "title")]
    [InlineData("""{"title":"A"}""", "kind")]
    [InlineData("""{"title":null,"kind":"vulnerability"}""", "title")]
    [InlineData("""{"title":"A","kind":"party"}""", "kind")]
    [InlineData("""{"title":"A","kind":0}""", "kind")]
    [InlineData("""{"title":"A",""", "")]
    public async Task A_body_that_does_not_read_is_refused_with_the_place(string body, string place)
    {
        using var client = await server.ClientAsync($"Writer of {body}");
        using var answer = await client.SendAsync(HttpMethod.Post, "/cases", Answers.Json(body));
        var problem = await Answers.BodyAsync(answer, HttpStatusCode.BadRequest);
        Assert.Equal("RCT-API-003", problem.GetProperty("code").GetString());
        Assert.Contains(place, problem.GetProperty("title").GetString());
        Assert.DoesNotContain("Rectify.Server", problem.GetRawText());
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once_in_the_language_asked_for()
    {
        using var client = await server.ClientAsync("Chinese reader");
        using var answer = await client.SendAsync(
            HttpMethod.Post, "/signals", JsonContent.Create(new { source = "x", statement = "y", facts = new[] { "awrae" }, occurred = "gestern", assets = new[] { "thing" } }), ("Accept-Language", "zh-CN"));
        var problem = await Answers.BodyAsync(answer, HttpStatusCode.BadRequest);
        Assert.Equal(["RCT-API-009", "RCT-API-007", "RCT-API-008"], problem.GetProperty("problems").EnumerateArray().Select(each => each.GetProperty("code").GetString()));
        Assert.Contains("不是时间", problem.GetRawText());
    }

    [Fact]
    public async Task What_is_no_SBOM_is_refused_and_changes_nothing()
    {
        using var client = await server.ClientAsync("Uploader");
        var entity = await client.MakeAsync("/organisations", new { kind = "own", name = "Uploads AG" });
        var system = await client.MakeAsync("/systems", new { name = "Shop", @operator = entity, operatedIn = new[] { "CN" }, exposure = "internet", protectionLevel = 3 });
        Assert.Equal((422, "RCT-API-014"), await client.SendAsync(HttpMethod.Put, $"/systems/{system}/sbom", new StringContent("hello")).RefusalAsync());
        Assert.Equal((404, "RCT-API-006"), await client.SendAsync(HttpMethod.Get, $"/systems/{system}/components").RefusalAsync());
        Assert.Equal((404, "RCT-INV-007"), await client.SendAsync(HttpMethod.Put, "/systems/01j00000000000000000000000/sbom", new StringContent(Sbom)).RefusalAsync());
    }

    [Fact]
    public async Task What_changes_is_streamed_and_who_was_away_misses_nothing()
    {
        using var client = await server.ClientAsync("Listener");
        using var stranger = await server.ClientAsync("Elsewhere");
        var before = await client.MakeAsync("/cases", new { title = "Before", kind = "incident" });
        var hidden = await stranger.MakeAsync("/cases", new { title = "Hidden", kind = "incident", closedTo = Array.Empty<string>() });
        var after = await client.MakeAsync("/cases", new { title = "After", kind = "incident" });

        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Answers.Root}/events");
        request.Headers.Add("Last-Event-ID", "0");
        using var stream = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", stream.Content.Headers.ContentType?.MediaType);
        using var ends = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await using var body = await stream.Content.ReadAsStreamAsync(ends.Token);
        var (seen, live) = (new List<(long Position, string Subject)>(), "");
        await foreach (var item in System.Net.ServerSentEvents.SseParser.Create(body).EnumerateAsync(ends.Token))
        {
            using var data = JsonDocument.Parse(item.Data);
            seen.Add((long.Parse(item.EventId ?? "", System.Globalization.CultureInfo.InvariantCulture), data.RootElement.GetProperty("subject").GetString() ?? ""));
            if (live.Length == 0 && seen[^1].Subject == $"case/{after}") live = await client.MakeAsync("/cases", new { title = "Live", kind = "incident" });
            if (live.Length > 0 && seen[^1].Subject == $"case/{live}") break;
        }
        Assert.Contains(seen, each => each.Subject == $"case/{before}");
        Assert.DoesNotContain(seen, each => each.Subject == $"case/{hidden}");
        Assert.Equal(seen.Select(each => each.Position).Order().Distinct(), seen.Select(each => each.Position));
    }

    [Fact]
    public async Task A_stream_ends_when_its_token_is_revoked()
    {
        var issued = await server.TokenAsync(await server.PersonAsync("Revoked listener"), TokenScope.Read);
        using var client = server.With(issued.Secret);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Answers.Root}/events");
        using var stream = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await server.DoneAsync(new RevokeToken(issued.Token.Id));
        using var ends = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var said = await stream.Content.ReadAsStringAsync(ends.Token); // never ends while the stream does not
        Assert.DoesNotContain("token.revoked", said);
    }

    [Fact]
    public async Task The_description_is_the_one_that_was_agreed_on()
    {
        using var stranger = server.Stranger();
        using var answer = await stranger.GetAsync($"{Answers.Root}/openapi.json");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.StartsWith("{\n  \"openapi\": \"3.1", text.ReplaceLineEndings("\n"));
        Assert.Null(Golden.Difference("docs/api/openapi.json", text.ReplaceLineEndings("\n") + "\n"));
    }
}

public sealed class Api_on_sqlite(ServerOnSqlite server) : ApiSuite(server), IClassFixture<ServerOnSqlite>;

public sealed class Api_on_postgresql(ServerOnPostgres server) : ApiSuite(server), IClassFixture<ServerOnPostgres>;
