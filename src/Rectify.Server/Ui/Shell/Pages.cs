using MudBlazor.Services;
using Rectify.Documents.Printing;
using Rectify.Server.Ui.Recipients;

namespace Rectify.Server.Ui.Shell;

/// <summary>Puts the pages into the server.</summary>
internal static class Pages
{
    /// <summary>What the pages are made of.</summary>
    public static void Add(IServiceCollection services)
    {
        // Whoever drops 500 files on a page sends their names in one message.
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => hub.MaximumReceiveMessageSize = 512 << 10);
        services.AddMudServices(mud => mud.SnackbarConfiguration.PositionClass = MudBlazor.Defaults.Classes.Position.BottomRight);
        services.AddCascadingAuthenticationState();
        services.AddSingleton<LogWatch>().AddHostedService(provider => provider.GetRequiredService<LogWatch>());
        services.AddScoped<Here>().AddSingleton<BoundRecipients>();
        services.AddSingleton(_ => new PdfPrinter(new PdfPrinterSettings()));
    }

    /// <summary>Where they answer.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapStaticAssets().AllowAnonymous();
        DraftRoutes.Map(routes);
        // Of all of them, the connection too, but those that say that they are for everybody. Who may show a page inside its own is said with the rest (Hosting/SecurityHeaders).
        routes.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(mode => mode.ContentSecurityFrameAncestorsPolicy = null)
            .RequireAuthorization(SignedIn.Policy);
    }
}
