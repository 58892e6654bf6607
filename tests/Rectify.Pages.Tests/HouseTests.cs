using Microsoft.Playwright;
using Rectify.Alerts.Rotas;
using Rectify.Foundation;
using Rectify.Parties;
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
        await people.Page.GetByRole(AriaRole.Button, new() { Name = "Register a person" }).ClickAsync();
        await Assertions.Expect(people.Page.Locator("tbody")).ToContainTextAsync("M. Rossi");
        await people.GoodAsync();
        var rossi = (await House.Instance.Database.ReadAsync(Viewer.Local, PersonStore.ListAsync, CancellationToken.None)).Single(person => person.Name == "M. Rossi");
        Assert.Equal("IT", rossi.Place);
        Assert.Equal([PersonRole.Reader, PersonRole.Auditor], rossi.Roles);
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
    public async Task Only_an_auditor_reads_the_trail_and_a_closed_case_is_not_in_it()
    {
        await using var audit = await OpenAsync(Story.Auditor, "/audit?type=case.opened");
        await Assertions.Expect(audit.Page.Locator("tbody tr").First).ToContainTextAsync("case.opened");
        Assert.DoesNotContain(Story.Marker, await audit.Page.ContentAsync());
        await audit.GoodAsync();
        await using var refused = await OpenAsync(Story.Manager, "/audit");
        await Assertions.Expect(refused.Page.Locator(".problems")).ToBeVisibleAsync();
        await Assertions.Expect(refused.Page.Locator("tbody")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_rota_says_who_is_on_duty_and_takes_a_note_for_the_next_turn()
    {
        await House.DoneAsync(new SetRota(null, "Berlin", NodaTime.Duration.FromMinutes(30), [new("Europe/Berlin", [.. Enum.GetValues<NodaTime.IsoDayOfWeek>().Where(day => day != 0)], 0, RotaLayer.Day, new(2026, 12, 1), 7, [Story.Manager, Story.Outsider])]));
        await using var rota = await OpenAsync(Story.Manager, "/rota");
        await Assertions.Expect(rota.Page.Locator("article").First).ToContainTextAsync("W. Chen");
        await rota.Page.Locator("article summary").First.ClickAsync();
        await rota.Page.GetByLabel("Handover note").First.FillAsync("The ministry calls back at nine.");
        await rota.Page.GetByRole(AriaRole.Button, new() { Name = "Leave a note" }).ClickAsync();
        await Assertions.Expect(rota.Page.Locator("article dl").First).ToContainTextAsync("The ministry calls back at nine.");
        await rota.GoodAsync();
    }
}
