using System.Net;
using System.Net.Http.Json;

namespace Rectify.Server.Tests;

/// <summary>Whoever edits what another has edited meanwhile is told so, and overwrites nothing.</summary>
public abstract class EditSuite(RunningServer server)
{
    private const string Duty = "duties/eu.cra.aev.ew/eu.cra.srp";

    /// <summary>Edits with the tag that was read; without one and with the same one again it is refused, and what stands is as it was edited first.</summary>
    private static async Task EditedAsync(HttpClient client, HttpMethod method, string path, object? body, object? later, string? read = null)
    {
        var tag = await client.TagAsync(read ?? path);
        Assert.Equal(tag, await client.TagAsync(read ?? path));
        Assert.Equal((path, 428, "RCT-API-011"), await RefusalAsync(later));
        using (var done = await client.SendAsync(method, path, Content(body), ("If-Match", tag)))
            Assert.True(done.StatusCode == HttpStatusCode.NoContent, $"{path}: {(int)done.StatusCode}: {await done.Content.ReadAsStringAsync()}");
        var edited = (await client.ReadAsync(read ?? path)).GetRawText();
        Assert.NotEqual(tag, await client.TagAsync(read ?? path));
        Assert.Equal((path, 412, "RCT-API-012"), await RefusalAsync(later, ("If-Match", tag)));
        Assert.Equal(edited, (await client.ReadAsync(read ?? path)).GetRawText());

        async Task<(string, int, string?)> RefusalAsync(object? asked, params (string, string)[] headers)
        {
            var (status, code) = await client.SendAsync(method, path, Content(asked), headers).RefusalAsync();
            return (path, status, code);
        }

        static HttpContent? Content(object? body) => body is null ? null : JsonContent.Create(body);
    }

    [Fact]
    public async Task Of_a_case_nothing_is_overwritten_unseen()
    {
        using var client = await server.ClientAsync("Editor of a case");
        using var other = await server.ClientAsync("Another editor");
        var (me, colleague) = ((await client.ReadAsync("/me")).GetProperty("person").GetString(), (await other.ReadAsync("/me")).GetProperty("person").GetString());
        var entity = await client.MakeAsync("/organisations", new { kind = "own", name = $"Edits {Guid.NewGuid():N}", country = "DE" });
        var product = await client.MakeAsync("/products", new { name = "Edited", provider = entity, markets = new[] { "EU" } });
        var release = await client.MakeAsync($"/products/{product}/releases", new { version = "1" });
        var about = await client.MakeAsync("/cases", new { title = "Edited by two", kind = "vulnerability", assets = new[] { $"release:{release}" } });
        await client.MakeAsync($"/cases/{about}/facts", new { fact = "aware", when = "2026-12-11T10:20+01:00" });

        var circumstance = $"/cases/{about}/circumstances/activelyExploited";
        Assert.False((await client.ReadAsync(circumstance)).TryGetProperty("counts", out _));
        await EditedAsync(client, HttpMethod.Put, circumstance, new { answer = "yes", reason = "we saw it" }, new { answer = "no", reason = "we did not" });
        Assert.Equal("yes", (await client.ReadAsync(circumstance)).GetProperty("counts").GetProperty("answer").GetString());
        Assert.Equal((404, "RCT-API-006"), await client.SendAsync(HttpMethod.Get, $"/cases/{about}/circumstances/noSuchThing").RefusalAsync());

        Assert.False((await client.ReadAsync($"/cases/{about}/{Duty}/owner")).TryGetProperty("person", out _));
        await EditedAsync(client, HttpMethod.Put, $"/cases/{about}/{Duty}/owner", new { person = me }, new { person = colleague });
        await EditedAsync(client, HttpMethod.Put, $"/cases/{about}/{Duty}/owner", new { person = colleague }, new { person = me });
        Assert.Equal(colleague, (await client.ReadAsync($"/cases/{about}/{Duty}/owner")).GetProperty("person").GetString());
        await EditedAsync(client, HttpMethod.Delete, $"/cases/{about}/{Duty}/owner", null, null);

        var vendor = await client.MakeAsync("/organisations", new { kind = "vendor", name = $"Vendor {Guid.NewGuid():N}" });
        var participant = await client.MakeAsync($"/cases/{about}/participants", new { organisation = vendor, roles = new[] { "vendor" } });
        await EditedAsync(client, HttpMethod.Put, $"/participants/{participant}", new { roles = new[] { "finder" } }, new { roles = new[] { "other" } });
        Assert.Equal("finder", (await client.ReadAsync($"/participants/{participant}")).GetProperty("roles")[0].GetString());

        await EditedAsync(client, HttpMethod.Put, $"/cases/{about}/tlp", new { reason = "theirs", tlp = "amber" }, new { reason = "mine", tlp = "green" }, $"/cases/{about}/access");
    }

    [Fact]
    public async Task Of_a_closed_case_there_is_no_tag_for_others()
    {
        using var named = await server.ClientAsync("Named editor");
        using var other = await server.ClientAsync("Editor who is not named");
        var about = await named.MakeAsync("/cases", new { title = "Closed and edited", kind = "vulnerability", closedTo = Array.Empty<string>() });
        var vendor = await named.MakeAsync("/organisations", new { kind = "vendor", name = $"Vendor {Guid.NewGuid():N}" });
        var participant = await named.MakeAsync($"/cases/{about}/participants", new { organisation = vendor, roles = new[] { "vendor" } });
        foreach (var path in new[] { $"/participants/{participant}", $"/cases/{about}/circumstances/activelyExploited", $"/cases/{about}/{Duty}/owner" })
        {
            Assert.NotEmpty(await named.TagAsync(path));
            Assert.Equal((path, 404, "RCT-API-006"), await ToldAsync(other.SendAsync(HttpMethod.Get, path)));
        }
        Assert.Equal(404, (await other.SendAsync(HttpMethod.Put, $"/participants/{participant}", JsonContent.Create(new { roles = new[] { "other" } }), ("If-Match", await named.TagAsync($"/participants/{participant}"))).RefusalAsync()).Status);

        async Task<(string, int, string?)> ToldAsync(Task<HttpResponseMessage> sent)
        {
            using var request = (await sent).RequestMessage;
            var (status, code) = await sent.RefusalAsync();
            return (request?.RequestUri?.AbsolutePath[Answers.Root.Length..] ?? "", status, code);
        }
    }

    [Fact]
    public async Task Of_reports_products_findings_rotas_and_what_is_set_for_all_nothing_is_either()
    {
        using var client = await server.ClientAsync("Editor of the rest");
        var me = (await client.ReadAsync("/me")).GetProperty("person").GetString();
        var report = await client.MakeAsync("/reports", new { subject = "Edited by two", text = "It fell over." });
        await EditedAsync(client, HttpMethod.Put, $"/reports/{report}/tlp", new { tlp = "amber" }, new { tlp = "green" }, $"/reports/{report}");
        await EditedAsync(client, HttpMethod.Put, "/report-settings", new { acknowledgeHours = 24 }, new { acknowledgeHours = 48 });
        await EditedAsync(
            client, HttpMethod.Put, "/retention", new { rules = new[] { new { area = "alarms", months = 24, why = "policy 7" } } }, new { rules = Array.Empty<object>() });

        var entity = await client.MakeAsync("/organisations", new { kind = "own", name = $"Edits {Guid.NewGuid():N}", country = "DE" });
        var product = await client.MakeAsync("/products", new { name = "Named by two", provider = entity, markets = new[] { "EU" } });
        await EditedAsync(client, HttpMethod.Put, $"/products/{product}/purl", new { purl = "pkg:generic/one" }, new { purl = "pkg:generic/other" }, $"/products/{product}");

        var system = await client.MakeAsync("/systems", new { name = $"System {Guid.NewGuid():N}", @operator = entity, operatedIn = new[] { "DE" }, exposure = "internet" });
        var finding = await client.MakeAsync($"/systems/{system}/weaknesses", new { named = "words", check = "default password", place = "router" });
        await EditedAsync(client, HttpMethod.Put, $"/findings/{finding}/status", new { status = "riskAccepted", statement = "it is a toy" }, new { status = "fixed" }, $"/findings/{finding}");
        await EditedAsync(client, HttpMethod.Delete, $"/findings/{finding}/status", null, null, $"/findings/{finding}");

        var rota = await client.MakeAsync("/rotas", Plan("First", me));
        Assert.Equal((await client.ReadAsync($"/rotas/{rota}")).GetProperty("tag").GetString(), await client.TagAsync($"/rotas/{rota}"));
        await EditedAsync(client, HttpMethod.Put, $"/rotas/{rota}", Plan("Second", me), Plan("Third", me));

        static object Plan(string name, string? person) => new
        {
            name = $"{name} {Guid.NewGuid():N}", layers = new[] { new { zone = "Europe/Berlin", from = "00:00", to = "24:00", beginsOn = "2026-01-01", turnDays = 7, members = new[] { person } } },
        };
    }
}

public sealed class Edit_on_sqlite(ServerOnSqlite server) : EditSuite(server), IClassFixture<ServerOnSqlite>;

public sealed class Edit_on_postgresql(ServerOnPostgres server) : EditSuite(server), IClassFixture<ServerOnPostgres>;
