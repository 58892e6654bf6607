using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Server.Tests;

/// <summary>Whoever does not hear an answer asks again. Nothing is done twice by that: with the same key, or where there is none because a second time is refused.</summary>
public abstract class RepetitionSuite(RunningServer server)
{
    private const string Reason = "because it was asked for twice";

    private async Task<(string Id, HttpClient Client)> PersonAsync(string name, params PersonRole[] roles)
    {
        var person = await server.PersonAsync($"{name} {Guid.NewGuid():N}", roles.Length > 0 ? roles : [PersonRole.Manager, PersonRole.Analyst, PersonRole.Coordinator]);
        return (person.ToString(), server.With((await server.TokenAsync(person)).Secret));
    }

    /// <summary>How often something of a type happened, as the log has it.</summary>
    private Task<int> HappenedAsync(string type) => server.Instance.Database.ReadAsync(
        Viewer.Machine, async (reading, token) => (await EventStore.FromPositionAsync(reading, 0, 100_000, token)).Count(each => each.Type == type), CancellationToken.None);

    /// <summary>Sends the same with the same key twice, and something else with that key; it happened once.</summary>
    private async Task OnceAsync(HttpClient client, string path, object? body, object other, string type, HttpStatusCode answered = HttpStatusCode.NoContent)
    {
        var (before, key, answers) = (await HappenedAsync(type), $"key of {path}", new List<string>());
        for (var again = 0; again < 2; again++)
        {
            using var answer = await client.SendAsync(HttpMethod.Post, path, body is null ? null : JsonContent.Create(body), ("Idempotency-Key", key));
            answers.Add(await answer.Content.ReadAsStringAsync());
            Assert.True(answer.StatusCode == answered, $"{path}: {(int)answer.StatusCode}: {answers[^1]}");
        }
        Assert.Single(answers.Distinct());
        Assert.Equal((path, before + 1), (path, await HappenedAsync(type)));
        if (body is not null) Assert.Equal((409, "RCT-LEDGER-008"), await client.SendAsync(HttpMethod.Post, path, JsonContent.Create(other), ("Idempotency-Key", key)).RefusalAsync());
    }

    /// <summary>Sends the same twice: the second time it is refused, and it happened once.</summary>
    private async Task RefusedAsync(HttpClient client, string path, object? body, string type, int status, string code)
    {
        var before = await HappenedAsync(type);
        using (var first = await client.SendAsync(HttpMethod.Post, path, body is null ? null : JsonContent.Create(body)))
            Assert.True(first.IsSuccessStatusCode, $"{path}: {(int)first.StatusCode}: {await first.Content.ReadAsStringAsync()}");
        Assert.Equal((path, before + 1), (path, await HappenedAsync(type)));
        Assert.Equal((status, code), await client.SendAsync(HttpMethod.Post, path, body is null ? null : JsonContent.Create(body)).RefusalAsync());
        Assert.Equal((path, before + 1), (path, await HappenedAsync(type)));
    }

    [Fact]
    public async Task What_adds_something_without_an_address_of_its_own_adds_it_once()
    {
        var (me, client) = await PersonAsync("Sender");
        var (other, _) = await PersonAsync("Other");
        var report = await client.MakeAsync("/reports", new { subject = "Sent twice", text = "It fell over.", finder = new { name = "Ada" } });
        await OnceAsync(client, $"/reports/{report}/messages", new { text = "It fell over again." }, new { text = "It stood up." }, "report.messageAdded");
        Assert.Equal(2, (await client.ReadAsync($"/reports/{report}/content")).GetProperty("messages").GetArrayLength());
        await OnceAsync(client, $"/reports/{report}/finder/readers", new { people = new[] { me } }, new { people = new[] { other } }, "report.finderLimited");

        var rota = await client.MakeAsync("/rotas", new
        {
            name = $"Rota {Guid.NewGuid():N}", layers = new[] { new { zone = "Europe/Berlin", from = "00:00", to = "24:00", beginsOn = "2026-01-01", turnDays = 7, members = new[] { me } } },
        });
        await OnceAsync(client, $"/rotas/{rota}/handovers", new { note = "The vendor calls back." }, new { note = "Nobody calls." }, "rota.handoverNoted");
        var (from, until) = ("2027-01-01T00:00:00Z", "2027-01-02T00:00:00Z");
        await OnceAsync(client, $"/rotas/{rota}/substitutions", new { person = other, from, until }, new { person = me, from, until }, "rota.personStandsIn");

        var about = await client.MakeAsync("/cases", new { title = "Added to twice", kind = "vulnerability", closedTo = Array.Empty<string>() });
        await OnceAsync(client, $"/cases/{about}/people", new { person = other }, new { person = me }, "case.personNamed");
        await OnceAsync(client, $"/cases/{about}/legal-circle", new { people = new[] { me } }, new { people = new[] { other } }, "legalCircle.named");
        using var put = await client.SendAsync(HttpMethod.Post, $"/cases/{about}/files?name=poc&tlp=amber&exploit=true", new ByteArrayContent(Encoding.UTF8.GetBytes("poc")));
        var file = (await Answers.BodyAsync(put, HttpStatusCode.Created)).GetProperty("id").GetString();
        await OnceAsync(client, $"/case-files/{file}/grants", new { person = other, reason = Reason }, new { person = other, reason = "another" }, "caseFile.granted");

        var vendor = await client.MakeAsync("/organisations", new { kind = "vendor", name = $"Vendor {Guid.NewGuid():N}" });
        var participant = await client.MakeAsync($"/cases/{about}/participants", new { organisation = vendor, roles = new[] { "vendor" } });
        await client.MakeAsync($"/cases/{about}/embargo/proposals", new { until = "2027-03-01" });
        await OnceAsync(client, $"/participants/{participant}/invitation", null, new { }, "embargo.consentNoted");
        await OnceAsync(client, $"/participants/{participant}/answer", new { accepts = true }, new { accepts = false }, "embargo.consentNoted");

        var signal = await client.MakeAsync("/signals", new { source = "press", statement = "said twice", facts = new[] { "aware", "discovered" }, occurred = "2026-12-11T08:00Z", @case = about });
        await OnceAsync(client, $"/signals/{signal}/confirmation", new { @case = about }, new { @case = about, howKnown = "asked" }, "signal.confirmed", HttpStatusCode.OK);
        Assert.Equal(2, (await client.ReadAsync($"/cases/{about}/facts")).GetProperty("items").GetArrayLength());
        Assert.Equal((403, "RCT-CASE-022"), await client.SendAsync(HttpMethod.Post, $"/signals/{signal}/confirmation", JsonContent.Create(new { @case = about })).RefusalAsync());
    }

    [Fact]
    public async Task What_takes_no_key_is_refused_when_it_is_sent_again()
    {
        var (_, client) = await PersonAsync("Repeater of steps");
        var (other, another) = await PersonAsync("Breaker", PersonRole.Manager);
        var body = new { reason = Reason };
        var about = await client.MakeAsync("/cases", new { title = "Stepped twice", kind = "vulnerability" });
        var fact = await client.MakeAsync($"/cases/{about}/facts", new { fact = "aware", when = "2026-12-10T08:00Z" });
        await RefusedAsync(client, $"/cases/{about}/facts/{fact}/withdrawal", body, "fact.retracted", 409, "RCT-CASE-014");
        var second = await client.MakeAsync("/cases", new { title = "Stepped twice, too", kind = "vulnerability" });
        var link = await client.MakeAsync($"/cases/{about}/links", new { kind = "related", to = second, source = "x" });
        await RefusedAsync(client, $"/cases/{about}/links/{link}/withdrawal", body, "caseLink.withdrawn", 409, "RCT-LINK-007");
        var signal = await client.MakeAsync("/signals", new { source = "press", statement = "rejected twice", facts = new[] { "aware" }, occurred = "2026-12-11T08:00Z" });
        await RefusedAsync(client, $"/signals/{signal}/rejection", body, "signal.rejected", 403, "RCT-CASE-022");
        var hold = await client.MakeAsync("/holds", new { @case = second, reason = Reason });
        await RefusedAsync(client, $"/holds/{hold}/lift", body, "hold.lifted", 409, "RCT-RETENTION-007");

        using var put = await client.SendAsync(HttpMethod.Post, $"/cases/{about}/files?name=trace&tlp=amber", new ByteArrayContent(Encoding.UTF8.GetBytes("trace")));
        var file = (await Answers.BodyAsync(put, HttpStatusCode.Created)).GetProperty("id").GetString();
        await RefusedAsync(client, $"/case-files/{file}/erasure", body, "caseFile.erased", 409, "RCT-FILE-007");

        var closed = await client.MakeAsync("/cases", new { title = "Opened twice", kind = "incident", closedTo = Array.Empty<string>() });
        await RefusedAsync(another, $"/cases/{closed}/break-glass", body, "case.glassBroken", 409, "RCT-ACCESS-004");
        using (var named = await client.SendAsync(HttpMethod.Post, $"/cases/{closed}/people", JsonContent.Create(new { person = other }))) Assert.Equal(HttpStatusCode.NoContent, named.StatusCode);
        await RefusedAsync(client, $"/cases/{closed}/people/{other}/withdrawal", body, "case.personUnnamed", 404, "RCT-ACCESS-014");
        await RefusedAsync(client, $"/cases/{closed}/disclosure", body, "case.disclosed", 409, "RCT-CASE-008");

        var report = await client.MakeAsync("/reports", new { subject = "Twice the same", text = "It fell over." });
        var same = await client.MakeAsync("/reports", new { subject = "The same", text = "It fell over." });
        await RefusedAsync(client, $"/reports/{report}/acknowledgement", new { how = "by mail" }, "report.acknowledged", 409, "RCT-REPORT-009");
        await RefusedAsync(client, $"/reports/{same}/duplicate-of", new { report }, "report.duplicateMarked", 409, "RCT-REPORT-008");

        var entity = await client.MakeAsync("/organisations", new { kind = "own", name = $"Operator {Guid.NewGuid():N}", country = "DE" });
        var system = await client.MakeAsync("/systems", new { name = $"System {Guid.NewGuid():N}", @operator = entity, operatedIn = new[] { "DE" }, exposure = "internet" });
        var data = await client.MakeAsync($"/systems/{system}/data", new { category = "contact", purpose = "Points" });
        await RefusedAsync(client, $"/data-held/{data}/withdrawal", body, "dataHeld.withdrawn", 409, "RCT-INV-016");
    }

    [Fact]
    public async Task What_a_person_says_does_not_apply_and_the_steps_of_an_embargo_are_taken_once()
    {
        var (_, client) = await PersonAsync("Stepper");
        var entity = await client.MakeAsync("/organisations", new { kind = "own", name = $"Provider {Guid.NewGuid():N}", country = "DE" });
        var product = await client.MakeAsync("/products", new { name = $"Product {Guid.NewGuid():N}", provider = entity, markets = new[] { "EU" } });
        var release = await client.MakeAsync($"/products/{product}/releases", new { version = "1" });
        var about = await client.MakeAsync("/cases", new { title = "Said once", kind = "vulnerability", assets = new[] { $"release:{release}" } });
        await client.MakeAsync($"/cases/{about}/facts", new { fact = "aware", when = "2026-12-11T10:20+01:00" });
        var said = await client.MakeAsync($"/cases/{about}/not-applicable", new { rule = "eu.cra.aev.ew", recipient = "eu.cra.srp", reason = Reason });
        await RefusedAsync(client, $"/cases/{about}/not-applicable/{said}/withdrawal", new { reason = Reason }, "duty.notApplicableWithdrawn", 409, "RCT-DUTY-007");

        var terms = await client.MakeAsync($"/cases/{about}/embargo/proposals", new { until = "2027-03-01" });
        await StepAsync("acceptance", new { terms });
        await client.MakeAsync($"/cases/{about}/embargo/proposals", new { until = "2027-04-01" });
        await StepAsync("rejection", new { reason = Reason });
        await StepAsync("end", new { because = "ready" });

        async Task StepAsync(string step, object body)
        {
            using var now = await client.SendAsync(HttpMethod.Get, $"/cases/{about}/embargo");
            var tag = now.Headers.ETag?.ToString() ?? "";
            using (var done = await client.SendAsync(HttpMethod.Post, $"/cases/{about}/embargo/{step}", JsonContent.Create(body), ("If-Match", tag))) Assert.Equal(HttpStatusCode.NoContent, done.StatusCode);
            Assert.Equal((412, "RCT-API-012"), await client.SendAsync(HttpMethod.Post, $"/cases/{about}/embargo/{step}", JsonContent.Create(body), ("If-Match", tag)).RefusalAsync());
        }
    }

    [Fact]
    public async Task An_import_that_is_applied_twice_is_applied_once()
    {
        var (_, client) = await PersonAsync("Importer", PersonRole.Manager, PersonRole.Analyst, PersonRole.Administrator);
        var provider = $"Once {Guid.NewGuid():N} GmbH";
        await client.MakeAsync("/organisations", new { kind = "own", name = provider, country = "DE" });
        using var brought = await client.SendAsync(HttpMethod.Post, "/imports?name=products.csv", new StringContent($"product,provider,market\nOnce,{provider},EU\n", Encoding.UTF8, "text/csv"));
        var import = (await Answers.BodyAsync(brought, HttpStatusCode.Accepted)).GetProperty("id").GetString();
        JsonElement now;
        while ((now = await client.ReadAsync($"/imports/{import}")).GetProperty("state").GetString() is "brought" or "checking") await Task.Delay(50);
        Assert.Equal("checked", now.GetProperty("state").GetString());
        for (var again = 0; again < 2; again++)
            using (var applied = await client.SendAsync(HttpMethod.Post, $"/imports/{import}/application")) Assert.Equal(HttpStatusCode.NoContent, applied.StatusCode);
        while ((now = await client.ReadAsync($"/imports/{import}")).GetProperty("state").GetString() == "applying") await Task.Delay(50);
        using (var applied = await client.SendAsync(HttpMethod.Post, $"/imports/{import}/application")) Assert.Equal(HttpStatusCode.NoContent, applied.StatusCode);
        Assert.Equal("applied", now.GetProperty("state").GetString());
        var happened = await server.Instance.Database.ReadAsync(
            Viewer.Machine, (reading, token) => EventStore.OfSubjectAsync(reading, new Subject("import", Id.Parse(import ?? "")), token), CancellationToken.None);
        Assert.Equal(3, happened.Count(each => each.Type == "import.moved")); // looked at, being applied, applied
    }
}

public sealed class Repetition_on_sqlite(ServerOnSqlite server) : RepetitionSuite(server), IClassFixture<ServerOnSqlite>;

public sealed class Repetition_on_postgresql(ServerOnPostgres server) : RepetitionSuite(server), IClassFixture<ServerOnPostgres>;
