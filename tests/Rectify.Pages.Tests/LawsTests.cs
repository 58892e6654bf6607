using Microsoft.Playwright;
using Rectify.Parties.Profiles;
using Rectify.Storage;

namespace Rectify.Pages.Tests;

public sealed class LawsTests(House house, Browser browser) : PageSuite(house, browser)
{
    [Fact]
    public async Task The_first_questions_end_with_the_laws_that_bind_us_those_that_do_not_and_those_we_cannot_tell()
    {
        await using var welcome = await OpenAsync(Story.Manager, "/welcome?step=roles");
        await welcome.Page.GetByLabel("importer", new() { Exact = true }).CheckAsync();
        await welcome.Page.GetByRole(AriaRole.Button, new() { Name = "Save and go on" }).ClickAsync();
        await Assertions.Expect(welcome.Page).ToHaveURLAsync(new Uri(House.Address, "/welcome?step=laws").ToString());
        foreach (var group in new[] { "These bind us", "Of these we cannot tell yet", "These do not bind us" })
            await Assertions.Expect(welcome.Page.Locator("summary", new() { HasTextString = group })).ToBeVisibleAsync();
        await welcome.GoodAsync();
        var stated = await House.Instance.Database.ReadAsync(Viewer.Local, ProfileStore.FindAsync, CancellationToken.None);
        Assert.Contains(Clocks.Rules.Role.Importer, stated?.Profile.Default.Roles ?? []);
    }

    [Fact]
    public async Task A_place_that_is_none_is_refused_and_what_was_typed_stays()
    {
        await using var welcome = await OpenAsync(Story.Manager, "/welcome?step=places");
        await welcome.Page.GetByLabel("Our products are sold").FillAsync("Atlantis");
        await welcome.Page.GetByRole(AriaRole.Button, new() { Name = "Save and go on" }).ClickAsync();
        await Assertions.Expect(welcome.Page.Locator(".problems")).ToContainTextAsync("RCT-PROFILE-001");
        await Assertions.Expect(welcome.Page.GetByLabel("Our products are sold")).ToHaveValueAsync("Atlantis");
    }

    [Fact]
    public async Task A_rule_reads_with_its_article_its_time_and_its_source()
    {
        await using var rule = await OpenAsync(Story.Outsider, "/laws/cn.rmsv.7.2.report");
        await Assertions.Expect(rule.Page.Locator("main")).ToContainTextAsync("2 days");
        await Assertions.Expect(rule.Page.Locator("main")).ToContainTextAsync("legal duty");
        await rule.GoodAsync();
    }

    [Fact]
    public async Task What_if_computes_and_records_nothing()
    {
        await using var whatIf = await OpenAsync(Story.Manager, "/laws/what-if");
        await whatIf.Page.GetByLabel("What happens").SelectOptionAsync("Aware");
        // The role is said here: another test may have said another of the whole organisation.
        await whatIf.Page.GetByLabel("provider", new() { Exact = true }).CheckAsync();
        await whatIf.Page.GetByRole(AriaRole.Button, new() { Name = "Compute" }).ClickAsync();
        await Assertions.Expect(whatIf.Page.Locator("main h2")).ToContainTextAsync("Duties that it would start");
        Assert.True(await whatIf.Page.Locator("tbody tr").CountAsync() > 2);
        var row = whatIf.Page.Locator("tbody tr", new() { Has = whatIf.Page.Locator("a[href='/laws/eu.cra.aev.ew']") });
        await row.Locator("summary").ClickAsync();
        await Assertions.Expect(row.Locator(".chain li", new() { HasText = "what is supposed here" }).First).ToBeVisibleAsync();
        await Assertions.Expect(row.Locator(".chain li", new() { HasText = "(rule eu.cra.aev.ew" })).ToBeVisibleAsync();
        await whatIf.GoodAsync();
    }

    [Fact]
    public async Task Changes_between_two_days_are_found_again_by_their_address()
    {
        await using var changes = await OpenAsync(Story.Manager, "/laws/changes?from=2025-01-01&to=2026-12-31");
        Assert.True(await changes.Page.Locator("tbody tr").CountAsync() > 0);
        await changes.GoodAsync();
    }
}
