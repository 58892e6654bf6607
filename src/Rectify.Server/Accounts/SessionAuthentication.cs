using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Parties.Sessions;
using Rectify.Server.Hosting;
using Rectify.Storage;

namespace Rectify.Server.Accounts;

/// <summary>
/// Finds for whom a page is by its session's cookie. The cookie says nothing; the session is looked up in the store with each request, so that
/// ending it takes effect everywhere at once. The API takes tokens only.
/// </summary>
internal sealed class SessionAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Instance instance)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The name of the scheme, and of the policy that asks for somebody who is signed in.</summary>
    public const string Name = "Session";

    /// <summary>The kind of claim that names the session.</summary>
    private const string SessionClaim = "session";

    /// <summary>Adds the scheme and the policy.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(Name, null);
        services.AddAuthorizationBuilder().AddPolicy(Name, policy => policy.AddAuthenticationSchemes(Name).RequireAuthenticatedUser());
    }

    /// <summary>The session that a principal is of; null when nobody is signed in.</summary>
    public static SessionId? SessionOf(ClaimsPrincipal principal) =>
        Id.TryParse(principal.FindFirstValue(SessionClaim), out var id) ? new SessionId(id) : null;

    /// <summary>Who is signed in in a session that counts, or null.</summary>
    public static async Task<SignedInUser?> UserOfAsync(ReadSession reading, Session? session, Instance instance, CancellationToken cancellation) =>
        session?.CountsAt(instance.Now) == true && await PersonStore.FindAsync(reading, session.Person, cancellation) is { } person
            ? new SignedInUser(person, session)
            : null;

    /// <inheritdoc />
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (SessionCookie.Read(Request) is not { } secret) return AuthenticateResult.NoResult();
        var user = await instance.Database.ReadAsync(
            Viewer.Machine,
            async (reading, cancellation) => await UserOfAsync(reading, await SessionStore.FindBySecretAsync(reading, secret, cancellation), instance, cancellation),
            Context.RequestAborted);
        if (user is null) return AuthenticateResult.Fail("The session does not count.");
        // Where it cannot be noted the session is used all the same; it then ends a little sooner.
        _ = await SessionUse.NoteAsync(instance.Database, user.Session, instance.Now, Context.RequestAborted);
        Context.Features.Set(user);
        Claim[] claims =
        [
            new(ClaimTypes.NameIdentifier, user.Person.Id.ToString()), new(ClaimTypes.Name, user.Person.Name), new(SessionClaim, user.Session.Id.ToString()),
        ];
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, Name)), Name));
    }

    /// <summary>Whoever wanted to look at a page is led to the one for signing in, and from there back; whatever else was asked is only refused.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (HttpMethods.IsGet(Request.Method) && Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
            Response.Redirect(SignInAddress.From($"{Request.Path}{Request.QueryString}"));
        else
            Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}
