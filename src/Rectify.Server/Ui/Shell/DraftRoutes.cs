using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Rectify.Foundation;
using Rectify.Parties.Drafts;
using Rectify.Server.Accounts;
using Rectify.Server.Hosting;

namespace Rectify.Server.Ui.Shell;

/// <summary>
/// Where a page's script keeps what is being typed (<c>wwwroot/drafts.js</c>): for whoever is signed in, their own and nobody else's. What it sends is JSON by PUT and
/// DELETE, which no form of another site can send, and another site's script may not.
/// </summary>
internal static class DraftRoutes
{
    /// <summary>JSON may write each byte of a text as six.</summary>
    private const long MostBytes = (Draft.MostBytes * 6) + 1024;

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var drafts = routes.MapGroup("/drafts").RequireAuthorization(SignedIn.Policy).ExcludeFromDescription();
        drafts.MapGet("/", ListAsync);
        drafts.MapGet("/{**field}", FindAsync);
        drafts.MapPut("/{**field}", KeepAsync).WithMetadata(new RequestSizeLimitAttribute(MostBytes));
        drafts.MapDelete("/{**field}", DiscardAsync);
    }

    /// <summary>In which fields something stands that is not saved; not what.</summary>
    private static async Task<IResult> ListAsync(HttpContext context, Instance instance, CancellationToken cancellation)
    {
        if (Who(context) is not { } user) return Results.Unauthorized();
        var fields = await instance.Database.ReadAsync(user.Viewer, (reading, token) => DraftStore.FieldsAsync(reading, user.Person.Id, token), cancellation);
        return Results.Json(fields.Select(each => each.Field));
    }

    private static async Task<IResult> FindAsync(string field, HttpContext context, Instance instance, CancellationToken cancellation)
    {
        if (Who(context) is not { } user) return Results.Unauthorized();
        var draft = await instance.Database.ReadAsync(user.Viewer, (reading, token) => DraftStore.FindAsync(reading, user.Person.Id, field, token), cancellation);
        return draft is null ? Results.NoContent() : Results.Json(new TypedText(draft.Text, (long)(instance.Now - draft.TypedAt).TotalMilliseconds));
    }

    private static async Task<IResult> KeepAsync(string field, TypedText typed, HttpContext context, Instance instance, CancellationToken cancellation)
    {
        if (Who(context) is not { } user) return Results.Unauthorized();
        var typedAt = instance.Now - Duration.FromMilliseconds(Math.Clamp(typed.Age, 0, (long)Draft.Kept.TotalMilliseconds));
        return Said(await KeptDrafts.KeepAsync(instance.Database, user.Person.Id, new(field, typed.Text, typedAt), cancellation));
    }

    private static async Task<IResult> DiscardAsync(string field, HttpContext context, Instance instance, CancellationToken cancellation) =>
        Who(context) is { } user ? Said(await KeptDrafts.DiscardAsync(instance.Database, user.Person.Id, field, cancellation)) : Results.Unauthorized();

    private static SignedInUser? Who(HttpContext context)
    {
        // Nothing of it is kept on the way, nor in a browser that others use after.
        context.Response.Headers.CacheControl = "no-store";
        return context.Features.Get<SignedInUser>();
    }

    private static IResult Said(Result<Done> done) =>
        done.Succeeded(out _, out var problems) ? Results.NoContent()
        : problems.Any(problem => problem.Kind == ProblemKind.Invalid) ? Results.StatusCode(StatusCodes.Status422UnprocessableEntity)
        : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);

    /// <summary>What the script sends and gets: how long ago, not when, since only the server's clock counts.</summary>
    /// <param name="Text">What stands in the field.</param>
    /// <param name="Age">How many milliseconds ago it was typed.</param>
    private sealed record TypedText(string Text, long Age);
}
