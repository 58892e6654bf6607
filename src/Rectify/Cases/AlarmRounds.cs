using NodaTime;
using Rectify.Alerts;
using Rectify.Alerts.Messages;
using Rectify.Alerts.Rotas;
using Rectify.Cases.Tasks;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Cases;

/// <summary>
/// What one process does for alarms: raises those whose time has come, moves along what nobody acknowledged, tells of tasks that are due, sends messages. Any number of
/// processes may tick; the one with the lease works, and one that slept through its lease records nothing (design §5). A message may be sent twice
/// when a process dies after sending and before noting it, never not at all; its id stays the same.
/// </summary>
/// <param name="database">The store.</param>
/// <param name="commands">Runs use cases on it; what they record is numbered by whoever numbers the log.</param>
/// <param name="sender">Sends messages.</param>
/// <param name="holder">The name of this process where it holds the lease.</param>
/// <param name="leaseTime">How long another process waits for this one when it dies; longer than a message may take.</param>
public sealed class AlarmRounds(Database database, Commands commands, IAlarmSender sender, string holder, Duration leaseTime)
{
    private const string LeaseName = "alarms";
    private const int MessagesAtOnce = 16;

    /// <summary>For whom this acts in the log.</summary>
    private static readonly Actor Self = Actor.Local("rectify");

    /// <summary>When this process last worked, or another one did for it; what the heartbeat looks at.</summary>
    public Instant? WorkedAt { get; private set; }

    /// <summary>One round; false when another process has the lease.</summary>
    public async Task<Result<bool>> TickAsync(Laws laws, Instant now, CancellationToken cancellationToken)
    {
        if (!await database.ReadAsync(Viewer.Machine, (session, token) => IsThereWorkAsync(session, now, token), cancellationToken))
        {
            WorkedAt = now;
            return true;
        }
        var acquired = await database.AcquireLeaseAsync(LeaseName, holder, leaseTime, cancellationToken);
        if (!acquired.Succeeded(out var held, out var problems)) return problems;
        if (held is not { } lease)
        {
            WorkedAt = now;
            return false;
        }
        for (var looked = RaiseAlarms.AtOnce; looked == RaiseAlarms.AtOnce;)
        {
            if (!(await HeldAsync(lease, new RaiseAlarms(laws), cancellationToken)).Succeeded(out var raising, out problems)) return problems;
            if (!raising.IsOurs) return false;
            looked = raising.Value;
        }
        for (var told = TellDueTasks.AtOnce; told == TellDueTasks.AtOnce;)
        {
            if (!(await HeldAsync(lease, new TellDueTasks(), cancellationToken)).Succeeded(out var telling, out problems)) return problems;
            if (!telling.IsOurs) return false;
            told = telling.Value;
        }
        if (!(await HeldAsync(lease, new MoveAlarmsAlong(), cancellationToken)).Succeeded(out var moving, out problems)) return problems;
        if (!moving.IsOurs) return false;
        while (await database.ReadAsync(Viewer.Machine, (session, token) => MessageStore.DueAsync(session, now, MessagesAtOnce, token), cancellationToken) is { Count: > 0 } due)
        {
            var attempts = await Task.WhenAll(due.Select(async each => new Attempt(each.Message, each.MadeAt, await sender.SendAsync(each.Message, cancellationToken))));
            if (!(await HeldAsync(lease, new NoteAttempts(attempts), cancellationToken)).Succeeded(out var noting, out problems)) return problems;
            if (!noting.IsOurs) return false;
        }
        WorkedAt = now;
        return true;
    }

    /// <summary>Asked each time before anything is written: a store in which nothing rings is left alone.</summary>
    private static async Task<bool> IsThereWorkAsync(ReadSession session, Instant now, CancellationToken cancellationToken) =>
        await DutyStore.IsAlarmingAsync(session, now, cancellationToken)
        || await MessageStore.IsDueAsync(session, now, cancellationToken)
        || await AlarmStore.IsMovingAsync(session, now, cancellationToken)
        || await TaskStore.IsDueAsync(session, now, cancellationToken)
        || (await RotaStore.ListAsync(session, now, cancellationToken)).Any(rota => rota.TurnAt(now) is not null);

    private Task<Result<Held<T>>> HeldAsync<T>(Lease lease, ICommand<T> command, CancellationToken cancellationToken) =>
        commands.RunAsync(new UnderLease<T>(lease, leaseTime, command), Self, cancellationToken);

    /// <summary>Since when messages cannot be sent; null while all go out. What was given up within a day counts too.</summary>
    public Task<Instant?> FailingSinceAsync(Instant now, CancellationToken cancellationToken) => database.ReadAsync(Viewer.Machine, async (session, token) =>
        await MessageStore.FailingSinceAsync(session, token)
        ?? (await MessageStore.GivenUpAsync(session, now - AlarmMessage.Lifetime - Duration.FromDays(1), token) > 0 ? now - AlarmMessage.Lifetime : null), cancellationToken);
}
