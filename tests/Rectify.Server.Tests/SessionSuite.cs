using System.Net;
using NodaTime;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Parties.Sessions;
using Rectify.Server.Accounts;
using Rectify.Storage;

namespace Rectify.Server.Tests;

public abstract class SessionSuite(RunningServer server)
{
    [Fact]
    public async Task A_cookie_counts_while_its_session_does()
    {
        var cookie = await server.SignedInAsync("Cookie holder", PersonRole.Analyst);
        using var client = server.With(cookie);
        Assert.Equal(HttpStatusCode.NoContent, await SeenAsync(client));
        using (var made_up = server.With((cookie.Name, new string('A', 43)))) Assert.Equal(HttpStatusCode.Unauthorized, await SeenAsync(made_up));
        using (var secure = server.With((SessionCookie.NameFor(isHttps: true), cookie.Value))) Assert.Equal(HttpStatusCode.Unauthorized, await SeenAsync(secure));

        await server.DoneAsync(new EndSession((await SessionAsync(cookie.Value)).Id, SessionEnd.Revoked));
        Assert.Equal(HttpStatusCode.Unauthorized, await SeenAsync(client));
    }

    [Fact]
    public async Task A_session_that_is_used_goes_on_and_one_that_is_not_ends()
    {
        var cookie = await server.SignedInAsync("Sleeper");
        using var client = server.With(cookie);
        server.Clock.Advance(Duration.FromMinutes(59));
        Assert.Equal(HttpStatusCode.NoContent, await SeenAsync(client));
        Assert.Equal(server.Clock.GetCurrentInstant(), (await SessionAsync(cookie.Value)).SeenAt);
        server.Clock.Advance(Duration.FromMinutes(59));
        Assert.Equal(HttpStatusCode.NoContent, await SeenAsync(client));
        server.Clock.Advance(Duration.FromMinutes(60));
        Assert.Equal(HttpStatusCode.Unauthorized, await SeenAsync(client));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_takes_the_cookie_back()
    {
        var cookie = await server.SignedInAsync("Leaver");
        using var client = server.With(cookie);
        using (var forged = await client.PostAsync("/sign-out", null)) Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, await SeenAsync(client));
        using var forms = new FormClient(server.Address, cookie);
        using var answer = await forms.PostAsync("/account", "/sign-out", []);
        Assert.Equal((HttpStatusCode.Redirect, "/sign-in"), (answer.StatusCode, answer.Headers.Location?.ToString()));
        Assert.Contains($"{cookie.Name}=; expires=Thu, 01 Jan 1970", Assert.Single(answer.Headers.GetValues("Set-Cookie"), each => each.StartsWith($"{cookie.Name}=", StringComparison.Ordinal)));
        var session = await SessionAsync(cookie.Value);
        Assert.Equal((SessionEnd.SignedOut, session.Person.ToString()), (session.Ended?.Why, session.Ended?.By));
        Assert.Equal(HttpStatusCode.Unauthorized, await SeenAsync(client));
    }

    [Fact]
    public async Task A_session_is_no_token()
    {
        var cookie = await server.SignedInAsync("No token", PersonRole.Administrator);
        using var client = server.With(cookie);
        Assert.Equal((401, "RCT-API-001"), await client.SendAsync(HttpMethod.Get, "/me").RefusalAsync());
        using var bearer = server.With(cookie.Value);
        Assert.Equal((401, "RCT-API-001"), await bearer.SendAsync(HttpMethod.Get, "/me").RefusalAsync());
        using var token = await server.ClientAsync("No session");
        using var refused = await token.PostAsync("/session/seen", null);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task Open_pages_are_told_within_a_second_that_their_session_has_ended_and_others_are_not()
    {
        var watch = server.Part<SessionWatch>();
        var (leaving, staying) = (await SessionAsync((await server.SignedInAsync("Leaving")).Value), await SessionAsync((await server.SignedInAsync("Staying")).Value));
        var (told, another) = (new TaskCompletionSource(), new TaskCompletionSource());
        var tellings = 0;
        using var first = watch.Watch(leaving.Id, () =>
        {
            tellings++;
            told.TrySetResult();
        });
        using var second = watch.Watch(leaving.Id, () => another.TrySetResult());
        var gone = 0;
        watch.Watch(leaving.Id, () => gone++).Dispose();
        var wrongly = 0;
        using var third = watch.Watch(staying.Id, () => wrongly++);

        await server.DoneAsync(new EndSession(leaving.Id, SessionEnd.Revoked));
        await Task.WhenAll(told.Task, another.Task).WaitAsync(TimeSpan.FromSeconds(1));
        await watch.LookAsync(CancellationToken.None);
        Assert.Equal((1, 0, 0), (tellings, gone, wrongly));
    }

    [Fact]
    public async Task A_page_that_cannot_be_told_keeps_no_other_from_being_told()
    {
        var watch = server.Part<SessionWatch>();
        var session = await SessionAsync((await server.SignedInAsync("Two pages")).Value);
        var told = new TaskCompletionSource();
        using var broken = watch.Watch(session.Id, () => throw new InvalidOperationException("The page is gone."));
        using var whole = watch.Watch(session.Id, () => told.TrySetResult());
        await server.DoneAsync(new EndSession(session.Id, SessionEnd.Revoked));
        await told.Task.WaitAsync(TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData("/cases/7?view=all", "/sign-in?return=%2Fcases%2F7%3Fview%3Dall", "/cases/7?view=all")]
    [InlineData("/", "/sign-in", "/")]
    [InlineData("//evil.example", "/sign-in", "/")]
    [InlineData("/\\evil.example", "/sign-in", "/")]
    [InlineData("https://evil.example", "/sign-in", "/")]
    [InlineData("/\tx", "/sign-in", "/")]
    public void The_way_back_from_signing_in_leads_to_this_server_only(string path, string address, string back) =>
        Assert.Equal((address, back), (SignInAddress.From(path), SignInAddress.Back(path)));

    private static async Task<HttpStatusCode> SeenAsync(HttpClient client)
    {
        using var answer = await client.PostAsync("/session/seen", null);
        return answer.StatusCode;
    }

    private async Task<Session> SessionAsync(string secret) =>
        await server.Instance.Database.ReadAsync(Viewer.Machine, (reading, token) => SessionStore.FindBySecretAsync(reading, secret, token), CancellationToken.None)
        ?? throw new InvalidOperationException("There is no such session.");
}

public sealed class Sessions_on_sqlite(ServerOnSqlite server) : SessionSuite(server), IClassFixture<ServerOnSqlite>;

public sealed class Sessions_on_postgresql(ServerOnPostgres server) : SessionSuite(server), IClassFixture<ServerOnPostgres>;
