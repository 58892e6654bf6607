using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using Rectify.Foundation;
using Rectify.Parties;

namespace Rectify.Server.Api;

/// <summary>For whom the token acts, and its other tokens.</summary>
internal static class MeApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/me", static (ApiCall call) => TypedResults.Ok(MeBody.Of(call.User))).Needs(TokenScope.Read, "getMe", "For whom the token acts, and what it may be used for");
        api.MapGet("/me/tokens", TokensAsync).Needs(TokenScope.Read, "listMyTokens", "The person's tokens, without their secrets");
        api.MapDelete("/me/tokens/current", static (ApiCall call) => call.PerformAsync(new GiveUpToken(call.User.Token.Id)))
            .Produces(StatusCodes.Status204NoContent).Needs(TokenScope.Read, "giveUpToken", "Gives up the token that the request is made with; it counts no more");
    }

    private static async Task<Ok<Page<TokenBody>>> TokensAsync(ApiCall call)
    {
        var tokens = await call.ReadAsync((reading, token) => TokenStore.OfPersonAsync(reading, call.User.Person.Id, token));
        return TypedResults.Ok(new Page<TokenBody>([.. tokens.Select(TokenBody.Of)], Next: null));
    }
}

/// <summary>For whom a token acts.</summary>
internal sealed record MeBody(string Person, string Name, IReadOnlyList<PersonRole> Roles, TokenBody Token)
{
    public static MeBody Of(ApiUser user) => new(user.Person.Id.ToString(), user.Person.Name, user.Person.Roles, TokenBody.Of(user.Token));
}

/// <summary>A token without its secret.</summary>
internal sealed record TokenBody(string Id, string Label, IReadOnlyList<TokenScope> Scopes, Instant IssuedAt, Instant ExpiresAt, Instant? RevokedAt)
{
    public static TokenBody Of(ApiToken token) => new(token.Id.ToString(), token.Label, token.Scopes, token.IssuedAt, token.ExpiresAt, token.RevokedAt);
}
