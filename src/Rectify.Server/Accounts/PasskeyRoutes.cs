using Microsoft.AspNetCore.Mvc;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Parties.Accounts;
using Rectify.Parties.Accounts.Links;
using Rectify.Server.Hosting;
using Rectify.Storage;

namespace Rectify.Server.Accounts;

/// <summary>What a page's script asks before it turns to the browser's authenticator. The answer of that comes with the form.</summary>
internal static class PasskeyRoutes
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var passkeys = routes.MapGroup("/passkey").RequireRateLimiting(LoginLimits.Policy).ExcludeFromDescription();
        passkeys.MapPost("/use", static async (HttpContext context, PasskeyCeremony ceremony) => Json(await ceremony.AskToUseAsync(context))).AllowAnonymous();
        passkeys.MapPost("/make", MakeAsync).RequireAuthorization(SessionAuthentication.Name);
        passkeys.MapPost("/make-with-link", MakeWithLinkAsync).AllowAnonymous().DisableAntiforgery();
    }

    private static async Task<IResult> MakeAsync(HttpContext context, Instance instance, PasskeyCeremony ceremony)
    {
        if (context.Features.Get<SignedInUser>() is not { } user) return Results.Unauthorized();
        // The browser makes no passkey that would then not be taken.
        if (!user.Session.IsFreshAt(instance.Now)) return Results.StatusCode(StatusCodes.Status403Forbidden);
        var account = await instance.Database.ReadAsync(user.Viewer, (reading, token) => AccountStore.FindAsync(reading, user.Person.Id, token), context.RequestAborted);
        return Json(await ceremony.AskToMakeAsync(context, user.Person.Id, account?.Login ?? user.Person.Name, user.Person.Name));
    }

    /// <summary>Whoever holds a link that counts. The first administrator has no id yet, and gets one.</summary>
    private static async Task<IResult> MakeWithLinkAsync(HttpContext context, Instance instance, PasskeyCeremony ceremony, IIdSource ids, [FromForm] string key, [FromForm] string? login, [FromForm] string? name)
    {
        var (link, person) = await instance.Database.ReadAsync(
            Viewer.Machine,
            async (reading, token) => await AccountLinkStore.FindByKeyAsync(reading, key, token) is { } found
                ? (found, found.Person is { } id ? await PersonStore.FindAsync(reading, id, token) : null)
                : (null, null),
            context.RequestAborted);
        if (link?.CountsAt(instance.Now) != true) return Results.NotFound();
        var called = person?.Name ?? name?.Trim() ?? "";
        return Json(await ceremony.AskToMakeAsync(context, person?.Id ?? new PersonId(ids.Next()), login?.Trim() is { Length: > 0 } said ? said : called, called));
    }

    private static IResult Json(string json) => Results.Text(json, "application/json");
}
