using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using Rectify.Advisories.Database;
using Rectify.Advisories.Feeds;
using Rectify.Alerts.Messages;
using Rectify.Cases;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Server.Checks;
using Rectify.Server.Workers;
using Rectify.Testing;

namespace Rectify.Server.Tests;

public abstract class AlarmApiSuite<T>(T server)
    where T : RunningServer, IAlarmServer
{
    private const string Recipient = "ENISA";

    [Fact]
    public async Task Whoever_is_on_duty_gets_the_alarm_by_mail_in_their_language()
    {
        var (client, _) = await OnDutyAsync("Mail zh", Answers.Json("""{"channel":"mail","address":"zh@example.com","language":"chinese"}"""));
        var number = await AwareAsync(client, "By mail");
        var mail = await Eventually(() => server.Mail.Mails.FirstOrDefault(mail => Says(mail, number) && mail.To.ToString() == "zh@example.com"));
        Assert.Equal("rectify@example.com", mail.From.ToString());
        Assert.Contains("开始计时", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("By mail", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.Equal($"{mail.Headers["Rectify-Message"]}@rectify", mail.MessageId);
        client.Dispose();
    }

    [Fact]
    public async Task A_webhook_is_signed_as_Standard_Webhooks_has_it_and_tried_again_with_the_same_id()
    {
        var secret = WebhookSignature.NewSecret();
        var tries = 0;
        server.Web.Answer = path => path == "/signed" && Interlocked.Increment(ref tries) == 1 ? 503 : 204;
        var (client, _) = await OnDutyAsync("Signed", Answers.Json($$"""{"channel":"webhook","address":"{{server.Web.Address}}/signed","secret":"{{secret}}"}"""));
        var number = await AwareAsync(client, "Signed");
        await Eventually(() => server.Web.To("/signed").FirstOrDefault(post => post.Status == 503));
        var post = await Eventually(() => Later("/signed").FirstOrDefault(post => post.Status == 204 && Encoding.UTF8.GetString(post.Body).Contains(number, StringComparison.Ordinal)));
        Assert.Equal(
            WebhookSignature.Of(secret, post.Headers["webhook-id"], Instant.FromUnixTimeSeconds(long.Parse(post.Headers["webhook-timestamp"], null)), post.Body), post.Headers["webhook-signature"]);
        var id = server.Web.To("/signed").First().Headers["webhook-id"];
        await Eventually(() => Later("/signed").FirstOrDefault(each => each.Status == 204 && each.Headers["webhook-id"] == id));
        using var body = JsonDocument.Parse(post.Body);
        Assert.Equal("alarm.raised", body.RootElement.GetProperty("type").GetString());
        Assert.Contains(body.RootElement.GetProperty("data").GetProperty("alarms").EnumerateArray(), alarm => alarm.GetProperty("case").GetString() == number);
        client.Dispose();
    }

    [Fact]
    public async Task The_signature_is_verified_by_other_peoples_library()
    {
        Assert.SkipWhen(Validators.SkipReason is not null, Validators.SkipReason ?? "");
        var (secret, now, body) = (WebhookSignature.NewSecret(), SystemClock.Instance.GetCurrentInstant(), Encoding.UTF8.GetBytes("""{"type":"alarm.raised","text":"警报"}"""));
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, body);
        var timestamp = $"{now.ToUnixTimeSeconds()}";
        Assert.Equal((0, "VALID\n"), Validators.Run("webhook.mjs", secret, file, "msg_1", timestamp, WebhookSignature.Of(secret, "msg_1", now, body)));
        Assert.Equal(1, Validators.Run("webhook.mjs", secret, file, "msg_2", timestamp, WebhookSignature.Of(secret, "msg_1", now, body)).ExitCode);
        File.Delete(file);
    }

    [Fact]
    public async Task A_redirect_leads_nowhere()
    {
        server.Web.Answer = path => path == "/redirects" ? 302 : 204;
        var (client, _) = await OnDutyAsync("Redirects", Answers.Json($$"""{"channel":"chat","address":"{{server.Web.Address}}/redirects"}"""));
        await AwareAsync(client, "Redirected");
        await Eventually(() => server.Web.To("/redirects").FirstOrDefault());
        Assert.Empty(server.Web.To("/elsewhere"));
        client.Dispose();
    }

    [Fact]
    public async Task Pager_services_and_chats_get_what_they_read()
    {
        var (client, _) = await OnDutyAsync(
            "Pagers", Answers.Json($$"""{"channel":"pagerDuty","address":"{{server.Web.Address}}/pager","secret":"R0UT1NGKEY"}"""),
            Answers.Json($$"""{"channel":"opsgenie","address":"{{server.Web.Address}}/v2/alerts","secret":"1NTEGRAT10N"}"""), Answers.Json($$"""{"channel":"chat","address":"{{server.Web.Address}}/chat"}"""));
        var number = await AwareAsync(client, "Paged");
        var page = await Eventually(() => server.Web.To("/pager").FirstOrDefault(post => Encoding.UTF8.GetString(post.Body).Contains(number, StringComparison.Ordinal)));
        using var body = JsonDocument.Parse(page.Body);
        Assert.Equal(("R0UT1NGKEY", "trigger", "warning"), (
            body.RootElement.GetProperty("routing_key").GetString(), body.RootElement.GetProperty("event_action").GetString(), body.RootElement.GetProperty("payload").GetProperty("severity").GetString()));
        Assert.Equal(["dedup_key", "event_action", "payload", "routing_key"], body.RootElement.EnumerateObject().Select(member => member.Name).Order());
        var alert = await Eventually(() => server.Web.To("/v2/alerts").FirstOrDefault(post => Encoding.UTF8.GetString(post.Body).Contains(number, StringComparison.Ordinal)));
        using var alerted = JsonDocument.Parse(alert.Body);
        Assert.Equal(("GenieKey 1NTEGRAT10N", "P3"), (alert.Headers["authorization"], alerted.RootElement.GetProperty("priority").GetString()));
        Assert.Equal(["alias", "description", "message", "priority", "source"], alerted.RootElement.EnumerateObject().Select(member => member.Name).Order());
        Assert.InRange(alerted.RootElement.GetProperty("message").GetString()?.Length ?? 0, 1, 130);
        var chat = await Eventually(() => server.Web.To("/chat").FirstOrDefault(post => Encoding.UTF8.GetString(post.Body).Contains(number, StringComparison.Ordinal)));
        using var said = JsonDocument.Parse(chat.Body);
        Assert.Equal(["text"], said.RootElement.EnumerateObject().Select(member => member.Name));

        // Neither the secret nor the rest of a chat's URL is ever told again.
        var told = (await client.ReadAsync("/me/addresses")).GetRawText();
        Assert.DoesNotContain("R0UT1NGKEY", told, StringComparison.Ordinal);
        Assert.DoesNotContain("1NTEGRAT10N", told, StringComparison.Ordinal);
        Assert.DoesNotContain("/chat", told, StringComparison.Ordinal);
        client.Dispose();
    }

    [Fact]
    public async Task An_alarm_is_listed_and_acknowledged_once()
    {
        var (client, person) = await OnDutyAsync("Acknowledges", Answers.Json("""{"channel":"mail","address":"ack@example.com"}"""));
        var number = await AwareAsync(client, "Acknowledged");
        await Eventually(async () => (await client.ReadAsync("/alarms?open=true&limit=500")).GetProperty("items").EnumerateArray().Any(alarm => alarm.GetProperty("case").GetString() == number));
        var alarm = (await client.ReadAsync("/alarms?open=true&limit=500")).GetProperty("items").EnumerateArray()
            .First(alarm => alarm.GetProperty("case").GetString() == number);
        Assert.Equal("opened", alarm.GetProperty("step").GetString());
        var id = alarm.GetProperty("id").GetString();
        using var done = await client.SendAsync(HttpMethod.Post, $"/alarms/{id}/acknowledge");
        Assert.Equal(HttpStatusCode.NoContent, done.StatusCode);
        Assert.Equal((409, "RCT-ALARM-002"), await client.SendAsync(HttpMethod.Post, $"/alarms/{id}/acknowledge").RefusalAsync());
        Assert.Equal(person, (await client.ReadAsync($"/alarms/{id}")).GetProperty("acknowledgedBy").GetString());
        Assert.DoesNotContain((await client.ReadAsync("/alarms?open=true&limit=500")).GetProperty("items").EnumerateArray(), each => each.GetProperty("id").GetString() == id);
        client.Dispose();
    }

    [Fact]
    public async Task A_rota_is_set_anew_only_by_who_has_read_it_and_hands_over_notes()
    {
        var (client, person) = await OnDutyAsync("Rotates");
        var rota = (await client.ReadAsync("/rotas")).GetProperty("items").EnumerateArray().First();
        var (id, tag) = (rota.GetProperty("id").GetString(), rota.GetProperty("tag").GetString() ?? "");
        var plan = Plan("Rotates", person, minutes: 45);
        Assert.Equal((428, "RCT-API-011"), await client.SendAsync(HttpMethod.Put, $"/rotas/{id}", Answers.Json(plan)).RefusalAsync());
        Assert.Equal((412, "RCT-API-012"), await client.SendAsync(HttpMethod.Put, $"/rotas/{id}", Answers.Json(plan), ("If-Match", "\"other\"")).RefusalAsync());
        using var set = await client.SendAsync(HttpMethod.Put, $"/rotas/{id}", Answers.Json(plan), ("If-Match", tag));
        Assert.Equal(HttpStatusCode.NoContent, set.StatusCode);
        using var noted = await client.SendAsync(HttpMethod.Post, $"/rotas/{id}/handovers", Answers.Json("""{"note":"The vendor calls back at six."}"""));
        Assert.Equal(HttpStatusCode.NoContent, noted.StatusCode);
        var read = await client.ReadAsync($"/rotas/{id}");
        Assert.Equal((45, "The vendor calls back at six.", person), (
            read.GetProperty("patienceMinutes").GetInt32(), read.GetProperty("handover").GetProperty("note").GetString(), read.GetProperty("onDuty").GetString()));
        Assert.Equal((400, "RCT-API-018"), await client.SendAsync(HttpMethod.Post, "/rotas", Answers.Json(plan.Replace("\"00:00\"", "\"9 o'clock\"", StringComparison.Ordinal))).RefusalAsync());
        client.Dispose();
    }

    [Fact]
    public async Task A_calendar_program_fetches_a_persons_duties_and_of_a_closed_case_number_recipient_and_deadline()
    {
        const string marker = "MARKER-IN-THE-CALENDAR";
        var (client, person) = await OnDutyAsync("Calendar");
        var open = await AwareAsync(client, "Open in the calendar");
        var closed = await AwareAsync(client, marker, closed: true);
        var calendar = await server.TokenAsync(new PersonId(Id.Parse(person)), TokenScope.Calendar);
        using var stranger = server.Stranger();
        using var answer = await stranger.GetAsync(new Uri($"/calendar/{calendar.Secret}.ics", UriKind.Relative));
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType?.MediaType);
        var text = (await answer.Content.ReadAsStringAsync()).Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.Contains("Open in the calendar", text, StringComparison.Ordinal);
        Assert.Contains(open, text, StringComparison.Ordinal);
        Assert.Contains(closed, text, StringComparison.Ordinal);
        Assert.DoesNotContain(marker, text, StringComparison.Ordinal);

        var wider = await server.TokenAsync(new PersonId(Id.Parse(person)), TokenScope.Read);
        foreach (var secret in new[] { wider.Secret, "rectify_", calendar.Secret[..^1] })
        {
            using var refused = await stranger.GetAsync(new Uri($"/calendar/{secret}.ics", UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }
        using var bearer = server.With(calendar.Secret);
        Assert.Equal((403, "RCT-API-002"), await bearer.SendAsync(HttpMethod.Get, "/cases").RefusalAsync());
        if (Validators.SkipReason is null)
        {
            var file = Path.GetTempFileName();
            await File.WriteAllBytesAsync(file, await answer.Content.ReadAsByteArrayAsync());
            var (code, events) = Validators.Run("icalendar.mjs", file);
            Assert.Equal((0, true), (code, events.Contains(closed, StringComparison.Ordinal)));
            File.Delete(file);
        }
        client.Dispose();
    }

    [Fact]
    public async Task Nothing_that_leaves_the_house_holds_anything_of_a_closed_case()
    {
        const string marker = "MARKER-NEVER-LEAVES";
        var (client, _) = await OnDutyAsync("Marker", Answers.Json("""{"channel":"mail","address":"marker@example.com"}"""), Answers.Json($$"""{"channel":"chat","address":"{{server.Web.Address}}/marker"}"""));
        var number = await AwareAsync(client, marker, closed: true);
        await Eventually(() => server.Mail.Mails.FirstOrDefault(mail => Says(mail, number)));
        await Eventually(() => server.Web.To("/marker").FirstOrDefault(post => Encoding.UTF8.GetString(post.Body).Contains(number, StringComparison.Ordinal)));
        Assert.All(server.Mail.Mails, mail => Assert.DoesNotContain(marker, mail.ToString(), StringComparison.OrdinalIgnoreCase));
        Assert.All(server.Web.Posts, post => Assert.DoesNotContain(marker, Encoding.UTF8.GetString(post.Body), StringComparison.OrdinalIgnoreCase));
        client.Dispose();
    }

    [Fact]
    public async Task The_heartbeat_beats_while_alarms_can_be_relied_on_and_stops_when_the_clock_the_scheduler_or_the_mail_fails()
    {
        var (heartbeat, lookout, rounds) = (server.Part<Heartbeat>(), server.Part<Lookout>(), server.Part<AlarmWorker>().Rounds);
        await BeatsAsync();
        Assert.Equal((true, true, true, true), Seen() is { } seen ? (seen.AlarmsWork, seen.MessagesGoOut, seen.ClocksAgree, seen.MailAnswers) : default);
        Assert.Null(lookout.Seen(server.Clock.GetCurrentInstant() + Duration.FromMinutes(4)));

        server.Machine.Ahead = TimeSpan.FromSeconds(30);
        await IsSilentAsync("the clocks differ");
        Assert.False(Seen()?.ClocksAgree);
        server.Machine.Ahead = TimeSpan.Zero;
        await BeatsAsync();

        var scheduler = server.Part<IEnumerable<IHostedService>>().OfType<WorkerLoop<AlarmWorker>>().Single();
        await scheduler.StopAsync(CancellationToken.None);
        server.Clock.Advance(Duration.FromMinutes(2));
        await IsSilentAsync("nobody works on alarms");
        Assert.False(Seen()?.AlarmsWork);
        await scheduler.StartAsync(CancellationToken.None);
        await BeatsAsync();

        await server.Mail.GoAwayAsync();
        await IsSilentAsync("the mail server does not let us in");
        Assert.False(Seen()?.MailAnswers);
        server.Mail.ComeBack();
        await BeatsAsync();

        WhatWorks? Seen() => lookout.Seen(server.Clock.GetCurrentInstant());

        async Task TickAsync() => Assert.True((await heartbeat.TickAsync(server.Clock.GetCurrentInstant(), CancellationToken.None)).Succeeded(out _, out _));

        int Beats() => server.Web.To("/heartbeat").Count();

        async Task BeatsAsync()
        {
            await Eventually(async () => (await lookout.LookAsync(rounds, server.Clock.GetCurrentInstant(), CancellationToken.None)).Failure is null);
            var before = Beats();
            await TickAsync();
            Assert.True(Beats() > before); // its own worker may have asked as well
        }

        async Task IsSilentAsync(string why)
        {
            var before = Beats();
            for (var ticks = 0; ticks < 2; ticks++) await TickAsync();
            Assert.Equal((why, before), (Seen()?.Failure, Beats()));
        }
    }

    [Fact]
    public async Task The_feed_that_is_furthest_behind_says_how_old_the_advisories_are()
    {
        var (lookout, rounds) = (server.Part<Lookout>(), server.Part<AlarmWorker>().Rounds);
        Assert.Null((await LookAsync()).FeedsAt);
        var (before, after) = (Instant.FromUtc(2026, 12, 10, 9, 0), Instant.FromUtc(2026, 12, 11, 9, 0));
        Import("", before);
        Import("/Maven", after);
        Assert.Equal(before, (await LookAsync()).FeedsAt);
        Import("", after);
        Assert.Equal(after, (await LookAsync()).FeedsAt);

        void Import(string part, Instant at) => AdvisoryImport.Run(
            [new FolderSource(Repository.PathOf($"demo/advisories{part}"))], server.Instance.Advisories, at.ToDateTimeOffset(), null, CancellationToken.None);

        Task<WhatWorks> LookAsync() => lookout.LookAsync(rounds, server.Clock.GetCurrentInstant(), CancellationToken.None);
    }

    /// <summary>A person with addresses, who is on duty from now on: the suite's only rota is theirs.</summary>
    private async Task<(HttpClient Client, string Person)> OnDutyAsync(string name, params StringContent[] addresses)
    {
        var id = (await server.PersonAsync(name)).ToString();
        var client = server.With((await server.TokenAsync(new PersonId(Id.Parse(id)), TokenScope.Write)).Secret);
        foreach (var address in addresses)
        {
            using var added = await client.SendAsync(HttpMethod.Post, "/me/addresses", address);
            Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        }
        var rotas = (await client.ReadAsync("/rotas")).GetProperty("items").EnumerateArray().ToList();
        using var set = rotas is [var rota, ..]
            ? await client.SendAsync(HttpMethod.Put, $"/rotas/{rota.GetProperty("id").GetString()}", Answers.Json(Plan(name, id)), ("If-Match", rota.GetProperty("tag").GetString() ?? ""))
            : await client.SendAsync(HttpMethod.Post, "/rotas", Answers.Json(Plan(name, id)));
        Assert.True(set.IsSuccessStatusCode, await set.Content.ReadAsStringAsync());
        return (client, id);
    }

    private static string Plan(string name, string person, int minutes = 30) =>
        $$"""{"name":"{{name}}","patienceMinutes":{{minutes}},"layers":[{"zone":"Europe/Berlin","from":"00:00","to":"24:00","beginsOn":"2026-01-01","turnDays":7,"members":["{{person}}"]}]}""";

    private async Task<string> AwareAsync(HttpClient client, string title, bool closed = false)
    {
        var asset = await ReleaseAsync(client, title);
        var id = await client.MakeAsync("/cases", closed ? new { title, kind = "vulnerability", assets = new[] { asset }, closedTo = Array.Empty<string>() } : new { title, kind = "vulnerability", assets = new[] { asset } });
        using var said = await client.EditAsync(HttpMethod.Put, $"/cases/{id}/circumstances/activelyExploited", Answers.Json($$"""{"answer":"yes","reason":"{{title}}"}"""));
        Assert.True(said.IsSuccessStatusCode, await said.Content.ReadAsStringAsync());
        await client.MakeAsync($"/cases/{id}/facts", new { fact = "aware", when = NodaTime.Text.InstantPattern.General.Format(server.Clock.GetCurrentInstant()), howKnown = title });
        return (await client.ReadAsync($"/cases/{id}")).GetProperty("number").GetString() ?? "";
    }

    private async Task<string> ReleaseAsync(HttpClient client, string title)
    {
        var entity = await client.MakeAsync("/organisations", new { kind = "own", name = $"{title} of {SystemClock.Instance.GetCurrentInstant()}" });
        var product = await client.MakeAsync("/products", new { name = title, provider = entity, markets = new[] { "EU" } });
        return $"release:{await client.MakeAsync($"/products/{product}/releases", new { version = "1" })}";
    }

    /// <summary>What was posted, a second of the server's clock later with each look: what failed is tried again by that clock.</summary>
    private IEnumerable<WebhookReceiver.Post> Later(string path)
    {
        server.Clock.Advance(Duration.FromSeconds(1));
        return server.Web.To(path);
    }

    private static bool Says(MimeKit.MimeMessage mail, string text) => mail.TextBody?.Contains(text, StringComparison.Ordinal) == true;

    private static async Task<TFound> Eventually<TFound>(Func<TFound?> find)
        where TFound : class
    {
        TFound? found = null;
        await Eventually(() => Task.FromResult((found = find()) is not null));
        return found ?? throw new InvalidOperationException();
    }

    /// <summary>Waits for what the server does by itself; a minute is only how long a broken one is waited for.</summary>
    private static async Task Eventually(Func<Task<bool>> holds)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            if (await holds()) return;
            await Task.Delay(100);
        }
        Assert.Fail("The server did not do it by itself.");
    }
}

public sealed class Alarms_over_http_on_sqlite(AlarmsOnSqlite server) : AlarmApiSuite<AlarmsOnSqlite>(server), IClassFixture<AlarmsOnSqlite>;

public sealed class Alarms_over_http_on_postgresql(AlarmsOnPostgres server) : AlarmApiSuite<AlarmsOnPostgres>(server), IClassFixture<AlarmsOnPostgres>;
