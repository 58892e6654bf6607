using NodaTime;
using Rectify.Foundation;
using Rectify.Imports;
using Rectify.Server.Hosting;

namespace Rectify.Server.Workers;

/// <summary>Looks at tables that were brought in and applies them, beside everything else: a large one holds up no alarm.</summary>
internal sealed class ImportWorker(Instance instance) : IWorker
{
    private readonly ImportRounds _rounds = new(instance.Database, instance.Workspace.Commands, instance.Clock, instance.Name);

    /// <inheritdoc />
    public Duration Pause => Duration.FromMilliseconds(500);

    /// <inheritdoc />
    public async Task<Result<Done>> TickAsync(Instant now, CancellationToken cancellation) =>
        (await _rounds.TickAsync(cancellation)).Succeeded(out _, out var problems) ? new Done() : problems;
}
