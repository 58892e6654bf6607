using Microsoft.Playwright;
using Rectify.Parties;

namespace Rectify.Pages.Tests;

/// <summary>
/// Every page as it looks: in both languages, light and dark, wide and narrow. With <c>RECTIFY_SHOTS</c>, a folder (<c>./do shots</c>), each is kept as
/// a picture; without it only what can be told without looking is demanded: nothing is wider than the window, nothing failed, axe finds nothing serious.
/// </summary>
public sealed class Shots(House house, Browser browser) : PageSuite(house, browser)
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("RECTIFY_SHOTS");

    /// <summary>The pages: what each is called in its picture's name, who looks, where it is.</summary>
    private static readonly (string Name, Func<Story, PersonId?> Who, Func<Story, string> Path)[] Pages =
    [
        ("today", story => story.Manager, _ => "/"),
        ("today-empty", story => story.Administrator, _ => "/?show=mine"),
        ("cases", story => story.Manager, _ => "/cases"),
        ("case", story => story.Manager, _ => "/cases/CASE-0001"),
        ("case-why", story => story.Manager, _ => "/cases/CASE-0001/duties/eu.cra.aev.ew"),
        ("case-new", story => story.Manager, _ => "/cases/new"),
        ("signals", story => story.Manager, _ => "/signals"),
        ("reports", story => story.Manager, _ => "/reports"),
        ("report-call", story => story.Manager, _ => "/reports/new?by=phone"),
        ("welcome", story => story.Manager, _ => "/welcome"),
        ("welcome-roles", story => story.Manager, _ => "/welcome?step=roles"),
        ("welcome-laws", story => story.Manager, _ => "/welcome?step=laws"),
        ("laws", story => story.Manager, _ => "/laws"),
        ("law", story => story.Manager, _ => "/laws/eu.cra.aev.ew"),
        ("law-changes", story => story.Manager, _ => "/laws/changes"),
        ("what-if", story => story.Manager, _ => "/laws/what-if"),
        ("people", story => story.Administrator, _ => "/people"),
        ("person", story => story.Administrator, story => $"/people/{story.Manager}"),
        ("rota", story => story.Manager, _ => "/rota"),
        ("audit", story => story.Auditor, _ => "/audit"),
        ("settings", story => story.Administrator, _ => "/settings"),
        ("inventory", story => story.Manager, _ => "/inventory"),
        ("inventory-who", story => story.Manager, _ => "/inventory?who=CVE-2021-44228"),
        ("inventory-systems", story => story.Manager, _ => "/inventory?show=systems"),
        ("inventory-intakes", story => story.Manager, story => $"/inventory/intakes?for=release:{story.Release}"),
        ("inventory-new-system", story => story.Manager, _ => "/inventory/systems/new"),
        ("product", story => story.Manager, story => $"/inventory/products/{story.Gateway}"),
        ("release", story => story.Manager, story => $"/inventory/releases/{story.Release}"),
        ("system", story => story.Manager, story => $"/inventory/systems/{story.Orders}"),
        ("findings", story => story.Manager, _ => "/findings"),
        ("finding", story => story.Manager, story => $"/findings/{story.Finding}"),
        ("advisories", story => story.Manager, _ => "/advisories"),
        ("advisory", story => story.Manager, _ => "/advisories/CVE-2021-44228"),
        ("not-found", story => story.Manager, _ => "/nowhere"),
    ];

    /// <summary>The beginnings of the names of pages and sights to open, for whoever works on a few: <c>./do shots today case zh-dark</c>.</summary>
    private static readonly string[] Only = Environment.GetEnvironmentVariable("RECTIFY_SHOTS_OF")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    public static TheoryData<string, string> Sights =>
    [
        .. from sight in Chosen(Sight.All, sight => sight.ToString())
           from page in Chosen(Pages, page => page.Name)
           select (page.Name, sight.ToString()),
    ];

    /// <summary>Those that were asked for by the beginning of their name; all when none was.</summary>
    private static List<T> Chosen<T>(IEnumerable<T> all, Func<T, string> name)
    {
        List<T> every = [.. all], some = [.. every.Where(each => Only.Any(begins => name(each).StartsWith(begins, StringComparison.Ordinal)))];
        return some.Count > 0 ? some : every;
    }

    [Theory]
    [MemberData(nameof(Sights))]
    public async Task A_page_fits_its_window_and_shuts_nobody_out(string name, string seen)
    {
        var (_, who, path) = Pages.Single(page => page.Name == name);
        await using var page = await OpenAsync(who(Story), path(Story), Sight.All.Single(sight => sight.ToString() == seen));
        Assert.True(await page.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "The page is wider than its window");
        if (Folder is not null)
            await page.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, $"{name}-{seen}.png"), FullPage = true });
        await page.GoodAsync();
    }
}
