using System.Security.Cryptography;
using System.Text.Json;

namespace Rectify.Server.Api;

/// <summary>The tag of what can be edited: the same while what is told of it is the same.</summary>
internal static class ETags
{
    /// <summary>The tag of a body.</summary>
    public static string Of<T>(T body) => $"\"{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(body, ApiJson.Options)).AsSpan(0, 12))}\"";

    /// <summary>The answer with the body and its tag; that there is no such thing, when there is no body.</summary>
    public static IResult Answer<T>(HttpResponse response, T? body)
        where T : class
    {
        if (body is null) return ProblemMapping.Of(ApiProblems.NotFound);
        response.Headers.ETag = Of(body);
        return TypedResults.Ok(body);
    }

    /// <summary>The endpoint edits something that was read: it asks for the tag of what was read.</summary>
    public static RouteHandlerBuilder Edits(this RouteHandlerBuilder endpoint) =>
        endpoint.Produces(StatusCodes.Status204NoContent).Takes("If-Match", "The ETag of the answer that was read.", required: true)
            .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed, StatusCodes.Status428PreconditionRequired);
}
