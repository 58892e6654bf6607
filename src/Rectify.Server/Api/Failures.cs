using System.Data.Common;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Rectify.Foundation;

namespace Rectify.Server.Api;

/// <summary>What was thrown while a request was answered, as a problem: a body that does not read, a store that is away, a bug.</summary>
internal sealed partial class Failures(ILogger<Failures> log) : IExceptionHandler
{
    /// <inheritdoc />
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested) return true;
        await ProblemMapping.Of(Of(exception, httpContext.TraceIdentifier)).ExecuteAsync(httpContext);
        return true;
    }

    private Problem Of(Exception exception, string trace)
    {
        switch (exception)
        {
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }: return ApiProblems.TooLarge;
            case BadHttpRequestException { InnerException: JsonException wrong }: return ApiProblems.NotJson(wrong.Path is { Length: > 1 } path ? $"{path}: {Short(wrong.Message)}" : Short(wrong.Message));
            case BadHttpRequestException request: return ApiProblems.NotJson(Short(request.Message));
            case DbException or TimeoutException:
                LogAway(log, exception, trace);
                return ApiProblems.StoreAway;
            default:
                LogBug(log, exception, trace);
                return ApiProblems.Bug(trace);
        }
    }

    /// <summary>The library's words without the place, which is told otherwise, and without the names of our types, which say nothing to anybody.</summary>
    private static string Short(string message) => OwnType().Replace(message.Split(" Path: ")[0], "this body");

    [GeneratedRegex(@"'?Rectify\.[\w.+`]+'?")]
    private static partial Regex OwnType();

    [LoggerMessage(LogLevel.Error, "A request failed by a fault of the server ({Trace}).")]
    private static partial void LogBug(ILogger log, Exception fault, string trace);

    [LoggerMessage(LogLevel.Warning, "The store could not be used ({Trace}).")]
    private static partial void LogAway(ILogger log, Exception fault, string trace);
}
