using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Rectify.Pages.Tests;

public sealed class AdvisoriesTests(House house, Browser browser) : PageSuite(house, browser)
{
    [Fact]
    public async Task The_age_of_the_data_and_what_it_covers_stand_at_a_glance()
    {
        await using var page = await OpenAsync(Story.Auditor, "/advisories");
        await Assertions.Expect(page.Page.Locator("section[aria-labelledby=state]")).ToContainTextAsync("less than an hour ago");
        await Assertions.Expect(page.Page.Locator("section[aria-labelledby=covered] tbody tr", new() { HasTextString = "Maven" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Page.Locator("section[aria-labelledby=feeds] tbody tr").First).ToBeVisibleAsync();
        await page.GoodAsync();
    }

    [Theory]
    [InlineData("CVE-2021-44228")]
    [InlineData("ghsa-jfh8-c2jp-5v3q")]
    [InlineData("2021-4422")]
    [InlineData("JFH8-c2jp")]
    [InlineData("pkg:maven/org.apache.logging.log4j/log4j-core")]
    public async Task It_is_searched_by_id_and_by_package(string asked)
    {
        await using var page = await OpenAsync(Story.Outsider, "/advisories");
        await page.Page.Locator("#search").FillAsync(asked);
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Page).ToHaveURLAsync(new Regex("q="));
        await Assertions.Expect(page.Page.Locator("tbody a[href='/advisories/CVE-2021-44228']")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_beginning_of_a_packages_name_leads_to_it()
    {
        await using var page = await OpenAsync(Story.Outsider, "/advisories?q=org.apache.logging");
        await page.Page.Locator(".lines a", new() { HasTextString = "log4j-core" }).First.ClickAsync();
        await Assertions.Expect(page.Page.Locator("tbody a[href='/advisories/CVE-2021-44228']")).ToBeVisibleAsync();
        await using var nothing = await OpenAsync(Story.Outsider, "/advisories?q=nobody-knows-it");
        await Assertions.Expect(nothing.Page.Locator(".empty")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task One_advisory_says_what_is_known_and_who_is_affected_here()
    {
        await using var page = await OpenAsync(Story.Outsider, "/advisories/GHSA-jfh8-c2jp-5v3q");
        await Assertions.Expect(page.Page.Locator("h1")).ToHaveTextAsync("CVE-2021-44228");
        await Assertions.Expect(page.Page.Locator("section[aria-labelledby=here]")).ToContainTextAsync("Order system");
        await Assertions.Expect(page.Page.Locator("section[aria-labelledby=says]")).ToContainTextAsync("org.apache.logging.log4j:log4j-core");
        Assert.DoesNotContain(Story.Marker, await page.Page.ContentAsync());
        await page.GoodAsync();
    }
}
