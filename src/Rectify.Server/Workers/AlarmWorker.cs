using NodaTime;
using Rectify.Alerts.Messages;
using Rectify.Cases;
using Rectify.Foundation;
using Rectify.Server.Alarms;
using Rectify.Server.Hosting;

namespace Rectify.Server.Workers;

/// <summary>Raises alarms and sends what is to be sent, beside everything else, so that a receiver that does not answer holds up nothing.</summary>
internal sealed class AlarmWorker(Instance instance, IAlarmSender sender, Duration? leaseTime = null) : IWorker
{
    /// <summary>How long another process waits when this one dies: longer than a message may take, so that nobody else sends it meanwhile.</summary>
    private static readonly Duration LeaseTime = AlarmSender.Limit + Duration.FromSeconds(5);

    /// <inheritdoc />
    public Duration Pause => Duration.FromSeconds(1);

    /// <summary>The rounds, for the heartbeat.</summary>
    public AlarmRounds Rounds { get; } = new(instance.Database, instance.Workspace.Commands, sender, instance.Name, leaseTime ?? LeaseTime);

    /// <inheritdoc />
    public async Task<Result<Done>> TickAsync(Instant now, CancellationToken cancellation) =>
        (await Rounds.TickAsync(await instance.LawsAsync(cancellation), now, cancellation)).Succeeded(out _, out var problems) ? new Done() : problems;
}
