using NodaTime;
using Rectify.Foundation;
using Rectify.Server.Dispatch;
using Rectify.Server.Hosting;
using Rectify.Submissions.Dispatch;

namespace Rectify.Server.Workers;

/// <summary>Brings what people sent to the mail server soon after, where there is one. It sends nothing that nobody pressed Send for, and nothing twice.</summary>
internal sealed partial class DispatchWorker(Instance instance, ILogger<DispatchWorker> log) : IWorker
{
    private readonly MailingRounds? _rounds = instance.Alarms.Mail is { } server
        ? new(instance.Database, instance.Workspace.Commands, new MailSender(server, () => instance.Now), instance.Clock, instance.Name)
        : null;

    /// <inheritdoc />
    public Duration Pause => Duration.FromSeconds(2);

    /// <inheritdoc />
    public async Task<Result<Done>> TickAsync(Instant now, CancellationToken cancellation)
    {
        if (_rounds is null || !await _rounds.AnyWaitsAsync(cancellation)) return new Done();
        // A store that was put back in silence may hold as waiting what has left long ago.
        if (await instance.Workspace.PutBackAsync(cancellation) is { } putBack) return putBack;
        if (!(await _rounds.TickAsync(cancellation)).Succeeded(out var brought, out var problems)) return problems;
        if (brought > 0) LogBrought(log, brought);
        return new Done();
    }

    [LoggerMessage(LogLevel.Information, "Reports brought to the mail server: {Brought}")]
    private static partial void LogBrought(ILogger log, int brought);
}
