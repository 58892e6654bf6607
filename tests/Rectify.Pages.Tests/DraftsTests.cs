using System.Web;
using Microsoft.Playwright;
using NodaTime;
using Rectify.Cases;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Parties;
using Rectify.Parties.Drafts;
using Rectify.Parties.Sessions;
using Rectify.Storage;

namespace Rectify.Pages.Tests;

/// <summary>Text that nobody loses, and nobody else finds.</summary>
public sealed class DraftsTests(House house, Browser browser) : PageSuite(house, browser)
{
    private const string Note = "#comment", Typed = "The night shift saw it first, 夜班先发现。";

    [Fact]
    public async Task What_is_typed_is_there_again_after_a_reload_in_its_form_and_can_be_discarded()
    {
        var (about, address) = await CaseAsync("Typed and reloaded");
        await using var page = await OpenAsync(Story.Manager, address);
        await page.Page.ClickAsync(".happened button.act");
        await page.Page.FillAsync("#fact-known", Typed);
        await KeptAsync($"cases/{about}/FactForm/fact/known");

        await page.Page.ReloadAsync();
        await page.AliveAsync();
        // The form opens by itself.
        await Assertions.Expect(page.Page.Locator("#fact-known")).ToHaveValueAsync(Typed);
        await Assertions.Expect(page.Page.Locator(".put-back")).ToContainTextAsync("was put back; it is not saved yet");
        await page.GoodAsync();

        await page.Page.ClickAsync(".put-back button");
        await Assertions.Expect(page.Page.Locator("#fact-known")).ToHaveValueAsync("");
        await Assertions.Expect(page.Page.Locator(".put-back")).ToHaveCountAsync(0);
        await NothingKeptAsync(about);
        await page.Page.ReloadAsync();
        await page.AliveAsync();
        await page.Page.WaitForTimeoutAsync(500);
        await Assertions.Expect(page.Page.Locator("#fact-known")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_was_put_back_is_saved_like_what_was_typed_and_kept_no_longer()
    {
        var (about, address) = await CaseAsync("Typed and saved");
        await using var page = await OpenAsync(Story.Manager, address);
        await page.Page.FillAsync(Note, Typed);
        await KeptAsync($"cases/{about}/NotesOf/note/text");
        await page.Page.ReloadAsync();
        await page.AliveAsync();
        await Assertions.Expect(page.Page.Locator(Note)).ToHaveValueAsync(Typed);
        await page.Page.Locator("form:has(#comment) button.act").ClickAsync();
        await Assertions.Expect(page.Page.Locator(".written")).ToHaveTextAsync(Typed);
        await NothingKeptAsync(about);

        // And when it is saved before it could be sent.
        await page.Page.Locator(Note).PressSequentiallyAsync("Once more.");
        await page.Page.Locator("form:has(#comment) button.act").ClickAsync();
        await Assertions.Expect(page.Page.Locator(".written")).ToHaveCountAsync(2);
        await page.Page.WaitForTimeoutAsync(1000);
        await NothingKeptAsync(about);
        await Assertions.Expect(page.Page.Locator(Note)).ToHaveValueAsync("");
        await page.GoodAsync();
    }

    [Fact]
    public async Task Another_page_of_the_same_person_has_it_and_of_two_the_later_one_wins()
    {
        var (about, address) = await CaseAsync("In two pages");
        await using var first = await OpenAsync(Story.Manager, address);
        await first.Page.FillAsync(Note, Typed);
        await KeptAsync($"cases/{about}/NotesOf/note/text");
        await using var second = await OpenAsync(Story.Manager, address);
        await Assertions.Expect(second.Page.Locator(Note)).ToHaveValueAsync(Typed);
        // The house's clock stands, however long a browser takes: it goes on between what is typed.
        House.Clock.Advance(Duration.FromMinutes(2));
        await second.Page.FillAsync(Note, "From the second page.");
        await EventuallyAsync(async () => (await FindAsync($"cases/{about}/NotesOf/note/text"))?.Text == "From the second page.");
        House.Clock.Advance(Duration.FromMinutes(2));
        await first.Page.FillAsync(Note, "From the first page, later.");
        await EventuallyAsync(async () => (await FindAsync($"cases/{about}/NotesOf/note/text"))?.Text == "From the first page, later.");
        await first.GoodAsync();
        await second.GoodAsync();

        await using var other = await OpenAsync(Story.Outsider, address);
        await Assertions.Expect(other.Page.Locator(Note)).ToHaveValueAsync("");
        await other.Page.WaitForTimeoutAsync(500);
        await Assertions.Expect(other.Page.Locator(Note)).ToHaveValueAsync("");
        Assert.DoesNotContain("From the first page", await other.Page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_not_be_sent_before_the_session_ended_is_there_after_signing_in_and_for_nobody_else()
    {
        var (about, address) = await CaseAsync("Signed out elsewhere");
        await using var page = await OpenAsync(Story.Manager, address);
        await page.Page.RouteAsync("**/drafts/**", route => route.Request.Method == "PUT" ? route.AbortAsync() : route.ContinueAsync());
        await page.Page.FillAsync(Note, Typed);
        await page.Page.WaitForTimeoutAsync(1000);
        await NothingKeptAsync(about);

        // Ended by somebody else, in another place: the page leads to the sign-in page, and that leads back.
        foreach (var session in await House.Instance.Database.ReadAsync(Viewer.Machine, (reading, token) => SessionStore.OfPersonAsync(reading, Story.Manager, token), CancellationToken.None))
            if (session.Ended is null) await House.DoneAsync(new EndSession(session.Id, SessionEnd.Revoked));
        await page.Page.WaitForURLAsync("**/sign-in?return=*");
        var back = HttpUtility.ParseQueryString(new Uri(page.Page.Url).Query)["return"] ?? "";
        Assert.Equal(address, back);
        await page.Page.UnrouteAsync("**/drafts/**");

        // Somebody else at the same machine, in the same tab, finds nothing of it.
        await SignInAsync(page, Story.Outsider);
        await page.GoAsync(new Uri(House.Address, back));
        await page.Page.WaitForTimeoutAsync(500);
        await Assertions.Expect(page.Page.Locator(Note)).ToHaveValueAsync("");
        Assert.Equal(0, await page.Page.EvaluateAsync<int>("Object.keys(sessionStorage).filter(key => key.startsWith('draft ')).length"));
    }

    [Fact]
    public async Task What_could_not_be_sent_is_sent_when_the_same_person_comes_back()
    {
        var (about, address) = await CaseAsync("Back again");
        await using var page = await OpenAsync(Story.Manager, address);
        await page.Page.RouteAsync("**/drafts/**", route => route.Request.Method == "PUT" ? route.AbortAsync() : route.ContinueAsync());
        await page.Page.FillAsync(Note, Typed);
        await page.Page.WaitForTimeoutAsync(1000);
        foreach (var session in await House.Instance.Database.ReadAsync(Viewer.Machine, (reading, token) => SessionStore.OfPersonAsync(reading, Story.Manager, token), CancellationToken.None))
            if (session.Ended is null) await House.DoneAsync(new EndSession(session.Id, SessionEnd.Revoked));
        await page.Page.WaitForURLAsync("**/sign-in?return=*");
        await page.Page.UnrouteAsync("**/drafts/**");
        await SignInAsync(page, Story.Manager);
        await page.GoAsync(new Uri(House.Address, address));
        await Assertions.Expect(page.Page.Locator(Note)).ToHaveValueAsync(Typed);
        await KeptAsync($"cases/{about}/NotesOf/note/text");
    }

    [Fact]
    public async Task What_was_chosen_and_ticked_and_the_day_are_there_again_and_gone_when_they_are_saved()
    {
        var (about, address) = await CaseAsync("Chosen and reloaded", Story.Release, Story.Orders);
        await using var page = await OpenAsync(Story.Manager, address);
        var form = page.Page.Locator(".happened form");
        await page.Page.ClickAsync(".happened button.act");
        await form.Locator("#fact-kind").SelectOptionAsync("discovered");
        await form.GetByLabel("only the day").CheckAsync();
        await form.Locator("#fact-from[type=date]").FillAsync("2026-12-01");
        await form.GetByLabel("Order system").CheckAsync();
        foreach (var field in new[] { "kind", "fact exactness", "fact Day from", $"of {(AssetId)Story.Orders}" }) await KeptAsync($"cases/{about}/FactForm/fact/{field}");

        await page.Page.ReloadAsync();
        await page.AliveAsync();
        await Assertions.Expect(form.Locator("#fact-kind")).ToHaveValueAsync("discovered");
        await Assertions.Expect(form.GetByLabel("only the day")).ToBeCheckedAsync();
        await Assertions.Expect(form.Locator("#fact-from[type=date]")).ToHaveValueAsync("2026-12-01");
        await Assertions.Expect(form.GetByLabel("Order system")).ToBeCheckedAsync();
        await Assertions.Expect(form.GetByLabel("Gateway 4.2")).Not.ToBeCheckedAsync();
        await page.GoodAsync();

        // The page's own program has heard of all of it.
        await form.Locator("button.main").ClickAsync();
        await Assertions.Expect(form).ToHaveCountAsync(0);
        var fact = Assert.Single(await House.Instance.Database.ReadAsync(Viewer.Local, (reading, token) => FactStore.OfCaseAsync(reading, about, token), CancellationToken.None));
        Assert.Equal((FactKind.Discovered, new LocalDate(2026, 12, 1)), (fact.Kind, fact.Occurred.Date));
        Assert.Equal<AssetId>([Story.Orders], fact.Assets);
        await NothingKeptAsync(about);
    }

    [Fact]
    public async Task What_stands_in_a_field_that_is_put_back_over_is_told()
    {
        var (about, address) = await CaseAsync("Edited meanwhile");
        var note = await House.Instance.DoAsync(new Rectify.Cases.Notes.WriteNote(about, "As it was."), new Actor(Story.Manager.ToString(), ActorStrength.Session), CancellationToken.None);
        Assert.True(note.Succeeded(out var id, out _));
        await using var page = await OpenAsync(Story.Manager, address);
        await page.Page.ClickAsync(".written ~ button");
        await page.Page.FillAsync("#edited", "As I would have it.");
        await KeptAsync($"cases/{about}/NotesOf/edit {id}/text");
        await page.Page.ReloadAsync();
        await page.AliveAsync();
        await Assertions.Expect(page.Page.Locator("#edited")).ToHaveValueAsync("As I would have it.");
        await Assertions.Expect(page.Page.Locator(".put-back")).ToContainTextAsync("in place of “As it was.”");
    }

    private async Task<(CaseId Id, string Address)> CaseAsync(string title, params AssetId[] assets)
    {
        var id = await House.DoneAsync(new OpenCase(title, CaseKind.Vulnerability, assets is [] ? [Story.Release] : [.. assets], ["CVE-2099-0001"]));
        var about = await House.Instance.Database.ReadAsync(Viewer.Local, (reading, token) => CaseStore.FindAsync(reading, id, token), CancellationToken.None);
        return (id, $"/cases/{about?.Number}");
    }

    private async Task SignInAsync(OpenPage page, PersonId person)
    {
        var (name, value) = await House.SignedInAsync(person);
        await page.Page.Context.AddCookiesAsync([new Cookie { Name = name, Value = value, Url = House.Address.ToString() }]);
    }

    private Task<Draft?> FindAsync(string field) =>
        House.Instance.Database.ReadAsync(Viewer.Machine, (reading, token) => DraftStore.FindAsync(reading, Story.Manager, field, token), CancellationToken.None);

    private Task KeptAsync(string field) => EventuallyAsync(async () => await FindAsync(field) is not null);

    private async Task NothingKeptAsync(CaseId about)
    {
        var kept = await House.Instance.Database.ReadAsync(Viewer.Machine, (reading, token) => DraftStore.FieldsAsync(reading, Story.Manager, token), CancellationToken.None);
        Assert.DoesNotContain(kept, each => each.Field.StartsWith($"cases/{about}/", StringComparison.Ordinal));
    }

    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            if (await holds()) return;
            await Task.Delay(100);
        }
        Assert.Fail("It did not come to that.");
    }
}
