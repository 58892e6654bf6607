using Microsoft.Playwright;
using Rectify.Cases;
using Rectify.Cases.Access;
using Rectify.Cases.Files;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Pages.Tests;

public sealed class SightTests(House house, Browser browser) : PageSuite(house, browser)
{
    [Fact]
    public async Task Before_somebody_is_named_taken_off_or_kept_out_the_page_says_who_gains_and_who_loses_sight()
    {
        var about = await House.DoneAsync(new OpenCase("Kept to few", CaseKind.Vulnerability, [Story.Release], ["INT-2026-30"], [Story.Manager]));
        await using var page = await OpenAsync(Story.Manager, $"/cases/{await NumberAsync(about)}");
        var sight = page.Page.Locator("section[aria-labelledby=sight]");
        var preview = sight.Locator(".preview");

        await sight.GetByRole(AriaRole.Button, new() { Name = "Name somebody on it" }).ClickAsync();
        await sight.GetByLabel("Who?").SelectOptionAsync(new SelectOptionValue { Label = "W. Chen, CN" });
        await Assertions.Expect(preview).ToContainTextAsync("1 person would see it: W. Chen");
        await sight.Locator("button.main").ClickAsync();
        await Assertions.Expect(sight.Locator("form")).ToHaveCountAsync(0);
        Assert.True(await SeesAsync(Story.Outsider, about));

        await sight.GetByRole(AriaRole.Button, new() { Name = "Keep it to entities and places" }).ClickAsync();
        await sight.GetByLabel("Only from these places").FillAsync("cn");
        await Assertions.Expect(preview).ToContainTextAsync("You would see it no more yourself");
        await sight.GetByLabel("Only from these places").FillAsync("de, fr");
        await Assertions.Expect(preview).ToContainTextAsync("1 person would see it no more: W. Chen");
        await page.GoodAsync();
        await sight.Locator("button.main").ClickAsync();
        await Assertions.Expect(sight.Locator(".problems")).ToContainTextAsync("RCT-CASE-009");
        await sight.GetByLabel("Reason").FillAsync("advice of counsel");
        await sight.Locator("button.main").ClickAsync();
        await Assertions.Expect(sight).ToContainTextAsync("Kept to: DE, FR");
        Assert.False(await SeesAsync(Story.Outsider, about));
        await using (var kept = await OpenAsync(Story.Outsider, $"/cases/{await NumberAsync(about)}")) await Assertions.Expect(kept.Page.Locator(".problems")).ToContainTextAsync("RCT-ACCESS-002");

        await sight.Locator("summary").ClickAsync();
        await sight.GetByRole(AriaRole.Button, new() { Name = "Take W. Chen off it" }).ClickAsync();
        await sight.GetByLabel("Reason").FillAsync("changed teams");
        await sight.Locator("button.main").ClickAsync();
        await Assertions.Expect(sight.GetByRole(AriaRole.Button, new() { Name = "Take W. Chen off it" })).ToHaveCountAsync(0);

        await sight.GetByRole(AriaRole.Button, new() { Name = "Mark it with TLP" }).ClickAsync();
        await sight.Locator("#mark").SelectOptionAsync("Red");
        await Assertions.Expect(preview).ToContainTextAsync("Everybody who sees it now would");
        await sight.GetByLabel("Reason").FillAsync("the finder asks for it");
        await sight.Locator("button.main").ClickAsync();
        await Assertions.Expect(page.Page.Locator(".head")).ToContainTextAsync("TLP:RED");
        Assert.Equal(TlpMark.Red, (await ReadAsync((reading, token) => CaseStore.FindAsync(reading, about, token)))?.Tlp);
        Assert.Equal([Story.Manager], await ReadAsync((reading, token) => CaseStore.NamedAsync(reading, about, token)));
    }

    [Fact]
    public async Task A_manager_who_cannot_wait_breaks_the_glass_knowing_what_follows_and_learns_nothing_before()
    {
        var number = await NumberAsync(Story.Closed);
        var manager = await House.PersonAsync("N. Ight", PersonRole.Manager);
        await using var page = await OpenAsync(manager, $"/cases?q={number}");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = $"{number} cannot wait" }).ClickAsync();
        await Assertions.Expect(page.Page.Locator("h1")).ToContainTextAsync("that you may see");
        await Assertions.Expect(page.Page.Locator("main form")).ToContainTextAsync("are told at once");
        Assert.DoesNotContain(Story.Marker, await page.Page.ContentAsync());
        await page.GoodAsync();
        await using (var nothing = await OpenAsync(manager, "/cases/CASE-9999"))
        {
            // What is not there looks like what is closed.
            Assert.Equal((await page.Page.Locator("main").InnerTextAsync()).Replace(number, "CASE-9999", StringComparison.Ordinal), await nothing.Page.Locator("main").InnerTextAsync());
            await nothing.Page.GetByLabel("Why it cannot wait").FillAsync("nobody answers and it burns");
            await nothing.Page.GetByRole(AriaRole.Button, new() { Name = "Break the glass" }).ClickAsync();
            await Assertions.Expect(nothing.Page.Locator(".problems")).ToContainTextAsync("RCT-CASE-001");
        }
        await page.Page.GetByLabel("Why it cannot wait").FillAsync("curious");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Break the glass" }).ClickAsync();
        await Assertions.Expect(page.Page.Locator(".problems")).ToContainTextAsync("RCT-ACCESS-003");
        await page.Page.GetByLabel("Why it cannot wait").FillAsync("nobody answers and it burns");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Break the glass" }).ClickAsync();
        await Assertions.Expect(page.Page.Locator("h1")).ToContainTextAsync(Story.Marker);
        await Assertions.Expect(page.Page.Locator("section[aria-labelledby=sight]")).ToContainTextAsync("nobody answers and it burns");
        // Whoever sees it for a time says nothing of who sees it.
        await Assertions.Expect(page.Page.Locator("section[aria-labelledby=sight] button")).ToHaveCountAsync(0);
        var done = (await ReadAsync((reading, token) => EventStore.OfSubjectAsync(reading, new Subject("case", Story.Closed.Value), token))).Where(happened => happened.Who == manager.ToString()).Select(happened => happened.Type);
        Assert.Equal(["case.glassBroken", "case.read"], done);

        await using var other = await OpenAsync(Story.Outsider, $"/cases/{number}");
        await Assertions.Expect(other.Page.Locator("main form")).ToHaveCountAsync(0);
    }

    private async Task<string> NumberAsync(CaseId id) => (await ReadAsync((reading, token) => CaseStore.FindAsync(reading, id, token)))?.Number ?? throw new InvalidOperationException("There is no such case");

    private async Task<bool> SeesAsync(PersonId person, CaseId id) =>
        await House.Instance.Database.ReadAsync(Viewer.Person(person.Value), (reading, token) => CaseStore.FindAsync(reading, id, token), CancellationToken.None) is not null;

    private Task<T> ReadAsync<T>(Func<ReadSession, CancellationToken, Task<T>> read) => House.Instance.Database.ReadAsync(Viewer.Local, read, CancellationToken.None);
}
