using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Rectify.Server.Accounts;

/// <summary>What a server needs so that people can be signed in.</summary>
internal static class AccountParts
{
    /// <summary>Adds it.</summary>
    public static void Add(IServiceCollection services)
    {
        SessionAuthentication.Add(services);
        services.AddSingleton<SessionWatch>().AddHostedService(provider => provider.GetRequiredService<SessionWatch>());
        services.AddScoped<SessionStateProvider>().AddScoped<AuthenticationStateProvider>(provider => provider.GetRequiredService<SessionStateProvider>());
        services.AddScoped<CircuitHandler, SessionCircuit>().AddScoped<CurrentUser>();
    }

    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder routes) => SessionRoutes.Map(routes);
}
