using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Storage;
using Rectify.Storage.Files;

namespace Rectify.Inventory.Intakes;

/// <summary>
/// Reads what was handed in, the oldest first, each in short transactions: that its reading begins, what is in it, what matching made of it. Any number of
/// processes may tick; the one with the lease works, and stopped anywhere the next one goes on with the step that was not done.
/// </summary>
/// <param name="database">The store.</param>
/// <param name="commands">Runs use cases on it; what they record is numbered by whoever numbers the log.</param>
/// <param name="holder">The name of this process where it holds the lease.</param>
/// <param name="read">Reads a file; it never throws on what is in it.</param>
/// <param name="match">Matches an asset.</param>
public sealed class IntakeRounds(
    Database database, Commands commands, string holder, Func<byte[], CancellationToken, IntakeReading> read,
    Func<AssetId, CancellationToken, Task<Result<IntakeMatching>>> match)
{
    /// <summary>Longer than reading the largest file may take.</summary>
    private static readonly Duration LeaseTime = Duration.FromMinutes(5);

    /// <summary>For whom this acts in the log; who handed a file in stands with it.</summary>
    private static readonly Actor Self = Actor.Local("rectify");

    private readonly OwnLease lease = new(database, "intakes", holder, LeaseTime);

    /// <summary>Does all that waits; how many steps that were, 0 when nothing waits or another process does it.</summary>
    public Task<Result<int>> TickAsync(CancellationToken cancellationToken) => lease.WorkAsync(
        NextAsync, (held, next, token) => next.State == IntakeState.Waiting ? ReadAsync(held, next, token) : MatchAsync(held, next, token), cancellationToken);

    private Task<Intake?> NextAsync(CancellationToken cancellationToken) => database.ReadAsync(Viewer.Machine, IntakeStore.NextAsync, cancellationToken);

    private async Task<Result<bool>> ReadAsync(Lease held, Intake intake, CancellationToken cancellationToken)
    {
        if (!(await commands.RunAsync(new UnderLease<bool>(held, LeaseTime, new BeginReading(intake.Id)), Self, cancellationToken)).Succeeded(out var begun, out var problems)) return problems;
        if (!begun.IsOurs || !begun.Value) return begun.IsOurs;
        var found = read(await database.ReadAsync(Viewer.Machine, (session, token) => FileStore.ReadAsync(session, intake.Sha256, token), cancellationToken), cancellationToken);
        return await DoAsync(held, found.Nothing is { } nothing ? new RefuseIntake(intake.Id, nothing) : new RecordIntake(intake.Id, found.Scan, found.Notes), cancellationToken);
    }

    private async Task<Result<bool>> MatchAsync(Lease held, Intake intake, CancellationToken cancellationToken) =>
        (await match(intake.Asset, cancellationToken)).Succeeded(out var matching, out var problems)
            ? await DoAsync(held, new FinishIntake(intake.Id, matching.Matched, matching.Why), cancellationToken)
            : problems;

    private async Task<Result<bool>> DoAsync(Lease held, ICommand<Done> command, CancellationToken cancellationToken) =>
        (await commands.RunAsync(new UnderLease<Done>(held, LeaseTime, command), Self, cancellationToken)).Succeeded(out var done, out var problems) ? done.IsOurs : problems;
}
