using Rectify.Alerts.Messages;
using Rectify.Server.Accounts;
using Rectify.Server.Alarms;
using Rectify.Server.Api;
using Rectify.Server.Checks;
using Rectify.Server.Ui.Shell;
using Rectify.Server.Workers;
using Rectify.Server.Workers.Mailbox;

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
        services.AddSingleton(TimeProvider.System).AddSingleton<WebhookChannel>().AddSingleton<IAlarmSender, AlarmSender>().AddSingleton<Lookout>();
        AddWorker<Numbering>(services);
        AddWorker<Housekeeping>(services);
        AddWorker<AlarmWorker>(services);
        AddWorker<IntakeWorker>(services);
        AddWorker<ImportWorker>(services);
        AddWorker<RetentionWorker>(services);
        AddWorker<ScanWorker>(services);
        AddWorker<StatementWorker>(services);
        AddWorker<Heartbeat>(services);
        AddWorker<DispatchWorker>(services);
        AddWorker<MailboxWorker>(services);
        AddWorker<ReportMailWorker>(services);
        AddWorker<TimestampWorker>(services);
        TokenAuthentication.Add(services);
        AccountParts.Add(services);
        ApiDescription.Add(services);
        Pages.Add(services);
    }

    private static void AddWorker<T>(IServiceCollection services)
        where T : class, IWorker => services.AddSingleton<T>().AddHostedService<WorkerLoop<T>>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        ApiRoutes.Map(routes);
        ApiDescription.Map(routes);
        CalendarFeed.Map(routes);
        AccountParts.Map(routes);
        Pages.Map(routes);
    }
}
