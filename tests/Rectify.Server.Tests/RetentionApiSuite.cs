using System.Net;
using NodaTime;
using Rectify.Cases;
using Rectify.Cases.Notes;
using Rectify.Cases.Reports;
using Rectify.Cases.Retention;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Server.Workers;

namespace Rectify.Server.Tests;

public abstract class RetentionApiSuite(RunningServer server)
{
    [Fact]
    public async Task What_is_due_is_listed_held_lifted_and_erased()
    {
        using var client = await server.ClientAsync("Keeper of retention");
        using (var set = await client.EditAsync(HttpMethod.Put, "/report-settings", Answers.Json("""{"retentions":[{"place":"DE","zone":"Europe/Berlin","months":3}]}""")))
            Assert.Equal(HttpStatusCode.NoContent, set.StatusCode);
        using (var set = await client.EditAsync(HttpMethod.Put, "/retention", Answers.Json("""{"rules":[{"area":"reports","why":"policy 4"}]}""")))
            Assert.Equal(HttpStatusCode.NoContent, set.StatusCode);
        Assert.Equal("policy 4", (await client.ReadAsync("/retention")).GetProperty("rules")[0].GetProperty("why").GetString());
        var id = await server.DoneAsync(new TakeInReport(ReportChannel.Phone, "Of last year", "It fell over.", Language.English)
        {
            ReceivedAt = server.Clock.GetCurrentInstant() - Duration.FromDays(200),
        });
        await server.DoneAsync(new MoveReport(id, ReportState.Invalid, "It did not."));

        var hold = await client.MakeAsync("/holds", new { report = $"{id}", reason = "An audit runs." });
        var due = Assert.Single((await client.ReadAsync("/retention/due")).GetProperty("items").EnumerateArray());
        Assert.Equal(($"{id}", hold), (due.GetProperty("id").GetString(), due.GetProperty("heldBy")[0].GetString()));
        await TickAsync();
        Assert.False((await client.ReadAsync($"/reports/{id}")).TryGetProperty("erasedAt", out _));

        Assert.Equal((400, "RCT-TEXT-001"), await client.SendAsync(HttpMethod.Post, $"/holds/{hold}/lift", Answers.Json("""{"reason":""}""")).RefusalAsync());
        using (var lifted = await client.SendAsync(HttpMethod.Post, $"/holds/{hold}/lift", Answers.Json("""{"reason":"It is over."}"""))) Assert.Equal(HttpStatusCode.NoContent, lifted.StatusCode);
        Assert.True((await client.ReadAsync($"/holds/{hold}")).TryGetProperty("liftedAt", out _));
        Assert.NotEmpty((await client.ReadAsync("/holds")).GetProperty("items").EnumerateArray());
        await TickAsync();
        var erased = await client.ReadAsync($"/reports/{id}");
        Assert.Equal((true, ""), (erased.TryGetProperty("erasedAt", out _), erased.GetProperty("subject").GetString()));
        Assert.Contains("retention.erased", (await client.ReadAsync($"/reports/{id}/log")).GetRawText());
        Assert.Equal((404, "RCT-RETENTION-004"), await client.SendAsync(HttpMethod.Post, "/holds", Answers.Json("""{"case":"01j00000000000000000000000","reason":"why"}""")).RefusalAsync());
    }

    [Fact]
    public async Task What_is_due_comes_in_pages_the_longest_first()
    {
        using var client = await server.ClientAsync("Reads what is due");
        using (var set = await client.EditAsync(HttpMethod.Put, "/report-settings", Answers.Json("""{"retentions":[{"place":"DE","zone":"Europe/Berlin","months":3}]}"""))) set.EnsureSuccessStatusCode();
        using (var set = await client.EditAsync(HttpMethod.Put, "/retention", Answers.Json("""{"rules":[{"area":"reports","why":"policy 4"}]}"""))) set.EnsureSuccessStatusCode();
        var made = new List<string>();
        foreach (var days in new[] { 203, 202, 202, 201, 200 })
        {
            var id = await server.DoneAsync(new TakeInReport(ReportChannel.Phone, $"Of {days} days ago", "It fell over.", Language.English) { ReceivedAt = server.Clock.GetCurrentInstant() - Duration.FromDays(days) });
            await server.DoneAsync(new MoveReport(id, ReportState.Invalid, "It did not."));
            made.Add($"{id}");
        }
        foreach (var limit in new[] { 1, 2, 500 })
            Assert.Equal(made, (await client.AllAsync("/retention/due", limit)).Select(each => each.GetProperty("id").GetString()).Where(id => made.Contains(id!)));
        await TickAsync();
    }

    [Fact]
    public async Task Each_area_has_its_own_time_its_rule_and_its_name_in_both_languages()
    {
        using var client = await server.ClientAsync("Keeper of areas");
        const string Areas = """
            {"rules":[{"area":"scanFiles","why":"policy 5","months":12},{"area":"importRows","why":"policy 5","months":3},{"area":"caseFiles","why":"policy 6","months":120,"rule":"eu.cra.si.final"},
                {"area":"caseNotes","why":"policy 6","months":1}]}
            """;
        using (var set = await client.EditAsync(HttpMethod.Put, "/retention", Answers.Json(Areas))) Assert.Equal(HttpStatusCode.NoContent, set.StatusCode);
        Assert.Equal(
            ["caseFiles 120 eu.cra.si.final", "caseNotes 1 ", "importRows 3 ", "scanFiles 12 "],
            (await client.ReadAsync("/retention")).GetProperty("rules").EnumerateArray().Select(rule =>
                $"{rule.GetProperty("area").GetString()} {rule.GetProperty("months").GetInt32()} {(rule.TryGetProperty("rule", out var law) ? law.GetString() : "")}"));
        Assert.Equal(
            (400, "RCT-RETENTION-009"),
            await client.EditAsync(HttpMethod.Put, "/retention", Answers.Json(Areas.Replace("120", "12", StringComparison.Ordinal))).RefusalAsync());

        var about = await server.DoneAsync(new OpenCase("Ended long ago", CaseKind.Incident, [], []));
        var note = await server.DoneAsync(new WriteNote(about, "It is over."));
        await server.DoneAsync(new RecordFact(about, FactKind.HandlingEnded, Occurrence.At(server.Clock.GetCurrentInstant(), DateTimeZone.Utc)));
        server.Clock.Advance(Duration.FromDays(40));
        using var later = await server.ClientAsync("Keeper of areas, later");
        foreach (var (language, name) in new[] { ("en", "comments and notes of cases that have ended"), ("zh", "已结束案件的评论和笔记") })
        {
            later.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
            var due = Assert.Single((await later.ReadAsync("/retention/due")).GetProperty("items").EnumerateArray(), each => each.GetProperty("id").GetString() == $"{note}");
            Assert.Equal(("caseNotes", name), (due.GetProperty("area").GetString(), due.GetProperty("name").GetString()));
            later.DefaultRequestHeaders.AcceptLanguage.Clear();
        }
        await TickAsync();
        Assert.DoesNotContain((await later.ReadAsync("/retention/due")).GetProperty("items").EnumerateArray(), each => each.GetProperty("id").GetString() == $"{note}");
        Assert.Empty((await later.ReadAsync($"/cases/{about}/comments")).GetProperty("items").EnumerateArray());
        await server.DoneAsync(new SetRetention([], RuleBook.Embedded()));
    }

    private async Task TickAsync() =>
        Assert.True((await server.Part<RetentionWorker>().TickAsync(server.Clock.GetCurrentInstant(), CancellationToken.None)).Succeeded(out _, out var problems), problems?.ToString());
}

public sealed class Retention_api_on_sqlite(ServerOnSqlite server) : RetentionApiSuite(server), IClassFixture<ServerOnSqlite>;

public sealed class Retention_api_on_postgresql(ServerOnPostgres server) : RetentionApiSuite(server), IClassFixture<ServerOnPostgres>;
