using Rectify.Foundation;
using Rectify.Server.Hosting;

namespace Rectify.Server.Api;

/// <summary>The one place where problems become HTTP answers (RFC 9457); <see cref="ExitCodes"/> is the same for the command line.</summary>
internal static class ProblemMapping
{
    /// <summary>What such an answer is.</summary>
    public const string ContentType = "application/problem+json";

    /// <summary>The status of one kind of problem.</summary>
    public static int StatusOf(Problem problem) => problem switch
    {
        { Code: "RCT-API-001" } => StatusCodes.Status401Unauthorized,
        { Code: "RCT-API-011" } => StatusCodes.Status428PreconditionRequired,
        { Code: "RCT-API-013" } => StatusCodes.Status413PayloadTooLarge,
        { Code: "RCT-API-015" } => StatusCodes.Status500InternalServerError,
        { Kind: ProblemKind.Invalid } => StatusCodes.Status400BadRequest,
        { Kind: ProblemKind.NotFound } => StatusCodes.Status404NotFound,
        { Kind: ProblemKind.Conflict } => StatusCodes.Status409Conflict,
        { Kind: ProblemKind.Stale } => StatusCodes.Status412PreconditionFailed,
        { Kind: ProblemKind.Refused } => StatusCodes.Status403Forbidden,
        { Kind: ProblemKind.Unreadable } => StatusCodes.Status422UnprocessableEntity,
        { Kind: ProblemKind.Unavailable } => StatusCodes.Status503ServiceUnavailable,
        _ => throw new ArgumentOutOfRangeException(nameof(problem), problem, "A new kind of problem needs its status"),
    };

    /// <summary>The answer to a failure: the status of the first problem, and all of them.</summary>
    public static IResult Of(Problems problems) => new Answer(problems);

    /// <summary>The answer to one problem.</summary>
    public static IResult Of(Problem problem) => Of(Problems.Of(problem));

    private sealed class Answer(Problems problems) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var first = problems.First();
            var language = Languages.Of(httpContext.Request);
            var status = StatusOf(first);
            httpContext.Response.StatusCode = status;
            if (status == StatusCodes.Status503ServiceUnavailable) httpContext.Response.Headers.RetryAfter = "1";
            httpContext.Response.Headers.ContentLanguage = language.Tag();
            await httpContext.Response.WriteAsJsonAsync(
                new ProblemBody(
                    $"urn:rectify:problem:{first.Code}", first.Message.In(language), status, first.Code,
                    [.. problems.Select(problem => new ProblemLine(problem.Code, problem.Message.In(language)))]),
                ApiJson.Options, ContentType, httpContext.RequestAborted);
        }
    }
}

/// <summary>Problem details (RFC 9457), with everything that was wrong.</summary>
/// <param name="Type">Names the sort of problem.</param>
/// <param name="Title">The first problem in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">Its code, stable for ever: what a script matches on.</param>
/// <param name="Problems">All of them.</param>
internal sealed record ProblemBody(string Type, string Title, int Status, string Code, IReadOnlyList<ProblemLine> Problems);

/// <summary>One of the problems.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Message">What is wrong, in the language that was asked for (Accept-Language: en or zh).</param>
internal sealed record ProblemLine(string Code, string Message);
