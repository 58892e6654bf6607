using NodaTime;
using Rectify.Cases;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Parties.Drafts;
using Rectify.Server.Workers;
using Rectify.Storage;

namespace Rectify.Server.Tests;

public abstract class HousekeepingSuite(RunningServer server)
{
    [Fact]
    public async Task Duties_are_kept_by_the_server_when_nobody_asks()
    {
        using var client = await server.ClientAsync("Nobody asks");
        var id = await client.MakeAsync("/cases", new { title = "Kept", kind = "vulnerability" });
        await client.MakeAsync($"/cases/{id}/facts", new { fact = "discovered", when = "2026-12-10" });
        await Eventually(async () => (await KeptAsync(id)).Count > 0);
    }

    [Fact]
    public async Task An_advisory_that_comes_is_found_by_the_server_when_nobody_asks()
    {
        using var client = await server.ClientAsync("News");
        var entity = await client.MakeAsync("/organisations", new { kind = "own", name = "Maker of news" });
        var product = await client.MakeAsync("/products", new { name = "News", provider = entity, markets = new[] { "EU" } });
        var release = await client.MakeAsync($"/products/{product}/releases", new { version = "1.0" });
        const string Sbom = """{"bomFormat":"CycloneDX","specVersion":"1.5","components":[{"type":"library","name":"log4j-core","version":"2.14.1","purl":"pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1"}]}""";
        using var put = await client.SendAsync(HttpMethod.Put, $"/releases/{release}/sbom", new StringContent(Sbom));
        server.ImportAdvisories();
        await Eventually(async () => (await client.ReadAsync($"/releases/{release}/findings")).GetProperty("items").GetArrayLength() > 0);
        await Eventually(async () => (await client.ReadAsync("/signals")).GetProperty("items").EnumerateArray().Any(signal =>
            signal.GetProperty("vulnerability").GetString() == "CVE-2021-44228" && signal.GetProperty("everywhere").GetBoolean() && signal.TryGetProperty("case", out _)));
    }

    [Fact]
    public async Task An_answer_that_is_older_than_a_week_is_forgotten_and_a_younger_one_is_not()
    {
        using var client = await server.ClientAsync("Forgetful");
        var housekeeping = new Housekeeping(server.Instance);
        var body = new { title = "Asked long ago", kind = "incident" };
        var first = await client.MakeAsync("/cases", body, key: "old");
        Assert.True((await housekeeping.TickAsync(server.Instance.Now + AnsweredRequests.Kept, CancellationToken.None)).Succeeded(out _, out _));
        Assert.Equal(first, await client.MakeAsync("/cases", body, key: "old"));
        Assert.True((await housekeeping.TickAsync(server.Instance.Now + AnsweredRequests.Kept + Duration.FromHours(1), CancellationToken.None)).Succeeded(out _, out _));
        Assert.NotEqual(first, await client.MakeAsync("/cases", body, key: "old"));
    }

    [Fact]
    public async Task What_somebody_typed_and_did_not_touch_for_thirty_days_is_forgotten()
    {
        var person = await server.PersonAsync("Typed long ago");
        var housekeeping = new Housekeeping(server.Instance);
        Assert.True((await KeptDrafts.KeepAsync(server.Instance.Database, person, new("note/text", "x", server.Instance.Now), CancellationToken.None)).Succeeded(out _, out _));
        Assert.True((await housekeeping.TickAsync(server.Instance.Now + Draft.Kept, CancellationToken.None)).Succeeded(out _, out _));
        Assert.NotNull(await FindAsync());
        Assert.True((await housekeeping.TickAsync(server.Instance.Now + Draft.Kept + Duration.FromHours(1), CancellationToken.None)).Succeeded(out _, out _));
        Assert.Null(await FindAsync());

        Task<Draft?> FindAsync() => server.Instance.Database.ReadAsync(Viewer.Machine, (reading, token) => DraftStore.FindAsync(reading, person, "note/text", token), CancellationToken.None);
    }

    [Fact]
    public async Task What_another_process_left_unnumbered_is_numbered()
    {
        Assert.True(new Numbering(server.Instance).Pause <= Duration.FromMilliseconds(100));
        // A process that dies between its commit and the numbering leaves exactly this behind.
        var commands = new Commands(server.Instance.Database, server.Clock, new Rectify.Foundation.TimeOrderedIdSource(server.Clock, new Rectify.Foundation.SystemRandomSource()), new Rectify.Foundation.SystemRandomSource());
        var left = await commands.RunAsync(new RegisterOrganisation(OrganisationKind.Medium, "Left behind"), Hosting.Instance.Self, CancellationToken.None);
        Assert.True(left.Succeeded(out var id, out _));
        await Eventually(async () => (await server.Instance.Database.ReadAsync(
            Viewer.Machine, (reading, token) => EventStore.OfSubjectAsync(reading, new Subject("organisation", id.Value), token), CancellationToken.None)).All(happened => happened.Position is not null));
    }

    private Task<IReadOnlyList<CaseDuties>> KeptAsync(string id) => server.Instance.Database.ReadAsync(
        Viewer.Machine, (reading, token) => DutyStore.OfCasesAsync(reading, [new CaseId(Rectify.Foundation.Id.Parse(id))], token), CancellationToken.None);

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

public sealed class Housekeeping_on_sqlite(ServerOnSqlite server) : HousekeepingSuite(server), IClassFixture<ServerOnSqlite>;

public sealed class Housekeeping_on_postgresql(ServerOnPostgres server) : HousekeepingSuite(server), IClassFixture<ServerOnPostgres>;
