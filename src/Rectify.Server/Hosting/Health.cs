using System.Data.Common;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Server.Hosting;

/// <summary>
/// <c>/healthz</c>: the process answers. <c>/readyz</c>: it can read its store, so that a load balancer may send it work. Neither says
/// anything about what the store holds.
/// </summary>
internal static class Health
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", static () => Results.Text("alive\n")).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/readyz", static async (Instance instance, CancellationToken cancellation) =>
            await ReadsAsync(instance, cancellation) ? Results.Text("ready\n") : Results.Text("the store cannot be read\n", statusCode: StatusCodes.Status503ServiceUnavailable)).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<bool> ReadsAsync(Instance instance, CancellationToken cancellation)
    {
        try
        {
            await instance.Database.ReadAsync(Viewer.Machine, LogReader.CheckpointAsync, cancellation);
            return true;
        }
        catch (Exception failure) when (failure is DbException or IOException or TimeoutException)
        {
            return false;
        }
    }
}
