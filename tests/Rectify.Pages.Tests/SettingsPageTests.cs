using Microsoft.Playwright;
using Rectify.Cases.Retention;
using Rectify.Clocks.Rules;
using Rectify.Server.Settings;

namespace Rectify.Pages.Tests;

public sealed class SettingsPageTests(House house, Browser browser) : PageSuite(house, browser)
{
    [Fact]
    public async Task Every_setting_says_what_it_is_for_what_is_in_effect_and_who_said_it()
    {
        await using var page = await OpenAsync(Story.Administrator, "/");
        await page.Page.ClickAsync("#places a[href='/settings']");
        await Assertions.Expect(page.Page.Locator("h1")).ToHaveTextAsync("How is this server set up, and does it work?");
        Assert.Equal(Setting.All.Select(setting => setting.Key), await page.Page.Locator("table:has(#store) td.lead b").AllInnerTextsAsync());
        await Assertions.Expect(page.Page.Locator("#sessionMinutes")).ToContainTextAsync("720");
        await Assertions.Expect(page.Page.Locator("#store")).ToContainTextAsync("store.db");
        await Assertions.Expect(page.Page.Locator("#store")).ToContainTextAsync("RECTIFY_SERVER_STORE");
        await Assertions.Expect(page.Page.Locator("#smtp")).ToContainTextAsync("none: no mail is sent");
        await Assertions.Expect(page.Page.Locator("#profile")).ToContainTextAsync("default");
        await page.GoodAsync();
    }

    [Fact]
    public async Task What_was_looked_at_leads_to_its_setting_and_what_runs_stands_below()
    {
        await using var page = await OpenAsync(Story.Auditor, "/settings");
        await Assertions.Expect(page.Page.Locator(".checks li:has-text('on duty by any rota')")).ToContainTextAsync("to know");
        await Assertions.Expect(page.Page.Locator(".checks li:has-text('this machine')")).ToContainTextAsync("works");
        await page.Page.ClickAsync(".checks a[href='/settings#logKey']");
        await Assertions.Expect(page.Page).ToHaveURLAsync(new Uri(House.Address, "/settings#logKey").ToString());
        await Assertions.Expect(page.Page.Locator("[aria-labelledby=keys]")).ToContainTextAsync("signs the log");
        await Assertions.Expect(page.Page.Locator("[aria-labelledby=leases]")).ToContainTextAsync("numbers and signs the log");
        await Assertions.Expect(page.Page.Locator("[aria-labelledby=runs]")).ToContainTextAsync("Holiday calendars");
        await page.Page.ReloadAsync();
        await page.AliveAsync();
        await page.GoodAsync();
    }

    [Theory]
    [InlineData("en", "files of scans", "12 months", "for good")]
    [InlineData("zh", "扫描文件", "12 个月", "长期")]
    public async Task For_how_long_each_area_is_kept_stands_there_with_the_ground_and_the_rule(string language, string area, string time, string otherwise)
    {
        await House.DoneAsync(new SetRetention([new(RetentionArea.ScanFiles, 12, "scan policy", "in.certin.logs")], RuleBook.Embedded()));
        await using var page = await OpenAsync(Story.Auditor, "/settings", new Sight(language, "light", language == "zh" ? 390 : 1440));
        var rows = page.Page.Locator("[aria-labelledby=kept] tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(Enum.GetValues<RetentionArea>().Length);
        var row = page.Page.Locator($"[aria-labelledby=kept] tbody tr:has-text('{area}')");
        foreach (var text in new[] { time, "scan policy", "in.certin.logs" }) await Assertions.Expect(row).ToContainTextAsync(text);
        await Assertions.Expect(rows.Last).ToContainTextAsync(otherwise);
        await page.GoodAsync();
        await House.DoneAsync(new SetRetention([], RuleBook.Embedded()));
    }

    [Fact]
    public async Task For_others_there_is_nothing()
    {
        await using var page = await OpenAsync(Story.Manager, "/settings");
        await Assertions.Expect(page.Page.Locator("h1")).ToHaveTextAsync("There is nothing here");
        Assert.DoesNotContain("store.db", await page.Page.ContentAsync(), StringComparison.Ordinal);
        await page.GoAsync(House.Address);
        await Assertions.Expect(page.Page.Locator("#places a[href='/settings']")).ToHaveCountAsync(0);
    }
}
