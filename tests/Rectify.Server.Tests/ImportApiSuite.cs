using System.Net;
using System.Text;
using Rectify.Parties;

namespace Rectify.Server.Tests;

public abstract class ImportApiSuite(RunningServer server)
{
    private static async Task<string> BringAsync(HttpClient client, string query, string text, string? key = null)
    {
        using var answer = await client.SendAsync(HttpMethod.Post, $"/imports?{query}", new StringContent(text, Encoding.UTF8, "text/csv"), key is null ? [] : [("Idempotency-Key", key)]);
        return (await Answers.BodyAsync(answer, HttpStatusCode.Accepted)).GetProperty("id").GetString() ?? "";
    }

    private static async Task<System.Text.Json.JsonElement> UntilAsync(HttpClient client, string id, string state)
    {
        for (var i = 0; ; i++)
        {
            var import = await client.ReadAsync($"/imports/{id}");
            if (import.GetProperty("state").GetString() == state) return import;
            Assert.True(i < 600, import.GetRawText());
            await Task.Delay(100);
        }
    }

    [Fact]
    public async Task A_table_is_looked_at_then_applied_and_what_did_not_map_can_be_fetched()
    {
        using var client = await server.ClientAsync("Importer");
        await client.MakeAsync("/organisations", new { kind = "own", name = "Import GmbH", country = "DE" });
        const string Text = "产品名称,厂商,市场,颜色\n导入网关,Import GmbH,欧盟;CN,红\n,Import GmbH,,\n";
        var id = await BringAsync(client, "name=products.csv", Text, "import-1");
        Assert.Equal(id, await BringAsync(client, "name=products.csv", Text, "import-1"));
        var looked = await UntilAsync(client, id, "checked");
        Assert.Equal((1, 1, 3), (looked.GetProperty("tables")[0].GetProperty("made").GetInt32(), looked.GetProperty("tables")[0].GetProperty("notTaken").GetInt32(), looked.GetProperty("notes").GetInt32()));
        Assert.DoesNotContain("导入网关", (await client.ReadAsync("/products?limit=500")).GetRawText());

        using (var applied = await client.SendAsync(HttpMethod.Post, $"/imports/{id}/application")) Assert.Equal(HttpStatusCode.NoContent, applied.StatusCode);
        var done = await UntilAsync(client, id, "applied");
        Assert.Equal((1, 1, 0), (done.GetProperty("chunks").GetProperty("all").GetInt32(), done.GetProperty("chunks").GetProperty("done").GetInt32(), done.GetProperty("chunks").GetProperty("givenUp").GetInt32()));
        Assert.Contains("导入网关", (await client.ReadAsync("/products?limit=500")).GetRawText());

        var (seen, after) = (new List<string?>(), "");
        do
        {
            var page = await client.ReadAsync($"/imports/{id}/notes?limit=1{after}");
            seen.Add(page.GetProperty("items")[0].GetProperty("value").GetString());
            after = page.TryGetProperty("next", out var next) ? $"&after={next.GetString()}" : "";
        }
        while (after.Length > 0);
        Assert.Equal(["红", "", "provider=Import GmbH"], seen);
        using var report = await client.SendAsync(HttpMethod.Get, $"/imports/{id}/report.csv", null, ("Accept-Language", "zh"));
        Assert.Equal("text/csv", report.Content.Headers.ContentType?.MediaType);
        Assert.Contains("products.csv,,2,颜色,红,无法识别该列标题。", await report.Content.ReadAsStringAsync());

        using var other = await server.ClientAsync("Not the importer");
        foreach (var path in new[] { $"/imports/{id}", $"/imports/{id}/notes", $"/imports/{id}/report.csv" })
            Assert.Equal((404, "RCT-API-006"), await other.SendAsync(HttpMethod.Get, path).RefusalAsync());
        Assert.Equal((404, "RCT-IMP-010"), await other.SendAsync(HttpMethod.Post, $"/imports/{id}/application").RefusalAsync());
        Assert.DoesNotContain(id, (await other.ReadAsync("/imports")).GetRawText());
        Assert.Contains(id, (await client.ReadAsync("/imports")).GetRawText());
    }

    [Fact]
    public async Task What_cannot_be_read_or_meant_is_refused()
    {
        using var client = await server.ClientAsync("Wrong importer");
        async Task<(int, string?)> RefusedAsync(string query, string text) => await client.SendAsync(HttpMethod.Post, $"/imports?{query}", new StringContent(text)).RefusalAsync();
        Assert.Equal((400, "RCT-API-009"), await RefusedAsync("table=people&dateOrder=ymd", "a,b\n"));
        Assert.Equal((400, "RCT-API-010"), await RefusedAsync("zone=Berlin", "a,b\n"));
        Assert.Equal((422, "RCT-IMP-003"), await RefusedAsync("name=a.csv", "a,\"b\n"));
        Assert.Equal((422, "RCT-IMP-009"), await RefusedAsync("name=a.csv", ""));
        var auditor = await server.PersonAsync("Importing auditor", Foundation.PersonRole.Auditor);
        using var refused = server.With((await server.TokenAsync(auditor, TokenScope.Write)).Secret);
        Assert.Equal((403, "RCT-LEDGER-009"), await refused.SendAsync(HttpMethod.Post, "/imports?name=products.csv", new StringContent("product,provider\na,b\n")).RefusalAsync());
        var template = await client.GetAsync($"{Answers.Root}/import-templates/dataHeld");
        Assert.Contains("collected from", await template.Content.ReadAsStringAsync());
        Assert.Equal((400, "RCT-API-009"), await client.SendAsync(HttpMethod.Get, "/import-templates/none").RefusalAsync());
    }
}

public sealed class Import_api_on_sqlite(ServerOnSqlite server) : ImportApiSuite(server), IClassFixture<ServerOnSqlite>;

public sealed class Import_api_on_postgresql(ServerOnPostgres server) : ImportApiSuite(server), IClassFixture<ServerOnPostgres>;
