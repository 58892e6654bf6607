using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Rectify.Findings;
using Rectify.Findings.Listing;
using Rectify.Inventory;
using Rectify.Storage;

namespace Rectify.Pages.Tests;

public sealed class FindingsTests(House house, Browser browser) : PageSuite(house, browser)
{
    [Fact]
    public async Task The_list_is_counted_exactly_and_its_filter_stands_in_the_address()
    {
        await using var page = await OpenAsync(Story.Outsider, "/findings");
        var all = await CountAsync(new FindingFilter());
        await Assertions.Expect(page.Page.Locator($"[data-count='{all}']")).ToBeVisibleAsync();
        await Assertions.Expect(page.Page.Locator(".rows .row").First).ToContainTextAsync("critical");
        await page.GoodAsync();

        await page.Page.Locator("#exploited").SelectOptionAsync("true");
        await Assertions.Expect(page.Page).ToHaveURLAsync(new Regex("exploited=true"));
        await Assertions.Expect(page.Page.Locator($"[data-count='{await CountAsync(new FindingFilter { Exploited = true })}']")).ToBeVisibleAsync();
        await page.Page.Locator(".pick", new() { HasTextString = "Severity" }).Locator("summary").ClickAsync();
        await page.Page.Locator(".pick input[value=high]").CheckAsync();
        await Assertions.Expect(page.Page).ToHaveURLAsync(new Regex("severity=high"));
        await Assertions.Expect(page.Page.Locator($"[data-count='{await CountAsync(new FindingFilter { Exploited = true, Ratings = [FindingRating.High] })}']")).ToBeVisibleAsync();
        await page.GoodAsync();

        await using var deep = await OpenAsync(Story.Outsider, $"/findings?asset=system:{Story.Orders}&sort=actBy&vulnerability=GHSA-jfh8-c2jp-5v3q");
        await Assertions.Expect(deep.Page.Locator(".rows .row")).ToHaveCountAsync(1);
        await Assertions.Expect(deep.Page.Locator(".rows .row")).ToContainTextAsync("CVE-2021-44228");
        await Assertions.Expect(deep.Page.Locator(".tag.accent").First).ToContainTextAsync("Order system");
        await using var wrong = await OpenAsync(Story.Outsider, "/findings?severity=dreadful");
        await Assertions.Expect(wrong.Page.Locator(".problems")).ToContainTextAsync("dreadful");
    }

    [Fact]
    public async Task What_is_selected_with_x_is_decided_upon_together_after_a_look_and_taken_back()
    {
        await using var page = await OpenAsync(Story.Manager, $"/findings?asset=release:{Story.Release}");
        await Assertions.Expect(page.Page.Locator(".rows .row").First).ToBeVisibleAsync();
        await page.Page.Keyboard.PressAsync("j");
        await page.Page.Keyboard.PressAsync("x");
        await page.Page.Keyboard.PressAsync("j");
        await page.Page.Keyboard.PressAsync("x");
        await Assertions.Expect(page.Page.Locator(".selection")).ToContainTextAsync("2 selected");
        await page.Page.Locator(".selection button.main").ClickAsync();
        await page.Page.Locator("#status").SelectOptionAsync("notAffected");
        await Assertions.Expect(page.Page.Locator(".selection button.main")).ToBeDisabledAsync();
        await page.Page.Locator("#justification").SelectOptionAsync("vulnerableCodeNotPresent");
        await Assertions.Expect(page.Page.Locator(".preview")).ToContainTextAsync("2 would change");
        await Assertions.Expect(page.Page.Locator(".preview")).ToContainTextAsync("2 × under investigation");
        await page.GoodAsync();
        await page.Page.Locator("#statement").FillAsync("The class is stripped from the build.");
        await page.Page.Locator(".selection button.main").ClickAsync();
        await Assertions.Expect(page.Page.Locator(".told")).ToContainTextAsync("Decided on 2");
        Assert.Equal(2, (await OfReleaseAsync()).Count(finding => finding is { Status: FindingStatus.NotAffected, Statement: "The class is stripped from the build." }));

        await page.Page.Locator(".told button").ClickAsync();
        await Assertions.Expect(page.Page.Locator(".told")).ToContainTextAsync("Taken back");
        Assert.All(await OfReleaseAsync(), finding => Assert.Equal((FindingStatus.UnderInvestigation, SaidBy.Nobody), (finding.Status, finding.Said.By)));
    }

    [Fact]
    public async Task One_finding_says_why_and_where_and_what_was_decided_and_hides_the_cases_of_others()
    {
        var finding = (await OfSystemAsync()).Single(found => found.Name == "CVE-2021-44228");
        await using var page = await OpenAsync(Story.Manager, $"/findings/{finding.Id}");
        await Assertions.Expect(page.Page.Locator("h1")).ToHaveTextAsync("CVE-2021-44228");
        await Assertions.Expect(page.Page.Locator("section[aria-labelledby=why]")).ToContainTextAsync("the version lies in an affected range");
        await Assertions.Expect(page.Page.Locator("section[aria-labelledby=cases]")).ToContainTextAsync("CASE-0001");
        await page.Page.Locator("section[aria-labelledby=said] button").ClickAsync();
        await page.Page.Locator("#status").SelectOptionAsync("affected");
        await page.Page.Locator("#statement").FillAsync("Reproduced in the test stand.");
        await page.GoodAsync();
        await page.Page.Locator("form button.main").ClickAsync();
        await Assertions.Expect(page.Page.Locator("section[aria-labelledby=decisions]")).ToContainTextAsync("Reproduced in the test stand.");
        await Assertions.Expect(page.Page.Locator("#said")).ToHaveTextAsync("affected");
        Assert.Equal(FindingStatus.Affected, (await OfSystemAsync()).Single(found => found.Id == finding.Id).Status);
        await page.GoodAsync();

        await using var other = await OpenAsync(Story.Outsider, $"/findings/{finding.Id}");
        Assert.DoesNotContain(Story.Marker, await other.Page.ContentAsync());
        await using var auditor = await OpenAsync(Story.Auditor, $"/findings/{finding.Id}");
        await Assertions.Expect(auditor.Page.Locator("main button")).ToHaveCountAsync(0);
    }

    private async Task<long> CountAsync(FindingFilter filter)
    {
        await House.Instance.Findings.FollowAsync(CancellationToken.None);
        return House.Instance.Findings.Select(new FindingRequest(filter, FindingSort.Severity, 1), Concerns.None).Total;
    }

    private Task<IReadOnlyList<Finding>> OfReleaseAsync() => OfAsync(Story.Release);

    private Task<IReadOnlyList<Finding>> OfSystemAsync() => OfAsync(Story.Orders);

    private Task<IReadOnlyList<Finding>> OfAsync(AssetId asset) =>
        House.Instance.Database.ReadAsync(Viewer.Local, (session, token) => FindingStore.OfAssetAsync(session, asset, token), CancellationToken.None);
}
