using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using Rectify.Foundation;
using Rectify.Parties.Accounts;
using Rectify.Parties.Sessions;
using Rectify.Server.Settings;
using Rectify.Storage;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Rectify.Server.Tests;

/// <summary>A server that believes an identity provider: OpenIddict, which says of everybody who asks that they are whom the test names.</summary>
public sealed class ServerWithProvider : ServerOnSqlite
{
    private WebApplication? provider;

    /// <summary>Whom the provider says whoever comes is.</summary>
    public string Says { get; set; } = "";

    public override async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddAuthentication();
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.EnableDegradedMode().SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token");
            server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            server.RegisterScopes(Scopes.Profile, Scopes.Email).AddEphemeralEncryptionKey().AddEphemeralSigningKey();
            server.UseAspNetCore().DisableTransportSecurityRequirement();
            server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != "rectify" || context.RedirectUri?.EndsWith("/sign-in/provider/back", StringComparison.Ordinal) != true) context.Reject(Errors.InvalidClient);
                return default;
            }));
            server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != "rectify" || context.ClientSecret != "between us") context.Reject(Errors.InvalidClient);
                return default;
            }));
            server.AddEventHandler<HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                var identity = new ClaimsIdentity("test", Claims.Name, Claims.Role);
                identity.SetClaim(Claims.Subject, $"subject of {Says}").SetClaim(Claims.PreferredUsername, Says).SetClaim(Claims.Name, "As the provider says");
                identity.SetScopes(context.Request.GetScopes()).SetDestinations(_ => [Destinations.IdentityToken]);
                context.SignIn(new ClaimsPrincipal(identity));
                return default;
            }));
        });
        provider = builder.Build();
        provider.UseAuthentication();
        await provider.StartAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (provider is not null) await provider.DisposeAsync();
    }

    internal override ServerSettings Told(ServerSettings settings)
    {
        var address = provider?.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.Single() ?? throw new InvalidOperationException("The provider does not listen.");
        return settings with { Provider = new ProviderSettings(new Uri(address), "rectify", "between us", "preferred_username", Registers: null) };
    }
}

public sealed class SingleSignOnTests(ServerWithProvider server) : IClassFixture<ServerWithProvider>
{
    [Fact]
    public async Task Whose_login_the_provider_names_is_signed_in_and_comes_to_where_they_wanted()
    {
        var person = await server.PersonAsync("Known to the provider", PersonRole.Reader);
        await server.DoneAsync(new NameLogin(person, "w.chen@northwind.example"));
        server.Says = "W.Chen@Northwind.example";
        using var browser = new FormClient(server.Address, follows: true);
        using var page = await browser.GetAsync("/sign-in/provider?return=%2Faccount");
        Assert.Equal((HttpStatusCode.OK, "/account"), (page.StatusCode, page.RequestMessage?.RequestUri?.AbsolutePath));
        var session = Assert.Single(await server.Instance.Database.ReadAsync(Viewer.Machine, (reading, token) => SessionStore.OfPersonAsync(reading, person, token), CancellationToken.None));
        Assert.Equal(SessionMethod.SingleSignOn, session.Method);
    }

    [Fact]
    public async Task Whoever_is_signed_in_and_signs_in_again_is_asked_by_the_provider_and_not_waved_through()
    {
        using var stranger = new FormClient(server.Address);
        using var first = await stranger.GetAsync("/sign-in/provider");
        Assert.DoesNotContain("prompt=", first.Headers.Location?.Query, StringComparison.Ordinal);
        using var known = new FormClient(server.Address, await server.SignedInAsync("Signed in by the provider", PersonRole.Reader));
        using var again = await known.GetAsync("/sign-in/provider?return=%2Faccount");
        Assert.Contains("prompt=login", again.Headers.Location?.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_no_login_here_stays_outside()
    {
        server.Says = "somebody@else.example";
        using var browser = new FormClient(server.Address, follows: true);
        using var page = await browser.GetAsync("/sign-in/provider?return=%2Faccount");
        Assert.Equal(("/sign-in", "?refused="), (page.RequestMessage?.RequestUri?.AbsolutePath, page.RequestMessage?.RequestUri?.Query));
        Assert.Contains("did not sign you in here", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(browser.Kept("rectify"));
    }

    [Theory]
    [InlineData("/sign-in/provider/back?code=made-up&state=made-up")]
    [InlineData("/sign-in/provider/back?error=access_denied")]
    [InlineData("/sign-in/provider/back")]
    public async Task What_nobody_asked_the_provider_for_signs_nobody_in(string path)
    {
        using var browser = new FormClient(server.Address);
        using var answer = await browser.GetAsync(path);
        Assert.Equal((HttpStatusCode.Redirect, "/sign-in?refused="), (answer.StatusCode, answer.Headers.Location?.ToString()));
        Assert.Null(browser.Kept("rectify"));
    }

    [Fact]
    public async Task The_way_back_leads_to_this_server_only_and_the_page_offers_the_provider()
    {
        server.Says = "nobody";
        using var browser = new FormClient(server.Address);
        using var page = await browser.GetAsync("/sign-in?return=%2Fcases");
        Assert.Contains("/sign-in/provider?return=%2Fcases", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var person = await server.PersonAsync("Led astray", PersonRole.Reader);
        await server.DoneAsync(new NameLogin(person, "astray"));
        server.Says = "astray";
        using var follower = new FormClient(server.Address, follows: true);
        using var home = await follower.GetAsync("/sign-in/provider?return=%2F%2Fevil.example");
        Assert.Equal((server.Address.Port, "/"), (home.RequestMessage?.RequestUri?.Port, home.RequestMessage?.RequestUri?.AbsolutePath));
    }
}
