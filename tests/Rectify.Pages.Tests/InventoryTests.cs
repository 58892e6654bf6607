using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NodaTime;
using Rectify.Findings.Scans;
using Rectify.Inventory;
using Rectify.Inventory.Data;
using Rectify.Inventory.Intakes;
using Rectify.Inventory.Owners;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Pages.Tests;

public sealed class InventoryTests(House house, Browser browser) : PageSuite(house, browser)
{
    [Fact]
    public async Task Products_stand_with_their_releases_and_every_number_leads_to_the_rows_behind_it()
    {
        await using var page = await OpenAsync(Story.Outsider, "/inventory");
        var gateway = page.Page.Locator("tbody", new() { Has = page.Page.Locator($"a[href='/inventory/products/{Story.Gateway}']") });
        await Assertions.Expect(gateway).ToContainTextAsync("CN, EU");
        await Assertions.Expect(gateway.Locator("tr")).ToHaveCountAsync(3);
        var exploited = gateway.Locator($"a[href*='asset=release:{Story.Release}'][href*='exploited=true']");
        await Assertions.Expect(exploited).ToContainTextAsync("exploited");
        Assert.DoesNotContain(Story.Marker, await page.Page.ContentAsync());
        await page.GoodAsync();

        await page.Page.Locator(".tabs a", new() { HasTextString = "Systems" }).ClickAsync();
        await Assertions.Expect(page.Page).ToHaveURLAsync(new Regex(@"show=systems"));
        await Assertions.Expect(page.Page.Locator("tbody tr", new() { HasTextString = "Order system" })).ToContainTextAsync("Internet");
        await page.Page.Locator("#filter").FillAsync("portal");
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        Assert.Contains("q=portal", page.Page.Url);
        await page.Page.GoBackAsync();
        await Assertions.Expect(page.Page.Locator($"a[href='/inventory/products/{Story.Gateway}']")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_answers_for_a_product_is_named_and_taken_back_on_its_page_and_a_reader_only_reads_it()
    {
        var subject = new Subject("product", Story.Gateway.Value);
        await using var page = await OpenAsync(Story.Manager, $"/inventory/products/{Story.Gateway}");
        var owners = page.Page.Locator("section[aria-labelledby=owners]");
        await owners.GetByLabel("In what").SelectOptionAsync("product security");
        await owners.GetByLabel("Who").SelectOptionAsync("W. Chen");
        await owners.GetByRole(AriaRole.Button, new() { Name = "Name them" }).ClickAsync();
        await Assertions.Expect(owners.Locator("dl")).ToContainTextAsync("W. Chen");
        await page.GoodAsync();
        var owner = Assert.Single(await OwnersAsync());
        Assert.Equal((Responsibility.ProductSecurity, Story.Outsider), (owner.Responsibility, owner.Person));
        await using (var reader = await OpenAsync(Story.Auditor, $"/inventory/products/{Story.Gateway}"))
        {
            await Assertions.Expect(reader.Page.Locator("section[aria-labelledby=owners]")).ToContainTextAsync("W. Chen");
            await Assertions.Expect(reader.Page.Locator("section[aria-labelledby=owners] button")).ToHaveCountAsync(0);
        }
        await owners.GetByRole(AriaRole.Button, new() { Name = "W. Chen no longer: product security" }).ClickAsync();
        await Assertions.Expect(owners.Locator("dd")).ToHaveCountAsync(0);
        Assert.Empty(await OwnersAsync());

        Task<IReadOnlyList<Owner>> OwnersAsync() => House.Instance.Database.ReadAsync(Viewer.Local, (reading, token) => OwnerStore.OfAsync(reading, [subject], token), CancellationToken.None);
    }

    [Fact]
    public async Task Who_is_affected_is_answered_while_one_types_with_the_clocks_it_would_start_and_nothing_is_recorded()
    {
        await using var page = await OpenAsync(Story.Manager, "/inventory");
        await page.Page.Locator("#who").PressSequentiallyAsync("log4j-core <2.15");
        var answer = page.Page.Locator("section[aria-labelledby=who-is]");
        await Assertions.Expect(answer.Locator(".answer")).ToContainTextAsync("In 3 places");
        await Assertions.Expect(answer).ToContainTextAsync("Order system");
        var duties = answer.Locator("tbody tr");
        await Assertions.Expect(duties.First).ToBeVisibleAsync();
        var before = await duties.CountAsync();
        await answer.Locator(".choice", new() { HasTextString = "exploited" }).Locator("input").CheckAsync();
        await Assertions.Expect(duties).Not.ToHaveCountAsync(before);
        await page.GoodAsync();

        // The question stands in the address, so that it can be sent to somebody; an id is answered too.
        await page.Page.Locator("#who").FillAsync("CVE-2021-44228");
        await page.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Page).ToHaveURLAsync(new Regex("who=CVE-2021-44228"));
        await using var sent = await OpenAsync(Story.Outsider, "/inventory?who=CVE-2021-44228");
        await Assertions.Expect(sent.Page.Locator(".answer")).ToContainTextAsync("CVE-2021-44228");
        await Assertions.Expect(sent.Page.Locator("section[aria-labelledby=who-is] .lines li").First).ToContainTextAsync("under investigation");
    }

    [Fact]
    public async Task A_product_and_its_release_are_registered_and_edited_and_what_changed_meanwhile_is_told()
    {
        await using var page = await OpenAsync(Story.Manager, "/inventory/products/new");
        await page.Page.Locator("#name").FillAsync("Relay");
        await page.Page.Locator("#markets").FillAsync("cn, Europe");
        await page.Page.Locator("button.main").ClickAsync();
        await Assertions.Expect(page.Page.Locator(".problems")).ToContainTextAsync("RCT-INV-003");
        await page.GoodAsync();
        await page.Page.Locator("#markets").FillAsync("cn, EU");
        await page.Page.Locator("button.main").ClickAsync();
        await Assertions.Expect(page.Page.Locator("h1")).ToHaveTextAsync("Relay");
        var id = new ProductId(Foundation.Id.Parse(page.Page.Url.Split('/')[^1]));

        // While one edits it, somebody else does.
        await page.Page.Locator(".head button").ClickAsync();
        await page.Page.Locator("#class").SelectOptionAsync("critical");
        await House.DoneAsync(new EditProduct(id, "Relay", ["CN", "EU"], SupportEndsOn: new(2031, 5, 1)));
        await page.Page.Locator("button.main").ClickAsync();
        await Assertions.Expect(page.Page.Locator(".problems")).ToContainTextAsync("RCT-PAGE-001");
        await Assertions.Expect(page.Page.Locator(".changes")).ToContainTextAsync("2031-05-01");
        Assert.Null((await ReadAsync((session, token) => ProductStore.FindAsync(session, id, token)))?.Class);
        await page.Page.Locator("button.main").ClickAsync();
        await Assertions.Expect(page.Page.Locator("dl.pairs")).ToContainTextAsync("critical");
        var saved = await ReadAsync((session, token) => ProductStore.FindAsync(session, id, token));
        Assert.Equal((ProductClass.Critical, new LocalDate(2031, 5, 1)), (saved?.Class, saved?.SupportEndsOn));

        await page.Page.Locator("#version").FillAsync("1.0");
        await page.Page.Locator("#released").FillAsync("2026-12-01");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Register a release" }).ClickAsync();
        await Assertions.Expect(page.Page.Locator("h1")).ToHaveTextAsync("Relay 1.0");
        await Assertions.Expect(page.Page.Locator("dl.pairs")).ToContainTextAsync("2026-12-01");
        await page.GoodAsync();
    }

    [Fact]
    public async Task A_release_shows_what_is_in_it_and_what_lies_between_it_and_another()
    {
        await using var page = await OpenAsync(Story.Outsider, $"/inventory/releases/{Story.Release}");
        await Assertions.Expect(page.Page.Locator("h1")).ToHaveTextAsync("Gateway 4.2");
        await page.Page.Locator("#component").FillAsync("log4j-core");
        await Assertions.Expect(page.Page.Locator(".rows .row")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Page.Locator(".rows .row")).ToContainTextAsync("2.14.1");
        await Assertions.Expect(page.Page.Locator("section[aria-labelledby=difference]")).ToContainTextAsync("Added: 1");
        Assert.DoesNotContain(Story.Marker, await page.Page.ContentAsync());
        await page.GoodAsync();
        await using var named = await OpenAsync(Story.Manager, $"/inventory/releases/{Story.Release}");
        await Assertions.Expect(named.Page.Locator("dl.pairs")).ToContainTextAsync(Story.Marker);
        await using var nothing = await OpenAsync(Story.Manager, "/inventory/releases/nothing");
        await Assertions.Expect(nothing.Page.Locator("h1")).ToContainTextAsync("nothing here");
    }

    [Fact]
    public async Task A_system_has_hosts_and_services_and_its_data_is_said_changed_and_withdrawn()
    {
        var system = await House.DoneAsync(new RegisterSystem("Shop", Story.Company, ["CN"], Exposure.Internet));
        await House.DoneAsync(new HandInScan(system, "r.nessus", Nessus));
        await using var page = await OpenAsync(Story.Manager, $"/inventory/systems/{system}");
        await Assertions.Expect(page.Page.Locator("section[aria-labelledby=hosts] tbody tr")).ToContainTextAsync("10.9.9.9", new() { Timeout = 20_000 });
        await Assertions.Expect(page.Page.Locator("section[aria-labelledby=hosts]")).ToContainTextAsync("8443/tcp");

        var data = page.Page.Locator("section[aria-labelledby=data]");
        await data.Locator("button", new() { HasTextString = "Add data" }).ClickAsync();
        await page.Page.Locator("#category").SelectOptionAsync("Financial");
        await page.Page.Locator("#purpose").FillAsync("payment of orders");
        await page.Page.Locator("#persons").SelectOptionAsync("From10000");
        await page.Page.Locator("#source").SelectOptionAsync("Persons");
        await page.Page.Locator("#collected").FillAsync("cn hk");
        await page.Page.Locator("#basis").SelectOptionAsync("contract");
        await page.Page.Locator("#stored").FillAsync("CN");
        await page.Page.Locator("#retention").FillAsync("three years");
        await data.GetByLabel("Apache Logging Services").CheckAsync();
        await data.GetByLabel("Sent to").First.FillAsync("us");
        await data.GetByLabel("Sent to").First.BlurAsync();
        await Assertions.Expect(data.GetByLabel("Sent to")).ToHaveCountAsync(2);
        await data.GetByLabel("Basis of the transfer").First.SelectOptionAsync("StandardClauses");
        await page.GoodAsync();
        await data.Locator("button.main").ClickAsync();
        await Assertions.Expect(data.Locator(".held")).ToContainTextAsync("payment of orders");
        var held = Assert.Single(await ReadAsync((session, token) => DataHeldStore.OfSystemsAsync(session, [system], token)));
        Assert.Equal(
            (DataCategory.Financial, PersonsBand.From10000, DataSource.Persons, CollectionBasis.Contract, "three years", "CN HK", "CN", new DataTransfer("US", TransferBasis.StandardClauses)),
            (held.Says.Category, held.Says.Persons, held.Says.Source, held.Says.Basis, held.Says.Retention, string.Join(' ', held.Says.CollectedFrom), string.Join(' ', held.Says.StoredIn), Assert.Single(held.Says.Transfers)));
        Assert.Single(held.Says.Processors);

        await data.Locator(".held button", new() { HasTextString = "Edit" }).ClickAsync();
        await page.Page.Locator("#retention").FillAsync("five years");
        await data.Locator("button.main").ClickAsync();
        await Assertions.Expect(data.Locator(".held")).ToContainTextAsync("five years");
        await data.Locator(".held button", new() { HasTextString = "Withdraw" }).ClickAsync();
        await page.Page.Locator("#why").FillAsync("moved to the bank");
        await data.Locator(".filters button", new() { HasTextString = "Withdraw" }).ClickAsync();
        await Assertions.Expect(data.Locator("details")).ToContainTextAsync("moved to the bank");
        Assert.Empty(await ReadAsync((session, token) => DataHeldStore.OfSystemsAsync(session, [system], token)));

        await page.Page.Locator(".head button").ClickAsync();
        await page.Page.Locator("#level").SelectOptionAsync("3");
        await page.Page.Locator("#critical").CheckAsync();
        await page.Page.Locator("button.main").ClickAsync();
        await Assertions.Expect(page.Page.Locator("dl.pairs").First).ToContainTextAsync("yes");
        Assert.Equal((3, true), (await ReadAsync((session, token) => SystemStore.FindAsync(session, system, token))) is { } now ? (now.ProtectionLevel, now.CriticalInfrastructure) : default);
    }

    [Fact]
    public async Task Who_may_only_read_is_offered_nothing_else()
    {
        await using var page = await OpenAsync(Story.Auditor, "/inventory");
        await Assertions.Expect(page.Page.Locator(".head .acts")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Page.Locator("#drop")).ToHaveCountAsync(0);
        await using var system = await OpenAsync(Story.Auditor, $"/inventory/systems/{Story.Orders}");
        await Assertions.Expect(system.Page.Locator("main button")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Five_hundred_SBOMs_are_dropped_at_once_and_go_to_what_they_name()
    {
        var product = await House.DoneAsync(new RegisterProduct("Dropped", Story.Company, ["EU"]));
        var folder = Directory.CreateTempSubdirectory("rectify-drop-");
        try
        {
            var files = Enumerable.Range(0, 500).Select(number => Path.Combine(folder.FullName, $"bom-{number}.json")).ToList();
            for (var number = 0; number < files.Count; number++) await File.WriteAllTextAsync(files[number], number == 7 ? Sbom("Nobody's", "1") : Sbom("Dropped", $"1.{number}"));
            await using var page = await OpenAsync(Story.Manager, "/inventory");
            await page.Page.Locator("#drop").SetInputFilesAsync(files);
            await Assertions.Expect(page.Page.Locator("section[aria-labelledby=drop-title]")).ToContainTextAsync("499 of 500", new() { Timeout = 120_000 });
            await Assertions.Expect(page.Page.Locator("section[aria-labelledby=drop-title] .lines")).ToContainTextAsync("bom-7.json");
            await Assertions.Expect(page.Page.Locator("section[aria-labelledby=drop-title] .lines")).ToContainTextAsync("no such product");

            // It stands in the store, so that whoever reloads, or comes by, sees it.
            await using var list = await OpenAsync(Story.Outsider, "/inventory/intakes");
            await Assertions.Expect(list.Page.Locator("[data-state=Waiting] b")).ToHaveTextAsync("0", new() { Timeout = 120_000 });
            await Assertions.Expect(list.Page.Locator("[data-state=Recorded] b")).ToHaveTextAsync("0", new() { Timeout = 120_000 });
            Assert.InRange(int.Parse(await list.Page.Locator("[data-state=Done] b").InnerTextAsync(), CultureInfo.InvariantCulture), 499, 510);
            await list.GoodAsync();
            Assert.Equal(499, (await ReadAsync((session, token) => ProductStore.CountReleasesAsync(session, [product], token)))[product]);
            var last = (await ReadAsync((session, token) => IntakeStore.LastAsync(session, 500, token))).First(intake => intake.Name == "bom-499.json");
            Assert.Equal((IntakeState.Done, 2), (last.State, last.Recorded?.Components));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task What_is_dropped_on_the_page_of_a_release_is_for_that_release_whatever_it_names()
    {
        await using var page = await OpenAsync(Story.Manager, $"/inventory/intakes?for=release:{Story.Release}");
        var before = (await ReadAsync((session, token) => IntakeStore.LastAsync(session, 1_000, token))).Count(intake => intake.Asset == Story.Release);
        await page.Page.Locator("#drop").SetInputFilesAsync(new FilePayload { Name = "empty.json", MimeType = "application/json", Buffer = Encoding.UTF8.GetBytes("{}") });
        await Assertions.Expect(page.Page.Locator("section[aria-labelledby=drop-title]")).ToContainTextAsync("1 of 1");
        await Assertions.Expect(page.Page.Locator("[data-state=Refused] b")).ToHaveTextAsync("1", new() { Timeout = 20_000 });
        await Assertions.Expect(page.Page.Locator(".rows .row").First).ToContainTextAsync("Gateway 4.2");
        Assert.Equal(before + 1, (await ReadAsync((session, token) => IntakeStore.LastAsync(session, 1_000, token))).Count(intake => intake.Asset == Story.Release));
    }

    private Task<T> ReadAsync<T>(Func<ReadSession, CancellationToken, Task<T>> read) => House.Instance.Database.ReadAsync(Viewer.Local, read, CancellationToken.None);

    private static string Sbom(string product, string version) =>
        $$$"""
        {"bomFormat":"CycloneDX","specVersion":"1.6","metadata":{"component":{"type":"application","name":"{{{product}}}","version":"{{{version}}}"}},
         "components":[{"type":"library","name":"left-pad","version":"1.3.0","purl":"pkg:npm/left-pad@1.3.0"},{"type":"library","name":"own","version":"{{{version}}}","purl":"pkg:npm/own@{{{version}}}.0"}]}
        """;

    private static byte[] Nessus => Encoding.UTF8.GetBytes(
        """
        <NessusClientData_v2><Report name="r"><ReportHost name="10.9.9.9"><HostProperties><tag name="HOST_START_TIMESTAMP">1648047600</tag><tag name="HOST_END_TIMESTAMP">1648047660</tag></HostProperties>
        <ReportItem port="8443" protocol="tcp" svc_name="https" severity="2" pluginID="51192" pluginName="Certificate not trusted"><plugin_output>seen</plugin_output></ReportItem>
        </ReportHost></Report></NessusClientData_v2>
        """);
}
