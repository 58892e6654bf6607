using NodaTime;
using Rectify.Cases.Reports.Mailbox;
using Rectify.Foundation;
using Rectify.Server.Hosting;

namespace Rectify.Server.Workers.Mailbox;

/// <summary>Tells finders twice a minute that their reports have come, where the organisation wants it and there are a mailbox and a mail server.</summary>
internal sealed partial class ReportMailWorker(Instance instance, ILogger<ReportMailWorker> log) : IWorker
{
    private readonly ReportMailRounds? _rounds = instance is { Mailbox: not null, Alarms.Mail: { } server }
        ? new(instance.Database, instance.Workspace.Commands, new ReportMail(server), instance.Name)
        : null;

    /// <inheritdoc />
    public Duration Pause => Duration.FromSeconds(30);

    /// <inheritdoc />
    public async Task<Result<Done>> TickAsync(Instant now, CancellationToken cancellation)
    {
        if (_rounds is null) return new Done();
        if (!(await _rounds.TickAsync(now, cancellation)).Succeeded(out var answered, out var problems)) return problems;
        if (answered > 0) LogAnswered(log, answered);
        return new Done();
    }

    [LoggerMessage(LogLevel.Information, "Reports acknowledged by mail: {Answered}")]
    private static partial void LogAnswered(ILogger log, int answered);
}
