using Rectify.Server.Api;
using Rectify.Server.Workers;

namespace Rectify.Server;

/// <summary>What a server is made of beside its host.</summary>
internal static class ServerParts
{
    public static void Add(IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => ApiJson.Set(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);
        services.AddProblemDetails();
        services.AddExceptionHandler<Failures>();
        services.AddSingleton(TimeProvider.System).AddSingleton<Housekeeping>().AddHostedService<WorkerLoop>();
        TokenAuthentication.Add(services);
        ApiDescription.Add(services);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        ApiRoutes.Map(routes);
        ApiDescription.Map(routes);
    }
}
