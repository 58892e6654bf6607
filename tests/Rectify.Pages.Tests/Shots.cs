using Microsoft.Playwright;
using Rectify.Foundation;
using Rectify.Parties;

namespace Rectify.Pages.Tests;

/// <summary>
/// Every page as it looks: in both languages, light and dark, wide and narrow. With <c>RECTIFY_SHOTS</c>, a folder (<c>./do shots</c>), each is kept as
/// a picture. Everywhere what can be told without looking is demanded: nothing is wider than the window, nothing failed, axe finds nothing serious; without it in the
/// sight that is the hardest.
/// </summary>
public sealed class Shots(House house, Browser browser) : PageSuite(house, browser)
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("RECTIFY_SHOTS");

    /// <summary>The pages: what each is called in its picture's name, who looks, where it is.</summary>
    private static readonly (string Name, Func<House, Task<PersonId>> Who, Func<Story, string> Path)[] Pages =
    [
        ("today", Manager, _ => "/"),
        ("today-empty", Administrator, _ => "/?show=mine"),
        ("cases", Manager, _ => "/cases"),
        ("case", Manager, _ => "/cases/CASE-0001"),
        ("case-why", Manager, _ => "/cases/CASE-0001/duties/eu.cra.aev.ew"),
        ("case-new", Manager, _ => "/cases/new"),
        ("case-fact", Manager, _ => "/cases/CASE-0001"),
        ("case-limit", Manager, _ => "/cases/CASE-0002"),
        ("case-mark", Manager, _ => "/cases/CASE-0001"),
        ("case-glass", Unnamed, _ => "/cases/CASE-0002"),
        ("submissions", Manager, _ => "/submissions"),
        ("submission", Manager, story => $"/submissions/{story.Draft}"),
        ("submission-file", Manager, story => $"/submissions/{story.Approved}/file"),
        ("recipients", Manager, _ => "/recipients"),
        ("recipient", Manager, _ => "/recipients/eu.cra.srp"),
        ("signals", Manager, _ => "/signals"),
        ("signal", Manager, story => $"/signals/{story.Signal}"),
        ("signal-yes", Manager, _ => "/signals"),
        ("reports", Manager, _ => "/reports"),
        ("report-form", Manager, _ => "/reports/new"),
        ("report-call", Manager, _ => "/reports/new?by=phone"),
        ("report", Manager, _ => "/reports/new?by=phone"),
        ("welcome", Manager, _ => "/welcome"),
        ("welcome-places", Manager, _ => "/welcome?step=places"),
        ("welcome-roles", Manager, _ => "/welcome?step=roles"),
        ("welcome-laws", Manager, _ => "/welcome?step=laws"),
        ("laws", Manager, _ => "/laws"),
        ("law", Manager, _ => "/laws/eu.cra.aev.ew"),
        ("law-changes", Manager, _ => "/laws/changes"),
        ("what-if", Manager, _ => "/laws/what-if"),
        ("what-if-answer", Manager, _ => "/laws/what-if"),
        ("people", Administrator, _ => "/people"),
        ("people-invited", Administrator, _ => "/people"),
        ("person", Administrator, story => $"/people/{story.Manager}"),
        ("rota", Manager, _ => "/rota"),
        ("rota-layers", Manager, _ => "/rota"),
        ("audit", Auditor, _ => "/audit"),
        ("audit-readings", Auditor, _ => "/audit?show=readings"),
        ("settings", Administrator, _ => "/settings"),
        ("account", Manager, _ => "/account"),
        ("inventory", Manager, _ => "/inventory"),
        ("inventory-who", Manager, _ => "/inventory?who=CVE-2021-44228"),
        ("inventory-systems", Manager, _ => "/inventory?show=systems"),
        ("inventory-intakes", Manager, story => $"/inventory/intakes?for=release:{story.Release}"),
        ("inventory-new-system", Manager, _ => "/inventory/systems/new"),
        ("inventory-new-product", Manager, _ => "/inventory/products/new"),
        ("product", Manager, story => $"/inventory/products/{story.Gateway}"),
        ("release", Manager, story => $"/inventory/releases/{story.Release}"),
        ("system", Manager, story => $"/inventory/systems/{story.Orders}"),
        ("system-data", Manager, story => $"/inventory/systems/{story.Orders}"),
        ("findings", Manager, _ => "/findings"),
        ("finding", Manager, story => $"/findings/{story.Finding}"),
        ("finding-decide", Manager, story => $"/findings/{story.Finding}"),
        ("advisories", Manager, _ => "/advisories"),
        ("advisory", Manager, _ => "/advisories/CVE-2021-44228"),
        ("not-found", Manager, _ => "/nowhere"),
    ];

    /// <summary>What is done on a page before its picture is taken, where the page has more to show than it shows at first.</summary>
    private static readonly Dictionary<string, Func<IPage, Task>> First = new(StringComparer.Ordinal)
    {
        ["case-fact"] = page => page.ClickAsync(".happened button.act"),
        ["case-limit"] = page => page.ClickAsync("section[aria-labelledby=sight] [data-form*='limit' i]"),
        ["case-mark"] = page => page.ClickAsync("section[aria-labelledby=sight] [data-form*='mark' i]"),
        ["signal-yes"] = page => page.Locator("[data-form$='yes']").First.ClickAsync(),
        ["what-if-answer"] = page => page.ClickAsync("main button.main"),
        ["rota-layers"] = page => page.Locator("form.inside button.act:not(.main)").Last.ClickAsync(),
        ["system-data"] = page => page.ClickAsync("section[aria-labelledby=data] button.act"),
        ["finding-decide"] = page => page.ClickAsync("main button.main"),
        ["report"] = async page =>
        {
            await page.FillAsync("#subject", "The gateway opens to a crafted request");
            await page.FillAsync("#text", "We sent ${jndi:ldap://…} as a user agent, and the gateway answered with a stack trace.");
            await page.FillAsync("#name", "F. Finder");
            await page.ClickAsync("main button.main");
            await page.WaitForURLAsync("**/reports/REP-*");
        },
        ["people-invited"] = async page =>
        {
            await page.ClickAsync("summary");
            await page.Locator("#person-name").FillAsync("L. Invited");
            await page.Locator("#person-entity").SelectOptionAsync("Hanse Gateways");
            await page.Locator("#person-place").FillAsync("fr");
            await page.ClickAsync("form.inside button.main");
            await page.WaitForSelectorAsync("#link");
        },
    };

    /// <summary>The beginnings of the names of pages and sights to open, for whoever works on a few: <c>./do shots today case zh-dark</c>.</summary>
    private static readonly string[] Only = Environment.GetEnvironmentVariable("RECTIFY_SHOTS_OF")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static Task<PersonId> Manager(House house) => Task.FromResult(house.Story.Manager);

    private static Task<PersonId> Administrator(House house) => Task.FromResult(house.Story.Administrator);

    private static Task<PersonId> Auditor(House house) => Task.FromResult(house.Story.Auditor);

    /// <summary>A manager whom no closed case names.</summary>
    private static Task<PersonId> Unnamed(House house) => house.PersonAsync($"N. Ight {Interlocked.Increment(ref nights)}", PersonRole.Manager);

    private static int nights;

    /// <summary>The sight that every run looks in: the narrow window, where text wraps, in the colours and the letters that are drawn last.</summary>
    private const string Hardest = "zh-dark-390";

    public static TheoryData<string, string> Sights =>
    [
        .. from sight in Chosen(Sight.All, sight => sight.ToString())
           from page in Chosen(Pages, page => page.Name)
           where Folder is not null || Only.Length > 0 || sight.ToString() == Hardest
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
        await using var page = await OpenAsync(await who(House), path(Story), Sight.All.Single(sight => sight.ToString() == seen));
        if (First.TryGetValue(name, out var first)) await first(page.Page);
        // Rows of long lists come after the page.
        if (await page.Page.Locator(".rows").CountAsync() > 0) await page.Page.Locator(".rows .row:not([aria-hidden])").First.WaitForAsync();
        await page.Page.WaitForTimeoutAsync(First.ContainsKey(name) ? 500 : 0);
        Assert.True(await page.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "The page is wider than its window");
        // What sticks to the top of the window is drawn where it stands.
        await page.Page.EvaluateAsync("scrollTo(0, 0)");
        if (Folder is not null)
            await page.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, $"{name}-{seen}.png"), FullPage = true });
        await page.GoodAsync();
    }
}
