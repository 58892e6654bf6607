using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Storage;
using Rectify.Storage.Files;

namespace Rectify.Inventory.Intakes;

/// <summary>
/// Reads what was handed in, the oldest first, in short transactions: that the reading begins, what is in the files, what matching made of it. A few intakes go
/// through each step together, since making a step durable costs more than the step. Any number of processes may tick; the one with the lease works, and
/// stopped anywhere the next one goes on with the step that was not done.
/// </summary>
/// <param name="database">The store.</param>
/// <param name="commands">Runs use cases on it; what they record is numbered by whoever numbers the log.</param>
/// <param name="holder">The name of this process where it holds the lease.</param>
/// <param name="read">Reads a file; it never throws on what is in it. Several are read at once.</param>
/// <param name="matcher">What matches the assets of a few intakes.</param>
public sealed class IntakeRounds(
    Database database, Commands commands, string holder, Func<byte[], CancellationToken, IntakeReading> read, Func<IIntakeMatcher> matcher)
{
    /// <summary>How many go together at most, and what their files have together if they are more than one.</summary>
    private const int Most = 16, MostBytes = 4 << 20;

    /// <summary>How long the others wait when this process dies; a step that takes longer holds on to it.</summary>
    private static readonly Duration LeaseTime = Duration.FromSeconds(20);

    /// <summary>For whom this acts in the log; who handed a file in stands with it.</summary>
    private static readonly Actor Self = Actor.Local("rectify");

    private readonly OwnLease lease = new(database, "intakes", holder, LeaseTime);

    /// <summary>Does all that waits; how many steps that were, 0 when nothing waits or another process does it.</summary>
    public Task<Result<int>> TickAsync(CancellationToken cancellationToken) => lease.WorkAsync(
        NextAsync, (held, next, token) => next[0].State == IntakeState.Waiting ? ReadAsync(held, next, token) : MatchAsync(held, next, token), cancellationToken);

    private async Task<IReadOnlyList<Intake>?> NextAsync(CancellationToken cancellationToken)
    {
        var waiting = await database.ReadAsync(Viewer.Machine, (session, token) => IntakeStore.NextAsync(session, Most, token), cancellationToken);
        return waiting.Count == 0 ? null : Together(waiting);
    }

    /// <summary>Those that go through the next step with the first.</summary>
    private static List<Intake> Together(IReadOnlyList<Intake> waiting)
    {
        var together = new List<Intake> { waiting[0] };
        // A file that may have taken a process down goes alone: the others are not to be refused with it.
        if (waiting[0] is { State: IntakeState.Waiting, Attempts: > 0 }) return together;
        foreach (var next in waiting.Skip(1))
        {
            // What came for the same release meanwhile replaces what is matched first.
            var fits = next.State == waiting[0].State && together.Sum(each => each.Size) + next.Size <= MostBytes && together.TrueForAll(each => each.Asset != next.Asset);
            if (!fits || next is { State: IntakeState.Waiting, Attempts: > 0 }) break;
            together.Add(next);
        }
        return together;
    }

    private async Task<Result<bool>> ReadAsync(Lease held, IReadOnlyList<Intake> intakes, CancellationToken cancellationToken)
    {
        if (!(await DoAsync<bool>(held, intakes.Select(intake => new BeginReading(intake.Id)), cancellationToken)).Succeeded(out var begun, out var problems)) return problems;
        if (!begun.IsOurs || begun.Value is not { } may) return false;
        List<Intake> ours = [.. intakes.Where((_, index) => may[index])];
        if (ours.Count == 0) return true;
        var files = await database.ReadAsync(Viewer.Machine, async (session, token) =>
        {
            var bytes = new List<byte[]>();
            foreach (var intake in ours) bytes.Add(await FileStore.ReadAsync(session, intake.Sha256, token));
            return bytes;
        }, cancellationToken);
        var found = new IntakeReading[ours.Count];
        await Parallel.ForAsync(0, ours.Count, cancellationToken, (index, token) =>
        {
            found[index] = read(files[index], token);
            return ValueTask.CompletedTask;
        });
        return await DoneAsync(held, ours.Zip(found, Recorded), cancellationToken);
    }

    private static ICommand<Done> Recorded(Intake intake, IntakeReading found) =>
        found.Nothing is { } nothing ? new RefuseIntake(intake.Id, nothing) : new RecordIntake(intake.Id, found.Scan, found.Notes);

    private async Task<Result<bool>> MatchAsync(Lease held, IReadOnlyList<Intake> intakes, CancellationToken cancellationToken)
    {
        using var against = matcher();
        return await DoneAsync(held, intakes.Select(intake => new FinishIntake(intake.Id, against)), cancellationToken);
    }

    private async Task<Result<bool>> DoneAsync(Lease held, IEnumerable<ICommand<Done>> steps, CancellationToken cancellationToken) =>
        (await DoAsync(held, steps, cancellationToken)).Succeeded(out var done, out var problems) ? done.IsOurs : problems;

    private Task<Result<Held<IReadOnlyList<T>>>> DoAsync<T>(Lease held, IEnumerable<ICommand<T>> steps, CancellationToken cancellationToken) =>
        commands.RunAsync(new UnderLease<IReadOnlyList<T>>(held, LeaseTime, new Together<T>([.. steps])), Self, cancellationToken);
}
