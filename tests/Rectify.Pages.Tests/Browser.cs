using Microsoft.Playwright;
using Rectify.Pages.Tests;

[assembly: AssemblyFixture(typeof(Browser))]

namespace Rectify.Pages.Tests;

/// <summary>
/// One Chromium for the whole run, with a fresh profile, that speaks to nobody but the server under test. Root needs <c>--no-sandbox</c>.
/// </summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Why pages are not tested, or null.</summary>
    public static string? SkipReason { get; } =
        Environment.GetEnvironmentVariable("RECTIFY_SKIP_BROWSER") == "1" ? "RECTIFY_SKIP_BROWSER=1: no page was opened in a browser" : null;

    /// <summary>Opens a window of its own: no cookie, no cache of another.</summary>
    public async Task<IBrowserContext> WindowAsync(BrowserNewContextOptions options)
    {
        if (SkipReason is { } reason) Assert.Skip(reason);
        return await (browser ?? throw new InvalidOperationException("The fixture was not initialised")).NewContextAsync(options);
    }

    public async ValueTask InitializeAsync()
    {
        if (SkipReason is not null) return;
        if (!File.Exists(Chromium)) throw new InvalidOperationException($"{Chromium} is missing. Install the package chromium, or set RECTIFY_SKIP_BROWSER=1.");
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-gpu"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
