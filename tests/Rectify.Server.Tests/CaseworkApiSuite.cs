using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Rectify.Parties;

namespace Rectify.Server.Tests;

public abstract class CaseworkApiSuite(RunningServer server)
{
    private const string Duty = "duties/eu.cra.aev.ew/eu.cra.srp";

    private static async Task<string> ExploitedAsync(HttpClient client, string title)
    {
        var entity = await client.MakeAsync("/organisations", new { kind = "own", name = $"{title} GmbH", country = "DE" });
        var product = await client.MakeAsync("/products", new { name = title, provider = entity, markets = new[] { "EU" } });
        var release = await client.MakeAsync($"/products/{product}/releases", new { version = "1" });
        var id = await client.MakeAsync("/cases", new { title, kind = "vulnerability", assets = new[] { $"release:{release}" } });
        await client.MakeAsync($"/cases/{id}/facts", new { fact = "aware", when = "2026-12-11T10:20+01:00" });
        await EditedAsync(client, HttpMethod.Put, $"/cases/{id}/circumstances/activelyExploited", new { answer = "yes", reason = "reported" });
        return id;
    }

    private static async Task<string?> PersonOf(HttpClient client) => (await client.ReadAsync("/me")).GetProperty("person").GetString();

    private static async Task DoneAsync(HttpClient client, HttpMethod method, string path, object? body = null)
    {
        using var answer = await client.SendAsync(method, path, body is null ? null : JsonContent.Create(body));
        Assert.True(answer.StatusCode == HttpStatusCode.NoContent, $"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    private static async Task EditedAsync(HttpClient client, HttpMethod method, string path, object? body = null)
    {
        using var answer = await client.EditAsync(method, path, body is null ? null : JsonContent.Create(body));
        Assert.True(answer.StatusCode == HttpStatusCode.NoContent, $"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    private static async Task<JsonElement> WarningAsync(HttpClient client, string id) =>
        (await client.ReadAsync($"/cases/{id}/duties")).GetProperty("recipients").EnumerateArray().SelectMany(row => row.GetProperty("duties").EnumerateArray())
            .First(duty => duty.GetProperty("rule").GetString() == "eu.cra.aev.ew");

    [Fact]
    public async Task A_duty_gets_an_owner_and_tells_what_its_report_lacks()
    {
        using var client = await server.ClientAsync("Assigner");
        using var other = await server.ClientAsync("Owner of a duty");
        var id = await ExploitedAsync(client, "Owned over the API");
        var person = await PersonOf(other);
        await EditedAsync(client, HttpMethod.Put, $"/cases/{id}/{Duty}/owner", new { person });

        var duty = await WarningAsync(client, id);
        Assert.Equal(person, duty.GetProperty("owner").GetString());
        var missing = duty.GetProperty("missing").EnumerateArray().Select(name => name.GetString()).ToList();
        Assert.NotEmpty(missing);
        Assert.DoesNotContain("product_name", missing);
        var listed = (await client.ReadAsync("/duties?limit=500")).GetProperty("items").EnumerateArray()
            .First(each => each.GetProperty("title").GetString() == "Owned over the API" && each.GetProperty("rule").GetString() == "eu.cra.aev.ew");
        Assert.Equal((person, missing.Count, false), (listed.GetProperty("owner").GetString(), listed.GetProperty("missing").GetInt32(), listed.GetProperty("saidNotApplicable").GetBoolean()));

        Assert.Equal((404, "RCT-DUTY-001"), await client.EditAsync(HttpMethod.Put, $"/cases/{id}/duties/no.such/eu.cra.srp/owner", JsonContent.Create(new { person })).RefusalAsync());
        Assert.Equal((400, "RCT-API-007"), await client.SendAsync(HttpMethod.Put, $"/cases/{id}/{Duty}/owner", JsonContent.Create(new { person = "Ada" })).RefusalAsync());
        await EditedAsync(client, HttpMethod.Delete, $"/cases/{id}/{Duty}/owner");
        Assert.Equal((404, "RCT-DUTY-002"), await client.EditAsync(HttpMethod.Delete, $"/cases/{id}/{Duty}/owner").RefusalAsync());
    }

    [Fact]
    public async Task What_does_not_apply_is_said_once_with_a_reason_and_taken_back_with_one()
    {
        using var client = await server.ClientAsync("Counsel");
        var id = await ExploitedAsync(client, "Not applicable over the API");
        var body = new { rule = "eu.cra.aev.ew", recipient = "eu.cra.srp", reason = "It was never placed on that market.", until = "2026-12-31", zone = "Europe/Brussels" };
        var ids = new[] { await client.MakeAsync($"/cases/{id}/not-applicable", body, key: "said-once"), await client.MakeAsync($"/cases/{id}/not-applicable", body, key: "said-once") };
        var said = Assert.Single(ids.Distinct());
        Assert.Equal((409, "RCT-DUTY-004"), await client.SendAsync(HttpMethod.Post, $"/cases/{id}/not-applicable", JsonContent.Create(body)).RefusalAsync());

        var duty = await WarningAsync(client, id);
        Assert.Equal(("running", "yes"), (duty.GetProperty("state").GetString(), duty.GetProperty("binds").GetString())); // what was computed stays
        Assert.Equal((said, body.reason, await PersonOf(client)), (
            duty.GetProperty("notApplicable").GetProperty("id").GetString(), duty.GetProperty("notApplicable").GetProperty("reason").GetString(),
            duty.GetProperty("notApplicable").GetProperty("saidBy").GetString()));
        Assert.Equal("2026-12-31T22:59:59Z", duty.GetProperty("notApplicable").GetProperty("until").GetString());
        var items = (await client.ReadAsync("/duties?limit=500")).GetProperty("items").EnumerateArray().ToList();
        Assert.True(items.FindIndex(each => each.GetProperty("saidNotApplicable").GetBoolean()) > items.FindLastIndex(each => !each.GetProperty("saidNotApplicable").GetBoolean()));

        await DoneAsync(client, HttpMethod.Post, $"/cases/{id}/not-applicable/{said}/withdrawal", new { reason = "It was." });
        var all = (await client.ReadAsync($"/cases/{id}/not-applicable")).GetProperty("items");
        Assert.Equal((1, false, "It was."), (all.GetArrayLength(), all[0].GetProperty("counts").GetBoolean(), all[0].GetProperty("withdrawnBecause").GetString()));
        Assert.False((await WarningAsync(client, id)).TryGetProperty("notApplicable", out _));
        Assert.Equal((409, "RCT-DUTY-007"), await client.SendAsync(HttpMethod.Post, $"/cases/{id}/not-applicable/{said}/withdrawal", JsonContent.Create(new { reason = "Again" })).RefusalAsync());
        Assert.Equal((400, "RCT-API-008"), await client.SendAsync(HttpMethod.Post, $"/cases/{id}/not-applicable", JsonContent.Create(new { body.rule, body.recipient, body.reason, until = "soon" })).RefusalAsync());
    }

    [Fact]
    public async Task A_task_is_changed_by_whoever_read_it_last_and_found_by_whoever_is_to_do_it()
    {
        using var client = await server.ClientAsync("Task opener");
        using var doer = await server.ClientAsync("Task doer");
        var id = await client.MakeAsync("/cases", new { title = "With tasks", kind = "incident" });
        var person = await PersonOf(doer);
        var body = new { title = "Ask the vendor", assignee = person, due = "2026-12-20", zone = "Asia/Shanghai", rule = "eu.cra.aev.ew", recipient = "eu.cra.srp" };
        var ids = new[] { await client.MakeAsync($"/cases/{id}/tasks", body, key: "task-once"), await client.MakeAsync($"/cases/{id}/tasks", body, key: "task-once") };
        var task = Assert.Single(ids.Distinct());
        var mine = Assert.Single((await doer.ReadAsync("/me/tasks")).GetProperty("items").EnumerateArray());
        Assert.Equal((task, "2026-12-20T15:59:59Z", "Asia/Shanghai"), (mine.GetProperty("id").GetString(), mine.GetProperty("due").GetString(), mine.GetProperty("zone").GetString()));

        using var read = await client.SendAsync(HttpMethod.Get, $"/tasks/{task}");
        var tag = read.Headers.ETag?.ToString() ?? "";
        Assert.Equal((428, "RCT-API-011"), await client.SendAsync(HttpMethod.Put, $"/tasks/{task}", JsonContent.Create(new { title = "Ask again" })).RefusalAsync());
        using (var revised = await client.SendAsync(HttpMethod.Put, $"/tasks/{task}", JsonContent.Create(new { title = "Ask again", assignee = person }), ("If-Match", tag)))
            Assert.Equal(HttpStatusCode.NoContent, revised.StatusCode);
        Assert.Equal((412, "RCT-API-012"), await doer.SendAsync(HttpMethod.Put, $"/tasks/{task}/state", JsonContent.Create(new { state = "done" }), ("If-Match", tag)).RefusalAsync());
        using var again = await doer.SendAsync(HttpMethod.Get, $"/tasks/{task}");
        using (var done = await doer.SendAsync(HttpMethod.Put, $"/tasks/{task}/state", JsonContent.Create(new { state = "done" }), ("If-Match", again.Headers.ETag?.ToString() ?? "")))
            Assert.Equal(HttpStatusCode.NoContent, done.StatusCode);
        Assert.Empty((await doer.ReadAsync("/me/tasks")).GetProperty("items").EnumerateArray());
        Assert.Equal("done", (await client.ReadAsync($"/cases/{id}/tasks")).GetProperty("items")[0].GetProperty("state").GetString());
        Assert.Equal((400, "RCT-API-010"), await client.SendAsync(HttpMethod.Post, $"/cases/{id}/tasks", JsonContent.Create(new { title = "x", due = "2026-12-20", zone = "Mars/Olympus" })).RefusalAsync());
    }

    [Fact]
    public async Task A_comment_mentions_people_and_shows_what_it_said_before()
    {
        using var client = await server.ClientAsync("Commentator");
        using var other = await server.ClientAsync("Mentioned colleague");
        var id = await client.MakeAsync("/cases", new { title = "With comments", kind = "incident" });
        var comment = await client.MakeAsync($"/cases/{id}/comments", new { text = "@Mentioned colleague, look at this." }, key: "comment-once");
        Assert.Equal(comment, await client.MakeAsync($"/cases/{id}/comments", new { text = "@Mentioned colleague, look at this." }, key: "comment-once"));
        using var read = await other.SendAsync(HttpMethod.Get, $"/comments/{comment}");
        Assert.Equal(await PersonOf(other), (await Answers.BodyAsync(read, HttpStatusCode.OK)).GetProperty("mentions")[0].GetString());
        var tag = read.Headers.ETag?.ToString() ?? "";
        Assert.Equal((403, "RCT-NOTE-002"), await other.SendAsync(HttpMethod.Put, $"/comments/{comment}", JsonContent.Create(new { text = "forged" }), ("If-Match", tag)).RefusalAsync());
        using (var edited = await client.SendAsync(HttpMethod.Put, $"/comments/{comment}", JsonContent.Create(new { text = "Look at that." }), ("If-Match", tag)))
            Assert.Equal(HttpStatusCode.NoContent, edited.StatusCode);
        Assert.Equal((412, "RCT-API-012"), await client.SendAsync(HttpMethod.Put, $"/comments/{comment}", JsonContent.Create(new { text = "x" }), ("If-Match", tag)).RefusalAsync());
        var listed = (await client.ReadAsync($"/cases/{id}/comments")).GetProperty("items")[0];
        Assert.Equal(("Look at that.", "@Mentioned colleague, look at this."), (listed.GetProperty("text").GetString(), listed.GetProperty("earlier")[0].GetProperty("text").GetString()));
        Assert.Equal((404, "RCT-API-006"), await client.SendAsync(HttpMethod.Get, $"/privileged-notes/{comment}").RefusalAsync());
    }

    [Fact]
    public async Task A_privileged_note_is_in_no_answer_but_its_own_and_in_none_to_others()
    {
        const string marker = "MARKER-PRIVILEGED-OVER-THE-API";
        using var counsel = await server.ClientAsync("Privileged counsel");
        using var other = await server.ClientAsync("Not in the circle");
        var id = await ExploitedAsync(counsel, "With privileged notes");
        Assert.Equal((403, "RCT-NOTE-005"), await counsel.SendAsync(HttpMethod.Post, $"/cases/{id}/privileged-notes", JsonContent.Create(new { text = marker })).RefusalAsync());
        await DoneAsync(counsel, HttpMethod.Post, $"/cases/{id}/legal-circle", new { people = new[] { await PersonOf(counsel) } });
        var note = await counsel.MakeAsync($"/cases/{id}/privileged-notes", new { text = marker });
        Assert.Contains(marker, (await counsel.ReadAsync($"/cases/{id}/privileged-notes")).GetRawText());
        Assert.Contains(marker, (await counsel.ReadAsync($"/privileged-notes/{note}")).GetRawText());
        Assert.Empty((await other.ReadAsync($"/cases/{id}/privileged-notes")).GetProperty("items").EnumerateArray());
        Assert.Empty((await other.ReadAsync($"/cases/{id}/legal-circle")).GetProperty("people").EnumerateArray());
        Assert.Equal((404, "RCT-API-006"), await other.SendAsync(HttpMethod.Get, $"/comments/{note}").RefusalAsync());

        foreach (var (client, reads) in new[] { (counsel, true), (other, false) })
            foreach (var endpoint in server.Endpoints)
            {
                if (endpoint.RoutePattern.RawText is not { } route || !route.StartsWith(Answers.Root, StringComparison.Ordinal) || route.EndsWith("/events", StringComparison.Ordinal)) continue;
                if (reads && route.Contains("privileged", StringComparison.Ordinal)) continue;
                foreach (var each in new[] { id, note })
                {
                    using var answer = await client.SendAsync(HttpMethod.Get, route[Answers.Root.Length..].Replace("{id}", each, StringComparison.Ordinal) + "?limit=500");
                    Assert.DoesNotContain(marker, await answer.Content.ReadAsStringAsync());
                }
            }
    }

    [Fact]
    public async Task A_duplicate_is_linked_carried_and_taken_back_and_a_link_to_what_one_cannot_see_is_not_there()
    {
        using var client = await server.ClientAsync("Linker");
        using var stranger = await server.ClientAsync("Link stranger");
        var (first, second) = (await ExploitedAsync(client, "Linked original"), await ExploitedAsync(client, "Linked duplicate"));
        var number = (await client.ReadAsync($"/cases/{first}")).GetProperty("number").GetString();
        var body = new { kind = "duplicateOf", to = number, source = "two reports of one flaw" };
        var link = await client.MakeAsync($"/cases/{second}/links", body, key: "link-once");
        Assert.Equal(link, await client.MakeAsync($"/cases/{second}/links", body, key: "link-once"));
        Assert.Equal((409, "RCT-LINK-006"), await client.SendAsync(HttpMethod.Post, $"/cases/{first}/links", JsonContent.Create(new { kind = "duplicateOf", to = second, source = "x" })).RefusalAsync());
        Assert.Equal(number, (await client.ReadAsync($"/cases/{second}/duties")).GetProperty("carriedBy").GetString());
        Assert.All(
            (await client.ReadAsync("/duties?limit=500")).GetProperty("items").EnumerateArray().Where(each => each.GetProperty("title").GetString() == "Linked duplicate"),
            duty => Assert.True(duty.GetProperty("carried").GetBoolean()));
        await DoneAsync(client, HttpMethod.Post, $"/cases/{second}/links/{link}/withdrawal", new { reason = "two flaws" });
        Assert.False((await client.ReadAsync($"/cases/{second}/duties")).TryGetProperty("carriedBy", out _));
        Assert.Equal("two flaws", (await client.ReadAsync($"/cases/{first}/links")).GetProperty("items")[0].GetProperty("withdrawnBecause").GetString());

        var closed = await client.MakeAsync("/cases", new { title = "Linked and closed", kind = "incident", closedTo = Array.Empty<string>() });
        var hidden = await client.MakeAsync($"/cases/{first}/links", new { kind = "causedBy", to = closed, source = "the same intruder" });
        Assert.Equal(2, (await client.ReadAsync($"/cases/{first}/links")).GetProperty("items").GetArrayLength());
        Assert.Equal(1, (await stranger.ReadAsync($"/cases/{first}/links")).GetProperty("items").GetArrayLength());
        Assert.Equal((404, "RCT-API-006"), await stranger.SendAsync(HttpMethod.Post, $"/cases/{first}/links/{hidden}/withdrawal", JsonContent.Create(new { reason = "x" })).RefusalAsync());
        Assert.Equal((400, "RCT-API-007"), await stranger.SendAsync(HttpMethod.Post, $"/cases/{first}/links", JsonContent.Create(new { kind = "related", to = closed, source = "x" })).RefusalAsync());
    }

    [Fact]
    public async Task An_embargo_is_proposed_answered_agreed_on_and_over_by_requests_alone()
    {
        using var client = await server.ClientAsync("Embargo coordinator");
        var id = await client.MakeAsync("/cases", new { title = "Embargoed", kind = "vulnerability" });
        var vendor = await client.MakeAsync("/organisations", new { kind = "vendor", name = "Vendor under embargo" });
        var participant = await client.MakeAsync($"/cases/{id}/participants", new { organisation = vendor, roles = new[] { "vendor", "deployer" }, contact = "their PSIRT" });
        var terms = await client.MakeAsync($"/cases/{id}/embargo/proposals", new { until = "2027-03-01", zone = "Europe/Brussels" }, key: "proposal-once");
        Assert.Equal(terms, await client.MakeAsync($"/cases/{id}/embargo/proposals", new { until = "2027-03-01", zone = "Europe/Brussels" }, key: "proposal-once"));
        await DoneAsync(client, HttpMethod.Post, $"/participants/{participant}/invitation");
        using var read = await client.SendAsync(HttpMethod.Get, $"/cases/{id}/embargo");
        var tag = read.Headers.ETag?.ToString() ?? "";
        Assert.Equal((428, "RCT-API-011"), await client.SendAsync(HttpMethod.Post, $"/cases/{id}/embargo/acceptance", JsonContent.Create(new { terms })).RefusalAsync());
        await DoneAsync(client, HttpMethod.Post, $"/participants/{participant}/answer", new { accepts = true, howKnown = "their mail" });
        Assert.Equal((412, "RCT-API-012"), await client.SendAsync(HttpMethod.Post, $"/cases/{id}/embargo/acceptance", JsonContent.Create(new { terms }), ("If-Match", tag)).RefusalAsync());
        await StepAsync("acceptance", new { terms });
        var active = await client.ReadAsync($"/cases/{id}/embargo");
        Assert.Equal(("active", terms, "signatory"), (active.GetProperty("state").GetString(), active.GetProperty("active").GetProperty("id").GetString(), active.GetProperty("participants")[0].GetProperty("consent").GetString()));

        await EditedAsync(client, HttpMethod.Put, $"/participants/{participant}", new { roles = new[] { "vendor" } });
        await client.MakeAsync($"/cases/{id}/embargo/proposals", new { until = "2027-02-01T00:00Z", proposedBy = participant });
        await StepAsync("rejection", new { reason = "not yet" });
        await StepAsync("end", new { because = "ready" });
        Assert.Equal("ready", (await client.ReadAsync($"/cases/{id}/embargo")).GetProperty("endedBecause").GetString());
        Assert.Equal((403, "RCT-EMBARGO-004"), await client.SendAsync(HttpMethod.Post, $"/cases/{id}/embargo/proposals", JsonContent.Create(new { until = "2027-03-01" })).RefusalAsync());

        async Task StepAsync(string step, object body)
        {
            using var now = await client.SendAsync(HttpMethod.Get, $"/cases/{id}/embargo");
            using var done = await client.SendAsync(HttpMethod.Post, $"/cases/{id}/embargo/{step}", JsonContent.Create(body), ("If-Match", now.Headers.ETag?.ToString() ?? ""));
            Assert.True(done.StatusCode == HttpStatusCode.NoContent, await done.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task A_file_is_put_in_taken_out_as_bytes_that_nothing_opens_and_let_go()
    {
        using var client = await server.ClientAsync("Attacher");
        using var other = await server.ClientAsync("Not granted");
        using var reader = server.With((await server.TokenAsync(await server.PersonAsync("Reads files"), TokenScope.Read)).Secret);
        var id = await client.MakeAsync("/cases", new { title = "With files", kind = "incident" });
        var ids = new List<string?>();
        for (var again = 0; again < 2; again++)
        {
            using var put = await client.SendAsync(HttpMethod.Post, $"/cases/{id}/files?name=..%2Fdump.html&tlp=amberStrict", new StringContent("<script>"), ("Idempotency-Key", "file-once"));
            ids.Add((await Answers.BodyAsync(put, HttpStatusCode.Created)).GetProperty("id").GetString());
        }
        var file = Assert.Single(ids.Distinct());
        Assert.Equal((409, "RCT-LEDGER-008"), await client.SendAsync(HttpMethod.Post, $"/cases/{id}/files?name=..%2Fdump.html&tlp=amberStrict", new StringContent("other"), ("Idempotency-Key", "file-once")).RefusalAsync());
        var listed = (await reader.ReadAsync($"/cases/{id}/files")).GetProperty("items")[0];
        Assert.Equal(("dump.html", "amberStrict", 8), (listed.GetProperty("name").GetString(), listed.GetProperty("tlp").GetString(), listed.GetProperty("size").GetInt32()));
        Assert.Equal((403, "RCT-API-002"), await reader.SendAsync(HttpMethod.Get, $"/case-files/{file}/content").RefusalAsync());
        using (var taken = await client.SendAsync(HttpMethod.Get, $"/case-files/{file}/content"))
        {
            Assert.Equal("<script>", await taken.Content.ReadAsStringAsync());
            Assert.Equal(("application/octet-stream", "attachment"), (taken.Content.Headers.ContentType?.MediaType, taken.Content.Headers.ContentDisposition?.DispositionType));
            Assert.Contains("TLP-AMBER+STRICT CASE-", taken.Content.Headers.ContentDisposition?.FileNameStar ?? taken.Content.Headers.ContentDisposition?.FileName, StringComparison.Ordinal);
            Assert.Contains("sandbox", taken.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
        await DoneAsync(client, HttpMethod.Post, $"/case-files/{file}/erasure", new { reason = "not ours" });
        Assert.Equal((409, "RCT-FILE-007"), await client.SendAsync(HttpMethod.Get, $"/case-files/{file}/content").RefusalAsync());
        Assert.Equal("not ours", (await client.ReadAsync($"/case-files/{file}")).GetProperty("erasedWhy").GetString());

        using var put2 = await client.SendAsync(HttpMethod.Post, $"/cases/{id}/files?name=exploit&tlp=amber&exploit=true", new StringContent("MARKER"));
        var exploit = (await Answers.BodyAsync(put2, HttpStatusCode.Created)).GetProperty("id").GetString();
        foreach (var path in new[] { "", "/content" })
            Assert.Equal((404, "RCT-API-006"), await other.SendAsync(HttpMethod.Get, $"/case-files/{exploit}{path}").RefusalAsync());
        Assert.Equal(1, (await other.ReadAsync($"/cases/{id}/files")).GetProperty("items").GetArrayLength());
        await DoneAsync(client, HttpMethod.Post, $"/case-files/{exploit}/grants", new { person = await PersonOf(other), reason = "to write the detection" });
        using (var granted = await other.SendAsync(HttpMethod.Get, $"/case-files/{exploit}/content")) Assert.Equal("MARKER", await granted.Content.ReadAsStringAsync());
        Assert.Equal((400, "RCT-API-009"), await client.SendAsync(HttpMethod.Post, $"/cases/{id}/files?name=x&tlp=purple", new StringContent("x")).RefusalAsync());
        Assert.Equal((400, "RCT-FILE-002"), await client.SendAsync(HttpMethod.Post, $"/cases/{id}/files?name=x&tlp=clear", new ByteArrayContent([])).RefusalAsync());
    }

    [Fact]
    public async Task To_whoever_is_not_named_nothing_of_a_closed_case_is_there()
    {
        using var named = await server.ClientAsync("Casework named");
        using var other = await server.ClientAsync("Casework stranger");
        var id = await named.MakeAsync("/cases", new { title = "Closed casework", kind = "vulnerability", closedTo = Array.Empty<string>() });
        Assert.Equal((409, "RCT-CASE-027"), await ConflictAsync());
        foreach (var (method, path, body) in new (HttpMethod, string, object?)[]
        {
            (HttpMethod.Get, "not-applicable", null), (HttpMethod.Get, "links", null), (HttpMethod.Post, "links", new { kind = "related", to = id, source = "x" }), (HttpMethod.Get, "embargo", null), (HttpMethod.Post, "participants", new { organisation = id, roles = new[] { "other" } }),
            (HttpMethod.Post, "embargo/proposals", new { until = "2027-03-01" }), (HttpMethod.Post, "embargo/acceptance", new { terms = id }),
            (HttpMethod.Post, "embargo/rejection", new { reason = "x" }), (HttpMethod.Post, "embargo/end", new { because = "ready" }), (HttpMethod.Get, "files", null), (HttpMethod.Post, "files?name=x&tlp=clear", new { x = 1 }), (HttpMethod.Get, "tasks", null), (HttpMethod.Post, "tasks", new { title = "x" }),
            (HttpMethod.Get, "comments", null), (HttpMethod.Post, "comments", new { text = "x" }), (HttpMethod.Get, "privileged-notes", null),
            (HttpMethod.Post, "privileged-notes", new { text = "x" }), (HttpMethod.Get, "legal-circle", null), (HttpMethod.Post, "legal-circle", new { people = Array.Empty<string>() }),
            (HttpMethod.Put, $"{Duty}/owner", new { person = await PersonOf(other) }), (HttpMethod.Delete, $"{Duty}/owner", null),
            (HttpMethod.Post, "not-applicable", new { rule = "eu.cra.aev.ew", recipient = "eu.cra.srp", reason = "x" }), (HttpMethod.Post, $"not-applicable/{id}/withdrawal", new { reason = "x" }),
        })
            Assert.Equal((path, 404, "RCT-API-006"), await RefusedAsync(method, path, body));

        async Task<(string, int, string?)> RefusedAsync(HttpMethod method, string path, object? body)
        {
            var (status, code) = await other.SendAsync(method, $"/cases/{id}/{path}", body is null ? null : JsonContent.Create(body)).RefusalAsync();
            return (path, status, code);
        }

        async Task<(int, string?)> ConflictAsync()
        {
            await named.MakeAsync($"/cases/{id}/facts", new { fact = "aware", when = "2026-12-11T10:20+01:00" });
            return await named.EditAsync(HttpMethod.Put, $"/cases/{id}/{Duty}/owner", JsonContent.Create(new { person = await PersonOf(other) })).RefusalAsync();
        }
    }
}

public sealed class Casework_api_on_sqlite(ServerOnSqlite server) : CaseworkApiSuite(server), IClassFixture<ServerOnSqlite>;

public sealed class Casework_api_on_postgresql(ServerOnPostgres server) : CaseworkApiSuite(server), IClassFixture<ServerOnPostgres>;
