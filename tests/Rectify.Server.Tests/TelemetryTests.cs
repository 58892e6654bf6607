using System.Text;
using Rectify.Parties;
using Rectify.Server.Hosting;
using Rectify.Server.Settings;
using NodaTime;
using NodaTime.Extensions;
using Rectify.Clocks.Evaluation;
using Rectify.Ledger;

namespace Rectify.Server.Tests;

/// <summary>What the server tells a collector, byte for byte.</summary>
public sealed class TelemetryTests : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rectify-telemetry-").FullName;
    private readonly WebhookReceiver collector = new() { Answer = _ => 200 };

    [Fact]
    public async Task The_collector_hears_of_requests_and_use_cases_and_of_no_content_person_or_secret()
    {
        const string marker = "MARKER-OF-TELEMETRY";
        var settings = new ServerSettings(
            new StoreAddress.File(Path.Combine(folder, "store.db")), ["http://127.0.0.1:0"], new Profile { Sectors = [] }, "none.db",
            new AlarmSettings(Path.Combine(folder, "seal"), Mail: null, Heartbeat: null), new Uri(collector.Address));
        Assert.True((await Instance.OpenAsync(settings, SystemClock.Instance, TimeProvider.System, CancellationToken.None)).Succeeded(out var instance, out var problems), problems?.ToString());
        await using var open = instance;
        var entity = await DoneAsync(instance, new RegisterOrganisation(OrganisationKind.Own, $"{marker} GmbH", "DE"));
        var person = await DoneAsync(instance, new RegisterPerson($"{marker} person", entity, "DE", Rectify.Foundation.PersonRole.Manager));
        var token = await DoneAsync(instance, new IssueToken(person, "t", [TokenScope.Write], Duration.FromDays(1)));
        var calendar = await DoneAsync(instance, new IssueToken(person, "c", [TokenScope.Calendar], Duration.FromDays(1)));
        await using (var host = ServerHost.Build(settings, instance, ServerParts.Add, ServerParts.Map))
        {
            await host.StartAsync();
            using var client = new HttpClient { BaseAddress = new Uri(host.Urls.First()) };
            client.DefaultRequestHeaders.Authorization = new("Bearer", token.Secret);
            await client.MakeAsync("/cases", new { title = $"{marker} title", kind = "incident", closedTo = Array.Empty<string>() });
            Assert.Equal((400, "RCT-TEXT-001"), await client.SendAsync(HttpMethod.Post, "/organisations", Answers.Json("""{"kind":"vendor","name":""}""")).RefusalAsync());
            using var feed = await client.GetAsync(new Uri($"/calendar/{calendar.Secret}.ics", UriKind.Relative));
            Assert.True(feed.IsSuccessStatusCode);
            await host.StopAsync();
        } // what was gathered is told at the end

        var told = string.Concat(collector.Posts.Select(post => Encoding.UTF8.GetString(post.Body)));
        Assert.Equal(["/v1/metrics", "/v1/traces"], collector.Posts.Select(post => post.Path).Distinct().Order());
        foreach (var expected in new[] { "OpenCase", "rectify.use_case.duration", "RCT-TEXT-001", "/api/v1/cases" }) Assert.Contains(expected, told, StringComparison.Ordinal);
        foreach (var hidden in new[] { marker, token.Secret, calendar.Secret, person.ToString() }) Assert.DoesNotContain(hidden, told, StringComparison.OrdinalIgnoreCase);
    }

    public async ValueTask DisposeAsync()
    {
        await collector.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<T> DoneAsync<T>(Instance instance, ICommand<T> command)
    {
        Assert.True((await instance.DoAsync(command, Instance.Self, CancellationToken.None)).Succeeded(out var value, out var problems), problems?.ToString());
        return value;
    }
}
