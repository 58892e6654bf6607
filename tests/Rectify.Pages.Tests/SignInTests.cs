using System.Diagnostics;
using Microsoft.Playwright;
using NodaTime;
using Rectify.Parties;
using Rectify.Parties.Accounts;
using Rectify.Parties.Accounts.Links;
using Rectify.Parties.Sessions;
using Rectify.Server.Tests;
using Rectify.Storage;

namespace Rectify.Pages.Tests;

/// <summary>How people come in, in a browser with an authenticator. Passkeys belong to names, so this machine is called by its own.</summary>
public abstract class ComingIn(ServerOnSqlite server, Browser browser) : IClassFixture<ServerOnSqlite>
{
    protected const string Password = "four words in a row";

    protected ServerOnSqlite Server => server;

    protected async Task<OpenPage> OpenAsync(string path, Sight? sight = null, bool authenticator = true)
    {
        sight ??= Sight.Plain;
        var window = await browser.WindowAsync(sight.Options);
        await window.AddCookiesAsync([Cookie("language", sight.Language), Cookie("theme", sight.Theme), Cookie("zone", "UTC")]);
        var opened = new OpenPage(window, await window.NewPageAsync());
        if (authenticator) await Authenticators.AddAsync(opened.Page);
        await opened.GoAsync(At(path));
        return opened;
    }

    protected Uri At(string path) => new(new UriBuilder(server.Address) { Host = "localhost" }.Uri, path);

    protected Task UrlAsync(OpenPage page, string path) => Assertions.Expect(page.Page).ToHaveURLAsync(At(path).ToString());

    protected async Task SignOutAsync(OpenPage page)
    {
        await page.Page.GotoAsync(At("/account").ToString());
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await UrlAsync(page, "/sign-in");
    }

    /// <summary>Lets a new person set up a password by an invitation; the page then shows the recovery codes.</summary>
    protected async Task<(PersonId Person, Authenticator Authenticator, IReadOnlyList<string> Codes)> InvitedAsync(OpenPage page, string name, string login)
    {
        var person = await server.PersonAsync(name, Foundation.PersonRole.Reader);
        var link = await server.DoneAsync(new MakeLink(person));
        await page.Page.GotoAsync(At($"/invitation?key={link.Key}").ToString());
        await page.Page.GetByLabel("Login").FillAsync(login);
        await page.Page.GetByText("With a password and an authenticator").ClickAsync();
        var authenticator = await AuthenticatorOfAsync(page);
        await page.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await page.Page.GetByLabel("Code", new() { Exact = true }).FillAsync(authenticator.CodeAt(server.Clock.GetCurrentInstant()));
        await page.GoodAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Set the password and come in" }).ClickAsync();
        await Assertions.Expect(page.Page.Locator(".codes li")).ToHaveCountAsync(10);
        server.Clock.Advance(Duration.FromMinutes(1));
        return (person, authenticator, await page.Page.Locator(".codes li").AllInnerTextsAsync());
    }

    protected static async Task<Authenticator> AuthenticatorOfAsync(OpenPage page) =>
        Authenticator.Read((await page.Page.Locator(".key code").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal)) ?? throw new InvalidOperationException("The page shows no key.");

    protected async Task SignInAsync(OpenPage page, string login, string password, string code)
    {
        await page.Page.GetByLabel("Login").FillAsync(login);
        await page.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await page.Page.GetByLabel("Code", new() { Exact = true }).FillAsync(code);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    protected string Now(Authenticator authenticator) => authenticator.CodeAt(server.Clock.GetCurrentInstant());

    private Cookie Cookie(string name, string value) => new() { Name = name, Value = value, Url = At("/").ToString() };
}

public sealed class FirstAdministratorTests(ServerOnSqlite server, Browser browser) : ComingIn(server, browser)
{
    [Fact]
    public async Task The_first_administrator_comes_in_by_the_link_with_a_passkey_and_later_with_that_alone()
    {
        var link = await Server.DoneAsync(new MakeFirstLink());
        await using var page = await OpenAsync($"/first?key={link.Key}");
        await page.GoodAsync();
        await page.Page.GetByLabel("Your name").FillAsync("J. Ortiz");
        await page.Page.GetByLabel("Your legal entity").FillAsync("Northwind GmbH");
        await page.Page.GetByLabel("Country that you work from").FillAsync("de");
        await page.Page.GetByLabel("Login").FillAsync("jortiz");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Make a passkey and come in" }).ClickAsync();
        // The first thing to know of a house is which laws bind it.
        await UrlAsync(page, "/welcome");
        await Assertions.Expect(page.Page.Locator(".who")).ToHaveTextAsync("J. Ortiz");
        await page.GoAsync(new Uri(page.Page.Url.Replace("/welcome", "/", StringComparison.Ordinal)));
        await Assertions.Expect(page.Page.Locator(".empty a[href='/welcome']")).ToBeVisibleAsync();

        await SignOutAsync(page);
        await page.GoodAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await UrlAsync(page, "/");
        await Assertions.Expect(page.Page.Locator(".who")).ToHaveTextAsync("J. Ortiz");

        await using var late = await OpenAsync($"/first?key={link.Key}");
        await Assertions.Expect(late.Page.Locator(".problems").First).ToContainTextAsync("RCT-ACCOUNT-016");
    }
}

/// <summary>Apart from the others: so many attempts in a minute are more than one address has.</summary>
public sealed class RestingLoginTests(ServerOnSqlite server, Browser browser) : ComingIn(server, browser)
{
    [Fact]
    public async Task After_ten_failures_a_login_rests_and_a_passkey_signs_in_all_the_same()
    {
        await using var page = await OpenAsync("/sign-in");
        var (_, authenticator, _) = await InvitedAsync(page, "L. Guessed", "l.guessed");
        await page.Page.GotoAsync(At("/account").ToString());
        await page.Page.GetByLabel("Name of the passkey").FillAsync("Work laptop");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Cell, new() { Name = "Work laptop", Exact = true })).ToBeVisibleAsync();
        await SignOutAsync(page);
        for (var i = 0; i < SignInAttempts.Limit; i++)
        {
            await SignInAsync(page, "l.guessed", "not the password", Now(authenticator));
            await Assertions.Expect(page.Page.Locator(".problems").First).ToContainTextAsync("RCT-ACCOUNT-001");
        }
        await SignInAsync(page, "l.guessed", Password, Now(authenticator));
        await Assertions.Expect(page.Page.Locator(".problems").First).ToContainTextAsync("RCT-ACCOUNT-001");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await UrlAsync(page, "/");
        await SignOutAsync(page);
        Server.Clock.Advance(SignInAttempts.Rest);
        await SignInAsync(page, "l.guessed", Password, Now(authenticator));
        await UrlAsync(page, "/");
    }
}

public sealed class SignInTests(ServerOnSqlite server, Browser browser) : ComingIn(server, browser)
{
    [Fact]
    public async Task A_person_who_was_invited_signs_in_with_password_and_code_and_with_a_recovery_code_once()
    {
        await using var page = await OpenAsync("/sign-in?return=%2Faccount");
        var (_, authenticator, codes) = await InvitedAsync(page, "W. Chen", "w.chen");
        await page.GoodAsync();
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "I have written them down" }).ClickAsync();
        await UrlAsync(page, "/");
        await SignOutAsync(page);

        await page.Page.GotoAsync(At("/sign-in?return=%2Faccount").ToString());
        await SignInAsync(page, "W.Chen", Password, Now(authenticator));
        await UrlAsync(page, "/account");
        await Assertions.Expect(page.Page.GetByText("10 recovery codes are left")).ToBeVisibleAsync();
        await page.GoodAsync();
        await SignOutAsync(page);

        await SignInAsync(page, "w.chen", Password, codes[2].ToUpperInvariant());
        await UrlAsync(page, "/");
        await SignOutAsync(page);
        await SignInAsync(page, "w.chen", Password, codes[2]);
        await Assertions.Expect(page.Page.Locator(".problems").First).ToContainTextAsync("RCT-ACCOUNT-001");
    }

    [Fact]
    public async Task An_authenticator_with_no_passkey_of_ours_leaves_the_page_as_it_is_and_says_so()
    {
        await using var page = await OpenAsync("/sign-in");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Assertions.Expect(page.Page.GetByText("The browser made no use of a passkey")).ToBeVisibleAsync();
        await UrlAsync(page, "/sign-in");
    }

    [Fact]
    public async Task An_open_page_notices_within_a_second_that_its_session_was_revoked()
    {
        await using var page = await OpenAsync("/sign-in", authenticator: false);
        var (person, _, _) = await InvitedAsync(page, "R. Revoked", "r.revoked");
        await page.GoAsync(At("/"));
        var session = Assert.Single(await Server.Instance.Database.ReadAsync(Viewer.Machine, (reading, token) => SessionStore.OfPersonAsync(reading, person, token), CancellationToken.None));
        var watch = Stopwatch.StartNew();
        await Server.DoneAsync(new EndSession(session.Id, SessionEnd.Revoked));
        await page.Page.WaitForURLAsync(At("/sign-in").ToString(), new() { WaitUntil = WaitUntilState.Commit });
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        await Assertions.Expect(page.Page.Locator(".who")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task People_see_where_they_are_signed_in_and_end_what_is_not_theirs_and_have_tokens()
    {
        await using var page = await OpenAsync("/sign-in", authenticator: false);
        var (person, _, _) = await InvitedAsync(page, "S. Several", "s.several");
        var other = await Server.SignedInAsync(person);
        await page.Page.GotoAsync(At("/account").ToString());
        await Assertions.Expect(page.Page.GetByText("this one")).ToHaveCountAsync(1);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "End the session of" }).ClickAsync();
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "End the session of" })).ToHaveCountAsync(0);
        using (var client = Server.With(other))
        using (var answer = await client.PostAsync("/session/seen", null))
            Assert.Equal(System.Net.HttpStatusCode.Unauthorized, answer.StatusCode);

        await page.Page.GetByLabel("What it is for").FillAsync("pipeline");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Issue a token" }).ClickAsync();
        var secret = await page.Page.Locator("code.key").InnerTextAsync();
        using (var client = Server.With(secret)) Assert.Equal(System.Net.HttpStatusCode.OK, (await client.GetAsync("/api/v1/me")).StatusCode);
        await page.GoodAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Remove pipeline" }).ClickAsync();
        await Assertions.Expect(page.Page.GetByText("You have none. A token lets")).ToBeVisibleAsync();
        using (var client = Server.With(secret)) Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await client.GetAsync("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task Whoever_signed_in_a_while_ago_shows_again_who_they_are_before_they_change_how_they_sign_in()
    {
        await using var page = await OpenAsync("/sign-in");
        var (person, authenticator, _) = await InvitedAsync(page, "B. Browser", "b.browser");
        await page.Page.GotoAsync(At("/account").ToString());
        await page.Page.GetByLabel("What it is for").FillAsync("before");
        Server.Clock.Advance(Session.Fresh);
        // The page was drawn in time, and what it asks for comes too late.
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Issue a token" }).ClickAsync();
        await Assertions.Expect(page.Page.Locator(".problems").First).ToContainTextAsync("RCT-SESSION-005");
        foreach (var asked in new[] { "Add a passkey", "Issue a token", "Make new recovery codes" })
            await Assertions.Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = asked })).ToBeDisabledAsync();
        await page.GoodAsync();
        Assert.Empty(await TokensAsync());

        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in again" }).ClickAsync();
        await SignInAsync(page, "b.browser", Password, Now(authenticator));
        await UrlAsync(page, "/account");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Cell, new() { Name = "This device", Exact = true })).ToBeVisibleAsync();
        await page.Page.GetByLabel("What it is for").FillAsync("after");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Issue a token" }).ClickAsync();
        await Assertions.Expect(page.Page.Locator("code.key")).ToBeVisibleAsync();
        Assert.Equal("after", Assert.Single(await TokensAsync()).Label);

        Task<IReadOnlyList<ApiToken>> TokensAsync() => Server.Instance.Database.ReadAsync(Viewer.Machine, (reading, token) => TokenStore.OfPersonAsync(reading, person, token), CancellationToken.None);
    }

}

/// <summary>The pages on the way in, in every sight; with <c>RECTIFY_SHOTS</c> each is kept as a picture.</summary>
public sealed class ComingInShots(ServerOnSqlite server, Browser browser) : ComingIn(server, browser)
{
    public static TheoryData<string> Sights => [.. Sight.All.Select(sight => sight.ToString())];

    [Theory]
    [MemberData(nameof(Sights))]
    public async Task The_pages_fit_their_window_and_shut_nobody_out(string seen)
    {
        var sight = Sight.All.Single(each => each.ToString() == seen);
        await using var page = await OpenAsync("/sign-in", sight, authenticator: false);
        await FitsAsync("sign-in");
        var person = await Server.PersonAsync($"Looker {seen}", Foundation.PersonRole.Reader);
        var link = await Server.DoneAsync(new MakeLink(person));
        await page.GoAsync(At($"/invitation?key={link.Key}"));
        await page.Page.Locator("summary").ClickAsync();
        await FitsAsync("invitation");
        await Server.DoneAsync(new NameLogin(person, $"looker-{seen}"));
        var (name, value) = await Server.SignedInAsync(person);
        await page.Page.Context.AddCookiesAsync([new Cookie { Name = name, Value = value, Url = At("/").ToString() }]);
        await page.GoAsync(At("/account"));
        await FitsAsync("account");

        async Task FitsAsync(string what)
        {
            Assert.True(await page.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{what} is wider than its window");
            if (Environment.GetEnvironmentVariable("RECTIFY_SHOTS") is { } folder)
                await page.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{what}-{seen}.png"), FullPage = true });
            await page.GoodAsync();
        }
    }
}
