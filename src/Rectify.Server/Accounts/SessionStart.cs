using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Parties.Sessions;
using Rectify.Server.Hosting;
using Rectify.Storage;

namespace Rectify.Server.Accounts;

/// <summary>Begins and ends the session of whoever sits before the browser.</summary>
internal static class SessionStart
{
    /// <summary>Where a request comes from.</summary>
    public static SessionOrigin Origin(HttpContext context) => new(context.Request.Headers.UserAgent, context.Connection.RemoteIpAddress?.ToString());

    /// <summary>Begins one for a person who has shown who they are by setting up how they sign in, and gives the browser its cookie.</summary>
    public static async Task<Result<Session>> BeginAsync(HttpContext context, Instance instance, PersonId person, SessionMethod method)
    {
        var beginning = await instance.DoAsync(new BeginSession(person, method, instance.Sessions, Origin(context)), Instance.Self, context.RequestAborted);
        if (!beginning.Succeeded(out var begun, out var problems)) return problems;
        await GiveAsync(context, instance, begun);
        return begun.Session;
    }

    /// <summary>Gives the browser the cookie of a new session; the one that it had before, whosever that was, ends.</summary>
    public static async Task GiveAsync(HttpContext context, Instance instance, BegunSession begun)
    {
        if (SessionCookie.Read(context.Request) is { } secret)
        {
            var former = await instance.Database.ReadAsync(Viewer.Machine, (reading, token) => SessionStore.FindBySecretAsync(reading, secret, token), context.RequestAborted);
            if (former?.CountsAt(instance.Now) == true) _ = await instance.DoAsync(new EndSession(former.Id, SessionEnd.SignedOut), Instance.Self, context.RequestAborted);
        }
        SessionCookie.Give(context, begun.Secret);
    }

    /// <summary>Ends the one that the request was made in, and takes the cookie back.</summary>
    public static async Task EndAsync(HttpContext context, Instance instance)
    {
        if (context.Features.Get<SignedInUser>() is { } user)
            _ = await instance.DoAsync(new EndSession(user.Session.Id, SessionEnd.SignedOut), user.Actor, context.RequestAborted);
        SessionCookie.Take(context);
    }
}
