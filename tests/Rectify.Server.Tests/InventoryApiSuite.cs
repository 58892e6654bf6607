using System.Net;
using System.Net.Http.Json;

namespace Rectify.Server.Tests;

/// <summary>Products, releases and systems edited; who answers for them; the data that systems hold.</summary>
public abstract class InventoryApiSuite(RunningServer server)
{
    private static async Task<HttpStatusCode> PutAsync(HttpClient client, string path, object? body, string? tag = null)
    {
        using var answer = await client.SendAsync(HttpMethod.Put, path, body is null ? null : JsonContent.Create(body), tag is null ? [] : [("If-Match", tag)]);
        return answer.StatusCode;
    }

    [Fact]
    public async Task What_is_edited_names_what_was_read_and_is_refused_when_that_has_changed()
    {
        using var client = await server.ClientAsync("Editor");
        var us = await client.MakeAsync("/organisations", new { kind = "own", name = "Editing GmbH", country = "DE" });
        var product = await client.MakeAsync("/products", new { name = "Edited", provider = us, markets = new[] { "EU" } });
        var release = await client.MakeAsync($"/products/{product}/releases", new { version = "1.0" });
        var system = await client.MakeAsync("/systems", new { name = "Edited", @operator = us, operatedIn = new[] { "CN" } });
        foreach (var (path, body) in new (string, object)[]
        {
            ($"/products/{product}", new { name = "Edited", markets = new[] { "EU", "CN" }, @class = "critical", supportEndsOn = "2031-01-31" }),
            ($"/releases/{release}", new { releasedOn = "2026-03-01" }),
            ($"/systems/{system}", new { name = "Edited", operatedIn = new[] { "DE" }, exposure = "internet", criticalInfrastructure = true, protectionLevel = 3 }),
        })
        {
            var tag = await client.TagAsync(path);
            Assert.Equal((428, "RCT-API-011"), await client.SendAsync(HttpMethod.Put, path, JsonContent.Create(body)).RefusalAsync());
            Assert.Equal((412, "RCT-API-012"), await client.SendAsync(HttpMethod.Put, path, JsonContent.Create(body), ("If-Match", "\"other\"")).RefusalAsync());
            Assert.Equal(HttpStatusCode.NoContent, await PutAsync(client, path, body, tag));
            Assert.Equal((412, "RCT-API-012"), await client.SendAsync(HttpMethod.Put, path, JsonContent.Create(body), ("If-Match", tag)).RefusalAsync());
        }
        Assert.Equal("2026-03-01", (await client.ReadAsync($"/releases/{release}")).GetProperty("releasedOn").GetString());
        Assert.Equal(("internet", true, 3), (await client.ReadAsync($"/systems/{system}") is var read
            ? (read.GetProperty("exposure").GetString(), read.GetProperty("criticalInfrastructure").GetBoolean(), read.GetProperty("protectionLevel").GetInt32()) : default));
        var missing = "/products/01j00000000000000000000000";
        Assert.Equal((404, "RCT-INV-006"), await client.SendAsync(HttpMethod.Put, missing, JsonContent.Create(new { name = "None", markets = Array.Empty<string>() }), ("If-Match", "\"any\"")).RefusalAsync());
    }

    [Fact]
    public async Task Data_held_is_added_changed_and_withdrawn_and_answers_for_the_case()
    {
        using var client = await server.ClientAsync("Data protection");
        var us = await client.MakeAsync("/organisations", new { kind = "own", name = "Data GmbH", country = "DE" });
        var system = await client.MakeAsync("/systems", new { name = "Loyalty", @operator = us, operatedIn = new[] { "DE" } });
        var data = await client.MakeAsync(
            $"/systems/{system}/data",
            new { category = "contact", purpose = "Points", persons = "from100000", collectedFrom = new[] { "FR" }, basis = "consent", storedIn = new[] { "IE" }, processors = new[] { us }, transfers = new[] { new { to = "US", basis = "adequacy" } } });
        var said = await client.ReadAsync($"/data-held/{data}");
        Assert.Equal(("contact", "from100000", "FR", "US"), (said.GetProperty("category").GetString(), said.GetProperty("persons").GetString(), said.GetProperty("collectedFrom")[0].GetString(), said.GetProperty("transfers")[0].GetProperty("to").GetString()));
        Assert.Equal((400, "RCT-API-007"), await client.SendAsync(HttpMethod.Post, $"/systems/{system}/data", JsonContent.Create(new { category = "contact", purpose = "x", processors = new[] { "us" } })).RefusalAsync());

        var id = await client.MakeAsync("/cases", new { title = "Points out", kind = "incident", assets = new[] { $"system:{system}" } });
        var known = (await client.ReadAsync($"/cases/{id}/circumstances")).GetProperty("items").EnumerateArray().Single(each => each.GetProperty("circumstance").GetString() == "personalData");
        Assert.Equal(("yes", "dataHeld", data), (known.GetProperty("answer").GetString(), known.GetProperty("source").GetString(), known.GetProperty("data")[0].GetProperty("id").GetString()));

        var changed = new { category = "financial", purpose = "Points" };
        Assert.Equal((428, "RCT-API-011"), await client.SendAsync(HttpMethod.Put, $"/data-held/{data}", JsonContent.Create(changed)).RefusalAsync());
        Assert.Equal(HttpStatusCode.NoContent, await PutAsync(client, $"/data-held/{data}", changed, await client.TagAsync($"/data-held/{data}")));
        Assert.Equal((400, "RCT-INV-017"), await client.SendAsync(HttpMethod.Post, $"/data-held/{data}/withdrawal", JsonContent.Create(new { reason = " " })).RefusalAsync());
        using (var gone = await client.SendAsync(HttpMethod.Post, $"/data-held/{data}/withdrawal", JsonContent.Create(new { reason = "deleted" }))) Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        var listed = (await client.ReadAsync($"/systems/{system}/data")).GetProperty("items")[0];
        Assert.Equal(("financial", "deleted"), (listed.GetProperty("category").GetString(), listed.GetProperty("withdrawnBecause").GetString()));
        Assert.DoesNotContain("personalData", (await client.ReadAsync($"/cases/{id}/circumstances")).GetRawText());
        Assert.Equal((404, "RCT-API-006"), await client.SendAsync(HttpMethod.Get, "/systems/01j00000000000000000000000/data").RefusalAsync());
    }

    [Fact]
    public async Task People_answer_for_products_and_systems_until_they_do_no_more()
    {
        using var client = await server.ClientAsync("Assigner");
        var person = await server.PersonAsync("Owner of things");
        var us = await client.MakeAsync("/organisations", new { kind = "own", name = "Owned GmbH", country = "DE" });
        foreach (var (path, word) in new[]
        {
            ($"/products/{await client.MakeAsync("/products", new { name = "Owned", provider = us, markets = new[] { "EU" } })}/owners", "productSecurity"),
            ($"/systems/{await client.MakeAsync("/systems", new { name = "Owned", @operator = us, operatedIn = new[] { "EU" } })}/owners", "dataProtection"),
        })
        {
            Assert.Equal(HttpStatusCode.NoContent, await PutAsync(client, $"{path}/{word}/{person}", null));
            Assert.Equal(HttpStatusCode.NoContent, await PutAsync(client, $"{path}/{word}/{person}", null));
            var owner = Assert.Single((await client.ReadAsync(path)).GetProperty("items").EnumerateArray());
            Assert.Equal((person.ToString(), "Owner of things", word), (owner.GetProperty("person").GetString(), owner.GetProperty("name").GetString(), owner.GetProperty("responsibility").GetString()));
            Assert.Equal((400, "RCT-API-009"), await client.SendAsync(HttpMethod.Put, $"{path}/boss/{person}").RefusalAsync());
            using (var gone = await client.SendAsync(HttpMethod.Delete, $"{path}/{word}/{person}")) Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
            Assert.Equal((404, "RCT-INV-021"), await client.SendAsync(HttpMethod.Delete, $"{path}/{word}/{person}").RefusalAsync());
            Assert.Empty((await client.ReadAsync(path)).GetProperty("items").EnumerateArray());
        }
    }
}

public sealed class Inventory_api_on_sqlite(ServerOnSqlite server) : InventoryApiSuite(server), IClassFixture<ServerOnSqlite>;

public sealed class Inventory_api_on_postgresql(ServerOnPostgres server) : InventoryApiSuite(server), IClassFixture<ServerOnPostgres>;
