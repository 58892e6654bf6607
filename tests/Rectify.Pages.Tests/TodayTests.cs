using Microsoft.Playwright;
using Rectify.Cases;
using Rectify.Cases.Duties;

namespace Rectify.Pages.Tests;

public sealed class TodayTests(House house, Browser browser) : PageSuite(house, browser)
{
    [Fact]
    public async Task What_must_be_done_first_stands_first_and_leads_to_its_case()
    {
        await using var today = await OpenAsync(Story.Manager, "/");
        var rows = today.Page.Locator("tbody tr");
        Assert.True(await rows.CountAsync() > 5);
        var due = await today.Page.Locator("tbody tr [data-due]").EvaluateAllAsync<long[]>("clocks => clocks.map(clock => Number(clock.dataset.due))");
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
        await Assertions.Expect(today.Page.Locator("tbody tr")).ToHaveCountAsync(count);
        await today.Page.GoBackAsync();
        await Assertions.Expect(today.Page.Locator("tbody tr")).Not.ToHaveCountAsync(count);
    }

    [Fact]
    public async Task A_page_that_is_open_follows_what_others_do()
    {
        await using var today = await OpenAsync(Story.Manager, "/?show=mine");
        var before = await today.Page.Locator("tbody tr").CountAsync();
        var laws = await House.Instance.LawsAsync(CancellationToken.None);
        var open = await House.Instance.Database.ReadAsync(Storage.Viewer.Local, (reading, token) => Submissions.OpenDuty.FirstAsync(reading, laws.Rules, 200, token), CancellationToken.None);
        var duty = open.First(each => each.About.Id == Story.Case && each.Owner is null && each.Duty.IsOwed).Duty;
        await House.DoneAsync(new AssignDuty(Story.Case, laws, duty.Rule, duty.Recipient, Story.Manager));
        await Assertions.Expect(today.Page.Locator("tbody tr")).ToHaveCountAsync(
            before + open.Count(each => each.About.Id == Story.Case && each.Duty.IsOwed && (each.Duty.Rule, each.Duty.Recipient) == (duty.Rule, duty.Recipient)), new() { Timeout = 10_000 });
    }

    [Fact]
    public async Task A_closed_case_is_on_the_page_of_those_who_are_named_on_it_alone()
    {
        await using var named = await OpenAsync(Story.Manager, "/");
        Assert.Contains(Story.Marker, await named.Page.ContentAsync());
        await using var other = await OpenAsync(Story.Outsider, "/");
        Assert.DoesNotContain(Story.Marker, await other.Page.ContentAsync());
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
}
