using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Rectify.Server.Tests;

/// <summary>Pages of a list together are the list: each entry once, in its order, for everybody what they may see and nothing else.</summary>
public abstract class PagingSuite(RunningServer server)
{
    /// <summary>Reads a list in pages of several lengths; each gives what the whole is.</summary>
    private static async Task<IReadOnlyList<string>> PagedAsync(HttpClient client, string path, Func<JsonElement, string> word)
    {
        var whole = (await client.AllAsync(path)).Select(word).ToList();
        Assert.Equal(whole.Count, whole.Distinct().Count());
        foreach (var limit in new[] { 1, 2, 3 }) Assert.Equal(whole, (await client.AllAsync(path, limit)).Select(word));
        return whole;
    }

    private static string IdOf(JsonElement each) => each.GetProperty("id").GetString() ?? "";

    private static async Task<string> SystemAsync(HttpClient client)
    {
        var entity = await client.MakeAsync("/organisations", new { kind = "own", name = $"Pages {Guid.NewGuid():N}", country = "DE" });
        return await client.MakeAsync("/systems", new { name = $"System {Guid.NewGuid():N}", @operator = entity, operatedIn = new[] { "DE" }, exposure = "internet" });
    }

    private static async Task<string> ReleaseAsync(HttpClient client, params string[] markets)
    {
        var entity = await client.MakeAsync("/organisations", new { kind = "own", name = $"Pages {Guid.NewGuid():N}", country = "DE" });
        var product = await client.MakeAsync("/products", new { name = "Paged", provider = entity, markets });
        return await client.MakeAsync($"/products/{product}/releases", new { version = "1" });
    }

    private static async Task ContainsAsync(HttpClient client, string asset, params string[] purls)
    {
        var components = purls.Select((purl, at) => $$"""{"type":"library","bom-ref":"{{at}}","name":"{{purl}}","purl":"{{purl}}"}""");
        using var put = await client.SendAsync(
            HttpMethod.Put, $"/{asset.Replace("release:", "releases/", StringComparison.Ordinal)}/sbom",
            new StringContent($$"""{"bomFormat":"CycloneDX","specVersion":"1.5","components":[{{string.Join(',', components)}}]}"""));
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
    }

    [Fact]
    public async Task Signals_facts_and_tasks()
    {
        using var named = await server.ClientAsync("Pages of a case");
        using var other = await server.ClientAsync("Pages of others");
        var me = (await named.ReadAsync("/me")).GetProperty("person").GetString();
        var closed = await named.MakeAsync("/cases", new { title = "Closed pages", kind = "vulnerability", closedTo = Array.Empty<string>() });
        var open = await named.MakeAsync("/cases", new { title = "Open pages", kind = "vulnerability" });
        var (signals, seen) = (new List<string>(), new List<string>());
        for (var i = 0; i < 7; i++)
        {
            signals.Add(await named.MakeAsync("/signals", new { source = "press", statement = $"Page {i}", facts = new[] { "aware" }, occurred = "2026-12-10", @case = i % 3 == 1 ? closed : open }));
            if (i % 3 != 1) seen.Add(signals[^1]);
        }
        Assert.Equal(signals, (await PagedAsync(named, "/signals", IdOf)).Intersect(signals));
        Assert.Equal(seen, (await PagedAsync(other, "/signals", IdOf)).Intersect(signals));

        var facts = new List<string>();
        for (var i = 0; i < 6; i++) facts.Add(await named.MakeAsync($"/cases/{closed}/facts", new { fact = "discovered", when = $"2026-12-0{9 - i}" }));
        facts.Add(await named.MakeAsync($"/cases/{closed}/facts", new { fact = "discovered", when = "2026-12-01", corrects = facts[1], reason = "a typo" }));
        using (var gone = await named.SendAsync(HttpMethod.Post, $"/cases/{closed}/facts/{facts[3]}/withdrawal", JsonContent.Create(new { reason = "never" }))) Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        Assert.Equal(facts, await PagedAsync(named, $"/cases/{closed}/facts", IdOf));
        // What was corrected on another page is told as corrected all the same.
        Assert.Equal([facts[1], facts[3]], (await named.AllAsync($"/cases/{closed}/facts", 1)).Where(fact => !fact.GetProperty("stands").GetBoolean()).Select(IdOf));
        Assert.Equal((404, "RCT-API-006"), await other.SendAsync(HttpMethod.Get, $"/cases/{closed}/facts?limit=1").RefusalAsync());

        var tasks = new List<(string Id, string? Due)>();
        foreach (var due in new[] { "2026-12-20T00:00Z", null, "2026-12-19T00:00Z", "2026-12-20T00:00Z", null, "2026-12-21T12:34:56Z" })
            tasks.Add((await named.MakeAsync($"/cases/{(tasks.Count % 2 == 0 ? open : closed)}/tasks", new { title = "Do", assignee = me, due }), due));
        Assert.Equal(tasks.Where((_, at) => at % 2 == 0).Select(task => task.Id), await PagedAsync(named, $"/cases/{open}/tasks", IdOf));
        var mine = tasks.OrderBy(task => task.Due is null).ThenBy(task => task.Due, StringComparer.Ordinal).ThenBy(task => task.Id, StringComparer.Ordinal).Select(task => task.Id);
        Assert.Equal(mine, await PagedAsync(named, "/me/tasks", IdOf));
        Assert.Empty(await PagedAsync(other, "/me/tasks", IdOf));
    }

    [Fact]
    public async Task The_log_of_a_report()
    {
        using var client = await server.ClientAsync("Pages of a report");
        var report = await client.MakeAsync("/reports", new { subject = "Pages", text = "It fell over." });
        for (var i = 0; i < 4; i++)
            using (var added = await client.SendAsync(HttpMethod.Post, $"/reports/{report}/messages", JsonContent.Create(new { text = $"Again {i}" }))) Assert.Equal(HttpStatusCode.NoContent, added.StatusCode);
        var log = await PagedAsync(client, $"/reports/{report}/log", each => $"{each.GetProperty("position").GetInt64():D9} {each.GetProperty("type").GetString()}");
        Assert.Equal(log.Order(StringComparer.Ordinal), log);
        Assert.Equal(4, log.Count(line => line.EndsWith("report.messageAdded", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Components_and_who_has_a_package()
    {
        using var client = await server.ClientAsync("Pages of an inventory");
        var package = $"pkg:npm/paged-{Guid.NewGuid():N}";
        var holders = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            var release = await ReleaseAsync(client, "EU");
            holders.Add($"release:{release}");
            await ContainsAsync(client, holders[^1], i == 2 ? [$"{package}@1", $"{package}@2"] : [$"{package}@{1 + i % 2}"]);
        }
        Assert.Equal(holders.Order(StringComparer.Ordinal), await PagedAsync(client, $"/components/holders?purl={Uri.EscapeDataString(package)}", HolderOf));
        Assert.Equal(
            holders.Where((_, at) => at is 1 or 2 or 3).Order(StringComparer.Ordinal), await PagedAsync(client, $"/components/holders?purl={Uri.EscapeDataString($"{package}@2")}", HolderOf));
        Assert.Equal(2, (await client.AllAsync($"/components/holders?purl={Uri.EscapeDataString(package)}", 1)).Single(each => HolderOf(each) == holders[2]).GetProperty("versions").GetArrayLength());

        // One of them in two places.
        var many = await ReleaseAsync(client, "EU");
        await ContainsAsync(client, $"release:{many}", [.. Enumerable.Range(0, 6).Select(at => $"{package}-part-{at}@1"), $"{package}-part-3@1"]);
        var parts = await PagedAsync(client, $"/releases/{many}/components", each => $"{each.GetProperty("purl").GetString()} {each.GetProperty("location").GetString()}");
        Assert.Equal(Enumerable.Range(0, 6).Select(at => $"{package}-part-{at}@1"), parts.Select(part => part.Split(' ')[0]).Distinct().Order(StringComparer.Ordinal));

        static string HolderOf(JsonElement each) => each.GetProperty("asset").GetString() ?? "";
    }

    [Fact]
    public async Task Findings_of_an_asset_and_their_sightings()
    {
        using var client = await server.ClientAsync("Pages of findings");
        server.ImportAdvisories();
        var system = await SystemAsync(client);
        foreach (var (check, place) in new[] { ("default password", "router\nbehind the door"), ("default password", ""), ("open door", "Ω"), ("open door", "a b"), ("no log", "x") })
            await client.MakeAsync($"/systems/{system}/weaknesses", new { named = "words", check, place });
        var rows = string.Concat(new[] { "155999", "155998", "155997", "156000", "155999" }.Select(plugin =>
            $"""<ReportItem port="443" protocol="tcp" svc_name="www" severity="4" pluginID="{plugin}" pluginName="Plugin {plugin}"><cve>CVE-2021-44228</cve></ReportItem>"""));
        using var taken = await client.SendAsync(HttpMethod.Post, $"/systems/{system}/scans", new StringContent(
            $"""<NessusClientData_v2><Report name="r"><ReportHost name="10.1.1.1"><HostProperties><tag name="HOST_END_TIMESTAMP">1648047660</tag></HostProperties>{rows}</ReportHost></Report></NessusClientData_v2>""", Encoding.UTF8));
        var scan = (await Answers.BodyAsync(taken, HttpStatusCode.Accepted)).GetProperty("id").GetString();
        for (var i = 0; (await client.ReadAsync($"/scans/{scan}")).GetProperty("state").GetString() != "done"; i++)
        {
            Assert.True(i < 600);
            await Task.Delay(50);
        }

        Assert.Equal(6, (await PagedAsync(client, $"/systems/{system}/findings", IdOf)).Count);
        var found = await client.AllAsync($"/systems/{system}/findings", 2);
        var names = found.Select(each => each.TryGetProperty("vulnerability", out var vulnerability) ? vulnerability.GetString() : each.GetProperty("check").GetString()).ToList();
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        var scanned = found.Single(each => each.TryGetProperty("vulnerability", out _));
        Assert.Contains("CVE-2021-44228", scanned.GetProperty("names").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(
            ["nessus:155997", "nessus:155998", "nessus:155999", "nessus:156000"], await PagedAsync(client, $"/findings/{IdOf(scanned)}/sightings", each => each.GetProperty("check").GetString() ?? ""));
        foreach (var path in new[] { $"/systems/{system}/findings", $"/findings/{IdOf(scanned)}/sightings", $"/systems/{system}/components" })
            Assert.Equal((400, "RCT-API-004"), await client.SendAsync(HttpMethod.Get, $"{path}?after=yesterday").RefusalAsync());
    }

    [Fact]
    public async Task All_open_duties()
    {
        using var named = await server.ClientAsync("Pages of duties");
        using var other = await server.ClientAsync("Pages of duties of others");
        var cases = new List<string>();
        for (var i = 0; i < 6; i++) cases.Add(await ExploitedAsync(i, closed: i is 1 or 4));
        // Of the last nothing is owed: it is a duplicate. Of the first somebody said of one duty that it does not apply.
        await named.MakeAsync($"/cases/{cases[5]}/links", new { kind = "duplicateOf", to = cases[0], source = "the same trace" });
        await named.MakeAsync($"/cases/{cases[0]}/not-applicable", new { rule = "eu.cra.aev.ew", recipient = "eu.cra.srp", reason = "a medical device" });

        var all = await PagedAsync(named, "/duties", Word);
        var duties = await named.AllAsync("/duties", 2);
        Assert.Equal(
            duties.OrderBy(Rests).ThenBy(each => each.TryGetProperty("actBy", out var actBy) ? actBy.GetString() : "~", StringComparer.Ordinal).Select(Word), duties.Select(Word));
        Assert.Equal(6, duties.Select(Title).Distinct().Count(title => title.StartsWith("Paged duty ", StringComparison.Ordinal)));
        Assert.Contains(duties, each => Rests(each) && Title(each) == "Paged duty 5");
        var seen = await PagedAsync(other, "/duties", Word);
        Assert.Equal(all.Where(word => !word.Contains("Paged duty 1", StringComparison.Ordinal) && !word.Contains("Paged duty 4", StringComparison.Ordinal)), seen);

        async Task<string> ExploitedAsync(int number, bool closed)
        {
            var (asset, title) = ($"release:{await ReleaseAsync(named, "EU", "CN", "US")}", $"Paged duty {number}");
            var id = await named.MakeAsync("/cases", closed
                ? new { title, kind = "vulnerability", assets = new[] { asset }, closedTo = Array.Empty<string>() }
                : new { title, kind = "vulnerability", assets = new[] { asset } });
            await named.MakeAsync($"/cases/{id}/facts", new { fact = "aware", when = $"2026-12-{11 - number:D2}T08:20Z" });
            using var said = await named.EditAsync(HttpMethod.Put, $"/cases/{id}/circumstances/activelyExploited", JsonContent.Create(new { answer = "yes", reason = "reported" }));
            Assert.Equal(HttpStatusCode.NoContent, said.StatusCode);
            return id;
        }

        static string Title(JsonElement each) => each.GetProperty("title").GetString() ?? "";

        static bool Rests(JsonElement each) => each.GetProperty("carried").GetBoolean() || each.GetProperty("saidNotApplicable").GetBoolean();

        static string Word(JsonElement each) => each.GetRawText();
    }
}

public sealed class Paging_on_sqlite(ServerOnSqlite server) : PagingSuite(server), IClassFixture<ServerOnSqlite>;

public sealed class Paging_on_postgresql(ServerOnPostgres server) : PagingSuite(server), IClassFixture<ServerOnPostgres>;
