using NodaTime;
using Rectify.Foundation;
using Rectify.Server.Alarms;
using Rectify.Server.Hosting;

namespace Rectify.Server.Workers;

/// <summary>
/// Asks an outside URL once a minute, for as long as alarms can be relied on: somebody works on them, messages go out, the mail server lets us
/// in, the clocks agree. When any of it fails it falls silent, and whoever listens there raises the alarm that we cannot.
/// </summary>
internal sealed partial class Heartbeat(Instance instance, AlarmWorker alarms, WebhookChannel web, ILogger<Heartbeat> log) : IWorker
{
    /// <summary>How long ago somebody must have worked on alarms.</summary>
    private static readonly Duration Idle = Duration.FromMinutes(1);

    /// <summary>How long a message may wait for its receiver before that counts as a failure of ours.</summary>
    private static readonly Duration Waiting = Duration.FromMinutes(10);

    /// <summary>How far this machine's clock and the store's may be apart.</summary>
    private static readonly Duration Skew = Duration.FromSeconds(1);

    /// <inheritdoc />
    public Duration Pause => Duration.FromMinutes(1);

    /// <inheritdoc />
    public async Task<Result<Done>> TickAsync(Instant now, CancellationToken cancellation)
    {
        if (instance.Alarms.Heartbeat is not { } url) return new Done();
        if (await FailureAsync(now, cancellation) is { } failure)
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

    /// <summary>Why alarms cannot be relied on; null when they can.</summary>
    internal async Task<string?> FailureAsync(Instant now, CancellationToken cancellation)
    {
        // After the clock was set back, work done in the future is none.
        if (!(alarms.Rounds.WorkedAt is { } worked && now - worked <= Idle && worked - now <= Idle)) return "nobody works on alarms";
        if (await alarms.Rounds.FailingSinceAsync(now, cancellation) is { } since && now - since > Waiting) return "messages do not go out";
        var skew = await instance.Database.SkewAsync(instance.Clock, cancellation);
        if (Duration.Max(skew, -skew) > Skew) return "the clocks differ";
        return instance.Alarms.Mail is { } server && !await new MailChannel(server).AnswersAsync(AlarmSender.Limit, cancellation) ? "the mail server does not let us in" : null;
    }

    [LoggerMessage(LogLevel.Error, "The heartbeat is silent: {Failure}")]
    private static partial void LogSilent(ILogger log, string failure);

    [LoggerMessage(LogLevel.Warning, "Nobody heard the heartbeat.")]
    private static partial void LogUnheard(ILogger log);
}
