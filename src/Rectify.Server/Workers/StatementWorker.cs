using NodaTime;
using Rectify.Findings.Statements;
using Rectify.Foundation;
using Rectify.Server.Hosting;

namespace Rectify.Server.Workers;

/// <summary>Brings what statements say to findings that are too many for one transaction, beside everything else.</summary>
internal sealed class StatementWorker(Instance instance) : IWorker
{
    private readonly StatementRounds _rounds = new(instance.Database, instance.Workspace.Commands, instance.Name);

    /// <inheritdoc />
    public Duration Pause => Duration.FromMilliseconds(500);

    /// <inheritdoc />
    public async Task<Result<Done>> TickAsync(Instant now, CancellationToken cancellation) =>
        (await _rounds.TickAsync(int.MaxValue, cancellation)).Succeeded(out _, out var problems) ? new Done() : problems;
}
