using Microsoft.AspNetCore.HttpOverrides;
using Rectify.Server.Settings;

namespace Rectify.Server.Hosting;

/// <summary>Puts the web application together: what it listens to, how it logs, what it answers.</summary>
internal static class ServerHost
{
    /// <summary>The application, not yet started.</summary>
    /// <param name="settings">What the server was told.</param>
    /// <param name="instance">The open store.</param>
    /// <param name="services">What answers, and who may ask.</param>
    /// <param name="map">Where it answers.</param>
    public static WebApplication Build(ServerSettings settings, Instance instance, Action<IServiceCollection> services, Action<IEndpointRouteBuilder> map)
    {
        // Nothing but our own settings configures it: no appsettings.json of whatever folder it was started in.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "Rectify.Server", ContentRootPath = AppContext.BaseDirectory });
        // Where the program was built, what pages are made of lies where it was written; once published, beside it.
        builder.WebHost.UseStaticWebAssets();
        // Served where it was built as once published: compressed, and kept by browsers.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
        });
        builder.WebHost.UseUrls([.. settings.Listen]);
        builder.Logging.AddJsonConsole(console => (console.UseUtcTimestamp, console.TimestampFormat) = (true, "yyyy-MM-ddTHH:mm:ss.fffZ"))
            .SetMinimumLevel(LogLevel.Information)
            .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
            .AddFilter("Rectify.Server.Api.TokenAuthentication", LogLevel.Warning)
            .AddFilter("Rectify.Server.Accounts.SessionAuthentication", LogLevel.Warning)
            // It warns that its keys are kept as they are: it does not see that they are sealed as a whole.
            .AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        builder.Services.AddSingleton(instance);
        Telemetry.Add(builder.Services, settings.Telemetry);
        builder.Services.AddRouting();
        services(builder.Services);
        var host = builder.Build();
        host.UseForwardedHeaders(Forwarded(settings.PublicAddress));
        SecurityHeaders.Use(host);
        host.UseExceptionHandler();
        host.UseWhen(context => IsOfPages(context) && HttpMethods.IsGet(context.Request.Method), pages => pages.UseStatusCodePagesWithReExecute("/not-found"));
        host.UseRouting();
        // What leads nowhere is told so before anybody is asked who they are.
        host.UseWhen(context => IsOfPages(context) && context.GetEndpoint() is null, static nowhere => nowhere.Run(static context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }));
        host.UseAuthentication();
        host.UseAuthorization();
        host.UseRateLimiter();
        host.UseAntiforgery();
        Health.Map(host);
        map(host);
        return host;
    }

    private static bool IsOfPages(HttpContext context) => !context.Request.Path.StartsWithSegments("/api");

    /// <summary>A proxy says by which scheme and for whom it asks; only those that were named, and those on this machine, are believed.</summary>
    private static ForwardedHeadersOptions Forwarded(PublicAddress address)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        foreach (var proxy in address.Proxies) options.KnownIPNetworks.Add(proxy);
        return options;
    }

    /// <summary>What a request may bring where its endpoint does not say otherwise.</summary>
    private const long MaxRequestBytes = 4 << 20;
}
