using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Rectify.Server.Accounts;

/// <summary>Who is signed in, for the components of one page; nobody from the moment on at which the session has ended.</summary>
internal sealed class SessionStateProvider : ServerAuthenticationStateProvider
{
    private static readonly AuthenticationState Nobody = new(new ClaimsPrincipal(new ClaimsIdentity()));

    /// <summary>The session has ended.</summary>
    public void End() => SetAuthenticationState(Task.FromResult(Nobody));
}
