using Microsoft.Playwright;
using NodaTime;
using NodaTime.Extensions;
using Rectify.Cases;
using Rectify.Clocks.Evaluation;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Parties.Sessions;
using Rectify.Server.Accounts;
using Rectify.Server.Hosting;
using Rectify.Server.Settings;
using Rectify.Server.Tests;

namespace Rectify.Pages.Tests;

/// <summary>A server that is killed while somebody types, and another one that answers at the same address.</summary>
public sealed class KilledServerTests(Browser browser) : IDisposable
{
    private const string Typed = "Everything up to the last word.";

    private readonly string folder = Directory.CreateTempSubdirectory("rectify-killed-").FullName;

    [Fact]
    public async Task The_open_page_comes_back_by_itself_with_what_was_typed()
    {
        if (Browser.SkipReason is { } reason) Assert.Skip(reason);
        var (number, secret) = await PrepareAsync();
        var port = FreePort();
        string[] settings = ["--store", Path.Combine(folder, "store.db"), "--advisories", Path.Combine(folder, "advisories.db"), "--listen", $"http://127.0.0.1:{port}"];
        var (first, address) = await ServerProcess.StartAsync(settings);
        await using var killed = first;
        await using var window = await browser.WindowAsync(Sight.Plain.Options);
        await window.AddCookiesAsync([new Cookie { Name = SessionCookie.NameFor(isHttps: false), Value = secret, Url = address.ToString() }]);
        var page = new OpenPage(window, await window.NewPageAsync());
        await page.GoAsync(new Uri(address, $"/cases/{number}"));
        await page.Page.ClickAsync(".happened button.act");
        await page.Page.FillAsync("#fact-known", Typed);
        // What is typed in the last half second, and while nobody answers, is only in the tab.
        await killed.KillAsync();
        await page.Page.Locator("#fact-evidence").PressSequentiallyAsync("typed-while-nobody-answers.txt");
        await Assertions.Expect(page.Page.Locator(".lost")).ToBeVisibleAsync();

        var (second, _) = await ServerProcess.StartAsync(settings);
        await using var other = second;
        await Assertions.Expect(page.Page.Locator(".lost")).ToBeHiddenAsync(new() { Timeout = 60_000 });
        await page.AliveAsync();
        await Assertions.Expect(page.Page.Locator("#fact-known")).ToHaveValueAsync(Typed);
        await Assertions.Expect(page.Page.Locator("#fact-evidence")).ToHaveValueAsync("typed-while-nobody-answers.txt");

        // And it is the page's again: it is saved from there.
        await page.Page.SelectOptionAsync("#fact-kind", "aware");
        await page.Page.ClickAsync(".asked button.main");
        await Assertions.Expect(page.Page.Locator(".timeline")).ToContainTextAsync(Typed);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Somebody who is signed in, and a case.</summary>
    private async Task<(string Number, string Secret)> PrepareAsync()
    {
        var settings = new ServerSettings(
            new StoreAddress.File(Path.Combine(folder, "store.db")), [], Profile.Unstated, Path.Combine(folder, "advisories.db"), new AlarmSettings(Path.Combine(folder, "store.db.logkey.seal"), Mail: null, Heartbeat: null));
        Assert.True((await Instance.OpenAsync(settings, TimeProvider.System.ToClock(), TimeProvider.System, CancellationToken.None)).Succeeded(out var instance, out var problems), problems?.ToString());
        await using (instance)
        {
            var company = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, "Hanse Gateways", "DE"));
            var person = await DoneAsync(new RegisterPerson("J. Ortiz", company, "DE", [PersonRole.Manager, PersonRole.Analyst]));
            var about = await DoneAsync(new OpenCase("Killed while typing", CaseKind.Incident, [], []));
            var begun = await DoneAsync(new BeginSession(person, SessionMethod.Passkey, SessionLimits.Default, new SessionOrigin("test", "127.0.0.1")));
            var found = await instance.Database.ReadAsync(Storage.Viewer.Local, (reading, token) => CaseStore.FindAsync(reading, about, token), CancellationToken.None);
            return (found?.Number ?? "", begun.Secret);
        }

        async Task<T> DoneAsync<T>(ICommand<T> command)
        {
            Assert.True((await instance.DoAsync(command, Instance.Self, CancellationToken.None)).Succeeded(out var value, out var wrong), wrong?.ToString());
            return value;
        }
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
