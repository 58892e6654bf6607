using Rectify.Server.Api;

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
        TokenAuthentication.Add(services);
        ApiDescription.Add(services);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        ApiRoutes.Map(routes);
        ApiDescription.Map(routes);
    }
}
