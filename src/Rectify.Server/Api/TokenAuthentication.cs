using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Rectify.Clocks.Rules;
using Rectify.Parties;
using Rectify.Server.Hosting;
using Rectify.Storage;

namespace Rectify.Server.Api;

/// <summary>
/// <c>Authorization: Bearer rectify_…</c>. The token is looked up in the store with each request, so that revoking it takes effect everywhere at
/// once. Of a token that does not count nothing is told but that.
/// </summary>
internal sealed class TokenAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Instance instance)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The name of the scheme.</summary>
    public const string Bearer = "Bearer";

    /// <summary>The kind of claim that names a scope.</summary>
    private const string ScopeClaim = "scope";

    /// <summary>The policy that asks for a scope; <see cref="TokenScope.Write"/> includes the others.</summary>
    public static string PolicyOf(TokenScope scope) => Words.Of(scope);

    /// <summary>Adds the scheme, and one policy a scope; whatever says nothing is refused to whoever has no token.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddAuthentication(Bearer).AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(Bearer, null);
        var authorization = services.AddAuthorizationBuilder();
        authorization.SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder(Bearer).RequireAuthenticatedUser().Build());
        foreach (var scope in Enum.GetValues<TokenScope>())
            authorization.AddPolicy(PolicyOf(scope), policy => policy.RequireClaim(ScopeClaim, [Words.Of(scope), Words.Of(TokenScope.Write)]));
    }

    /// <inheritdoc />
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith($"{Bearer} ", StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        var user = await instance.Database.ReadAsync(Viewer.Machine, (reading, cancellation) => UserAsync(reading, header[(Bearer.Length + 1)..].Trim(), cancellation), Context.RequestAborted);
        if (user is null) return AuthenticateResult.Fail("The token does not count.");
        Context.Features.Set(user);
        var claims = user.Token.Scopes.Select(scope => new Claim(ScopeClaim, Words.Of(scope))).Prepend(new Claim(ClaimTypes.NameIdentifier, user.Person.Id.ToString()));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, Bearer)), Bearer));
    }

    /// <inheritdoc />
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = Bearer;
        return ProblemMapping.Of(ApiProblems.NoToken).ExecuteAsync(Context);
    }

    /// <inheritdoc />
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => ProblemMapping.Of(ApiProblems.ScopeMissing).ExecuteAsync(Context);

    private async Task<ApiUser?> UserAsync(ReadSession reading, string secret, CancellationToken cancellation) =>
        await TokenStore.FindBySecretAsync(reading, secret, cancellation) is { } token && token.CountsAt(instance.Now)
        && await PersonStore.FindAsync(reading, token.Person, cancellation) is { } person
            ? new ApiUser(person, token)
            : null;
}
