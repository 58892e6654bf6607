using Microsoft.Playwright;
using Rectify.Alerts.Rotas;
using Rectify.Cases.Reports;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Parties.Accounts;
using Rectify.Parties.Sessions;
using Rectify.Storage;

namespace Rectify.Pages.Tests;

public sealed class HouseTests(House house, Browser browser) : PageSuite(house, browser)
{
    [Fact]
    public async Task An_administrator_registers_a_person_with_roles()
    {
        await using var people = await OpenAsync(Story.Administrator, "/people");
        await people.Page.Locator("summary").ClickAsync();
        await people.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("M. Rossi");
        await people.Page.GetByLabel("Legal entity").SelectOptionAsync("Hanse Gateways");
        await people.Page.GetByLabel("Works from").FillAsync("it");
        await people.Page.GetByLabel("auditor").CheckAsync();
        await people.Page.GetByRole(AriaRole.Button, new() { Name = "Register without a link" }).ClickAsync();
        await Assertions.Expect(people.Page.Locator("tbody")).ToContainTextAsync("M. Rossi");
        await people.GoodAsync();
        var rossi = (await House.Instance.Database.ReadAsync(Viewer.Local, PersonStore.ListAsync, CancellationToken.None)).Single(person => person.Name == "M. Rossi");
        Assert.Equal("IT", rossi.Place);
        Assert.Equal([PersonRole.Reader, PersonRole.Auditor], rossi.Roles);
    }

    [Fact]
    public async Task An_administrator_invites_a_person_by_a_link_that_is_shown_once_and_takes_it_back()
    {
        await using var people = await OpenAsync(Story.Administrator, "/people");
        await people.Page.Locator("summary").ClickAsync();
        await people.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("L. Invited");
        await people.Page.GetByLabel("Legal entity").SelectOptionAsync("Hanse Gateways");
        await people.Page.GetByLabel("Works from").FillAsync("fr");
        await people.Page.GetByRole(AriaRole.Button, new() { Name = "Register and make a link" }).ClickAsync();
        var link = new Uri(await people.Page.Locator("#link").InnerTextAsync());
        await Assertions.Expect(people.Page.Locator("section[aria-labelledby=links]")).ToContainTextAsync("L. Invited");
        await Assertions.Expect(people.Page.Locator("section[aria-labelledby=links]")).ToContainTextAsync("made by R. Admin");
        await people.GoodAsync();
        await using (var invited = await OpenAsync(null, link.PathAndQuery)) await Assertions.Expect(invited.Page.Locator("main")).ToContainTextAsync("For L. Invited");
        await people.Page.ReloadAsync();
        await people.AliveAsync();
        await Assertions.Expect(people.Page.Locator("#link")).ToHaveCountAsync(0);
        await people.Page.GetByRole(AriaRole.Button, new() { Name = "Take back: L. Invited" }).ClickAsync();
        await Assertions.Expect(people.Page.GetByRole(AriaRole.Button, new() { Name = "Take back: L. Invited" })).ToHaveCountAsync(0);
        await using var late = await OpenAsync(null, link.PathAndQuery);
        await Assertions.Expect(late.Page.Locator(".problems").First).ToContainTextAsync("RCT-ACCOUNT-016");
    }

    [Fact]
    public async Task An_administrator_ends_sessions_of_others_and_gives_whoever_has_lost_everything_a_link()
    {
        var person = await House.PersonAsync("P. Lost", PersonRole.Reader);
        await House.DoneAsync(new NameLogin(person, "p.lost"));
        var (first, second, third) = (await House.SignedInAsync(person), await House.SignedInAsync(person), await House.SignedInAsync(person));
        await using var page = await OpenAsync(Story.Administrator, $"/people/{person}");
        var sessions = page.Page.Locator("section[aria-labelledby=sessions]");
        await Assertions.Expect(sessions.Locator("li")).ToHaveCountAsync(3);
        await Assertions.Expect(page.Page.Locator("section[aria-labelledby=way-in]")).ToContainTextAsync("p.lost");
        await page.GoodAsync();
        // The newest stands first.
        await sessions.Locator("li button").First.ClickAsync();
        await Assertions.Expect(sessions.Locator("li")).ToHaveCountAsync(2);
        Assert.Equal((true, true, false), (await CountsAsync(first), await CountsAsync(second), await CountsAsync(third)));
        await sessions.GetByRole(AriaRole.Button, new() { Name = "End all sessions" }).ClickAsync();
        await Assertions.Expect(sessions.Locator("li")).ToHaveCountAsync(0);
        Assert.Equal((false, false), (await CountsAsync(first), await CountsAsync(second)));

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Make a link to come in" }).ClickAsync();
        var link = new Uri(await page.Page.Locator("#link").InnerTextAsync());
        await using var comes = await OpenAsync(null, link.PathAndQuery);
        await Assertions.Expect(comes.Page.GetByLabel("Login")).ToHaveValueAsync("p.lost");

        House.Clock.Advance(Session.Fresh + NodaTime.Duration.FromMinutes(1));
        await page.GoAsync(new Uri(page.Page.Url));
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in again" })).ToHaveCountAsync(1);
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Make a link to come in" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_reader_sees_who_works_here_and_is_offered_nothing_to_change()
    {
        await using var people = await OpenAsync(Story.Outsider, "/people");
        await Assertions.Expect(people.Page.Locator("tbody")).ToContainTextAsync("J. Ortiz");
        await Assertions.Expect(people.Page.Locator("main form")).ToHaveCountAsync(0);
        await using var person = await OpenAsync(Story.Outsider, $"/people/{Story.Manager}");
        await Assertions.Expect(person.Page.Locator("main input[type=checkbox]:not([disabled])")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_auditor_reads_who_has_read_what()
    {
        var report = await House.DoneAsync(new TakeInReport(ReportChannel.Phone, "Read by the manager", "It fell over.", Language.English));
        Assert.True((await House.Instance.DoAsync(new ReadReport(report, "a page"), new Actor(Story.Manager.ToString(), ActorStrength.Session), CancellationToken.None)).Succeeded(out _, out var problems), problems?.ToString());
        await using var audit = await OpenAsync(Story.Auditor, $"/audit?show=readings&subject=report/{report}");
        await Assertions.Expect(audit.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(audit.Page.Locator("tbody tr")).ToContainTextAsync("J. Ortiz");
        await audit.GoodAsync();
    }

    [Fact]
    public async Task Only_an_auditor_reads_the_trail_and_a_closed_case_is_not_in_it()
    {
        await using var audit = await OpenAsync(Story.Auditor, "/audit?type=case.opened");
        await Assertions.Expect(audit.Page.Locator("tbody tr").First).ToContainTextAsync("case.opened");
        // Names stand where the record has ids, and lead there.
        await Assertions.Expect(audit.Page.Locator("tbody")).ToContainTextAsync("CASE-0001 log4j-core in Gateway 4.2");
        Assert.DoesNotContain(Story.Release.ToString(), await audit.Page.Locator("tbody").InnerTextAsync());
        await audit.Page.GetByLabel("Of what").FillAsync("CASE-0001");
        await audit.Page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Assertions.Expect(audit.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        Assert.DoesNotContain(Story.Marker, await audit.Page.ContentAsync());
        await audit.GoodAsync();
        await using var refused = await OpenAsync(Story.Manager, "/audit");
        await Assertions.Expect(refused.Page.Locator(".problems")).ToBeVisibleAsync();
        await Assertions.Expect(refused.Page.Locator("tbody")).ToHaveCountAsync(0);

        // That they asked is in the log, and a page that stays open does not ask again because of it.
        await refused.Page.WaitForTimeoutAsync(1500);
        var size = await SizeAsync();
        await refused.Page.WaitForTimeoutAsync(3000);
        Assert.Equal(size, await SizeAsync());

        Task<long> SizeAsync() => House.Instance.Database.ReadAsync(Viewer.Local, Rectify.Ledger.LogReader.SizeAsync, CancellationToken.None);
    }

    [Fact]
    public async Task A_rota_says_who_is_on_duty_and_takes_a_note_for_the_next_turn()
    {
        await House.DoneAsync(new SetRota(null, "Berlin", NodaTime.Duration.FromMinutes(30), [new("Europe/Berlin", [.. Enum.GetValues<NodaTime.IsoDayOfWeek>().Where(day => day != 0)], 0, RotaLayer.Day, new(2026, 12, 1), 7, [Story.Manager, Story.Outsider])]));
        await using var rota = await OpenAsync(Story.Manager, "/rota");
        await Assertions.Expect(rota.Page.Locator("article").First).ToContainTextAsync("W. Chen");
        await rota.Page.Locator("article summary", new() { HasText = "Leave a note" }).First.ClickAsync();
        await rota.Page.GetByLabel("Handover note").First.FillAsync("The ministry calls back at nine.");
        await rota.Page.GetByRole(AriaRole.Button, new() { Name = "Leave a note" }).ClickAsync();
        await Assertions.Expect(rota.Page.Locator("article dl").First).ToContainTextAsync("The ministry calls back at nine.");
        await rota.GoodAsync();
    }

    [Fact]
    public async Task A_rota_gets_layers_and_is_set_anew_but_not_over_what_somebody_else_has_made_of_it()
    {
        var id = await House.DoneAsync(new SetRota(null, "Layered", NodaTime.Duration.FromMinutes(30), [Day(Story.Manager)]));
        await using var page = await OpenAsync(Story.Manager, "/rota");
        var rota = page.Page.Locator("article", new() { HasText = "Layered" });
        await rota.GetByText("Set it anew").ClickAsync();
        await rota.GetByRole(AriaRole.Button, new() { Name = "Add a layer" }).ClickAsync();
        var night = rota.Locator("fieldset", new() { HasText = "Layer 2" });
        await night.GetByLabel("Time zone").FillAsync("Asia/Shanghai");
        await night.GetByLabel("From").FillAsync("18:00");
        await night.GetByLabel("Until").FillAsync("08:00");
        await night.GetByLabel("Add somebody").SelectOptionAsync("W. Chen");
        await night.GetByLabel("Add somebody").SelectOptionAsync("J. Ortiz");
        await night.GetByRole(AriaRole.Button, new() { Name = "J. Ortiz earlier" }).ClickAsync();
        await Assertions.Expect(rota.GetByText("Somebody is on duty in every hour")).ToBeVisibleAsync();
        await rota.Locator("fieldset", new() { HasText = "Layer 1" }).GetByLabel("Sun").UncheckAsync();
        await Assertions.Expect(rota.GetByText("Nobody is on duty in")).ToBeVisibleAsync();
        await page.GoodAsync();

        await House.DoneAsync(new SetRota(id, "Layered and named", NodaTime.Duration.FromMinutes(30), [Day(Story.Manager)]));
        await rota.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(rota.Locator(".changes")).ToContainTextAsync("Layered and named");
        await rota.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(rota.Locator("form fieldset")).ToHaveCountAsync(0);
        var set = (await House.Instance.Database.ReadAsync(Viewer.Local, (reading, token) => RotaStore.FindAsync(reading, id, House.Clock.GetCurrentInstant(), token), CancellationToken.None)) ?? throw new InvalidOperationException("The rota is gone");
        Assert.Equal(("Layered and named", 2, 6), (set.Name, set.Layers.Count, set.Layers[0].Days.Count));
        Assert.Equal(("Asia/Shanghai", 18 * 60, 8 * 60), (set.Layers[1].Zone.Id, set.Layers[1].From, set.Layers[1].To));
        Assert.Equal([Story.Manager, Story.Outsider], set.Layers[1].Members);

        PlannedLayer Day(PersonId person) => new("Europe/Berlin", [.. Enum.GetValues<NodaTime.IsoDayOfWeek>().Where(day => day != 0)], 0, RotaLayer.Day, new(2026, 12, 1), 7, [person]);
    }

    private async Task<bool> CountsAsync((string Name, string Value) cookie)
    {
        using var client = House.With(cookie);
        using var answer = await client.PostAsync("/session/seen", null);
        return answer.IsSuccessStatusCode;
    }
}
