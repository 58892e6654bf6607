using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Parties.Accounts;
using Rectify.Server.Hosting;
using Rectify.Server.Settings;
using Rectify.Storage;

namespace Rectify.Server.Accounts;

/// <summary>
/// Signing in by the word of the organisation's identity provider (OpenID Connect, authorization code with PKCE). It names a login of ours; whoever has none stays outside,
/// unless a setting says that whoever comes is registered.
/// </summary>
internal static class SingleSignOn
{
    /// <summary>The name of the scheme.</summary>
    public const string Scheme = "Provider";

    /// <summary>Where it begins.</summary>
    public const string Path = "/sign-in/provider";

    /// <summary>What the page for signing in is told when the provider's word did not do.</summary>
    public const string Refused = "refused";

    private const string Callback = "/sign-in/provider/back";

    /// <summary>Adds it, when there is a provider.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddAuthentication().AddOpenIdConnect(Scheme, _ => { });
        services.AddOptions<OpenIdConnectOptions>(Scheme).Configure<Instance>((options, instance) => Set(options, instance.Provider));
    }

    /// <summary>Maps its beginning. It is a link and no form, since it leads away, and a form of ours leads nowhere else.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var provider = routes.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        provider.MapGet(Path, BeginAsync);
        // The scheme answers here itself, and what leads to no endpoint would not come as far as that.
        provider.MapGet(Callback, static () => Results.NotFound());
    }

    private static async Task<IResult> BeginAsync(HttpContext context, Instance instance)
    {
        if (instance.Provider is null) return Results.NotFound();
        var properties = new OpenIdConnectChallengeProperties { RedirectUri = SignInAddress.Back(context.Request.Query[SignInAddress.Return]) };
        // Whoever is signed in signs in again to show that it is them who sits there: that the provider remembers the browser is not enough.
        if ((await context.AuthenticateAsync(SessionAuthentication.Name)).Succeeded) properties.Prompt = OpenIdConnectPrompt.Login;
        return Results.Challenge(properties, [Scheme]);
    }

    private static void Set(OpenIdConnectOptions options, ProviderSettings? provider)
    {
        // Whoever is not asked for anything is asked for by nobody: without a provider the scheme is there and nothing leads to it.
        options.Authority = provider?.Authority.ToString() ?? "https://localhost";
        options.ClientId = provider?.Client ?? "none";
        options.ClientSecret = provider?.Secret;
        options.RequireHttpsMetadata = options.Authority.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        options.CallbackPath = Callback;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // It comes back by a link, so that the cookies that await it need not be given to other sites' forms.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.CorrelationCookie.SameSite = options.NonceCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = options.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.UsePkce = true;
        options.SaveTokens = false;
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = true;
        options.Scope.Clear();
        foreach (var scope in new[] { "openid", "profile", "email" }) options.Scope.Add(scope);
        // Nothing is signed in by this scheme itself: the session is ours.
        options.SignInScheme = SessionAuthentication.Name;
        options.Events.OnTicketReceived = ReceivedAsync;
        options.Events.OnRemoteFailure = static failed =>
        {
            failed.HandleResponse();
            failed.Response.Redirect($"{SignInAddress.Path}?{Refused}=");
            return Task.CompletedTask;
        };
        if (provider is not null) options.ClaimActions.MapJsonKey(provider.Claim, provider.Claim);
    }

    private static async Task ReceivedAsync(TicketReceivedContext received)
    {
        var services = received.HttpContext.RequestServices;
        var (instance, desk) = (services.GetRequiredService<Instance>(), services.GetRequiredService<SignInDesk>());
        received.HandleResponse();
        var person = await WhoAsync(instance, received.Principal, received.HttpContext.RequestAborted);
        var signedIn = person is { } known && (await desk.WithWordOfProviderAsync(received.HttpContext, known)).Succeeded(out _, out _);
        received.Response.Redirect(signedIn ? SignInAddress.Back(received.ReturnUri) : $"{SignInAddress.Path}?{Refused}=");
    }

    /// <summary>Whose login the provider named; null when nobody's.</summary>
    private static async Task<PersonId?> WhoAsync(Instance instance, ClaimsPrincipal? principal, CancellationToken cancellation)
    {
        if (instance.Provider is not { } provider || principal?.FindFirstValue(provider.Claim) is not { Length: > 0 } login) return null;
        // A mail address that the provider has not made sure of is anybody's.
        if (provider.Claim == "email" && principal.FindFirstValue("email_verified") is { } verified && !verified.Equals("true", StringComparison.OrdinalIgnoreCase)) return null;
        var account = await instance.Database.ReadAsync(Viewer.Machine, (reading, token) => AccountStore.FindByLoginAsync(reading, login, token), cancellation);
        if (account is not null || provider.Registers is not { } entity) return account?.Person;
        var registering = await instance.DoAsync(new RegisterByProvider(login, principal.FindFirstValue("name") ?? login, entity), Instance.Self, cancellation);
        return registering.Succeeded(out var person, out _) ? person : null;
    }
}
