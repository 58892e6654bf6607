using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NodaTime;
using Rectify.Cases;
using Rectify.Cases.Coordination;
using Rectify.Cases.Duties;
using Rectify.Cases.Tasks;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;
using Rectify.Orders;
using Rectify.Parties;
using Rectify.Server.Checks;
using Rectify.Server.Workers;
using Rectify.Testing;

namespace Rectify.Pages.Tests;

public sealed class TodayTests(House house, Browser browser) : PageSuite(house, browser)
{
    private const string Rows = "section[aria-labelledby=owed] tbody tr";

    [Fact]
    public async Task What_must_be_done_first_stands_first_and_leads_to_its_case()
    {
        await using var today = await OpenAsync(Story.Manager, "/");
        var rows = today.Page.Locator(Rows);
        Assert.True(await rows.CountAsync() > 5);
        var due = await today.Page.Locator($"{Rows} [data-due]").EvaluateAllAsync<long[]>("clocks => clocks.map(clock => Number(clock.dataset.due))");
        Assert.Equal(due.Order(), due);
        await Assertions.Expect(rows.First).ToContainTextAsync("CASE-");
        await today.GoodAsync();
    }

    [Fact]
    public async Task Every_number_leads_to_the_rows_behind_it_and_back_again()
    {
        await using var today = await OpenAsync(Story.Manager, "/");
        var overdue = today.Page.Locator(".counts a[href='/?show=overdue']");
        var count = int.Parse(await overdue.Locator("b").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        await overdue.ClickAsync();
        await Assertions.Expect(today.Page).ToHaveURLAsync(new Uri(House.Address, "/?show=overdue").ToString());
        await Assertions.Expect(today.Page.Locator(Rows)).ToHaveCountAsync(count);
        await today.Page.GoBackAsync();
        await Assertions.Expect(today.Page.Locator(Rows)).Not.ToHaveCountAsync(count);
    }

    [Fact]
    public async Task A_page_that_is_open_follows_what_others_do()
    {
        await using var today = await OpenAsync(Story.Manager, "/?show=mine");
        var before = await today.Page.Locator(Rows).CountAsync();
        var laws = await House.Instance.LawsAsync(CancellationToken.None);
        var open = await House.Instance.Database.ReadAsync(Storage.Viewer.Local, (reading, token) => Submissions.OpenDuty.PageAsync(reading, laws.Rules, after: null, 200, token), CancellationToken.None);
        var duty = open.First(each => each.About.Id == Story.Case && each.Owner is null && each.Duty.IsOwed).Duty;
        await House.DoneAsync(new AssignDuty(Story.Case, laws, duty.Rule, duty.Recipient, Story.Manager));
        await Assertions.Expect(today.Page.Locator(Rows)).ToHaveCountAsync(
            before + open.Count(each => each.About.Id == Story.Case && each.Duty.IsOwed && (each.Duty.Rule, each.Duty.Recipient) == (duty.Rule, duty.Recipient)), new() { Timeout = 10_000 });
    }

    [Fact]
    public async Task A_closed_case_is_on_the_page_of_those_who_are_named_on_it_alone()
    {
        await using var named = await OpenAsync(Story.Manager, "/?show=all");
        Assert.Contains(Story.Marker, await named.Page.ContentAsync());
        await using var other = await OpenAsync(Story.Outsider, "/?show=all");
        Assert.DoesNotContain(Story.Marker, await other.Page.ContentAsync());
    }

    [Fact]
    public async Task A_duty_that_nobody_sees_to_is_taken_with_one_click()
    {
        await using var today = await OpenAsync(Story.Manager, "/?show=all");
        var row = today.Page.Locator(Rows, new() { Has = today.Page.GetByRole(AriaRole.Button, new() { Name = "I see to it" }) }).First;
        var address = await row.Locator("a[data-open]").GetAttributeAsync("href") ?? "";
        await row.GetByRole(AriaRole.Button, new() { Name = "I see to it" }).ClickAsync();
        await Assertions.Expect(today.Page.Locator(Rows, new() { Has = today.Page.Locator($"a[href='{address}']") }).First).ToContainTextAsync("J. Ortiz");
        await today.GoAsync(new Uri(House.Address, address));
        await Assertions.Expect(today.Page.Locator("tr.chosen td", new() { HasText = "J. Ortiz" })).ToHaveCountAsync(1);
        await using var reader = await OpenAsync(Story.Auditor, "/?show=all");
        await Assertions.Expect(reader.Page.Locator($"{Rows} button")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Whether_we_are_aware_of_what_is_listed_as_exploited_is_asked_and_answered_where_it_stands()
    {
        var about = await House.DoneAsync(new OpenCase("Listed today", CaseKind.Vulnerability, [Story.Release], ["CVE-2099-7777"]));
        await House.DoneAsync(new RaiseSignal("kev", "CVE-2099-7777 is listed as exploited.", [FactKind.KevListed], Occurrence.At(House.Clock.GetCurrentInstant(), DateTimeZone.Utc), [Story.Release], "CVE-2099-7777", about));
        await using var today = await OpenAsync(Story.Manager, "/");
        var asked = today.Page.Locator("section[aria-labelledby=asked] article", new() { HasText = "CVE-2099-7777" });
        await Assertions.Expect(asked).ToContainTextAsync("is in Gateway 4.2.");
        await asked.GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();
        await asked.GetByLabel("Who may know?").SelectOptionAsync("W. Chen");
        await asked.GetByRole(AriaRole.Button, new() { Name = "Ask them" }).ClickAsync();
        await Assertions.Expect(asked).ToContainTextAsync("W. Chen is asked.");
        var task = Assert.Single(await ReadAsync((reading, token) => TaskStore.OfCaseAsync(reading, about, token)));
        Assert.Equal(Story.Outsider, task.Assignee);

        await asked.GetByRole(AriaRole.Button, new() { Name = "Yes, since" }).ClickAsync();
        await today.GoodAsync();
        await asked.Locator("button.main").ClickAsync();
        await Assertions.Expect(asked).ToHaveCountAsync(0);
        Assert.Contains(await ReadAsync((reading, token) => FactStore.OfCaseAsync(reading, about, token)), fact => fact.Kind == FactKind.KevListed);
    }

    [Fact]
    public async Task Whether_everything_works_stands_in_a_line_as_it_was_seen_a_moment_ago()
    {
        await House.Part<Lookout>().LookAsync(House.Part<AlarmWorker>().Rounds, House.Clock.GetCurrentInstant(), CancellationToken.None);
        await using var today = await OpenAsync(Story.Auditor, "/");
        var line = today.Page.Locator(".systems");
        await Assertions.Expect(line).ToContainTextAsync("clock");
        await Assertions.Expect(line).ToContainTextAsync("no mail server is set");
        await line.GetByRole(AriaRole.Link, new() { Name = "feeds under 1 h old" }).ClickAsync();
        await Assertions.Expect(today.Page).ToHaveURLAsync(new Uri(House.Address, "/advisories").ToString());
    }

    [Fact]
    public async Task An_embargo_that_ends_soon_stands_on_it_and_leads_to_its_case()
    {
        var about = await House.DoneAsync(new OpenCase("Quiet until next week", CaseKind.Vulnerability, [Story.Release], ["INT-2026-50"]));
        var upstream = await House.DoneAsync(new RegisterOrganisation(OrganisationKind.Upstream, "Quiet upstream"));
        var participant = await House.DoneAsync(new NameParticipant(about, upstream, [CoordinationRole.Vendor]));
        await House.DoneAsync(new AcceptEmbargo(about, await House.DoneAsync(new ProposeEmbargo(about, House.Clock.GetCurrentInstant() + Duration.FromDays(6), "Europe/Berlin", participant))));
        await using var today = await OpenAsync(Story.Manager, "/");
        await today.Page.Locator("section[aria-labelledby=embargoes] li", new() { HasText = "Quiet until next week" }).Locator("a").ClickAsync();
        await Assertions.Expect(today.Page.Locator("h1")).ToContainTextAsync("Quiet until next week");
    }

    [Fact]
    public async Task A_row_says_what_holds_its_release_and_how_far_its_report_is()
    {
        // Abroad it would be told before the ministry's people may know that it is told.
        var about = await House.DoneAsync(new OpenCase("Told abroad first", CaseKind.Vulnerability, [Story.Release], ["INT-2026-51"]));
        await House.DoneAsync(new RecordFact(about, FactKind.Aware, Occurrence.At(House.Clock.GetCurrentInstant(), DateTimeZone.Utc)));
        var terms = (await House.Instance.LawsAsync(CancellationToken.None)).Rules.Terms.Circumstances;
        await House.DoneAsync(new SayCircumstance(about, terms[Circumstances.ActivelyExploited], Circumstances.Yes, "seen in a log"));
        await House.DoneAsync(new SayCircumstance(about, terms[Circumstances.PubliclyDisclosed], Circumstances.No, "no advisory yet"));
        var number = (await ReadAsync((reading, token) => CaseStore.FindAsync(reading, about, token)))?.Number;
        await using var today = await OpenAsync(Story.Manager, "/?show=all");
        await Assertions.Expect(today.Page.Locator($"{Rows} a[href='/submissions/{Story.Draft}']").First).ToContainTextAsync("draft");
        await today.Page.Locator($"a.tag[href='/cases/{number}#conflict-X1']").First.ClickAsync();
        await Assertions.Expect(today.Page.Locator("#conflict-X1")).ToBeVisibleAsync();
        await Assertions.Expect(today.Page).ToHaveURLAsync(new Regex("#conflict-X1$"));
    }

    [Fact]
    public async Task An_order_to_rectify_stands_on_it_with_what_has_no_evidence_yet()
    {
        var bureau = await House.DoneAsync(new RegisterOrganisation(OrganisationKind.Authority, "Public security bureau", "CN"));
        var served = Occurrence.At(House.Clock.GetCurrentInstant() - Duration.FromHours(1), DateTimeZone.Utc);
        var rectifyBy = House.Clock.GetCurrentInstant().InUtc().Date.PlusDays(6);
        await House.DoneAsync(new ImportOrder("2026-119", bureau, Story.Company, served, rectifyBy, await File.ReadAllBytesAsync(Repository.PathOf("demo/order/order-2026-119.csv")), "order.csv"));
        await using var today = await OpenAsync(Story.Manager, "/");
        var order = today.Page.Locator("section[aria-labelledby=orders] li", new() { HasText = "2026-119" });
        await Assertions.Expect(order).ToContainTextAsync("19 items, 0 with evidence, 19 without");
        await Assertions.Expect(order).ToContainTextAsync(new Regex("in [567] days"));
        await order.Locator("a").ClickAsync();
        await Assertions.Expect(today.Page.Locator("h1")).ToContainTextAsync("CASE-");
    }

    [Fact]
    public async Task A_deadline_says_the_recipients_own_time_and_the_colours_are_switched_and_stay()
    {
        await using var today = await OpenAsync(Story.Manager, "/?show=all");
        var abroad = today.Page.Locator(Rows, new() { Has = today.Page.Locator("a[data-open][href*='/duties/cn.rmsv.7.2.report']") }).First.Locator(".due");
        Assert.Contains("Asia/Shanghai", await abroad.GetAttributeAsync("title"), StringComparison.Ordinal);
        Assert.NotEqual(await abroad.GetAttributeAsync("title"), await abroad.Locator("time").InnerTextAsync());

        var before = await ColourAsync();
        await today.Page.ClickAsync("[data-switch-theme]");
        var after = await ColourAsync();
        Assert.NotEqual(before, after);
        await today.Page.ReloadAsync();
        Assert.Equal(after, await ColourAsync());
        await today.GoodAsync();

        Task<string> ColourAsync() => today.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
    }

    [Fact]
    public async Task The_table_is_worked_with_the_keyboard()
    {
        await using var today = await OpenAsync(Story.Manager, "/");
        await today.Page.Keyboard.PressAsync("j");
        await today.Page.Keyboard.PressAsync("j");
        Assert.Equal(1, await today.Page.EvaluateAsync<int>("[...document.querySelectorAll('[data-row]')].indexOf(document.activeElement)"));
        await today.Page.Keyboard.PressAsync("k");
        Assert.Equal(0, await today.Page.EvaluateAsync<int>("[...document.querySelectorAll('[data-row]')].indexOf(document.activeElement)"));
        await today.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(today.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/cases/CASE-0001"));
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_led_to_sign_in_and_back()
    {
        await using var stranger = await OpenAsync(person: null, "/?show=mine");
        Assert.Equal($"/sign-in?return={Uri.EscapeDataString("/?show=mine")}", new Uri(stranger.Page.Url).PathAndQuery);
    }

    private Task<T> ReadAsync<T>(Func<Storage.ReadSession, CancellationToken, Task<T>> read) => House.Instance.Database.ReadAsync(Storage.Viewer.Local, read, CancellationToken.None);
}

/// <summary>In a house of its own, where nobody has asked anything more.</summary>
public sealed class TodayAtFirstTests(House house, Browser browser) : PageSuite(house, browser)
{
    [Fact]
    public async Task Nothing_on_it_has_to_be_scrolled_at_first_and_each_day_of_the_week_leads_to_its_duties()
    {
        await using var today = await OpenAsync(Story.Manager, "/");
        Assert.True(await today.Page.EvaluateAsync<bool>("document.documentElement.scrollHeight <= innerHeight"), "It has to be scrolled");
        var day = today.Page.Locator(".load td a").First;
        var count = int.Parse(await day.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        await day.ClickAsync();
        await Assertions.Expect(today.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(@"show=2\d{3}-\d\d-\d\d$"));
        await Assertions.Expect(today.Page.Locator("section[aria-labelledby=owed] tbody tr")).ToHaveCountAsync(count);
        await today.GoodAsync();
    }
}
