using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NodaTime;
using Rectify.Cases;
using Rectify.Cases.Duties;
using Rectify.Cases.Retention;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Pages.Tests;

public sealed class CasesTests(House house, Browser browser) : PageSuite(house, browser)
{
    private const string Open = "/cases/CASE-0001";

    [Fact]
    public async Task The_list_leads_to_a_case_and_back_and_what_is_looked_for_stands_in_the_address()
    {
        await using var list = await OpenAsync(Story.Manager, "/cases");
        await Assertions.Expect(list.Page.Locator("tbody tr").First).ToContainTextAsync("CASE-");
        await list.Page.Keyboard.PressAsync("/");
        await Assertions.Expect(list.Page.Locator("#find")).ToBeFocusedAsync();
        await list.Page.FillAsync("#find", "GATEWAY 4.2");
        await list.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(list.Page).ToHaveURLAsync(new Regex("q=GATEWAY"));
        await Assertions.Expect(list.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await list.Page.ReloadAsync();
        await list.AliveAsync();
        await list.GoodAsync();
        await list.Page.ClickAsync("tbody tr a[data-open]");
        await Assertions.Expect(list.Page.Locator("h1")).ToContainTextAsync("CASE-0001");
        await list.Page.GoBackAsync();
        await Assertions.Expect(list.Page.Locator("#find")).ToHaveValueAsync("GATEWAY 4.2");
    }

    [Fact]
    public async Task Each_recipient_has_a_row_that_opens_why_and_has_an_address_of_its_own()
    {
        await using var page = await OpenAsync(Story.Manager, $"{Open}/duties/eu.cra.aev.ew");
        var why = page.Page.Locator("tr.why details[open]").First;
        await Assertions.Expect(why).ToContainTextAsync("Started by: aware");
        await Assertions.Expect(why).ToContainTextAsync("Art. 14");
        await page.GoodAsync();
        await page.GoAsync(new Uri(House.Address, Open));
        var rows = page.Page.Locator("table.duties tbody tr[data-row]");
        Assert.True(await rows.CountAsync() > 3);
        await rows.Last.Locator("a[data-open]").ClickAsync();
        await Assertions.Expect(page.Page.Locator("tr.why")).ToHaveCountAsync(1);
        await page.Page.GoBackAsync();
        await Assertions.Expect(page.Page.Locator("tr.why")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_fact_is_recorded_with_its_zone_and_its_bounds_and_corrected_with_a_reason()
    {
        var about = await House.DoneAsync(new OpenCase("Recorded in the browser", CaseKind.Vulnerability, [Story.Release], ["CVE-2099-0001"]));
        var number = (await SeenAsync(about)).Number;
        await using var page = await OpenAsync(Story.Manager, $"/cases/{number}");
        await page.Page.ClickAsync(".happened button.act");
        await page.Page.SelectOptionAsync("#fact-kind", "aware");
        await page.Page.ClickAsync("label:has-text('some time between')");
        await page.Page.FillAsync("#fact-from", "2026-12-10T08:00");
        await page.Page.FillAsync("#fact-to", "2026-12-10T09:30");
        await page.Page.FillAsync("#fact-zone", "Asia/Shanghai");
        await page.Page.FillAsync("#fact-known", "The night shift read the mail.");
        // What it would start stands there before it is recorded.
        await Assertions.Expect(page.Page.Locator(".asked .preview")).ToContainTextAsync("clocks, or moves them forward");
        Assert.Empty(await FactsAsync(about));
        await page.Page.ClickAsync(".asked button.main");
        await Assertions.Expect(page.Page.Locator(".timeline")).ToContainTextAsync("The night shift read the mail.");
        var fact = Assert.Single(await FactsAsync(about));
        Assert.Equal((Instant.FromUtc(2026, 12, 10, 0, 0), Instant.FromUtc(2026, 12, 10, 1, 30), "Asia/Shanghai"), (fact.Occurred.Earliest, fact.Occurred.Latest, fact.Occurred.Zone.Id));

        await page.Page.ClickAsync($"#fact-{fact.Id} button:has-text('Correct')");
        await page.Page.ClickAsync("label:has-text('only the day')");
        await page.Page.ClickAsync(".asked button.main");
        await Assertions.Expect(page.Page.Locator(".asked .problems")).ToContainTextAsync("RCT-CASE-009");
        await page.Page.FillAsync("#fact-why", "Only the day is certain.");
        await page.Page.ClickAsync(".asked button.main");
        await Assertions.Expect(page.Page.Locator($"#fact-{fact.Id} .struck")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Page.Locator($"#fact-{fact.Id}")).ToContainTextAsync("Only the day is certain.");
        Assert.Equal(fact.Id, (await FactsAsync(about))[^1].Supersedes);
        await page.GoodAsync();
    }

    [Fact]
    public async Task Who_sees_to_a_duty_is_said_on_the_page_and_stands_in_the_store()
    {
        await using var page = await OpenAsync(Story.Outsider, $"{Open}/duties/eu.cra.aev.ew");
        await page.Page.Locator("tr.why details[open] button:has-text('I see to it')").First.ClickAsync();
        await Assertions.Expect(page.Page.Locator("tr.chosen td", new() { HasText = "W. Chen" })).ToHaveCountAsync(1);
        var owners = await House.Instance.Database.ReadAsync(Viewer.Local, (reading, token) => DutyOwnerStore.OfCasesAsync(reading, [Story.Case], token), CancellationToken.None);
        Assert.Contains(owners[Story.Case], owner => owner.Rule == "eu.cra.aev.ew" && owner.Person == Story.Outsider);
    }

    [Fact]
    public async Task A_question_that_decides_is_answered_where_it_is_asked()
    {
        await using var page = await OpenAsync(Story.Manager, Open);
        var questions = page.Page.Locator("section[aria-labelledby=decides]");
        await questions.Locator("> ul > li button").First.ClickAsync();
        await Assertions.Expect(questions.Locator("#answer")).ToHaveCountAsync(1);
        await questions.Locator("#answer").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await questions.Locator("#answer-why").FillAsync("Asked the team that runs it.");
        await questions.Locator("button.main").ClickAsync();
        await Assertions.Expect(questions).ToContainTextAsync("Asked the team that runs it.");
    }

    [Fact]
    public async Task The_top_says_how_severe_it_is_by_whom_and_that_nothing_of_it_is_erased()
    {
        await House.DoneAsync(new PlaceHold(new Subject("case", Story.Case.Value), "The prosecutor asks for it.", null));
        await using var page = await OpenAsync(Story.Manager, Open);
        await Assertions.Expect(page.Page.Locator(".rated .tag", new() { HasText = "CVSS 10.0 · critical · GHSA-" }).First).ToBeVisibleAsync();
        await Assertions.Expect(page.Page.Locator(".head .tag[title='The prosecutor asks for it.']")).ToHaveTextAsync("legal hold");
        await page.Page.Locator(".counts a").First.ClickAsync();
        await Assertions.Expect(page.Page).ToHaveURLAsync(new Regex("#follows$"));
        await page.GoodAsync();
    }

    [Fact]
    public async Task Where_it_is_leads_to_the_system_and_to_the_finding()
    {
        await using var page = await OpenAsync(Story.Manager, Open);
        var where = page.Page.Locator("section[aria-labelledby=where]");
        Assert.Equal($"/inventory/systems/{Story.Orders}", await where.GetByRole(AriaRole.Link, new() { Name = "Order system" }).GetAttributeAsync("href"));
        await where.Locator($"a[href='/findings/{Story.Finding}']").ClickAsync();
        await Assertions.Expect(page.Page.Locator("h1")).ToContainTextAsync("CVE-2021-44228");
    }

    [Fact]
    public async Task A_reader_is_offered_nothing_that_changes_a_case()
    {
        await using var page = await OpenAsync(Story.Auditor, Open);
        await Assertions.Expect(page.Page.Locator("h1")).ToContainTextAsync("CASE-0001");
        await Assertions.Expect(page.Page.Locator(".happened button, .follows button")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Page.Locator("section[aria-labelledby=ledger] button:has-text('Save the proof')")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_closed_case_is_noted_when_it_is_opened_and_is_not_there_for_others()
    {
        await using (var named = await OpenAsync(Story.Manager, $"/cases/{(await SeenAsync(Story.Closed)).Number}"))
        {
            Assert.Contains(Story.Marker, await named.Page.ContentAsync());
            await named.GoodAsync();
        }
        var read = (await House.Instance.Database.ReadAsync(Viewer.Local, (reading, token) => EventStore.OfSubjectAsync(reading, new Subject("case", Story.Closed.Value), token), CancellationToken.None))
            .Where(happened => happened.Type == "case.read" && happened.Who == Story.Manager.ToString());
        Assert.Single(read);
        foreach (var path in new[] { $"/cases/{(await SeenAsync(Story.Closed)).Number}", "/cases?show=all" })
        {
            await using var other = await OpenAsync(Story.Outsider, path);
            Assert.DoesNotContain(Story.Marker, await other.Page.ContentAsync());
        }
    }

    [Fact]
    public async Task A_case_is_opened_with_what_it_is_about()
    {
        await using var page = await OpenAsync(Story.Manager, "/cases/new");
        await page.Page.FillAsync("#title", "Found by hand");
        await page.Page.FillAsync("#ids", "INT-2026-8, CVE-2099-0002");
        await page.Page.FillAsync("#look", "order");
        await page.Page.ClickAsync("button:has-text('Order system')");
        await page.GoodAsync();
        await page.Page.ClickAsync("button.main");
        await Assertions.Expect(page.Page.Locator("h1")).ToContainTextAsync("Found by hand", new() { Timeout = 15_000 });
        var (cases, _) = await House.Instance.Database.ReadAsync(
            Viewer.Local, (reading, token) => CaseStore.ListAsync(reading, new CaseFilter { Text = "found by HAND" }, 0, 10, token), CancellationToken.None);
        var opened = Assert.Single(cases);
        Assert.Equal(["CVE-2099-0002", "INT-2026-8"], opened.Vulnerabilities);
        Assert.Equal<AssetId>([Story.Orders], opened.Assets);
    }

    private Task<Case> SeenAsync(CaseId id) =>
        House.Instance.Database.ReadAsync(Viewer.Local, async (reading, token) => await CaseStore.FindAsync(reading, id, token) ?? throw new InvalidOperationException("There is no such case"), CancellationToken.None);

    private Task<IReadOnlyList<CaseFact>> FactsAsync(CaseId id) =>
        House.Instance.Database.ReadAsync(Viewer.Local, (reading, token) => FactStore.OfCaseAsync(reading, id, token), CancellationToken.None);
}
