using NodaTime;
using Rectify.Foundation;
using Rectify.Server.Hosting;

namespace Rectify.Server.Workers;

/// <summary>
/// Numbers what stands in no log yet, ten times a second: what another process committed while a third had the lease, and what one left behind that died between its
/// commit and the numbering. Where nothing waits that is one look at the first row of an empty table.
/// </summary>
internal sealed class Numbering(Instance instance) : IWorker
{
    /// <inheritdoc />
    public Duration Pause => Duration.FromMilliseconds(100);

    /// <inheritdoc />
    public async Task<Result<Done>> TickAsync(Instant now, CancellationToken cancellation) =>
        (await instance.Workspace.NumberAsync(cancellation)).Succeeded(out _, out var problems) ? new Done() : problems;
}
