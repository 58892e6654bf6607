using System.Net;
using System.Net.Http.Json;
using Rectify.Foundation;

namespace Rectify.Server.Tests;

public abstract class CaseAccessApiSuite(RunningServer server)
{
    private async Task<(string Id, HttpClient Client)> PersonAsync(string name, params PersonRole[] roles)
    {
        var person = await server.PersonAsync($"{name} {Guid.NewGuid():N}", roles);
        return (person.ToString(), server.With((await server.TokenAsync(person)).Secret));
    }

    [Fact]
    public async Task A_closed_case_is_kept_opened_and_told_of_over_the_api()
    {
        var (adminId, admin) = await PersonAsync("Administrator", PersonRole.Administrator);
        var (_, manager) = await PersonAsync("Manager", PersonRole.Manager);
        var (awayId, away) = await PersonAsync("Away", PersonRole.Analyst);
        var (otherId, other) = await PersonAsync("Other manager", PersonRole.Manager);
        var id = await manager.MakeAsync("/cases", new { title = "Kept", kind = "incident", closedTo = new[] { awayId } });
        var number = (await manager.ReadAsync($"/cases/{id}")).GetProperty("number").GetString();

        // Where somebody works from is an administrator's to say.
        var person = await admin.ReadAsync($"/people/{awayId}");
        var edited = new { name = "Away", legalEntity = person.GetProperty("legalEntity").GetString(), place = "CN" };
        Assert.Equal(HttpStatusCode.NoContent, await PutAsync(admin, $"/people/{awayId}", edited, await admin.TagAsync($"/people/{awayId}")));
        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(manager, $"/people/{awayId}", edited, await manager.TagAsync($"/people/{awayId}")));

        var limits = new { reason = "advice of counsel", places = new[] { "DE" } };
        var tag = await manager.TagAsync($"/cases/{id}/access");
        Assert.Equal(HttpStatusCode.NoContent, await PutAsync(manager, $"/cases/{id}/access", limits, tag));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await PutAsync(manager, $"/cases/{id}/access", limits, tag));
        Assert.Equal((403, "RCT-ACCESS-002"), await away.SendAsync(HttpMethod.Get, $"/cases/{number}").RefusalAsync());
        Assert.Equal((404, "RCT-API-006"), await away.SendAsync(HttpMethod.Get, $"/cases/{id}/facts").RefusalAsync());
        Assert.Equal((404, "RCT-API-006"), await other.SendAsync(HttpMethod.Get, $"/cases/{number}").RefusalAsync());
        var readers = (await manager.ReadAsync($"/cases/{id}/readers?limit=500")).GetProperty("items").EnumerateArray()
            .ToDictionary(each => each.GetProperty("person").GetString()!, each => each.GetProperty("why").GetString());
        Assert.Equal(("otherPlace", "couldBreakGlass", "administratorOnly"), (readers[awayId], readers[otherId], readers[adminId]));
        Assert.Equal("named", Assert.Single((await manager.ReadAsync($"/cases/{id}/readers?sees=true")).GetProperty("items").EnumerateArray()).GetProperty("why").GetString());

        // The glass is broken by number, by a manager who gives a reason; to others there is no such case.
        Assert.Equal((403, "RCT-LEDGER-009"), await admin.SendAsync(HttpMethod.Post, $"/cases/{number}/break-glass", Answers.Json("""{"reason":"it burns and nobody is there"}""")).RefusalAsync());
        Assert.Equal((400, "RCT-ACCESS-003"), await other.SendAsync(HttpMethod.Post, $"/cases/{number}/break-glass", Answers.Json("""{"reason":"curious"}""")).RefusalAsync());
        Assert.Equal((404, "RCT-CASE-001"), await other.SendAsync(HttpMethod.Post, "/cases/CASE-9999/break-glass", Answers.Json("""{"reason":"it burns and nobody is there"}""")).RefusalAsync());
        using (var broken = await other.SendAsync(HttpMethod.Post, $"/cases/{number}/break-glass", Answers.Json("""{"reason":"it burns and nobody is there"}""")))
            Assert.Equal(HttpStatusCode.OK, broken.StatusCode);
        Assert.Equal(id, (await other.ReadAsync($"/cases/{number}")).GetProperty("id").GetString());
        Assert.Equal(otherId, Assert.Single((await manager.ReadAsync($"/cases/{id}/access")).GetProperty("brokenGlass").EnumerateArray()).GetProperty("person").GetString());
        Assert.Equal((403, "RCT-ACCESS-005"), await other.SendAsync(HttpMethod.Post, $"/cases/{id}/people", Answers.Json($$"""{"person":"{{otherId}}"}""")).RefusalAsync());

        Assert.Equal(HttpStatusCode.NoContent, await PutAsync(manager, $"/cases/{id}/tlp", new { reason = "theirs alone", tlp = "red" }, await manager.TagAsync($"/cases/{id}/access")));
        Assert.Equal("red", (await manager.ReadAsync($"/cases/{id}")).GetProperty("tlp").GetString());
        Assert.Equal((404, "RCT-API-006"), await other.SendAsync(HttpMethod.Get, $"/cases/{id}").RefusalAsync());
        Assert.Empty((await manager.ReadAsync($"/cases/{id}/told")).GetProperty("items").EnumerateArray());
        Assert.Equal((409, "RCT-ACCESS-008"), await manager.SendAsync(HttpMethod.Post, $"/cases/{id}/disclosure", Answers.Json("""{"reason":"x"}""")).RefusalAsync());
        Assert.Equal(HttpStatusCode.NoContent, await PutAsync(manager, $"/cases/{id}/tlp", new { reason = "it is out" }, await manager.TagAsync($"/cases/{id}/access")));
        using (var named = await manager.SendAsync(HttpMethod.Post, $"/cases/{id}/people", JsonContent.Create(new { person = otherId }))) Assert.Equal(HttpStatusCode.NoContent, named.StatusCode);
        using (var opened = await manager.SendAsync(HttpMethod.Post, $"/cases/{id}/disclosure", JsonContent.Create(new { reason = "it is out" }))) Assert.Equal(HttpStatusCode.NoContent, opened.StatusCode);
        Assert.False((await away.ReadAsync($"/cases/{id}")).GetProperty("closed").GetBoolean());
    }

    [Fact]
    public async Task Auditors_read_who_opened_a_closed_case_through_which_token_once_each()
    {
        var (auditorId, auditor) = await PersonAsync("Auditor", PersonRole.Auditor);
        var (managerId, manager) = await PersonAsync("Opener", PersonRole.Manager);
        var id = await manager.MakeAsync("/cases", new { title = "Read", kind = "incident", closedTo = new[] { auditorId } });
        await manager.MakeAsync($"/cases/{id}/comments", new { text = "Said." });
        foreach (var path in new[] { $"/cases/{id}", $"/cases/{id}/facts", $"/cases/{id}/comments", $"/cases/{id}" }) await manager.ReadAsync(path);
        var second = server.With((await server.TokenAsync(new(Id.Parse(managerId)))).Secret);
        await second.ReadAsync($"/cases/{id}/links");

        var readings = (await auditor.ReadAsync($"/audit/readings?subject=case/{id}&person={managerId}")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(2, readings.Count);
        Assert.All(readings, each => Assert.Equal(("case", managerId), (each.GetProperty("object").GetString(), each.GetProperty("reader").GetString())));
        Assert.Equal(2, readings.Select(each => each.GetProperty("via").GetString()).Distinct().Count());

        var first = await auditor.ReadAsync($"/audit/events?subject=case/{id}&limit=1");
        var next = await auditor.ReadAsync($"/audit/events?subject=case/{id}&limit=1&after={first.GetProperty("next").GetString()}");
        Assert.Equal(("case.opened", "case.personNamed"), (TypeOf(first), TypeOf(next)));
        Assert.Equal("Read", Assert.Single(first.GetProperty("items").EnumerateArray()).GetProperty("payload").GetProperty("title").GetString());
        Assert.Equal((403, "RCT-LEDGER-009"), await manager.SendAsync(HttpMethod.Get, "/audit/events").RefusalAsync());
        Assert.Equal((400, "RCT-API-007"), await auditor.SendAsync(HttpMethod.Get, "/audit/events?subject=case").RefusalAsync());

        static string? TypeOf(System.Text.Json.JsonElement page) => Assert.Single(page.GetProperty("items").EnumerateArray()).GetProperty("type").GetString();
    }

    [Fact]
    public async Task People_are_registered_and_given_roles_by_administrators()
    {
        var (_, admin) = await PersonAsync("Administrator of people", PersonRole.Administrator);
        var (_, manager) = await PersonAsync("Manager of people", PersonRole.Manager);
        var entity = await admin.MakeAsync("/organisations", new { kind = "own", name = $"Entity {Guid.NewGuid():N}" });
        var id = await admin.MakeAsync("/people", new { name = "New", legalEntity = entity, place = "FR", roles = new[] { "reader" } });
        Assert.Equal(HttpStatusCode.NoContent, await PutAsync(admin, $"/people/{id}/roles/analyst", new { }));
        using (var taken = await admin.SendAsync(HttpMethod.Delete, $"/people/{id}/roles/reader")) Assert.Equal(HttpStatusCode.NoContent, taken.StatusCode);
        Assert.Equal(["analyst"], (await manager.ReadAsync($"/people/{id}")).GetProperty("roles").EnumerateArray().Select(role => role.GetString()));
        Assert.Contains(id, (await manager.ReadAsync("/people?limit=500")).GetRawText(), StringComparison.Ordinal);
        Assert.Equal((403, "RCT-LEDGER-009"), await manager.SendAsync(HttpMethod.Put, $"/people/{id}/roles/manager", JsonContent.Create(new { })).RefusalAsync());
    }

    private static async Task<HttpStatusCode> PutAsync(HttpClient client, string path, object body, string? tag = null)
    {
        using var answer = await client.SendAsync(HttpMethod.Put, path, JsonContent.Create(body), tag is null ? [] : [("If-Match", tag)]);
        return answer.StatusCode;
    }
}

public sealed class Case_access_api_on_sqlite(ServerOnSqlite server) : CaseAccessApiSuite(server), IClassFixture<ServerOnSqlite>;

public sealed class Case_access_api_on_postgresql(ServerOnPostgres server) : CaseAccessApiSuite(server), IClassFixture<ServerOnPostgres>;
