using Microsoft.Playwright;
using Rectify.Cases.Reports;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Pages.Tests;

public sealed class ReportsTests(House house, Browser browser) : PageSuite(house, browser)
{
    [Fact]
    public async Task A_call_is_typed_while_they_speak_and_ends_with_words_to_read_out()
    {
        await using var page = await OpenAsync(Story.Manager, "/reports/new?by=phone");
        await page.Page.FillAsync("#subject", "The gateway answers without a password");
        await page.Page.FillAsync("#text", "I opened the page and was in. Twice.");
        await page.Page.FillAsync("#name", "A caller");
        await page.Page.FillAsync("#address", "+49 30 000000");
        await page.GoodAsync();
        await page.Page.ClickAsync("button.main");
        await Assertions.Expect(page.Page.Locator("blockquote")).ToContainTextAsync("its number is REP-");
        await page.Page.ClickAsync("button:has-text('I have read it to them')");
        await Assertions.Expect(page.Page.Locator("blockquote")).ToHaveCountAsync(0);
        Assert.DoesNotContain("A caller", await page.Page.ContentAsync());

        var (reports, _) = await ReadAsync((reading, token) => ReportStore.ListAsync(reading, new ReportFilter { Text = "without a PASSWORD" }, 0, 10, token));
        var report = Assert.Single(reports);
        Assert.Equal((ReportChannel.Phone, true), (report.Channel, report.AcknowledgedAt is not null));
    }

    [Fact]
    public async Task What_it_says_and_who_found_it_are_opened_one_by_one_and_noted()
    {
        var id = await House.DoneAsync(new TakeInReport(ReportChannel.Form, "A crash in the parser", "Send a long header.", Language.English) { Finder = new Finder("Finder-of-the-crash", "finder@example.org", "", true) });
        await using var page = await OpenAsync(Story.Manager, $"/reports/{id}");
        var before = await page.Page.ContentAsync();
        Assert.DoesNotContain("Send a long header.", before);
        Assert.DoesNotContain("Finder-of-the-crash", before);
        await page.Page.ClickAsync("button:has-text('Open what it says')");
        await Assertions.Expect(page.Page.Locator(".written")).ToContainTextAsync("Send a long header.");
        Assert.DoesNotContain("Finder-of-the-crash", await page.Page.ContentAsync());
        await page.Page.ClickAsync("button:has-text('Read who found it')");
        await Assertions.Expect(page.Page.Locator("section[aria-labelledby=finder]")).ToContainTextAsync("Finder-of-the-crash");
        var read = (await ReadAsync((reading, token) => EventStore.OfSubjectAsync(reading, new Subject("report", id.Value), token))).Where(happened => happened.Type == "report.read" && happened.Who == Story.Manager.ToString());
        Assert.Equal(2, read.Count());
        await page.GoodAsync();
    }

    [Fact]
    public async Task A_report_that_holds_becomes_a_case_and_moves_along_its_states()
    {
        var id = await House.DoneAsync(new TakeInReport(ReportChannel.Other, "Holds water", "It does.", Language.English));
        await using var page = await OpenAsync(Story.Manager, $"/reports/{id}");
        await page.Page.ClickAsync("button:has-text('Yes, since')");
        await page.Page.ClickAsync(".asked button.main");
        await Assertions.Expect(page.Page.Locator(".head .mark")).ToContainTextAsync("valid");
        await page.Page.ClickAsync("button:has-text('Work on it')");
        await page.Page.ClickAsync(".asked button.main");
        await Assertions.Expect(page.Page.Locator(".head .mark")).ToContainTextAsync("accepted");
        Assert.Equal(ReportState.Accepted, (await ReadAsync((reading, token) => ReportStore.FindAsync(reading, id, token)))?.State);
    }

    [Fact]
    public async Task The_list_shows_what_is_open_by_our_own_targets_and_a_reader_opens_nothing_of_it()
    {
        var id = await House.DoneAsync(new TakeInReport(ReportChannel.Mail, "Seen by an auditor", "Not for auditors.", Language.Chinese));
        await using var list = await OpenAsync(Story.Auditor, "/reports?q=AUDITOR");
        await Assertions.Expect(list.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(list.Page.Locator("a[href^='/reports/new']")).ToHaveCountAsync(0);
        await list.GoodAsync();
        await list.Page.ClickAsync("tbody a[data-open]");
        await Assertions.Expect(list.Page.Locator("h1")).ToContainTextAsync("Seen by an auditor");
        await Assertions.Expect(list.Page.Locator("button:has-text('Open what it says')")).ToHaveCountAsync(0);
        Assert.DoesNotContain("Not for auditors.", await list.Page.ContentAsync());
        Assert.NotEqual(default, id);
    }

    private Task<T> ReadAsync<T>(Func<ReadSession, CancellationToken, Task<T>> read) => House.Instance.Database.ReadAsync(Viewer.Local, read, CancellationToken.None);
}
