using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Extensions;
using Rectify.Foundation;
using Rectify.Parties.Accounts;
using Rectify.Parties.Accounts.Links;
using Rectify.Server.Accounts;
using Rectify.Testing;

namespace Rectify.Server.Tests;

public abstract class AccountWebSuite(RunningServer server)
{
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/")]
    [InlineData("/nowhere")]
    [InlineData("/accounts.js")]
    [InlineData("/api/v1/me")]
    [InlineData("/healthz")]
    public async Task Every_answer_tells_the_browser_what_not_to_do(string path)
    {
        using var client = new FormClient(server.Address);
        using var answer = await client.GetAsync(path);
        string Header(string name) => string.Join(' ', answer.Headers.GetValues(name));
        var policy = Header("Content-Security-Policy");
        foreach (var part in new[] { "default-src 'self'", "script-src 'self';", "frame-ancestors 'none'", "object-src 'none'", "base-uri 'self'", "form-action 'self'" })
            Assert.Contains(part, policy, StringComparison.Ordinal);
        Assert.Equal(("nosniff", "no-referrer", "same-origin"), (Header("X-Content-Type-Options"), Header("Referrer-Policy"), Header("Cross-Origin-Opener-Policy")));
        Assert.Contains("camera=()", Header("Permissions-Policy"), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Behind_a_proxy_that_speaks_TLS_the_cookie_is_for_this_host_alone_and_the_browser_is_told_to_stay_with_TLS()
    {
        var cookie = await server.SignedInAsync("Behind a proxy");
        using var client = server.With((SessionCookie.NameFor(isHttps: true), cookie.Value));
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var answer = await client.PostAsync("/session/seen", null);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.StartsWith("max-age=31536000", answer.Headers.GetValues("Strict-Transport-Security").Single());
        using var asked = await client.PostAsync("/passkey/use", null);
        var given = asked.Headers.GetValues("Set-Cookie").Single();
        Assert.Matches("^__Host-rectify-passkey=.*; path=/; secure; samesite=strict; httponly$", given);
    }

    [Fact]
    public async Task A_form_without_its_mark_is_refused()
    {
        using var stranger = server.Stranger();
        using var forged = await stranger.PostAsync("/sign-in", new FormUrlEncodedContent(new Dictionary<string, string> { ["_handler"] = "password", ["Login"] = "somebody", ["Password"] = "x", ["Code"] = "1" }));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        using var forms = new FormClient(server.Address, await server.SignedInAsync("Form filler"));
        using var another = new FormClient(server.Address, await server.SignedInAsync("Another form filler"));
        using var opened = await another.GetAsync("/account");
        using var foreign = await forms.SendAsync(await opened.Content.ReadAsStringAsync(), "/account", "token", new() { ["Label"] = "stolen", ["Scope"] = "Write", ["Days"] = "9" });
        Assert.Equal(HttpStatusCode.BadRequest, foreign.StatusCode);
        using var own = await forms.PostAsync("/account", "token", new() { ["Label"] = "own", ["Scope"] = "Read", ["Days"] = "9" });
        Assert.Contains("rectify_", await own.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whether_there_is_a_login_nobody_learns_from_the_answer_or_how_long_it_takes()
    {
        var person = await server.PersonAsync("Known login");
        var (_, authenticator) = await WithPasswordAsync(person, "known.login");
        server.Clock.Advance(Duration.FromMinutes(1));
        using var forms = new FormClient(server.Address);
        var code = authenticator.CodeAt(server.Clock.GetCurrentInstant());
        var told = new List<string>();
        foreach (var (login, password, shown) in new[] { ("known.login", "not the password", code), ("known.login", Password, "000000"), ("unknown.login", Password, code), ("unknown.login", "", "") })
        {
            using var answer = await forms.PostAsync("/sign-in", "password", new() { ["Login"] = login, ["Password"] = password, ["Code"] = shown });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            told.Add(Regex.Replace(await answer.Content.ReadAsStringAsync(), "value=\"[^\"]*\"", ""));
        }
        Assert.Single(told.Select(html => Regex.Match(html, "<main.*</main>", RegexOptions.Singleline).Value).Distinct());

        using var scope = server.Part<IServiceScopeFactory>().CreateScope();
        var hashes = scope.ServiceProvider.GetRequiredService<PasswordHashes>();
        var hash = hashes.Of(Password);
        hashes.Compare(null, Password);
        var (known, unknown) = (Fastest(() => hashes.Compare(hash, "not the password")), Fastest(() => hashes.Compare(null, "not the password")));
        Assert.InRange(known / unknown, 0.3, 3);
        Assert.Equal((true, false), (hashes.Compare(hash, Password).Right, hashes.Compare(null, "what nobody has").Right));
    }

    [Fact]
    public async Task A_password_signs_nobody_in_without_its_code()
    {
        var person = await server.PersonAsync("No code");
        var (_, authenticator) = await WithPasswordAsync(person, "no.code");
        using var forms = new FormClient(server.Address);
        // The code that set the authenticator up was used by that.
        foreach (var code in new[] { "", "123456", authenticator.CodeAt(server.Clock.GetCurrentInstant()) })
        {
            using var refused = await forms.PostAsync("/sign-in", "password", new() { ["Login"] = "no.code", ["Password"] = Password, ["Code"] = code });
            Assert.Equal((HttpStatusCode.UnprocessableEntity, null), (refused.StatusCode, forms.Kept("rectify")));
        }
        server.Clock.Advance(Duration.FromMinutes(1));
        using var answer = await forms.PostAsync("/sign-in?return=//evil.example", "password", new() { ["Login"] = "no.code", ["Password"] = Password, ["Code"] = authenticator.CodeAt(server.Clock.GetCurrentInstant()) });
        Assert.Equal((HttpStatusCode.Redirect, server.Address), (answer.StatusCode, answer.Headers.Location));
        Assert.NotNull(forms.Kept("rectify"));
    }

    [Fact]
    public async Task What_is_no_answer_of_an_authenticator_signs_nobody_in()
    {
        using var forms = new FormClient(server.Address);
        foreach (var credential in new[] { "", "{}", "null", "[]", "\"x\"", "{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\",\"response\":{}}" })
        {
            using var refused = await forms.PostAsync("/sign-in", "passkey", new() { ["Credential"] = credential });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains("RCT-ACCOUNT-021", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        using var stranger = server.Stranger();
        using var nobody = await stranger.PostAsync("/passkey/make", null);
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
        using var link = await stranger.PostAsync("/passkey/make-with-link", new FormUrlEncodedContent(new Dictionary<string, string> { ["key"] = new string('A', 43) }));
        Assert.Equal(HttpStatusCode.NotFound, link.StatusCode);
    }

    private const string Password = "four words in a row";

    private async Task<(SetUp Set, Authenticator Authenticator)> WithPasswordAsync(Parties.PersonId person, string login)
    {
        var link = await server.DoneAsync(new MakeLink(person));
        using var scope = server.Part<IServiceScopeFactory>().CreateScope();
        var (authenticator, carried) = server.Part<PendingAuthenticator>().Make();
        var chosen = await scope.ServiceProvider.GetRequiredService<NewSignIn>()
            .PasswordAsync(Password, carried, authenticator.CodeAt(server.Clock.GetCurrentInstant()), [login], CancellationToken.None);
        Assert.True(chosen.Succeeded(out var password, out var problems), problems?.ToString());
        return (await server.DoneAsync(new SetUpAccount(link.Key, login, Passkey: null, password)), authenticator);
    }

    private static double Fastest(Action action)
    {
        var fastest = double.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            var watch = Stopwatch.StartNew();
            action();
            fastest = Math.Min(fastest, watch.Elapsed.TotalMilliseconds);
        }
        return fastest;
    }
}

public sealed class AccountWeb_on_sqlite(ServerOnSqlite server) : AccountWebSuite(server), IClassFixture<ServerOnSqlite>;

public sealed class AccountWeb_on_postgresql(ServerOnPostgres server) : AccountWebSuite(server), IClassFixture<ServerOnPostgres>;

/// <summary>Each has a server of its own, whose limits nobody else uses up.</summary>
public sealed class LoginLimitTests(ServerOnSqlite server) : IClassFixture<ServerOnSqlite>
{
    [Fact]
    public async Task One_address_may_not_try_without_end_and_looking_at_a_form_is_no_try()
    {
        using var client = server.Stranger();
        for (var i = 0; i < LoginLimits.FromAddress; i++)
        {
            using var answer = await client.PostAsync("/passkey/use", null);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        foreach (var path in new[] { "/passkey/use", "/sign-in", "/first", "/invitation" })
        {
            using var refused = await client.PostAsync(path, null);
            Assert.Equal((path, HttpStatusCode.TooManyRequests), (path, refused.StatusCode));
            Assert.NotNull(refused.Headers.RetryAfter);
        }
        using var form = await client.GetAsync("/sign-in");
        Assert.Equal(HttpStatusCode.OK, form.StatusCode);
    }

    [Fact]
    public void One_login_may_not_be_tried_without_end_wherever_from()
    {
        using var limits = new LoginLimits();
        Assert.Equal(
            [.. Enumerable.Repeat(true, LoginLimits.WithLogin), false],
            Enumerable.Range(0, LoginLimits.WithLogin + 1).Select(i => limits.Allows(i % 2 == 0 ? "somebody" : " SomeBody ")));
        Assert.True(limits.Allows("somebody else"));
    }
}

/// <summary>Two processes on one store, of which the first is set up by the link that it printed.</summary>
public sealed class TwoProcessesTests(PostgresCluster cluster) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rectify-people-").FullName;

    [Fact]
    public async Task A_form_that_one_drew_is_taken_by_the_other_and_a_session_of_one_counts_at_both()
    {
        if (PostgresCluster.SkipReason is { } reason) Assert.Skip(reason);
        string[] settings = ["--store", await cluster.CreateDatabaseAsync(), "--log-key", Path.Combine(folder, "log.key")];
        var (first, here) = await ServerProcess.StartAsync(settings);
        await using var one = first;
        var (second, there) = await ServerProcess.StartAsync(settings);
        await using var two = second;
        var key = Regex.Match(first.Log, @"http://localhost\S*/first\?key=(\S+)").Groups[1].Value;
        Assert.Matches("^[A-Za-z0-9_-]{43}$", key);

        using var forms = new FormClient(here);
        using var opened = await forms.GetAsync($"/first?key={key}");
        var html = await opened.Content.ReadAsStringAsync();
        var authenticator = Authenticator.Read(Regex.Match(html, "<p class=\"key\"><code>([^<]*)").Groups[1].Value.Replace(" ", "", StringComparison.Ordinal));
        Assert.NotNull(authenticator);
        using var set = await forms.SendAsync(html, $"/first?key={key}", "set-up", new()
        {
            ["Name"] = "J. Ortiz", ["Entity"] = "Northwind GmbH", ["Place"] = "DE", ["Login"] = "jortiz", ["Password"] = "four words in a row",
            ["Code"] = authenticator.CodeAt(TimeProvider.System.ToClock().GetCurrentInstant()),
        }, there);
        Assert.Equal(10, Regex.Count(await set.Content.ReadAsStringAsync(), "<li><code>"));
        foreach (var address in new[] { here, there })
        {
            using var signedIn = new FormClient(address, ("rectify", forms.Kept("rectify") ?? ""));
            using var account = await signedIn.GetAsync("/account");
            Assert.Equal(HttpStatusCode.OK, account.StatusCode);
            Assert.Contains("jortiz", await account.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.Redirect, (await new FormClient(there).GetAsync("/account")).StatusCode);
        var (code, link, _) = await ServerProcess.RunAsync(["invite", "--person", "J. Ortiz", "--address", "https://rectify.example.com", .. settings]);
        Assert.Equal(0, code);
        Assert.Matches(@"^https://rectify\.example\.com/invitation\?key=[A-Za-z0-9_-]{43}\s*$", link);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
