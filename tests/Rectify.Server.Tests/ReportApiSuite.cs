using System.Net;
using System.Net.Http.Json;
using System.Text;
using Rectify.Foundation;
using Rectify.Parties;

namespace Rectify.Server.Tests;

public abstract class ReportApiSuite(RunningServer server)
{
    private const string Marker = "marker-of-a-finder";

    private static object Report(string subject) => new
    {
        subject,
        text = "It falls over when it gets a long name.",
        language = "zh",
        finder = new { name = $"Ada {Marker}", address = $"{Marker}@example.org", wantsCredit = true },
        files = new[] { new { name = "poc.txt", content = Encoding.UTF8.GetBytes("a long name") } },
    };

    [Fact]
    public async Task From_a_report_to_facts_of_a_case_by_requests_alone()
    {
        using var intake = await server.ClientAsync("Report form", TokenScope.Intake);
        using var client = await server.ClientAsync("Report handler");
        using var set = await client.EditAsync(HttpMethod.Put, "/report-settings", JsonContent.Create(new
        {
            acknowledgeHours = 24, assessHours = 72, autoAcknowledge = false, retentions = new[] { new { place = "CN", zone = "Asia/Shanghai", months = 6, rule = "cn.rmsv.5.logs" } },
        }));
        Assert.Equal(HttpStatusCode.NoContent, set.StatusCode);
        var ids = new[] { await intake.MakeAsync("/reports", Report("Long names"), key: "form-1"), await intake.MakeAsync("/reports", Report("Long names"), key: "form-1") };
        var id = Assert.Single(ids.Distinct());

        using var read = await client.SendAsync(HttpMethod.Get, $"/reports/{id}");
        var report = await Answers.BodyAsync(read, HttpStatusCode.OK);
        var number = report.GetProperty("number").GetString();
        Assert.Equal(
            ("received", "api", "zh", "2026-12-12T09:20:00Z", "2026-12-14T09:20:00Z", "2027-06-11T16:00:00Z"),
            (Of("state"), Of("channel"), Of("language"), Of("acknowledgeBy"), Of("assessBy"), Of("keepUntil")));
        Assert.Equal($"{number}: Long names", (await client.ReadAsync($"/signals/{Of("signal")}")).GetProperty("statement").GetString());

        var about = await client.MakeAsync("/cases", new { title = "Long names", kind = "vulnerability" });
        
        Assert.Equal((428, "RCT-API-011"), await client.SendAsync(HttpMethod.Put, $"/reports/{number}/state", Move()).RefusalAsync());
        using var acknowledged = await client.SendAsync(HttpMethod.Post, $"/reports/{id}/acknowledgement", JsonContent.Create(new { how = "by mail" }));
        Assert.Equal(HttpStatusCode.NoContent, acknowledged.StatusCode);
        Assert.Equal((412, "RCT-API-012"), await client.SendAsync(HttpMethod.Put, $"/reports/{id}/state", Move(), ("If-Match", TagOf(read))).RefusalAsync());
        using var again = await client.SendAsync(HttpMethod.Get, $"/reports/{id}");
        using var moved = await client.SendAsync(HttpMethod.Put, $"/reports/{id}/state", Move(), ("If-Match", TagOf(again)));
        Assert.Equal(HttpStatusCode.NoContent, moved.StatusCode);
        Assert.Equal("valid", (await client.ReadAsync($"/reports/{number}")).GetProperty("state").GetString());
        Assert.Equal(4, (await client.ReadAsync($"/cases/{about}/facts")).GetProperty("items").GetArrayLength());

        var content = await client.ReadAsync($"/reports/{id}/content");
        var file = content.GetProperty("files")[0];
        using var taken = await client.SendAsync(HttpMethod.Get, $"/reports/{id}/files/{file.GetProperty("id").GetString()}");
        Assert.Equal("a long name", await taken.Content.ReadAsStringAsync());
        Assert.Equal(("application/octet-stream", "attachment"), (taken.Content.Headers.ContentType?.MediaType, taken.Content.Headers.ContentDisposition?.DispositionType));

        using var added = await client.SendAsync(HttpMethod.Post, $"/reports/{id}/messages", JsonContent.Create(new { text = "And it is worse." }));
        Assert.Equal(HttpStatusCode.NoContent, added.StatusCode);
        var other = await intake.MakeAsync("/reports", Report("Long names, again"));
        using var duplicate = await client.SendAsync(HttpMethod.Post, $"/reports/{other}/duplicate-of", JsonContent.Create(new { report = number }));
        Assert.Equal(HttpStatusCode.NoContent, duplicate.StatusCode);
        Assert.Equal(id, (await client.ReadAsync($"/reports/{other}")).GetProperty("duplicateOf").GetString());
        Assert.Equal(
            ["report.received", "report.acknowledged", "report.moved", "report.read", "report.read", "report.messageAdded"],
            (await client.ReadAsync($"/reports/{id}/log")).GetProperty("items").EnumerateArray().Select(logged => logged.GetProperty("type").GetString()));
        Assert.Contains(id, (await client.ReadAsync("/reports?limit=500")).GetRawText());

        JsonContent Move() => JsonContent.Create(new { state = "valid", @case = about });
        string? Of(string name) => report.GetProperty(name).GetString();
        static string TagOf(HttpResponseMessage answer) => answer.Headers.ETag?.ToString() ?? "";
    }

    [Fact]
    public async Task Who_found_it_stands_at_its_own_address_alone()
    {
        using var client = await server.ClientAsync("Finder's handler");
        using var other = await server.ClientAsync("Another handler");
        var auditor = await server.PersonAsync("Finder's auditor", PersonRole.Auditor, PersonRole.Reader);
        using var stranger = server.With((await server.TokenAsync(auditor)).Secret);
        var id = await client.MakeAsync("/reports", Report("Where is the finder"));
        Assert.Contains(Marker, (await client.ReadAsync($"/reports/{id}/finder")).GetRawText());
        foreach (var path in new[] { "finder", "content", $"files/{id}" })
            Assert.Equal((403, "RCT-LEDGER-009"), await stranger.SendAsync(HttpMethod.Get, $"/reports/{id}/{path}").RefusalAsync());

        var me = (await client.ReadAsync("/me")).GetProperty("person").GetString();
        using var limited = await client.SendAsync(HttpMethod.Post, $"/reports/{id}/finder/readers", JsonContent.Create(new { people = new[] { me } }));
        Assert.Equal(HttpStatusCode.NoContent, limited.StatusCode);
        Assert.Equal((404, "RCT-REPORT-011"), await other.SendAsync(HttpMethod.Get, $"/reports/{id}/finder").RefusalAsync());
        Assert.Contains(Marker, (await client.ReadAsync($"/reports/{id}/finder")).GetRawText());

        foreach (var endpoint in server.Endpoints)
        {
            if (endpoint.RoutePattern.RawText is not { } route || !route.StartsWith(Answers.Root, StringComparison.Ordinal) || route.EndsWith("/finder", StringComparison.Ordinal)) continue;
            if (route.EndsWith("/events", StringComparison.Ordinal)) continue; // never ends; the log of a report has the same
            using var answer = await client.SendAsync(HttpMethod.Get, route[Answers.Root.Length..].Replace("{id}", id, StringComparison.Ordinal) + "?limit=500");
            Assert.DoesNotContain(Marker, await answer.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task A_report_that_does_not_read_is_refused_and_an_unknown_one_is_not_there()
    {
        using var client = await server.ClientAsync("Wrong reporter");
        Assert.Equal((400, "RCT-TEXT-001"), await client.SendAsync(HttpMethod.Post, "/reports", JsonContent.Create(new { subject = "", text = "x" })).RefusalAsync());
        Assert.Equal((400, "RCT-API-008"), await client.SendAsync(HttpMethod.Post, "/reports", JsonContent.Create(new { subject = "x", text = "x", received = "yesterday" })).RefusalAsync());
        Assert.Equal((400, "RCT-API-003"), await client.SendAsync(HttpMethod.Post, "/reports", JsonContent.Create(new { subject = "x", text = "x", files = new[] { new { name = "x", content = "not base64!" } } })).RefusalAsync());
        foreach (var path in new[] { "", "/log", "/content", "/finder", "/files/x" })
            Assert.Equal((404, "RCT-API-006"), await client.SendAsync(HttpMethod.Get, $"/reports/REP-9999{path}").RefusalAsync());
        Assert.Equal((400, "RCT-REPORT-020"), await client.EditAsync(HttpMethod.Put, "/report-settings", JsonContent.Create(new { autoAcknowledge = false, retentions = new[] { new { place = "CN", zone = "Asia/Shanghai", months = 1, rule = "cn.rmsv.5.logs" } } })).RefusalAsync());
    }
}

public sealed class Report_api_on_sqlite(ServerOnSqlite server) : ReportApiSuite(server), IClassFixture<ServerOnSqlite>;

public sealed class Report_api_on_postgresql(ServerOnPostgres server) : ReportApiSuite(server), IClassFixture<ServerOnPostgres>;
