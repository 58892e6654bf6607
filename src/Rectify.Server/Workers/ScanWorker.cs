using NodaTime;
using Rectify.Findings.Scans;
using Rectify.Foundation;
using Rectify.Server.Hosting;

namespace Rectify.Server.Workers;

/// <summary>Records the scanners' reports that were handed in, beside everything else, in chunks.</summary>
internal sealed class ScanWorker(Instance instance) : IWorker
{
    /// <summary>A large report lets the process end between two of these.</summary>
    private const int StepsAtOnce = 64;

    private readonly ScanRounds _rounds = new(instance.Database, instance.Workspace.Commands, instance.Name);

    /// <inheritdoc />
    public Duration Pause => Duration.FromMilliseconds(500);

    /// <inheritdoc />
    public async Task<Result<Done>> TickAsync(Instant now, CancellationToken cancellation) =>
        (await _rounds.TickAsync(StepsAtOnce, cancellation)).Succeeded(out _, out var problems) ? new Done() : problems;
}
