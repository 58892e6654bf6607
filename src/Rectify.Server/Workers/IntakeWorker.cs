using NodaTime;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Inventory.Intakes;
using Rectify.Server.Hosting;

namespace Rectify.Server.Workers;

/// <summary>Reads what pipelines handed in, beside everything else: a large file holds up no alarm.</summary>
internal sealed class IntakeWorker(Instance instance) : IWorker
{
    private readonly IntakeRounds _rounds = new(
        instance.Database, instance.Workspace.Commands, instance.Name, (file, cancellation) => Uploads.Read(file, cancellation), () => new UploadMatcher(instance));

    /// <inheritdoc />
    public Duration Pause => Duration.FromMilliseconds(500);

    /// <inheritdoc />
    public async Task<Result<Done>> TickAsync(Instant now, CancellationToken cancellation) =>
        (await _rounds.TickAsync(cancellation)).Succeeded(out _, out var problems) ? new Done() : problems;
}
