using Microsoft.Playwright;
using NodaTime;
using Rectify.Cases;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;
using Rectify.Storage;

namespace Rectify.Pages.Tests;

public sealed class SignalsTests(House house, Browser browser) : PageSuite(house, browser)
{
    [Fact]
    public async Task One_yes_answers_all_that_say_the_same_and_tells_before_which_clocks_it_starts()
    {
        var first = await RaiseAsync("feed-a", "CVE-2099-1000 is exploited, says one feed.", "CVE-2099-1000", [Story.Release]);
        var second = await RaiseAsync("feed-b", "CVE-2099-1000 is exploited, says another.", "CVE-2099-1000", [Story.Orders]);
        await using var page = await OpenAsync(Story.Manager, "/signals?q=CVE-2099-1000");
        var question = page.Page.Locator("article.question");
        await Assertions.Expect(question).ToHaveCountAsync(1);
        await Assertions.Expect(question).ToContainTextAsync("2 signals say so");
        await Assertions.Expect(question).ToContainTextAsync("Gateway 4.2");
        await question.Locator("button:has-text('Yes, since')").ClickAsync();
        await Assertions.Expect(question.Locator(".preview li").First).ToBeVisibleAsync();
        Assert.Equal(SignalState.Raised, (await FindAsync(first)).State);
        await page.GoodAsync();

        await question.Locator("textarea").FillAsync("Seen in our own logs.");
        await question.Locator("button.main").ClickAsync();
        await Assertions.Expect(question).ToHaveCountAsync(0);
        var (one, other) = (await FindAsync(first), await FindAsync(second));
        Assert.Equal((SignalState.Confirmed, SignalState.Confirmed), (one.State, other.State));
        Assert.Equal(one.Case, other.Case);
    }

    [Fact]
    public async Task A_no_has_a_reason_and_is_refused_without_one()
    {
        var signal = await RaiseAsync("press", "A paper mistakes our gateway for another.", null, [Story.Release]);
        await using var page = await OpenAsync(Story.Outsider, $"/signals/{signal}");
        await page.Page.ClickAsync("button:has-text('No, because')");
        await page.Page.ClickAsync(".asked button.main");
        await Assertions.Expect(page.Page.Locator(".problems")).ToContainTextAsync("RCT-CASE-009");
        await page.Page.FillAsync(".asked textarea", "It is the gateway of somebody else.");
        await page.Page.ClickAsync(".asked button.main");
        await Assertions.Expect(page.Page.Locator("dl.pairs")).ToContainTextAsync("It is the gateway of somebody else.");
        Assert.Equal(SignalState.Rejected, (await FindAsync(signal)).State);
        await page.GoodAsync();
    }

    [Fact]
    public async Task Whoever_may_not_answer_reads_and_is_offered_no_answer()
    {
        await using var page = await OpenAsync(Story.Auditor, "/signals");
        await Assertions.Expect(page.Page.Locator("article.question").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Page.Locator("article.question button")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_signal_of_a_closed_case_is_nowhere_for_others()
    {
        var signal = await House.DoneAsync(new RaiseSignal("finder", $"{Story.Marker}: somebody knows.", [FactKind.Aware], Occurrence.At(House.Clock.GetCurrentInstant(), DateTimeZone.Utc), [], null, Story.Closed));
        foreach (var path in new[] { "/signals", $"/signals/{signal}" })
        {
            await using var other = await OpenAsync(Story.Outsider, path);
            Assert.DoesNotContain(Story.Marker, await other.Page.ContentAsync());
        }
        await using var named = await OpenAsync(Story.Manager, $"/signals/{signal}");
        Assert.Contains(Story.Marker, await named.Page.ContentAsync());
    }

    private Task<SignalId> RaiseAsync(string source, string statement, string? vulnerability, IReadOnlyList<Inventory.AssetId> assets) =>
        House.DoneAsync(new RaiseSignal(source, statement, [FactKind.Aware, FactKind.Learned], Occurrence.At(House.Clock.GetCurrentInstant() - Duration.FromHours(1), DateTimeZone.Utc), assets, vulnerability));

    private Task<Signal> FindAsync(SignalId id) => House.Instance.Database.ReadAsync(
        Viewer.Local, async (reading, token) => await SignalStore.FindAsync(reading, id, token) ?? throw new InvalidOperationException("There is no such signal"), CancellationToken.None);
}
