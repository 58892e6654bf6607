using NodaTime;
using Rectify.Foundation;
using Rectify.Server.Alarms;
using Rectify.Server.Checks;
using Rectify.Server.Hosting;

namespace Rectify.Server.Workers;

/// <summary>
/// Looks once a minute whether what everybody relies on works, and asks an outside URL for as long as alarms can be relied on: somebody works on them, messages go out,
/// the mail server lets us in, the clocks agree. When any of it fails it falls silent, and whoever listens there raises the alarm that we cannot.
/// </summary>
internal sealed partial class Heartbeat(Instance instance, Lookout lookout, AlarmWorker alarms, WebhookChannel web, ILogger<Heartbeat> log) : IWorker
{
    /// <inheritdoc />
    public Duration Pause => Duration.FromMinutes(1);

    /// <inheritdoc />
    public async Task<Result<Done>> TickAsync(Instant now, CancellationToken cancellation)
    {
        var seen = await lookout.LookAsync(alarms.Rounds, now, cancellation);
        if (instance.Alarms.Heartbeat is not { } url) return new Done();
        if (seen.Failure is { } failure)
        {
            LogSilent(log, failure);
            return new Done();
        }
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(AlarmSender.Limit.ToTimeSpan());
            if (!await web.AskAsync(url, limit.Token)) LogUnheard(log);
        }
        catch (Exception unheard) when (unheard is HttpRequestException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            LogUnheard(log);
        }
        return new Done();
    }

    [LoggerMessage(LogLevel.Error, "The heartbeat is silent: {Failure}")]
    private static partial void LogSilent(ILogger log, string failure);

    [LoggerMessage(LogLevel.Warning, "Nobody heard the heartbeat.")]
    private static partial void LogUnheard(ILogger log);
}
