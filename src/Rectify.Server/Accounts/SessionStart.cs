using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Parties.Sessions;
using Rectify.Server.Hosting;

namespace Rectify.Server.Accounts;

/// <summary>Begins and ends the session of whoever sits before the browser.</summary>
internal static class SessionStart
{
    /// <summary>Begins one for a person who has shown who they are, and gives the browser its cookie.</summary>
    public static async Task<Result<Session>> BeginAsync(HttpContext context, Instance instance, PersonId person, SessionMethod method)
    {
        var from = new SessionOrigin(context.Request.Headers.UserAgent, context.Connection.RemoteIpAddress?.ToString());
        var beginning = await instance.DoAsync(new BeginSession(person, method, instance.Sessions, from), Instance.Self, context.RequestAborted);
        if (!beginning.Succeeded(out var begun, out var problems)) return problems;
        SessionCookie.Give(context, begun.Secret);
        return begun.Session;
    }

    /// <summary>Ends the one that the request was made in, and takes the cookie back.</summary>
    public static async Task EndAsync(HttpContext context, Instance instance)
    {
        if (context.Features.Get<SignedInUser>() is { } user)
            _ = await instance.DoAsync(new EndSession(user.Session.Id, SessionEnd.SignedOut), user.Actor, context.RequestAborted);
        SessionCookie.Take(context);
    }
}
