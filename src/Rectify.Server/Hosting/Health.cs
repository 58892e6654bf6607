using System.Data.Common;

namespace Rectify.Server.Hosting;

/// <summary>
/// <c>/healthz</c>: the process answers. <c>/readyz</c>: it can read its store and may sign its log, so that a load balancer may send it work.
/// Neither says anything about what the store holds.
/// </summary>
internal static class Health
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", static () => Results.Text("alive\n")).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/readyz", static async (Instance instance, CancellationToken cancellation) =>
            await WhyNotAsync(instance, cancellation) is { } why ? Results.Text($"{why}\n", statusCode: StatusCodes.Status503ServiceUnavailable) : Results.Text("ready\n"))
            .AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<string?> WhyNotAsync(Instance instance, CancellationToken cancellation)
    {
        try
        {
            return (await instance.Workspace.SignsAsync(cancellation)).Succeeded(out _, out var problems)
                ? null
                : $"the log is not signed: {string.Join(", ", problems.Select(problem => problem.Code))}; 'rectify server check' says why";
        }
        catch (Exception failure) when (failure is DbException or IOException or TimeoutException)
        {
            return "the store cannot be read";
        }
    }
}
