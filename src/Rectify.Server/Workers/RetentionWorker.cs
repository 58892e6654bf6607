using NodaTime;
using Rectify.Cases.Retention;
using Rectify.Foundation;
using Rectify.Imports;
using Rectify.Server.Hosting;

namespace Rectify.Server.Workers;

/// <summary>Erases what is due and not held, as the organisation has set it; nothing unless it has.</summary>
internal sealed class RetentionWorker(Instance instance) : IWorker
{
    private readonly RetentionRounds _rounds = new(instance.Database, instance.Workspace.Commands, ErasableImports.All, instance.Name);

    /// <inheritdoc />
    public Duration Pause => Duration.FromMinutes(10);

    /// <inheritdoc />
    public async Task<Result<Done>> TickAsync(Instant now, CancellationToken cancellation) =>
        (await _rounds.TickAsync(now, cancellation)).Succeeded(out _, out var problems) ? new Done() : problems;
}
