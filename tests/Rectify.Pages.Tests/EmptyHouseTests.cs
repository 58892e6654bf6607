using Microsoft.Playwright;
using Rectify.Foundation;
using Rectify.Server.Tests;

namespace Rectify.Pages.Tests;

/// <summary>A house in which nothing has happened yet: every page says what it is for, and what to do next.</summary>
public sealed class EmptyHouseTests(ServerOnSqlite server, Browser browser) : IClassFixture<ServerOnSqlite>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/signals")]
    [InlineData("/reports")]
    [InlineData("/cases")]
    [InlineData("/submissions")]
    [InlineData("/inventory")]
    [InlineData("/inventory?show=systems")]
    [InlineData("/inventory?q=nothing+of+the+kind")]
    [InlineData("/inventory/intakes")]
    [InlineData("/findings")]
    [InlineData("/rota")]
    [InlineData("/audit?subject=case/01k0000000000000000000000a")]
    public async Task A_page_with_nothing_to_show_says_what_to_do_next(string path)
    {
        var person = await server.PersonAsync($"First of all {path}", PersonRole.Manager, PersonRole.Analyst, PersonRole.Auditor);
        await using var page = await OpenPage.OfAsync(server, browser, person, path);
        await Assertions.Expect(page.Page.Locator(".empty .acts :is(a, button)").First).ToBeVisibleAsync();
        await page.GoodAsync();
    }
}
