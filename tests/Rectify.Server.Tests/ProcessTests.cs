using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using NodaTime;
using NodaTime.Extensions;
using Rectify.Alerts.Messages;
using Rectify.Alerts.Rotas;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Ledger.Sealing;
using Rectify.Parties;
using Rectify.Storage;
using Rectify.Testing;

namespace Rectify.Server.Tests;

/// <summary>Servers as processes: started, stopped, killed.</summary>
public sealed class ProcessTests(PostgresCluster cluster) : IAsyncDisposable
{
    private const int Releases = 60;
    private const int Components = 40;

    private readonly string folder = Directory.CreateTempSubdirectory("rectify-processes-").FullName;
    private readonly WebhookReceiver receiver = new();

    [Fact]
    public async Task Three_processes_on_one_store_lose_nothing_and_double_nothing_when_one_of_them_is_killed()
    {
        if (PostgresCluster.SkipReason is { } reason) Assert.Skip(reason);
        var address = new StoreAddress.Server(await cluster.CreateDatabaseAsync(), Path.Combine(folder, "log.key"));
        var (secret, product) = await PrepareAsync(address);
        await OnDutyAsync(address);
        receiver.Slow = () => TimeSpan.FromMilliseconds(Random.Shared.Next(100)); // so that the one that is killed may be sending
        var started = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ServerProcess.StartAsync("--store", address.ConnectionString, "--log-key", address.LogKey)));
        await using var first = started[0].Process;
        await using var second = started[1].Process;
        await using var third = started[2].Process;
        var clients = started.Select(each => Client(each.Address, secret)).ToList();
        var (done, killed) = (0, 0);
        var cases = new ConcurrentBag<string>();
        var intakes = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(Enumerable.Range(0, Releases), new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (number, cancellation) =>
        {
            // Whoever does not hear the answer asks the next server with the same key.
            var release = "";
            await UntilHeardAsync(number, async client => release = await client.MakeAsync($"/products/{product}/releases", new { version = $"1.{number}" }, key: $"release-{number}"));
            // Half of them wait for their SBOM to be recorded, half hand it in and go.
            await UntilHeardAsync(number, async client =>
            {
                using var sent = number % 2 == 0
                    ? await client.SendAsync(HttpMethod.Put, $"/releases/{release}/sbom", new StringContent(Sbom(number)))
                    : await client.SendAsync(HttpMethod.Post, $"/intakes?asset=release:{release}", new StringContent(Sbom(number)), ("Idempotency-Key", $"intake-{number}"));
                if (sent.StatusCode == HttpStatusCode.ServiceUnavailable) throw new HttpRequestException($"busy, told to wait {sent.Headers.RetryAfter}");
                if (number % 2 == 0) Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
                else intakes[release] = (await Answers.BodyAsync(sent, HttpStatusCode.Accepted)).GetProperty("url").GetString()![Answers.Root.Length..];
            });
            if (number % 3 == 0)
            {
                var id = "";
                await UntilHeardAsync(number, async client => id = await client.MakeAsync("/cases", new { title = $"Killed {number}", kind = "vulnerability", assets = new[] { $"release:{release}" } }, key: $"case-{number}"));
                await UntilHeardAsync(number, async client => await client.MakeAsync($"/cases/{id}/facts", new { fact = "discovered", when = "2026-11-30T00:00Z" }, key: $"fact-{number}"));
                cases.Add(id);
            }
            if (Interlocked.Increment(ref done) >= Releases / 3 && Interlocked.Exchange(ref killed, 1) == 0) await first.KillAsync();
        });
        Assert.Equal(1, killed);

        var found = (await clients[1].ReadAsync($"/products/{product}/releases?limit=500")).GetProperty("items").EnumerateArray()
            .Select(release => (Id: release.GetProperty("id").GetString() ?? "", Version: release.GetProperty("version").GetString() ?? "")).ToList();
        Assert.Equal(Enumerable.Range(0, Releases).Select(number => $"1.{number}").Order(), found.Select(release => release.Version).Order());
        await AllTakenInAsync(clients[1], intakes.Values);
        await EachAlarmedOnceAsync(clients[1], cases);
        foreach (var (id, _) in found)
            Assert.Equal(Components, (await clients[1].ReadAsync($"/releases/{id}/components?limit=500")).GetProperty("items").GetArrayLength());
        Assert.Equal((0, 0), (await second.StopAsync(), await third.StopAsync()));
        foreach (var client in clients) client.Dispose();
        await LogIsWholeAsync(address, found.Select(release => new ReleaseId(Id.Parse(release.Id))));

        async Task UntilHeardAsync(int number, Func<HttpClient, Task> ask)
        {
            for (var turn = number; ; turn++)
            {
                try
                {
                    await ask(clients[turn % clients.Count]);
                    return;
                }
                catch (HttpRequestException) when (turn < number + 30)
                {
                    // Refused or cut off: the process is gone. Busy: asked again, as it said.
                }
            }
        }
    }

    [Fact]
    public async Task What_is_wrong_is_told_before_anything_starts_and_a_server_stops_when_it_is_told_to()
    {
        var store = Path.Combine(folder, "s.db");
        var (wrong, _, complaint) = await ServerProcess.RunAsync("check", "--stoer", store);
        Assert.Equal(2, wrong);
        Assert.Contains("did you mean '--store'?", complaint);
        var (fresh, report, _) = await ServerProcess.RunAsync("check", "--store", store, "--advisories", Path.Combine(folder, "a.db"));
        Assert.Equal(0, fresh);
        Assert.Contains("can be made", report);
        Assert.False(File.Exists(store));

        var (process, address) = await ServerProcess.StartAsync("--store", store);
        await using (process)
        {
            using var client = new HttpClient { BaseAddress = address };
            Assert.Equal(("alive\n", "ready\n"), (await client.GetStringAsync("/healthz"), await client.GetStringAsync("/readyz")));
            var (taken, busy, _) = await ServerProcess.RunAsync("check", "--store", store, "--listen", address.ToString());
            Assert.Equal(1, taken);
            Assert.Contains("WRONG", busy);
            var (second, _, why) = await ServerProcess.RunAsync("serve", "--store", store, "--listen", address.ToString());
            Assert.Equal(3, second);
            Assert.Contains("cannot listen", why);
            Assert.Equal(0, await process.StopAsync());
        }
        await using var mail = new MailBox();
        string[] sending = ["check", "--store", store, "--mail-from", "rectify@example.com", "--listen", "http://127.0.0.1:0", "--smtp"];
        var (silent, deaf, _) = await ServerProcess.RunAsync([.. sending, $"smtp://127.0.0.1:{Ports.Free()}"]);
        Assert.Equal((1, true, true), (silent, deaf.Contains("WRONG the mail server", StringComparison.Ordinal), deaf.Contains("nobody is on duty", StringComparison.Ordinal)));
        Assert.Contains("ok    the mail server", (await ServerProcess.RunAsync([.. sending, $"smtp://127.0.0.1:{mail.Port}"])).Out);
    }

    [Fact]
    public async Task A_token_from_the_command_line_opens_the_API_and_no_log_holds_it()
    {
        var store = new StoreAddress.File(Path.Combine(folder, "t.db"));
        await PrepareAsync(store);
        var (code, secret, told) = await ServerProcess.RunAsync("token", "--store", store.Path, "--person", "pipeline owner", "--scopes", "read,intake", "--days", "2");
        Assert.Equal(0, code);
        Assert.Contains("shown this once", told);
        var (nobody, _, _) = await ServerProcess.RunAsync("token", "--store", store.Path, "--person", "Nobody");
        Assert.Equal(2, nobody);

        var (process, address) = await ServerProcess.StartAsync("--store", store.Path);
        await using (process)
        {
            using var client = Client(address, secret.Trim());
            Assert.Equal(["read", "intake"], (await client.ReadAsync("/me")).GetProperty("token").GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()));
            Assert.Equal((400, "RCT-API-003"), await client.SendAsync(HttpMethod.Post, "/signals", Answers.Json("{")).RefusalAsync());
            Assert.Equal(0, await process.StopAsync());
            Assert.DoesNotContain(secret.Trim(), process.Log);
            Assert.DoesNotContain("rectify_", process.Log);
        }
    }

    [Fact]
    public async Task A_backup_made_while_the_server_works_is_restored_and_a_copy_put_back_in_silence_is_told()
    {
        var store = new StoreAddress.File(Path.Combine(folder, "b.db"));
        var (backup, silent) = (Path.Combine(folder, "b.zip"), Path.Combine(folder, "silent.db"));
        var (secret, product) = await PrepareAsync(store);
        var (process, address) = await ServerProcess.StartAsync("--store", store.Path);
        await using (process)
        {
            using var client = Client(address, secret);
            await client.MakeAsync($"/products/{product}/releases", new { version = "1.0" });
            Assert.Equal((2, 2), ((await ServerProcess.RunAsync("backup", "--store", store.Path)).Code, (await ServerProcess.RunAsync("restored", "x", "--store", store.Path)).Code));
            var (made, said, _) = await ServerProcess.RunAsync("backup", backup, "--store", store.Path);
            Assert.Equal((0, true), (made, said.Contains("holds no keys", StringComparison.Ordinal)));
            await File.WriteAllBytesAsync(silent, []);
            await using (var workspace = await OpenAsync(store)) Assert.True((await workspace.Database.CopyAsync(silent, CancellationToken.None)).Succeeded(out _, out _));
            await client.MakeAsync($"/products/{product}/releases", new { version = "2.0" });
            Assert.Equal(0, await process.StopAsync());
        }
        File.Delete(store.Path);
        File.Copy(silent, store.Path);
        var (wrong, report, _) = await ServerProcess.RunAsync("check", "--store", store.Path, "--listen", "http://127.0.0.1:0");
        Assert.Equal((1, true), (wrong, report.Contains("WRONG The log in the store has", StringComparison.Ordinal)));
        (process, address) = await ServerProcess.StartAsync("--store", store.Path);
        await using (process)
        {
            using var client = new HttpClient { BaseAddress = address };
            using var ready = await client.GetAsync("/readyz");
            Assert.Equal((HttpStatusCode.ServiceUnavailable, true), (ready.StatusCode, (await ready.Content.ReadAsStringAsync()).Contains("RCT-LEDGER-013", StringComparison.Ordinal)));
            Assert.Equal("alive\n", await client.GetStringAsync("/healthz"));
            Assert.Equal(0, await process.StopAsync());
        }
        File.Delete(store.Path);
        var (restored, told, _) = await ServerProcess.RunAsync("restore", backup, "--reason", "The disk failed.", "--store", store.Path);
        Assert.Equal((0, true, true), (restored, told.Contains("The old key vouches", StringComparison.Ordinal), told.Contains("At least", StringComparison.Ordinal)));
        (process, address) = await ServerProcess.StartAsync("--store", store.Path);
        await using (process)
        {
            using var client = Client(address, secret);
            Assert.Equal("1.0", Assert.Single((await client.ReadAsync($"/products/{product}/releases")).GetProperty("items").EnumerateArray()).GetProperty("version").GetString());
            Assert.Equal("ready\n", await client.GetStringAsync("/readyz"));
            Assert.Equal(0, await process.StopAsync());
        }
    }

    public async ValueTask DisposeAsync()
    {
        await receiver.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Whoever was killed may have had the right to work on them for some seconds more.</summary>
    private static async Task AllTakenInAsync(HttpClient client, IEnumerable<string> intakes)
    {
        foreach (var intake in intakes)
        {
            var state = "";
            for (var tries = 0; tries < 600 && state != "done"; tries++)
            {
                if (tries > 0) await Task.Delay(100);
                state = (await client.ReadAsync(intake)).GetProperty("state").GetString();
                Assert.NotEqual("refused", state);
            }
            Assert.Equal("done", state);
        }
    }

    /// <summary>Whoever tells messages by their ids was told once that the clocks of each case run, to each recipient.</summary>
    private async Task EachAlarmedOnceAsync(HttpClient client, IReadOnlyCollection<string> cases)
    {
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in cases) numbers.Add((await client.ReadAsync($"/cases/{id}")).GetProperty("number").GetString() ?? "");
        Assert.Equal(Releases / 3, numbers.Count);
        for (var tries = 0; tries < 600 && !numbers.IsSubsetOf(Opened().Select(each => each.Case)); tries++) await Task.Delay(100);
        Assert.Equal(numbers.Order(), Opened().Select(each => each.Case).Distinct().Order());
        Assert.DoesNotContain(Opened().GroupBy(each => (each.Case, each.Recipient)), told => told.Select(each => each.Message).Distinct().Count() > 1);

        List<(string Case, string Recipient, string Message)> Opened()
        {
            var opened = new List<(string, string, string)>();
            foreach (var post in receiver.Posts.Where(post => post.Status == 204))
            {
                using var body = JsonDocument.Parse(post.Body);
                foreach (var alarm in body.RootElement.GetProperty("data").GetProperty("alarms").EnumerateArray())
                    if (alarm.GetProperty("step").GetString() == "opened" && alarm.GetProperty("hop").GetInt32() == 0)
                        opened.Add((alarm.GetProperty("case").GetString() ?? "", alarm.GetProperty("recipient").ToString(), post.Headers["webhook-id"]));
            }
            return opened;
        }
    }

    /// <summary>Somebody is on duty and is told by a webhook.</summary>
    private async Task OnDutyAsync(StoreAddress address)
    {
        await using var workspace = await OpenAsync(address);
        var entity = (await workspace.Database.ReadAsync(Viewer.Local, OrganisationStore.ListAsync, CancellationToken.None))[0].Id;
        var person = await DoneAsync(workspace, new RegisterPerson("On duty", entity, "DE", PersonRole.Analyst));
        Assert.True((await SealKeys.TakeAsync(workspace.Database, $"{address.LogKey}.seal", SystemClock.Instance.GetCurrentInstant(), new SystemRandomSource(), CancellationToken.None))
            .Succeeded(out var key, out var problems), problems?.ToString());
        using (key) await DoneAsync(workspace, new AddAlarmAddress(person, AlarmChannel.Webhook, $"{receiver.Address}/hook", Language.English, key.Seal(AlarmSecrets.Purpose, WebhookSignature.NewSecret())));
        await DoneAsync(workspace, new SetRota(null, "PSIRT", Duration.FromHours(24), [new PlannedLayer(
            "UTC", [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)], 0, 1_440, new LocalDate(2026, 1, 1), 366, [person])]));
    }

    private static async Task<(string Secret, string Product)> PrepareAsync(StoreAddress address)
    {
        await using var workspace = await OpenAsync(address);
        var entity = await DoneAsync(workspace, new RegisterOrganisation(OrganisationKind.Own, "Processes SE", "DE"));
        var person = await DoneAsync(workspace, new RegisterPerson("Pipeline owner", entity, "DE", PersonRole.Analyst));
        var product = await DoneAsync(workspace, new RegisterProduct("Many releases", entity, ["EU", "CN"]));
        var token = await DoneAsync(workspace, new IssueToken(person, "test", [TokenScope.Write], Duration.FromDays(1)));
        return (token.Secret, product.ToString());
    }

    /// <summary>Every event is numbered once and hashed right, and of each release there is one registration and one intake.</summary>
    private static async Task LogIsWholeAsync(StoreAddress address, IEnumerable<ReleaseId> releases)
    {
        await using var workspace = await OpenAsync(address);
        // The process that was killed, or that ended last, may hold the right to number for some seconds more.
        LedgerReport report;
        for (var tries = 0; ; tries++)
        {
            Assert.True((await workspace.NumberAsync(CancellationToken.None)).Succeeded(out _, out _));
            report = await workspace.Database.ReadAsync(Viewer.Machine, LedgerCheck.RunAsync, CancellationToken.None);
            if (report.Unnumbered == 0 || tries == 600) break;
            await Task.Delay(100);
        }
        Assert.Empty(report.Faults);
        Assert.Equal(0, report.Unnumbered);
        foreach (var release in releases)
        {
            var events = await workspace.Database.ReadAsync(Viewer.Machine, (reading, token) => EventStore.OfSubjectAsync(reading, new Subject("release", release.Value), token), CancellationToken.None);
            Assert.Single(events, happened => happened.Type == "release.registered");
            Assert.All(events, happened => Assert.NotNull(happened.Position));
        }
    }

    private static async Task<Workspace> OpenAsync(StoreAddress address)
    {
        var (clock, random) = (TimeProvider.System.ToClock(), new SystemRandomSource());
        var opened = await Workspace.OpenAsync(address, clock, new TimeOrderedIdSource(clock, random), random, TimeProvider.System, CancellationToken.None);
        return opened.Succeeded(out var workspace, out var problems) ? workspace : throw new InvalidOperationException($"{problems}");
    }

    private static async Task<T> DoneAsync<T>(Workspace workspace, ICommand<T> command) =>
        (await workspace.RunAsync(command, Actor.Local("test"), CancellationToken.None)).Succeeded(out var value, out var problems) ? value : throw new InvalidOperationException($"{problems}");

    private static HttpClient Client(Uri address, string secret)
    {
        var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return client;
    }

    private static string Sbom(int number) =>
        $$"""{"bomFormat":"CycloneDX","specVersion":"1.5","components":[{{string.Join(',', Enumerable.Range(0, Components).Select(i => $$"""{"type":"library","name":"p{{(number * 7 + i * i) % 997}}-{{i}}","version":"1.0.{{i}}","purl":"pkg:npm/p{{(number * 7 + i * i) % 997}}-{{i}}@1.0.{{i}}"}"""))}}]}""";
}
