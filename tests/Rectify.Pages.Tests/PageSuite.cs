using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Rectify.Parties;
using Rectify.Server.Tests;

namespace Rectify.Pages.Tests;

/// <summary>The server with its pages, in the middle of a story, for all suites of pages.</summary>
public sealed class House : ServerOnSqlite
{
    private Story? story;

    /// <summary>What has happened so far.</summary>
    internal Story Story => story ?? throw new InvalidOperationException("The fixture was not initialised");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        story = await Story.TellAsync(this);
    }
}

/// <summary>What every suite of pages does: sign in, open a page, and demand that it neither failed nor shuts anybody out.</summary>
public abstract class PageSuite(House house, Browser browser) : IClassFixture<House>
{
    /// <summary>The server.</summary>
    protected House House => house;

    /// <summary>What has happened so far.</summary>
    internal Story Story => house.Story;

    /// <summary>Opens a page as a person, and waits until it is alive.</summary>
    protected Task<OpenPage> OpenAsync(PersonId? person, string path, Sight? sight = null) => OpenPage.OfAsync(house, browser, person, path, sight);
}

/// <summary>A page in a window of its own.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    private readonly IBrowserContext window;
    private readonly List<string> complaints = [];

    public OpenPage(IBrowserContext window, IPage page)
    {
        (this.window, Page) = (window, page);
        page.Console += (_, message) => { if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) complaints.Add(message.Text); };
        page.Response += (_, answer) => { if (answer.Status >= 400 && !answer.Request.IsNavigationRequest) complaints.Add($"{answer.Status}: {answer.Url}"); };
        page.PageError += (_, error) => complaints.Add(error);
        page.RequestFinished += (_, request) => { if (new Uri(request.Url).Host is not ("127.0.0.1" or "localhost" or "")) complaints.Add($"It asked another host: {request.Url}"); };
    }

    /// <summary>The page itself.</summary>
    public IPage Page { get; }

    /// <summary>Opens a page of a server as a person, in a window of its own, and waits until it is alive.</summary>
    public static async Task<OpenPage> OfAsync(ServerOnSqlite server, Browser browser, PersonId? person, string path, Sight? sight = null)
    {
        sight ??= Sight.Plain;
        var cookies = new List<Cookie>
        {
            Cookie("language", sight.Language), Cookie("theme", sight.Theme), Cookie("zone", Uri.EscapeDataString(sight.Options.TimezoneId ?? "UTC")),
        };
        if (person is { } id)
        {
            var (name, value) = await server.SignedInAsync(id);
            cookies.Add(Cookie(name, value));
        }
        var window = await browser.WindowAsync(sight.Options);
        await window.AddCookiesAsync(cookies);
        var opened = new OpenPage(window, await window.NewPageAsync());
        await opened.GoAsync(new Uri(server.Address, path));
        return opened;

        Cookie Cookie(string name, string value) => new() { Name = name, Value = value, Url = server.Address.ToString() };
    }

    /// <summary>Goes to an address, and waits until the page answers to what is done on it.</summary>
    public async Task GoAsync(Uri address)
    {
        await Page.GotoAsync(address.ToString());
        await AliveAsync();
    }

    /// <summary>Waits until the page has its connection, if it has one.</summary>
    public Task AliveAsync() => Page.WaitForFunctionAsync("() => !document.querySelector('.house') || document.querySelector('[data-static]') || document.documentElement.dataset.alive !== undefined");

    /// <summary>Demands that nothing failed in the browser, and that axe finds nothing serious.</summary>
    public async Task GoodAsync()
    {
        Assert.Empty(complaints);
        Assert.Empty(await Page.Locator("main .failed, #blazor-error-ui:visible").AllInnerTextsAsync());
        var found = await Page.RunAxe();
        Assert.Empty(found.Violations.Where(violation => violation.Impact is "serious" or "critical").Select(Told));
    }

    public async ValueTask DisposeAsync() => await window.DisposeAsync();

    private static string Told(AxeResultItem violation) =>
        $"{violation.Id} ({violation.Impact}): {violation.Help}; {string.Join("; ", violation.Nodes.Take(3).Select(node => node.Html))}";
}
