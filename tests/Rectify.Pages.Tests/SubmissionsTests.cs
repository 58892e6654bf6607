using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Storage;
using Rectify.Submissions;

namespace Rectify.Pages.Tests;

public sealed class SubmissionsTests(House house, Browser browser) : PageSuite(house, browser)
{
    [Fact]
    public async Task From_a_duty_to_a_green_row()
    {
        var approver = await House.DoneAsync(new RegisterPerson("L. Weber", Story.Company, "DE", [PersonRole.Approver]));
        // Whatever the case owes and nobody has begun is begun from its own row.
        await using (var writing = await OpenAsync(Story.Manager, "/submissions"))
        {
            await writing.Page.Locator(".stages li", new() { HasTextString = "not begun" }).First.Locator("a").ClickAsync();
            await writing.Page.ClickAsync("details[open] button:has-text('Write the report')");
            await Assertions.Expect(writing.Page).ToHaveURLAsync(new Regex("/submissions/[0-9a-z]+$"));
            await Assertions.Expect(writing.Page.Locator(".composed").First).ToBeVisibleAsync();
            foreach (var field in await writing.Page.Locator(".composed.missing textarea[id^='field-']").AllAsync()) await field.FillAsync("As far as we know today.");
            await writing.Page.Locator("h1").ClickAsync();
            await Assertions.Expect(writing.Page.Locator(".letter")).ToContainTextAsync("As far as we know today.");
            await Assertions.Expect(writing.Page.Locator(".composed.missing")).ToHaveCountAsync(0);
            await writing.GoodAsync();
            await writing.Page.ClickAsync("button:has-text('Ask for review')");
            await Assertions.Expect(writing.Page.Locator(".head .mark")).ToContainTextAsync("in review");
            await Assertions.Expect(writing.Page.Locator("button:has-text('Approve version')")).ToHaveCountAsync(0);
            await ApproveAsync(approver, writing.Page.Url);
            await Assertions.Expect(writing.Page.Locator(".head .mark")).ToContainTextAsync("approved, not filed");
            await writing.Page.ClickAsync("a:has-text('File it')");
            await Assertions.Expect(writing.Page.Locator(".guide li").First).ToBeVisibleAsync();
            await writing.GoodAsync();
            await writing.Page.FillAsync("#channel", "web form");
            await writing.Page.ClickAsync("section[aria-labelledby=sent] button.main");
            await Assertions.Expect(writing.Page.Locator(".head .mark")).ToContainTextAsync("filed, no receipt");
            await writing.Page.FillAsync("#number", "REF-77");
            await writing.Page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "receipt.png", MimeType = "image/png", Buffer = [1, 2, 3] });
            await writing.Page.ClickAsync("section[aria-labelledby=receipt] button.main");
            await Assertions.Expect(writing.Page.Locator(".head .mark")).ToContainTextAsync("acknowledged");
            await Assertions.Expect(writing.Page.Locator("section[aria-labelledby=receipts]")).ToContainTextAsync("REF-77");
            await writing.GoodAsync();

            await writing.GoAsync(new Uri(House.Address, "/submissions"));
            await Assertions.Expect(writing.Page.Locator(".stages .mark.receipt")).ToHaveCountAsync(1);
            await writing.GoodAsync();
        }
    }

    private async Task ApproveAsync(PersonId approver, string address)
    {
        await using var approving = await OpenAsync(approver, new Uri(address).AbsolutePath);
        await Assertions.Expect(approving.Page.Locator(".letter")).ToContainTextAsync("As far as we know today.");
        await approving.Page.ClickAsync("button:has-text('Approve version 2')");
        await Assertions.Expect(approving.Page.Locator(".head .mark")).ToContainTextAsync("approved, not filed");
    }

    [Fact]
    public async Task What_is_typed_and_not_kept_survives_a_reload_and_goes_over_to_whoever_takes_over()
    {
        var other = await House.DoneAsync(new RegisterPerson("M. Other", Story.Company, "DE", [PersonRole.Reporter]));
        await using var first = await OpenAsync(Story.Manager, $"/submissions/{Story.Draft}");
        var field = first.Page.Locator(".composed textarea[id^='field-']").First;
        await field.FillAsync("Half a sentence");
        await field.BlurAsync();
        await Assertions.Expect(first.Page.Locator("section[aria-labelledby=changed] ins")).ToContainTextAsync("Half a sentence");
        await first.Page.Locator(".composed details.plain summary").First.ClickAsync();
        var leftOut = first.Page.Locator("input[data-draft$='.left-out']").First;
        await leftOut.CheckAsync();
        await first.Page.WaitForTimeoutAsync(1_500);
        await first.Page.ReloadAsync();
        await first.AliveAsync();
        await Assertions.Expect(field).ToHaveValueAsync("Half a sentence");
        await Assertions.Expect(leftOut).ToBeCheckedAsync();
        await leftOut.UncheckAsync();

        await using var second = await OpenAsync(other, $"/submissions/{Story.Draft}");
        await Assertions.Expect(second.Page.Locator(".notice").First).ToContainTextAsync("J. Ortiz is writing this");
        await second.Page.ClickAsync("button:has-text('Take over')");
        await Assertions.Expect(second.Page.Locator(".composed textarea[id^='field-']").First).ToHaveValueAsync("Half a sentence");
        await Assertions.Expect(second.Page.Locator("section[aria-labelledby=changed] ins")).ToContainTextAsync("Half a sentence");
        await Assertions.Expect(first.Page.Locator(".notice").First).ToContainTextAsync("M. Other is writing this");
    }

    [Fact]
    public async Task An_incomplete_report_is_filed_only_with_the_words_that_say_so_and_an_attempt_is_no_filing()
    {
        await using var page = await OpenAsync(Story.Manager, $"/submissions/{Story.Approved}/file");
        await page.Page.FillAsync("#happened", "502 Bad Gateway, twice.");
        await page.Page.ClickAsync("section[aria-labelledby=failed] button");
        await Assertions.Expect(page.Page.Locator("section[aria-labelledby=attempts]")).ToContainTextAsync("502 Bad Gateway");
        await Assertions.Expect(page.Page.Locator(".head .mark")).ToContainTextAsync("approved, not filed");
        var send = page.Page.Locator("section[aria-labelledby=sent] button.main");
        await Assertions.Expect(send).ToBeDisabledAsync();
        await page.Page.Locator("label:has-text('I file it incomplete rather than late.') input").CheckAsync();
        await page.Page.FillAsync("#channel", "https://www.nvdb.org.cn");
        await Assertions.Expect(send).ToBeEnabledAsync();
        await page.GoodAsync();
    }

    [Fact]
    public async Task Somebody_else_reviews_afterwards_what_was_approved_alone()
    {
        var approver = await House.DoneAsync(new RegisterPerson("K. Late", Story.Company, "DE", [PersonRole.Approver]));
        await using var page = await OpenAsync(approver, $"/submissions/{Story.Approved}");
        await Assertions.Expect(page.Page.Locator("section.caution")).ToContainTextAsync("J. Ortiz approved this version alone");
        await page.Page.FillAsync("#review", "It could not have waited.");
        await page.Page.ClickAsync("section.caution button");
        await Assertions.Expect(page.Page.Locator("section[aria-labelledby=versions]")).ToContainTextAsync("It could not have waited.");
        Assert.Empty(await House.Instance.Database.ReadAsync(Viewer.Local, (session, token) => SubmissionStore.UnreviewedAsync(session, approver, token), CancellationToken.None));
    }
}
