using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Playwright;
using Rectify.Parties;
using Rectify.Server.Settings;
using Rectify.Server.Tests;
using Rectify.Server.Tests.Dispatch;
using Rectify.Submissions.Recipients;

namespace Rectify.Pages.Tests;

/// <summary>The house, with a mail server that tests bring up, one after the other.</summary>
public sealed class MailHouse : ServerOnSqlite
{
    private Story? story;

    /// <summary>What has happened so far.</summary>
    internal Story Story => story ?? throw new InvalidOperationException("The fixture was not initialised");

    /// <summary>Where the mail server listens, when there is one.</summary>
    public int Port { get; } = FreePort();

    internal override AlarmSettings AlarmsIn(string folder) =>
        new(Path.Combine(folder, "seal.key"), new MailServer("127.0.0.1", Port, Secure: false, "", "", "psirt@hanse.example"), Heartbeat: null);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        story = await Story.TellAsync(this);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

public sealed class SendingTests(MailHouse house, Browser browser) : IClassFixture<MailHouse>
{
    [Fact]
    public async Task A_report_is_sent_by_a_press_and_what_is_uncertain_waits_for_a_person()
    {
        await house.DoneAsync(new StateReadiness(new Readiness("cn.miit.nvdb", Registration.NotNeeded) { Address = "nvdb@authority.example" }));
        await using var page = await OpenPage.OfAsync(house, browser, house.Story.Manager, $"/submissions/{house.Story.Approved}/file");
        var (mark, mail) = (page.Page.Locator(".head .mark"), page.Page.Locator("section[aria-labelledby=mail]"));
        await Assertions.Expect(mail).ToContainTextAsync("nvdb@authority.example");
        await Assertions.Expect(mail).ToContainTextAsync("neither signed nor encrypted");
        var send = mail.Locator("button.main");
        await Assertions.Expect(send).ToBeDisabledAsync();
        await page.GoodAsync();

        // The mail server takes it and hangs up without a word.
        await using (new RudeMailServer(Rudeness.HangsUpAfterContent, house.Port))
        {
            await mail.Locator("label:has-text('I file it incomplete rather than late.') input").CheckAsync();
            await send.ClickAsync();
            await Assertions.Expect(mark).ToContainTextAsync("uncertain whether it arrived", new() { Timeout = 20_000 });
        }
        await Assertions.Expect(mail).ToHaveCountAsync(0);
        var settle = page.Page.Locator("section[aria-labelledby=settle]");
        await Assertions.Expect(settle.Locator("button.main")).ToBeDisabledAsync();
        await settle.Locator("textarea").FillAsync("Ms Li at the ministry says that nothing came.");
        await page.GoodAsync();
        await page.GoAsync(new Uri(house.Address, "/"));
        await Assertions.Expect(page.Page.Locator(".counts")).ToContainTextAsync("uncertain whether it was sent");
        await page.GoAsync(new Uri(house.Address, $"/submissions/{house.Story.Approved}/file"));
        await settle.Locator("textarea").FillAsync("Ms Li at the ministry says that nothing came.");
        await settle.Locator("button:has-text('It was not')").ClickAsync();
        await Assertions.Expect(mark).ToContainTextAsync("approved, not filed");

        await using var polite = new RudeMailServer(Rudeness.None, house.Port);
        await mail.Locator("label:has-text('Word') input").CheckAsync();
        await mail.Locator("label:has-text('I file it incomplete rather than late.') input").CheckAsync();
        await send.ClickAsync();
        await Assertions.Expect(mark).ToContainTextAsync("filed, no receipt", new() { Timeout = 20_000 });
        var mails = page.Page.Locator("section[aria-labelledby=mails] li");
        await Assertions.Expect(mails).ToHaveCountAsync(2);
        await Assertions.Expect(mails.Nth(1)).ToContainTextAsync("the mail server took it");
        await page.GoodAsync();
        using var came = await MimeKit.MimeMessage.LoadAsync(new MemoryStream(Encoding.ASCII.GetBytes(Assert.Single(polite.Mails))));
        Assert.Equal([".txt", ".docx"], came.Attachments.OfType<MimeKit.MimePart>().Select(part => Path.GetExtension(part.FileName)));
    }

    [Fact]
    public async Task Where_the_recipient_has_no_mailbox_or_the_reader_does_not_file_there_is_no_button()
    {
        await using var portal = await OpenPage.OfAsync(house, browser, house.Story.Auditor, $"/submissions/{house.Story.Approved}/file");
        await Assertions.Expect(portal.Page.Locator("h1")).ToBeVisibleAsync();
        await Assertions.Expect(portal.Page.Locator("section[aria-labelledby=mail]")).ToHaveCountAsync(0);
        await portal.GoodAsync();
    }
}
