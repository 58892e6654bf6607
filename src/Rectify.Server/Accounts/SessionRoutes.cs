using Microsoft.AspNetCore.Antiforgery;
using Rectify.Server.Hosting;

namespace Rectify.Server.Accounts;

/// <summary>What a page asks of the session that it is drawn in.</summary>
internal static class SessionRoutes
{
    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var session = routes.MapGroup("").RequireAuthorization(SessionAuthentication.Name).ExcludeFromDescription();
        // Somebody is there: a page that stays open asks for nothing else for hours, and draws itself anew whether or not anybody looks.
        session.MapPost("/session/seen", static () => Results.NoContent());
        session.MapPost("/sign-out", static async (HttpContext context, Instance instance, IAntiforgery forms) =>
        {
            if (!await forms.IsRequestValidAsync(context)) return Results.BadRequest();
            await SessionStart.EndAsync(context, instance);
            return Results.Redirect(SignInAddress.Path);
        });
    }
}
