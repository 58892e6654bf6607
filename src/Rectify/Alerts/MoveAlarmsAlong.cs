using Rectify.Alerts.Messages;
using Rectify.Alerts.Rotas;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Alerts;

/// <summary>Moves along what nobody acknowledged in time, and tells whoever's turn begins. It answers how many alarms it moved.</summary>
internal sealed record MoveAlarmsAlong : ICommand<int>
{
    private const int AtOnce = 100;

    public Permitted By => Permitted.Local;

    public async Task<Result<int>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var telling = await Telling.AtAsync(change, cancellationToken);
        await TurnsAsync(change, telling, cancellationToken);
        var moving = await AlarmStore.MovingAsync(change.Session, change.Now, AtOnce, cancellationToken);
        foreach (var alarm in moving)
        {
            var hop = alarm.Hop + 1;
            var people = telling.HopAt(hop, change.Now);
            var moved = alarm with { Hop = hop, MovesAt = telling.GoesOnAfter(hop, change.Now) ? change.Now + telling.Patience : null };
            await AlarmStore.MoveAsync(change.Session, moved, people, change.Now, cancellationToken);
            if (people.Count == 0) continue;
            telling.Tell(moved, people);
            await change.RecordAsync(new AlarmMovedAlong(moved, people), cancellationToken);
        }
        await telling.WriteAsync(change, cancellationToken);
        return moving.Count;
    }

    private static async Task TurnsAsync(Change change, Telling telling, CancellationToken cancellationToken)
    {
        foreach (var rota in telling.Rotas)
        {
            if (rota.TurnAt(change.Now) is not { } person) continue;
            await RotaStore.SetOnDutyAsync(change.Session, rota.Id, person, change.Now, cancellationToken);
            await change.RecordAsync(new TurnBegan(rota.Id, person), cancellationToken);
            foreach (var address in telling.Addresses.Where(address => address.Person == person))
                await MessageStore.AddAsync(change.Session, change.NewId(), address.Id, rota.Id, [], change.Now, cancellationToken);
        }
    }
}
